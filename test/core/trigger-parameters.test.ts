import { Settings } from 'luxon';
import type { INodeParameters } from 'n8n-workflow';

import { clock } from '../../nodes/Xero/transport/clock';
import { watchable } from '../../nodes/Xero/description/triggerPlaces';
import { watchableFields } from '../../nodes/Xero/triggers/fields';
import { openWorld } from './harness';
import { Poller } from './harness/poll';
import { told, Watching } from './harness/watching';

/* Filters, Simplify, the beginning in the past, what a node may remember, and the test in the editor. */

let xero: Watching;

beforeEach(async () => {
	xero = new Watching(await openWorld());
});
afterEach(async () => await xero.world.close());

describe('Filters', () => {
	test('by contact, amount and status: what happened is told first, so that a record which begins to match is not new', async () => {
		const contact = xero.contact('Wanted Ltd');
		const poller = await xero.watch('invoice', 'created', {
			filters: {
				contact: { __rl: true, mode: 'id', value: String(contact.ContactID) },
				amountFrom: '20.00',
				amountTo: 50,
				statuses: ['AUTHORISED'],
			},
		});
		const mine = { Contact: { ContactID: contact.ContactID } };
		const line = { Description: 'Mugs', UnitAmount: 10, AccountCode: '200' };
		const wanted = xero.invoice(20, mine);
		const draft = xero.invoice(20, { ...mine, Status: 'DRAFT' });
		xero.invoice(20, { ...mine, LineItems: [{ ...line, Quantity: 9 }] });
		xero.invoice(20, { ...mine, LineItems: [{ ...line, Quantity: 1 }] });
		xero.invoice();
		expect(told((await poller.poll()).items, 'InvoiceID')).toEqual([['created', wanted.InvoiceID]]);
		xero.pass(1);
		xero.edit('Invoices', draft.InvoiceID, { Status: 'AUTHORISED' });
		expect((await poller.poll()).started).toBe(false);
	});

	test('by type and account', async () => {
		const [account, other] = xero.world.books('Accounts').filter(({ Type }) => Type === 'BANK');
		const poller = await xero.watch('bankTransaction', 'created', {
			filters: { types: ['SPEND'], account: String(account.Code) },
		});
		const spend = (Type: string, AccountID: unknown) =>
			xero.add('BankTransactions', {
				Type,
				BankAccount: { AccountID },
				Contact: { Name: 'Bayside Club' },
				LineItems: [{ Description: 'Ink', Quantity: 1, UnitAmount: 5, AccountCode: '429' }],
			});
		const wanted = spend('SPEND', account.AccountID);
		spend('RECEIVE', account.AccountID);
		spend('SPEND', other.AccountID);
		expect(told((await poller.poll()).items, 'BankTransactionID')).toEqual([
			['created', wanted.BankTransactionID],
		]);
	});

	test('by a condition of one’s own, which Xero applies and which joins that of the object', async () => {
		const poller = await xero.watch('invoice', 'createdOrUpdated', {
			filters: { where: 'Reference=="yes" OR Reference=="maybe"' },
		});
		const wanted = xero.invoice(20, { Reference: 'yes' });
		xero.invoice(20, { Reference: 'no' });
		xero.invoice(20, { Reference: 'yes', Type: 'ACCPAY', InvoiceNumber: 'B-7' });
		const { items, calls } = await poller.poll();
		expect(told(items, 'InvoiceID')).toEqual([['createdOrUpdated', wanted.InvoiceID]]);
		expect(calls[0].query.where).toBe(
			'Type=="ACCREC" AND (Reference=="yes" OR Reference=="maybe")',
		);
	});

	test('an amount that is no number is refused at activation, by its name', async () => {
		await expect(
			xero.watch('invoice', 'created', { filters: { amountTo: 'much' } }),
		).rejects.toThrow('Amount To must be a number');
	});

	test('an account by its code is refused where Xero tells the id alone', async () => {
		const account = (filters: INodeParameters) =>
			xero.watch('batchPayment', 'created', { filters });
		await expect(account({ account: '090' })).rejects.toThrow(/^Account must be a Xero id here/);
		const [bank, other] = xero.world.books('Accounts').filter(({ Type }) => Type === 'BANK');
		const poller = await account({ account: String(bank.AccountID) });
		for (const { AccountID } of [bank, other])
			xero.add('BatchPayments', {
				Account: { AccountID },
				Date: xero.world.day(0),
				Payments: [{ Invoice: { InvoiceID: xero.invoice().InvoiceID }, Amount: 5 }],
			});
		expect((await poller.poll()).items).toMatchObject([{ AccountName: bank.Name }]);
	});

	test('a condition Xero cannot read is refused at activation', async () => {
		await expect(
			xero.watch('invoice', 'createdOrUpdated', { filters: { where: 'Reference==' } }),
		).rejects.toMatchObject({ description: 'Check Where under Filters.' });
	});

	test('a condition never makes a record of before activation new', async () => {
		const old = xero.invoice(20, { Reference: 'no' });
		const poller = await xero.watch('invoice', 'created', {
			filters: { where: 'Reference=="yes"' },
		});
		xero.pass(5);
		xero.edit('Invoices', old.InvoiceID, { Reference: 'yes' });
		expect((await poller.poll()).started).toBe(false);
	});
});

