import type { Rec } from '../contract';
import { desk, errorsOf } from './desk';

const Contact = { ContactNumber: 'C-1003' };
const line = (Description: string, UnitAmount: number) => ({
	Description,
	Quantity: 1,
	UnitAmount,
	AccountCode: '200',
});
const sale = {
	Type: 'ACCREC',
	Contact,
	DueDate: '2026-04-01',
	LineItems: [line('One', 100), line('Two', 50)],
};
const lines = (record: Rec) => record.LineItems as Rec[];

const paidSentence =
	'This document cannot be edited as it has a payment or credit note allocated to it.';
const statusSentence = 'Invoice not of valid status for modification';
const allocated = (status: string) =>
	`The status ${status} cannot be applied to the invoice because it has payments or credit notes allocated to it.`;

/** A document brought to a status by the ways there are. */
function documentIn(status: string) {
	const at = desk();
	const first = ['DRAFT', 'SUBMITTED', 'AUTHORISED'].includes(status)
		? status
		: status === 'DELETED'
			? 'DRAFT'
			: 'AUTHORISED';
	const made = at.put('Invoices', { ...sale, Status: first });
	if (status === 'PAID' || status === 'part-paid') {
		const Amount = status === 'PAID' ? made.Total : 1;
		at.put('Payments', {
			Invoice: { InvoiceID: made.InvoiceID },
			Account: { Code: '090' },
			Amount,
		});
	}
	if (status === 'VOIDED' || status === 'DELETED')
		at.post('Invoices', { Status: status }, made.InvoiceID);
	return { at, id: made.InvoiceID };
}

describe('transitions', () => {
	const all = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'];
	const ways: { [from: string]: string[] } = {
		DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
		SUBMITTED: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
		AUTHORISED: ['AUTHORISED', 'VOIDED'],
		VOIDED: [],
		DELETED: [],
	};
	const cases = Object.entries(ways).flatMap(([from, open]) =>
		all.map((to) => [from, to, open.includes(to)] as const),
	);

	it.each(cases)('%s to %s: %s', (from, to, open) => {
		const { at, id } = documentIn(from);
		if (open) expect(at.post('Invoices', { Status: to }, id).Status).toBe(to);
		else expect(errorsOf(at.tryPost('Invoices', { Status: to }, id))).toEqual([statusSentence]);
	});

	it.each(['PAID', 'part-paid'])('%s cannot be voided, deleted or drafted', (from) => {
		const { at, id } = documentIn(from);
		for (const Status of ['VOIDED', 'DELETED', 'DRAFT']) {
			expect(errorsOf(at.tryPost('Invoices', { InvoiceID: id, Status }))).toEqual([
				allocated(Status),
			]);
		}
	});

	it('voiding leaves the total and nothing due', () => {
		const { at, id } = documentIn('AUTHORISED');
		expect(at.post('Invoices', { Status: 'VOIDED' }, id)).toMatchObject({
			Total: 172.5,
			AmountDue: 0,
		});
	});

	it('approving asks what approval needs', () => {
		const at = desk();
		const { InvoiceID } = at.put('Invoices', {
			Type: 'ACCREC',
			Contact,
			LineItems: [{ Description: 'x', UnitAmount: 3 }],
		});
		expect(errorsOf(at.tryPost('Invoices', { InvoiceID, Status: 'AUTHORISED' }))).toEqual([
			'The document DueDate field must be specified.',
			'Account code must be specified',
		]);
	});
});

