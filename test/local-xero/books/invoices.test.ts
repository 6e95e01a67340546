import type { Rec } from '../contract';
import { desk, errorsOf, full } from './desk';
import { zeroId } from './ids';

const Contact = { ContactNumber: 'C-1003' };
const lineItem = { Description: 'Work', Quantity: 2, UnitAmount: 50, AccountCode: '200' };
const sale = { Type: 'ACCREC', Contact, LineItems: [lineItem] };
const approved = { ...sale, Status: 'AUTHORISED', DueDate: '2026-04-01' };
const unknown = '11111111-2222-4333-8444-555555555555';
const lines = (record: Rec) => record.LineItems as Rec[];

describe('creating documents', () => {
	it('fills in the defaults: draft, exclusive, today where the organisation is, the next number', () => {
		const made = desk().put('Invoices', sale);
		expect(made).toMatchObject({
			Status: 'DRAFT',
			LineAmountTypes: 'Exclusive',
			Date: new Date('2026-03-10'),
			DateString: '2026-03-10T00:00:00',
			InvoiceNumber: 'INV-0006',
			CurrencyCode: 'NZD',
			CurrencyRate: 1,
			SubTotal: 100,
			TotalTax: 15,
			Total: 115,
			AmountDue: 115,
			UpdatedDateUTCString: '2026-03-09T13:30:00Z',
		});
		expect(made).not.toHaveProperty('CreatedByApp');
		expect(lines(made)[0]).toMatchObject({ TaxType: 'OUTPUT2', TaxAmount: 15, LineAmount: 100 });
	});

	it('wants type, contact and lines', () => {
		const { tryPut } = desk();
		const verdict = tryPut('Invoices', { LineItems: [] });
		expect(errorsOf(verdict)).toEqual([
			'Invoice Type must be specified',
			'A Contact must be specified for this type of transaction',
			'One or more line items must be specified',
		]);
		expect(verdict).toMatchObject({ echo: { InvoiceID: zeroId, HasErrors: true } });
	});

	it.each(['PAID', 'VOIDED', 'DELETED'])('cannot start as %s', (Status) => {
		expect(errorsOf(desk().tryPut('Invoices', { ...approved, Status }))).toEqual([
			'Invoice not of valid status for creation',
		]);
	});

	it('asks more of an approved document', () => {
		const { put, tryPut } = desk();
		const thin = { ...sale, LineItems: [{ Description: 'Only words' }] };
		expect(put('Invoices', thin).Total).toBe(0);
		expect(errorsOf(tryPut('Invoices', { ...thin, Status: 'AUTHORISED' }))).toEqual([
			'The document DueDate field must be specified.',
			'Account code must be specified',
		]);
		const priced = {
			...approved,
			LineItems: [{ Description: 'x', UnitAmount: 5, AccountCode: '200' }],
		};
		expect(errorsOf(tryPut('Invoices', priced))).toEqual(['Quantity must be specified']);
		const beside = { ...approved, LineItems: [lineItem, { Description: 'Only words' }] };
		expect(put('Invoices', beside)).toMatchObject({ Status: 'AUTHORISED', Total: 115 });
	});

	it('keeps numbers of sales unique and those of bills free', () => {
		const { put, tryPut } = desk();
		expect(errorsOf(tryPut('Invoices', { ...sale, InvoiceNumber: 'INV-0001' }))).toEqual([
			'Invoice # must be unique.',
		]);
		put('Invoices', {
			...sale,
			Type: 'ACCPAY',
			InvoiceNumber: 'RENT-11',
			LineItems: [{ ...lineItem, AccountCode: '469' }],
		});
		put('Invoices', { ...sale, InvoiceNumber: 'INV-0006' });
		expect(put('Invoices', sale).InvoiceNumber).toBe('INV-0007');
	});

	it('ignores an id sent with PUT', () => {
		const at = desk();
		const { InvoiceID } = at.get('Invoices', 'INV-0002');
		const made = at.put('Invoices', { ...sale, InvoiceID });
		expect(made.InvoiceID).not.toBe(InvoiceID);
		expect(at.shelf('Invoices').check?.({ ...sale, InvoiceID: unknown }, 'PUT')).toBeUndefined();
	});

	it('refuses currencies, themes and numbers it does not have', () => {
		const { tryPut } = desk();
		expect(errorsOf(tryPut('Invoices', { ...sale, CurrencyCode: 'EUR' }))).toEqual([
			'Organisation is not subscribed to currency EUR',
		]);
		expect(errorsOf(tryPut('Invoices', { ...sale, BrandingThemeID: unknown }))).toHaveLength(1);
		expect(errorsOf(tryPut('Invoices', { ...sale, InvoiceNumber: 'n'.repeat(256) }))).toHaveLength(
			1,
		);
	});

	it('takes a rate with a foreign currency, and the day’s rate without one', () => {
		const { put } = desk();
		expect(put('Invoices', { ...sale, CurrencyCode: 'USD', CurrencyRate: 0.7 }).CurrencyRate).toBe(
			0.7,
		);
		expect(put('Invoices', { ...sale, CurrencyCode: 'USD' }).CurrencyRate).toBe(0.582541);
	});

	it('keeps approved documents out of locked periods, drafts not', () => {
		const { books, put, tryPut } = desk();
		const locked = books.organisation.PeriodLockDate as Date;
		expect(locked).toEqual(new Date('2025-03-31'));
		expect(errorsOf(tryPut('Invoices', { ...approved, Date: '2025-03-31' }))).toEqual([
			'The document date cannot be before the period lock date, currently set at 31 March 2025',
		]);
		expect(errorsOf(tryPut('Invoices', { ...approved, Date: '2024-03-31' }))).toEqual([
			'The document date cannot be before the end of year lock date, currently set at 31 March 2024',
		]);
		expect(put('Invoices', { ...approved, Date: '2025-04-01' }).Status).toBe('AUTHORISED');
		expect(put('Invoices', { ...sale, Date: '2025-03-31' }).Status).toBe('DRAFT');
	});

	it.each([
		[{ Date: '20100510' }, "The string '20100510' is not a valid AllXsd value."],
		[{ Date: '2026-02-30' }, "The string '2026-02-30' is not a valid AllXsd value."],
		[
			{ LineAmountTypes: 'NO_TAX' },
			`Error converting value "NO_TAX" to type 'LineAmountType'. Path 'LineAmountTypes'.`,
		],
		[{ InvoiceID: 'x' }, `Error converting value "x" to type 'System.Guid'. Path 'InvoiceID'.`],
		[
			{ LineItems: [{ Quantity: 'many' }] },
			`Error converting value "many" to type 'System.Decimal'. Path 'LineItems[0].Quantity'.`,
		],
	])('cannot read %j', (element, message) => {
		const { shelf } = desk();
		const refused = { is: 'unreadable', errorNumber: 14, message };
		expect(shelf('Invoices').check?.({ ...sale, ...element }, 'PUT')).toEqual(refused);
		expect(shelf('Invoices').put?.({ ...sale, ...element }, { unitdp: 2, app: 'a' })).toEqual(
			refused,
		);
	});

	it('reads dates with times and ticks as dates', () => {
		const { put } = desk();
		const made = put('Invoices', {
			...sale,
			Date: '2026-02-03T23:00:00+11:00',
			DueDate: '/Date(1772323200000+0000)/',
		});
		expect(made).toMatchObject({
			DateString: '2026-02-03T00:00:00',
			DueDateString: '2026-03-01T00:00:00',
		});
	});
});