test('Simplify: the few attributes of Get Many, or the whole record with its lines, for the same one call', async () => {
	const simple = await xero.watch('invoice', 'created');
	const whole = await xero.watch('invoice', 'created', { simplify: false });
	xero.invoice();
	const [short, long] = [await simple.poll(), await whole.poll()];
	expect(Object.keys(short.items[0]).slice(0, 4)).toEqual([
		'InvoiceID',
		'InvoiceNumber',
		'ContactName',
		'Status',
	]);
	expect(long.items[0]).toMatchObject({
		LineItems: [{ Description: 'Mugs', Quantity: 2 }],
		DueDate: xero.world.day(20),
	});
	expect([short.calls.length, long.calls.length]).toEqual([1, 1]);
});

describe('Start From a date', () => {
	test('what was before comes in slices, oldest first, and what is new does not wait for it', async () => {
		const made: unknown[] = [];
		xero.pass(24 * 60);
		const startDate = xero.world.control.clock().iso;
		for (let at = 0; at < 700; at++) {
			if (at % 50 === 0) xero.pass(1);
			made.push(
				xero.add('Quotes', {
					Title: `Old ${String(at).padStart(3, '0')}`,
					Contact: { Name: 'Bayside Club' },
					Date: xero.world.day(0),
					LineItems: [{ Description: 'Mugs', Quantity: 1, UnitAmount: 5 }],
				}).Title,
			);
		}
		const poller = await xero.watch('quote', 'createdOrUpdated', { startFrom: 'date', startDate });
		xero.pass(1);
		xero.add('Quotes', {
			Title: 'New',
			Contact: { Name: 'Bayside Club' },
			Date: xero.world.day(0),
			LineItems: [{ Description: 'Mugs', Quantity: 1, UnitAmount: 5 }],
		});
		const first = (await poller.poll()).items.map(({ Title }) => Title);
		expect(first).toContain('New');
		expect(first.length).toBeLessThan(500);
		for (let polls = 0; polls < 5; polls++) {
			xero.pass(1);
			await poller.poll();
		}
		const titles = poller.items.map(({ Title }) => Title).filter((title) => title !== 'New');
		expect([...titles].sort()).toEqual([...made].sort());
		expect(titles).toHaveLength(700);
		xero.pass(5);
		const idle = await poller.poll();
		expect([idle.started, idle.calls.length]).toEqual([false, 1]);
	});

	test('statuses only where the record proves when: paid in full since then, or final', async () => {
		const [early, late] = [xero.invoice(), xero.invoice()];
		xero.pay(early);
		xero.pass(3 * 24 * 60);
		const startDate = xero.world.control.clock().iso;
		xero.pass(24 * 60);
		xero.pay(late);
		xero.edit('Invoices', early.InvoiceID, { Reference: 'touched' });
		const open = xero.invoice();
		const gone = xero.invoice();
		xero.edit('Invoices', gone.InvoiceID, { Status: 'VOIDED' });
		const poller = await xero.watch('invoice', 'enteredStatus', {
			statuses: ['PAID', 'VOIDED', 'AUTHORISED'],
			startFrom: 'date',
			startDate,
		});
		xero.pass(1);
		const items = (await poller.poll()).items.map(({ InvoiceID, changes }) => [InvoiceID, changes]);
		expect(items.sort()).toEqual(
			[
				[late.InvoiceID, { Status: { before: null, after: 'PAID' } }],
				[gone.InvoiceID, { Status: { before: null, after: 'VOIDED' } }],
			].sort(),
		);
		expect(open.Status).toBe('AUTHORISED');
	});

	test('a status is told once, also of a record that changes before its past is read', async () => {
		const startDate = xero.world.control.clock().iso;
		const made = (title: string) => {
			const Contact = { Name: 'Bayside Club' };
			const line = { Description: 'Mugs', Quantity: 1, UnitAmount: 5 };
			return xero.add('Quotes', {
				Title: title,
				Contact,
				Date: xero.world.day(0),
				LineItems: [line],
			});
		};
		for (let at = 0; at < 650; at++) {
			if (at % 50 === 0) xero.pass(1);
			made(`Quote ${at}`);
		}
		const gone = [made('Gone early'), made('Gone late')];
		for (const { QuoteID, Contact } of gone) {
			xero.pass(1);
			const Status = 'DELETED';
			xero.edit('Quotes', QuoteID, { Status, Contact, Date: xero.world.day(0) });
		}
		const poller = await xero.watch('quote', 'enteredStatus', {
			statuses: ['DELETED'],
			startFrom: 'date',
			startDate,
		});
		for (let polls = 0; polls < 5; polls++) {
			xero.pass(1);
			expect((await poller.poll()).error).toBeUndefined();
		}
		expect(told(poller.items, 'Title')).toEqual([
			['enteredStatus', 'Gone early'],
			['enteredStatus', 'Gone late'],
		]);
	});

	test('what was paid in full since then is told also when it is edited before its past is read', async () => {
		const startDate = xero.world.control.clock().iso;
		xero.pass(60);
		const invoice = xero.invoice();
		xero.pay(invoice);
		xero.pass(10);
		const poller = await xero.watch('invoice', 'enteredStatus', {
			statuses: ['PAID'],
			startFrom: 'date',
			startDate,
		});
		xero.pass(1);
		xero.edit('Invoices', invoice.InvoiceID, { Reference: 'touched' });
		for (let polls = 0; polls < 3; polls++) {
			await poller.poll();
			xero.pass(3);
		}
		expect(told(poller.items, 'InvoiceID')).toEqual([['enteredStatus', invoice.InvoiceID]]);
	});

	test('what changed in the second of the activation belongs to the past, or to the present: it is told once', async () => {
		xero.pass(60);
		const startDate = xero.world.control.clock().iso;
		xero.pass(60);
		xero.world.control.clock({ advance: 700 });
		const before = xero.contact('Before');
		const poller = await xero.watch('contact', 'createdOrUpdated', {
			startFrom: 'date',
			startDate,
		});
		const after = xero.contact('After');
		for (let polls = 0; polls < 3; polls++) {
			await poller.poll();
			xero.pass(3);
		}
		const ids = poller.items.map(({ ContactID }) => ContactID);
		expect(ids.sort()).toEqual([before.ContactID, after.ContactID].sort());
	});

	test('nothing of before the start date, to the moment', async () => {
		xero.pass(60);
		xero.contact('Too early');
		xero.world.control.clock({ advance: 1_000 });
		const startDate = xero.world.control.clock().iso;
		const contact = xero.contact('Just so');
		xero.pass(60);
		const poller = await xero.watch('contact', 'createdOrUpdated', {
			startFrom: 'date',
			startDate,
		});
		expect(told((await poller.poll()).items, 'ContactID')).toEqual([
			['createdOrUpdated', contact.ContactID],
		]);
	});

	test('a date that is none is refused at activation, by its name', async () => {
		await expect(
			xero.watch('quote', 'createdOrUpdated', { startFrom: 'date', startDate: 'soon' }),
		).rejects.toThrow('Start Date must be a date');
	});
});