describe('what an update does to lines', () => {
	it('keeps them when none are sent', () => {
		const at = desk();
		const made = at.put('Invoices', sale);
		expect(lines(at.post('Invoices', { InvoiceID: made.InvoiceID, Reference: 'R' }))).toEqual(
			lines(made),
		);
	});

	it('replaces the list: named lines change, nameless ones are new, the rest is gone', () => {
		const at = desk();
		const made = at.put('Invoices', sale);
		const [one, two] = lines(made);
		const changed = at.post('Invoices', {
			InvoiceID: made.InvoiceID,
			LineItems: [{ LineItemID: two.LineItemID, Description: 'Two, better' }, line('Three', 10)],
		});
		expect(lines(changed).map(({ Description }) => Description)).toEqual(['Two, better', 'Three']);
		expect(lines(changed)[0]).toMatchObject({
			LineItemID: two.LineItemID,
			UnitAmount: 50,
			TaxAmount: 7.5,
		});
		expect([one.LineItemID, two.LineItemID]).not.toContain(lines(changed)[1].LineItemID);
		expect(changed.Total).toBe(69);
	});

	it('gives a line without its id a new id, even when it is the same', () => {
		const at = desk();
		const made = at.put('Invoices', sale);
		const again = at.post('Invoices', { InvoiceID: made.InvoiceID, LineItems: sale.LineItems });
		expect(lines(again)[0].LineItemID).not.toBe(lines(made)[0].LineItemID);
	});

	it('keeps a tax amount that was given until the amounts change', () => {
		const at = desk();
		const made = at.put('Invoices', {
			...sale,
			LineItems: [{ ...line('One', 100), TaxAmount: 14.99 }],
		});
		const [{ LineItemID }] = lines(made);
		const send = (part: Rec) =>
			lines(
				at.post('Invoices', { InvoiceID: made.InvoiceID, LineItems: [{ LineItemID, ...part }] }),
			)[0].TaxAmount;
		expect(send({ Description: 'x' })).toBe(14.99);
		expect(send({ Quantity: 1 })).toBe(15);
	});

	it('works the tax out anew when amounts become inclusive', () => {
		const at = desk();
		const { InvoiceID } = at.put('Invoices', sale);
		const changed = at.post('Invoices', { InvoiceID, LineAmountTypes: 'Inclusive' });
		expect(changed).toMatchObject({ Total: 150, TotalTax: 19.56, SubTotal: 130.44 });
		const without = at.post('Invoices', { InvoiceID, LineAmountTypes: 'NoTax' });
		expect(without).toMatchObject({ Total: 150, TotalTax: 0 });
		expect(lines(without)[0].TaxType).toBe('NONE');
		expect(at.post('Invoices', { InvoiceID, LineAmountTypes: 'Exclusive' }).Total).toBe(172.5);
	});

	it('refuses an empty list', () => {
		const at = desk();
		const { InvoiceID } = at.put('Invoices', sale);
		expect(errorsOf(at.tryPost('Invoices', { InvoiceID, LineItems: [] }))).toEqual([
			'One or more line items must be specified',
		]);
	});
});

describe('POST to the collection', () => {
	it('overwrites a sales invoice by its number', () => {
		const at = desk();
		const made = at.put('Invoices', sale);
		const posted = at.post('Invoices', {
			...sale,
			InvoiceNumber: made.InvoiceNumber,
			Reference: 'Again',
		});
		expect(posted).toMatchObject({ InvoiceID: made.InvoiceID, Reference: 'Again' });
	});

	it('refuses a used number when the switch says so', () => {
		const at = desk({ postByNumber: 'refuses' });
		const { InvoiceNumber } = at.put('Invoices', sale);
		expect(errorsOf(at.tryPost('Invoices', { ...sale, InvoiceNumber }))).toEqual([
			'Invoice # must be unique.',
		]);
	});

	it('creates where nothing matches, and bills always', () => {
		const at = desk();
		expect(at.post('Invoices', { ...sale, InvoiceNumber: 'X-1' }).InvoiceNumber).toBe('X-1');
		const bill = {
			...sale,
			Type: 'ACCPAY',
			InvoiceNumber: 'B-1',
			LineItems: [{ ...line('Rent', 5), AccountCode: '469' }],
		};
		expect(at.post('Invoices', bill).InvoiceID).not.toBe(at.post('Invoices', bill).InvoiceID);
	});

	it('hits a voided invoice of the number too', () => {
		const { at, id } = documentIn('VOIDED');
		const { InvoiceNumber } = at.get('Invoices', id);
		expect(errorsOf(at.tryPost('Invoices', { ...sale, InvoiceNumber }))).toEqual([statusSentence]);
	});

	it('is not found for an unknown id', () => {
		const InvoiceID = '11111111-2222-4333-8444-555555555555';
		const at = desk();
		expect(at.tryPost('Invoices', { InvoiceID })).toEqual({ is: 'not found' });
		expect(at.shelf('Invoices').check?.({ InvoiceID }, 'POST')).toEqual({ is: 'not found' });
		expect(at.tryPost('Invoices', {}, InvoiceID)).toEqual({ is: 'not found' });
	});

	it('keeps numbers unique when one is changed', () => {
		const at = desk();
		const { InvoiceID } = at.put('Invoices', sale);
		expect(errorsOf(at.tryPost('Invoices', { InvoiceID, InvoiceNumber: 'INV-0001' }))).toEqual([
			'Invoice # must be unique.',
		]);
	});
});

