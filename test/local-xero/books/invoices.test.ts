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