describe('An expression that gives something else at each poll is no new beginning', () => {
	const { now } = Settings;
	beforeEach(() => void (Settings.now = () => clock.now()));
	afterEach(() => void (Settings.now = now));

	const toldWith = async (parameters: INodeParameters): Promise<unknown[]> => {
		const old = xero.invoice();
		xero.pass(60);
		const poller = await xero.watch('invoice', 'createdOrUpdated', parameters);
		for (let day = 0; day < 3; day++) {
			xero.pass(24 * 60);
			await poller.poll();
		}
		const fresh = xero.invoice();
		xero.pass(24 * 60);
		await poller.poll();
		const names: { [id: string]: string } = {
			[String(old.InvoiceID)]: 'old',
			[String(fresh.InvoiceID)]: 'fresh',
		};
		return poller.items.flatMap(({ InvoiceID }) => names[String(InvoiceID)] ?? []);
	};

	test('Start Date', async () => {
		const startDate = '={{ $now.minus({ days: 1 }) }}';
		expect(await toldWith({ startFrom: 'date', startDate })).toEqual(['old', 'fresh']);
	});

	test.each([
		{ where: '=Date >= DateTime({{ $now.minus({ months: 6 }).toFormat("yyyy, MM, dd") }})' },
		'={{ ({ where: "Date >= DateTime(" + $now.minus({ months: 6 }).toFormat("yyyy, MM, dd") + ")" }) }}',
	])('Where, as in %j', async (filters) => {
		expect(await toldWith({ filters })).toEqual(['fresh']);
	});
});