describe('lines', () => {
	const errors = (part: Rec, rest: Rec = {}) =>
		errorsOf(
			desk().tryPut('Invoices', { ...sale, ...rest, LineItems: [{ ...lineItem, ...part }] }),
		);
	const made = (part: Rec, rest: Rec = {}, unitdp: 2 | 4 = 4) =>
		lines(desk().put('Invoices', { ...sale, ...rest, LineItems: [part] }, unitdp))[0];

	it.each([
		[{ Description: '' }, 'The description field is mandatory for each line item.'],
		[{ AccountCode: '999' }, "Account code '999' is not a valid code for this document."],
		[{ AccountCode: '090' }, "Account code '090' is not a valid code for this document."],
		[{ AccountCode: '610' }, "Account code '610' is not a valid code for this document."],
		[
			{ AccountCode: '416' },
			"Account code '416' has been archived, or has been deleted. Each line item must reference a valid account.",
		],
		[{ AccountCode: undefined, AccountID: unknown }, 'Account could not be found'],
		[{ TaxType: 'NOPE' }, 'Tax rate must be valid.'],
		[{ TaxType: 'INPUT2' }, "The TaxType code 'INPUT2' cannot be used with account code '200'."],
		[{ LineAmount: 99.99 }, 'The line total 99.99 does not match the expected line total 100.00'],
		[
			{ DiscountRate: 10, LineAmount: 100 },
			'The line total 100.00 does not match the expected line total 90.00',
		],
		[{ ItemCode: 'NOPE' }, "Item code 'NOPE' is not valid"],
	])('refuses %j', (part, message) => {
		expect(errors(part)).toEqual([message]);
	});

	it('keeps to two tracking categories that exist, with options that exist', () => {
		const Tracking = [
			{ Name: 'Region', Option: 'North' },
			{ Name: 'Salesperson', Option: 'Tom Bellamy' },
		];
		expect(made({ ...lineItem, Tracking }).Tracking).toEqual(
			Tracking.map((choice) => ({
				...choice,
				TrackingCategoryID: expect.any(String),
				TrackingOptionID: expect.any(String),
			})),
		);
		expect(errors({ Tracking: [{ Name: 'Area', Option: 'North' }] })).toHaveLength(1);
		expect(errors({ Tracking: [{ Name: 'Region', Option: 'Up' }] })).toHaveLength(1);
		expect(errors({ Tracking: [Tracking[0], Tracking[0]] })).toHaveLength(1);
		expect(
			errors({ Tracking: [...Tracking, { Name: 'Third', Option: 'x' }] }).length,
		).toBeGreaterThan(0);
	});

	it('allows discounts on sales only', () => {
		expect(made({ ...lineItem, DiscountRate: 10 })).toMatchObject({
			LineAmount: 90,
			DiscountRate: 10,
		});
		expect(made({ ...lineItem, DiscountAmount: 12.5 })).toMatchObject({
			LineAmount: 87.5,
			DiscountAmount: 12.5,
		});
		expect(errors({ AccountCode: '469', DiscountRate: 10 }, { Type: 'ACCPAY' })).toEqual([
			'Discounts may not be applied to ACCPAY invoices.',
		]);
	});

	it('fills the line from its item, sale or purchase', () => {
		expect(made({ ItemCode: 'MUG-01', Quantity: 3 })).toMatchObject({
			Description: 'Stoneware mug, harbour blue',
			UnitAmount: 24.5,
			AccountCode: '200',
			TaxType: 'OUTPUT2',
			LineAmount: 73.5,
			Item: { Code: 'MUG-01', Name: 'Stoneware mug' },
		});
		expect(
			made({ ItemCode: 'MUG-01', Quantity: 3, UnitAmount: 20, Description: 'Mug' }),
		).toMatchObject({
			Description: 'Mug',
			UnitAmount: 20,
		});
		expect(made({ ItemCode: 'MUG-01', Quantity: 3 }, { Type: 'ACCPAY' })).toMatchObject({
			UnitAmount: 9.85,
			AccountCode: '310',
			TaxType: 'INPUT2',
		});
	});

	it('keeps four decimals of a price only on request, on both sides', () => {
		const at = desk();
		const priced = { ...sale, LineItems: [{ ...lineItem, Quantity: 1000, UnitAmount: 0.0875 }] };
		const fine = at.put('Invoices', priced, 4);
		expect(lines(fine)[0]).toMatchObject({ UnitAmount: 0.0875, LineAmount: 87.5 });
		expect(lines(at.get('Invoices', fine.InvoiceID, { ...full, unitdp: 2 }))[0].UnitAmount).toBe(
			0.09,
		);
		expect(lines(at.put('Invoices', priced, 2))[0]).toMatchObject({
			UnitAmount: 0.09,
			LineAmount: 90,
		});
	});

	it('works out the quantity or the price from the line amount', () => {
		const base = { Description: 'x', AccountCode: '200', LineAmount: 10 };
		expect(made({ ...base, Quantity: 3 })).toMatchObject({
			Quantity: 3,
			UnitAmount: 3.3333,
			LineAmount: 10,
		});
		expect(made({ ...base, UnitAmount: 4 })).toMatchObject({
			Quantity: 2.5,
			UnitAmount: 4,
			LineAmount: 10,
		});
		expect(made(base)).toMatchObject({ Quantity: 1, UnitAmount: 10, LineAmount: 10 });
		expect(made({ ...base, Quantity: 2, DiscountRate: 50 })).toMatchObject({
			UnitAmount: 10,
			LineAmount: 10,
		});
	});

	it('takes a tax amount as it is given', () => {
		expect(made({ ...lineItem, TaxAmount: -999 }).TaxAmount).toBe(-999);
		expect(made({ ...lineItem, TaxAmount: 0 }).TaxAmount).toBe(0);
	});
});