describe.each(['PAID', 'part-paid'])('a %s document', (state) => {
	it('lets go what Xero lets go', () => {
		const { at, id } = documentIn(state);
		const before = at.get('Invoices', id);
		const theme = at.shelf('BrandingThemes').all()[1].BrandingThemeID;
		at.wait(1000);
		const changed = at.post('Invoices', {
			InvoiceID: id,
			Reference: 'R',
			DueDate: '2026-05-01',
			InvoiceNumber: 'N-1',
			BrandingThemeID: theme,
			Contact: { ContactNumber: 'C-1004' },
			Url: 'https://shop.example/1',
			LineItems: lines(before).map(({ LineItemID }) => ({
				LineItemID,
				Description: 'New words',
				AccountCode: '260',
				Tracking: [{ Name: 'Region', Option: 'East' }],
			})),
		});
		expect(changed).toMatchObject({
			Reference: 'R',
			DueDateString: '2026-05-01T00:00:00',
			InvoiceNumber: 'N-1',
			BrandingThemeID: theme,
			Contact: { ContactNumber: 'C-1004' },
			Url: 'https://shop.example/1',
			Total: before.Total,
		});
		expect(lines(changed)[0]).toMatchObject({
			Description: 'New words',
			AccountCode: '260',
			Tracking: [{ Option: 'East' }],
		});
		expect(changed.UpdatedDateUTC).not.toEqual(before.UpdatedDateUTC);
	});

	it.each([
		{ Date: '2026-01-05' },
		{ LineAmountTypes: 'Inclusive' },
		{ CurrencyCode: 'USD' },
		{ ExpectedPaymentDate: '2026-04-04' },
	])('refuses %j', (part) => {
		const { at, id } = documentIn(state);
		expect(errorsOf(at.tryPost('Invoices', { InvoiceID: id, ...part }))).toEqual([paidSentence]);
	});

	it('refuses other amounts, fewer lines, and lines without their ids', () => {
		const { at, id } = documentIn(state);
		const [one, two] = lines(at.get('Invoices', id));
		const refused = (LineItems: Rec[]) =>
			errorsOf(at.tryPost('Invoices', { InvoiceID: id, LineItems }));
		expect(refused([{ ...one, LineAmount: undefined, Quantity: 2 }, two])).toEqual([paidSentence]);
		expect(refused([one])).toEqual([paidSentence]);
		expect(refused(sale.LineItems)).toEqual([
			paidSentence,
			'To update fields on a paid invoice line item, you must supply a LineItemID',
		]);
		expect(at.post('Invoices', { InvoiceID: id, LineItems: [one, two] }).Total).toBe(172.5);
	});
});

it('lets a paid bill have a planned payment date', () => {
	const at = desk();
	const changed = at.post(
		'Invoices',
		{ PlannedPaymentDate: '2026-03-20' },
		at.get('Invoices', 'RENT-11').InvoiceID,
	);
	expect(changed.PlannedPaymentDate).toEqual(new Date('2026-03-20'));
});

it('refuses edits of approved documents in a locked period', () => {
	const at = desk();
	const { InvoiceID } = at.put('Invoices', { ...sale, Status: 'AUTHORISED' });
	at.books.organisation.PeriodLockDate = new Date('2026-03-31');
	expect(errorsOf(at.tryPost('Invoices', { InvoiceID, Reference: 'R' }))).toEqual([
		'The document date cannot be before the period lock date, currently set at 31 March 2026',
	]);
	expect(errorsOf(at.tryPost('Invoices', { InvoiceID, Status: 'VOIDED' }))).toHaveLength(1);
});