describe('What a node may remember', () => {
	test('with more records than fit, activation refuses and says what to choose instead', async () => {
		const contact = watchable.find(({ value }) => value === 'contact');
		const watchedFields = watchableFields(contact as never).map(({ value }) => value);
		const bytes = 8 + 4 * watchedFields.length;
		const most = Math.floor((512_000 * 3) / 4 / bytes);
		for (let at = xero.world.books('Contacts').length; at <= most; at++)
			xero.contact(`Contact ${at}`);
		const refused = Poller.open(xero.world, {
			resource: 'contact',
			event: 'fieldChanged',
			watchedFields,
		});
		await expect(refused).rejects.toMatchObject({
			message: expect.stringContaining('512 kB') as string,
			description: expect.stringContaining('Created or Updated') as string,
		});
	}, 60_000);
});

test('Fetch Test Event gives one real record, with what happened as it would be told, and moves nothing', async () => {
	const invoice = xero.invoice();
	xero.pay(invoice);
	xero.invoice();
	const poller = await xero.watch('invoice', 'enteredStatus', { statuses: ['PAID'] });
	const before = JSON.stringify(poller.saved);
	const items = await poller.test();
	expect(items).toMatchObject([
		{
			InvoiceID: invoice.InvoiceID,
			event: 'enteredStatus',
			changes: { Status: { before: null, after: 'PAID' } },
		},
	]);
	expect(JSON.stringify(poller.saved)).toBe(before);
});

test('Fetch Test Event of a status Xero has no word for shows what tells of it, as the items to come do', async () => {
	xero.invoice(20, { SentToContact: true });
	const parameters = { resource: 'invoice', event: 'enteredStatus', statuses: ['PAID', 'SENT'] };
	expect(await Poller.idle(xero.world, parameters).test()).toMatchObject([
		{ changes: { SentToContact: { before: null, after: true } } },
	]);
});

test('Fetch Test Event of every object gives a record where there is one', async () => {
	for (const resource of watchable.filter(
		({ scope, api }) =>
			api === undefined && !/classicexpenses|journals.read|paymentservices/.test(scope),
	)) {
		const poller = Poller.idle(xero.world, {
			resource: resource.value,
			event: resource.watch.events[0],
		});
		xero.pass(1);
		const items = await poller.test().catch((error: Error) => error.message);
		if (typeof items === 'string')
			expect(items).toBe(`There is no ${resource.name.toLowerCase()} to show yet`);
		else
			expect(items).toMatchObject([
				{ event: resource.watch.events[0], organisationId: xero.world.tenant() },
			]);
	}
});