describe('contacts inside documents', () => {
	it('makes a contact of an unknown name, once', () => {
		const at = desk();
		const first = at.put('Invoices', { ...sale, Contact: { Name: 'Brand New' } });
		const second = at.put('Invoices', { ...sale, Contact: { Name: 'BRAND new' } });
		expect(second.Contact).toMatchObject({
			ContactID: (first.Contact as Rec).ContactID,
			Name: 'Brand New',
		});
	});

	it('makes no contact for a refused document', () => {
		const at = desk();
		at.tryPut('Invoices', { ...sale, Contact: { Name: 'Brand New' }, LineItems: [] });
		expect(at.shelf('Contacts').all()).toHaveLength(12);
	});

	it('is not found as a whole when the ContactID is nobody’s', () => {
		const at = desk();
		const element = { ...sale, Contact: { ContactID: unknown } };
		expect(at.tryPut('Invoices', element)).toEqual({ is: 'not found' });
		expect(at.shelf('Invoices').check?.(element, 'PUT')).toEqual({ is: 'not found' });
	});

	it('changes the contact when more is said of it, and drops its persons', () => {
		const at = desk();
		const { ContactID } = at.get('Contacts', 'C-1002');
		at.put('Invoices', { ...sale, Contact: { ContactID } });
		expect(at.get('Contacts', ContactID).ContactPersons).toHaveLength(1);
		at.put('Invoices', { ...sale, Contact: { ContactID, FirstName: 'Hana' } });
		expect(at.get('Contacts', ContactID)).toMatchObject({ FirstName: 'Hana', ContactPersons: [] });
	});

	it('refuses an archived contact by id, number or name', () => {
		const at = desk();
		const { ContactID, ContactNumber, Name } = at.get('Contacts', 'C-0900');
		for (const Contact of [{ ContactID }, { ContactNumber }, { Name }]) {
			expect(errorsOf(at.tryPut('Invoices', { ...sale, Contact }))[0]).toContain(
				'matched an archived contact',
			);
		}
	});

	it('refuses a contact with a bad address', () => {
		const verdict = desk().tryPut('Invoices', {
			...sale,
			Contact: { Name: 'N', EmailAddress: 'bad' },
		});
		expect(errorsOf(verdict)).toEqual(['Email address must be valid.']);
	});
});

describe('showing documents', () => {
	it('shows lines and the whole contact in full only', () => {
		const { get } = desk();
		expect(lines(get('Invoices', 'INV-0002'))).toHaveLength(3);
		const listed = get('Invoices', 'INV-0002', { ...full, full: false });
		expect(listed.LineItems).toEqual([]);
		expect(Object.keys(listed.Contact as Rec)).toEqual(['ContactID', 'Name']);
		expect(listed.Payments).toHaveLength(1);
		const summary = get('Invoices', 'INV-0002', { ...full, summaryOnly: true });
		for (const dropped of ['LineItems', 'Payments', 'HasAttachments'])
			expect(summary).not.toHaveProperty(dropped);
	});

	it('sends, links and prints sales invoices', () => {
		const { books, get, put } = desk();
		const id = (number: string) => String(get('Invoices', number).InvoiceID);
		const sent = put('Invoices', approved);
		expect(books.email(String(sent.InvoiceID))).toEqual({ is: 'gone' });
		expect(get('Invoices', sent.InvoiceID).SentToContact).toBe(true);
		expect(books.email(id('INV-0005'))).toMatchObject({ is: 'error' });
		expect(books.email(id('RENT-11'))).toMatchObject({ is: 'error' });
		expect(books.email(unknown)).toEqual({ is: 'not found' });
		expect(books.onlineInvoice(id('INV-0001'))).toMatch(/^https:\/\/in\.xero\.com\/[\w-]{40}$/);
		expect(books.onlineInvoice(id('INV-0005'))).toBeUndefined();
		expect(books.pdf('Invoices', id('INV-0001'))?.subarray(0, 4).toString()).toBe('%PDF');
		expect(books.pdf('Invoices', id('RENT-11'))).toBeUndefined();
	});

	it('remembers the application, unseen', () => {
		const { put, shelf } = desk();
		const { InvoiceID } = put('Invoices', sale);
		expect(shelf('Invoices').find(String(InvoiceID))?.CreatedByApp).toBe('Test app');
	});
});
