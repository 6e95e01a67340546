import { catalogue, operationsOf, resourceOf } from '../../nodes/Xero/resources/catalogue';
import type { Filter, Resource } from '../../nodes/Xero/resources/define';
import type { Fields } from '../../nodes/Xero/values/field';
import { typeAt, wordsOf } from './sdk';

const models: { [path: string]: string } = {
	Accounts: 'Account',
	BankTransactions: 'BankTransaction',
	BankTransfers: 'BankTransfer',
	BatchPayments: 'BatchPayment',
	Budgets: 'Budget',
	BrandingThemes: 'BrandingTheme',
	ContactGroups: 'ContactGroup',
	Contacts: 'Contact',
	CreditNotes: 'CreditNote',
	Currencies: 'Currency',
	ExpenseClaims: 'ExpenseClaim',
	Invoices: 'Invoice',
	Items: 'Item',
	Journals: 'Journal',
	LinkedTransactions: 'LinkedTransaction',
	ManualJournals: 'ManualJournal',
	Organisation: 'Organisation',
	Overpayments: 'Overpayment',
	Payments: 'Payment',
	Prepayments: 'Prepayment',
	PaymentServices: 'PaymentService',
	PurchaseOrders: 'PurchaseOrder',
	Quotes: 'Quote',
	Receipts: 'Receipt',
	RepeatingInvoices: 'RepeatingInvoice',
	Reports: 'ReportWithRow',
	TaxRates: 'TaxRate',
	TrackingCategories: 'TrackingCategory',
	Users: 'User',
};

// payroll has models of its own, and a test of its own: employee.test.ts
const each = catalogue.filter(({ api }) => api === undefined).map((resource): [string, Resource] => [resource.plural, resource]);

const distinct = (list: readonly string[]) => expect(list).toEqual([...new Set(list)]);

describe('The catalogue', () => {
	it('is alphabetical by name', () => {
		const names = catalogue.map(({ name }) => name);
		expect(names).toEqual([...names].sort());
	});

	it('gives no two resources the same value or name', () => {
		distinct(catalogue.map(({ value }) => value));
		distinct(catalogue.map(({ name }) => name));
		distinct(catalogue.map(({ plural }) => plural));
	});

	it('finds a resource by its value and says what there is when it cannot', () => {
		expect(resourceOf('taxRate').path).toBe('TaxRates');
		expect(() => resourceOf('draft')).toThrow(
			/^There is no resource "draft". Choose one of: account, .*, user$/,
		);
	});

	it.each([
		['account', 'create upsert get getAll update delete archive getAttachments downloadAttachment uploadAttachment'],
		['bill', 'create upsert get getAll update deleteOrVoid approve submit getAttachments downloadAttachment uploadAttachment getHistory addNote'],
		['contact', 'create upsert get getAll update archive getAttachments downloadAttachment uploadAttachment getHistory addNote getCisSettings'],
		['creditNote', 'create upsert get getAll update deleteOrVoid approve submit allocate removeAllocation getPdf getAttachments downloadAttachment uploadAttachment getHistory addNote'],
		['invoice', 'create upsert get getAll update deleteOrVoid approve submit markAsSent email getOnlineInvoiceUrl getPdf getAttachments downloadAttachment uploadAttachment getHistory addNote'],
		['item', 'create upsert get getAll update delete getHistory addNote'],
		['linkedTransaction', 'create get getAll update delete'],
		['organisation', 'get getConnections getActions getInvoiceReminders getCisSettings'],
		['payment', 'create get getAll delete getHistory addNote'],
		['purchaseOrder', 'create upsert get getAll update delete approve submit markAsSent getPdf getAttachments downloadAttachment uploadAttachment getHistory addNote'],
		['quote', 'create upsert get getAll update delete markAsSent accept decline getPdf getAttachments downloadAttachment uploadAttachment getHistory addNote'],
		['repeatingInvoice', 'create get getAll delete getAttachments downloadAttachment uploadAttachment getHistory addNote'],
		['taxRate', 'create upsert get getAll update delete archive'],
	])('gives %s the operations Xero allows', (value, operations) => {
		expect(operationsOf(resourceOf(value)).join(' ')).toBe(operations);
	});
});

describe.each(each)('%s', (_plural, resource) => {
	const model = models[resource.path];
	const has = (path: string) =>
		expect([path, typeAt(model, path)]).toEqual([path, expect.any(String)]);
	const { verbs, list } = resource;
	const filters = verbs.getMany?.filters ?? [];

	it('names attributes of its model', () => {
		has(resource.id);
		for (const path of [resource.number, resource.status, ...resource.shows, ...resource.simple]) {
			if (path !== undefined) has(path);
		}
		distinct(resource.simple);
		expect(resource.simple.length).toBeLessThanOrEqual(10);
		expect(resource.simple).toContain(resource.id);
	});

	it('orders by attributes of its model', () => {
		const orders = verbs.getMany?.orders ?? [];
		orders.forEach(has);
		distinct(orders);
		expect(list.order === true).toBe(orders.length > 0);
	});

	it('filters by attributes of its model and by parameters of its list', () => {
		distinct(filters.map(({ name }) => name));
		distinct(filters.map(({ label }) => label));
		for (const filter of filters) expectTarget(filter, resource, has);
	});

	it("filters by all of Xero's words", () => {
		for (const filter of filters) {
			if (filter.kind !== 'choice') continue;
			const attribute = 'where' in filter.to ? filter.to.where : 'Status';
			const words = wordsOf(typeAt(model, attribute) ?? '') ?? [];
			// a deleted account is gone, so nothing can be found under the word
			const wanted = words.filter((word) => !(model === 'Account' && word === 'DELETED'));
			expect([filter.name, ...filter.options.map(({ value }) => value).sort()]).toEqual([
				filter.name,
				...wanted.sort(),
			]);
		}
	});

	it('matches on its own fields', () => {
		for (const name of verbs.upsert?.matchOn ?? []) {
			expect(Object.keys(resource.fields)).toContain(name);
			expect(list.where === true || [resource.number, resource.id].includes(name)).toBe(true);
		}
	});

	it('offers its id for Create or Update alone', () => {
		const id = resource.fields[resource.id];
		expect(id?.only).toBe(verbs.upsert === undefined ? undefined : 'upsert');
	});

	it('has fields exactly when it can be written', () => {
		expect(Object.keys(resource.fields).length > 0).toBe(verbs.create !== undefined);
	});

	it('summarises errors only where it writes several at once', () => {
		expect(resource.summarizes?.includes('PUT') ?? false).toBe((verbs.create?.many ?? 1) > 1);
		expect(resource.summarizes?.includes('POST') ?? false).toBe((verbs.update?.many ?? 1) > 1);
	});

	it('removes and archives under a status its model knows', () => {
		const removal = verbs.delete;
		if (removal !== undefined && removal.by !== 'DELETE') {
			expect(wordsOf(typeAt(model, resource.status ?? '') ?? '')).toContain(removal.status);
		}
		if (verbs.archive !== undefined) {
			expect(wordsOf(typeAt(model, verbs.archive.field) ?? '')).toContain(verbs.archive.value);
		}
	});

	it('asks for a granular scope', () => {
		expect(resource.scope).toMatch(/^(accounting\.(banktransactions|budgets\.read|classicexpenses|contacts|invoices|journals\.read|manualjournals|payments|reports|settings)|paymentservices)$/);
	});

	it('explains fields in one sentence without a full stop', () => {
		const hints = [...hintsOf(resource.fields), ...filters.flatMap(({ hint }) => hint ?? [])];
		for (const hint of hints) expect(hint).toMatch(/^[A-Z"'].*[^.]$/);
	});
});

describe('Invoice and Bill', () => {
	const [invoice, bill] = [resourceOf('invoice'), resourceOf('bill')];

	it('share an endpoint and never each other’s records', () => {
		expect(invoice.path).toBe(bill.path);
		expect([invoice.list.always, invoice.fixed]).toEqual(['Type=="ACCREC"', { Type: 'ACCREC' }]);
		expect([bill.list.always, bill.fixed]).toEqual(['Type=="ACCPAY"', { Type: 'ACCPAY' }]);
	});

	it('have parameters of their own for the contact and the lines', () => {
		for (const { fields } of [invoice, bill]) {
			const own = Object.entries(fields).filter(([, field]) => field.own);
			expect(own.map(([name]) => name).sort()).toEqual(['Contact', 'LineItems']);
		}
	});

	it('know a number of an invoice as its own, and that of a bill as any supplier’s', () => {
		expect([invoice.numberIsUnique, bill.numberIsUnique]).toEqual([true, false]);
	});
});

function expectTarget(filter: Filter, { list, path }: Resource, has: (path: string) => void) {
	const { to } = filter;
	if ('header' in to) {
		expect(list.modifiedSince).toBe(true);
	} else if ('where' in to) {
		expect(list.where).toBe(true);
		has(to.where);
	} else {
		expect([...(parametersOf[path] ?? []), list.ids, list.numbers]).toContain(to.query);
	}
}

/** https://github.com/XeroAPI/Xero-OpenAPI/blob/master/xero_accounting.yaml, the GET of each path */
const parametersOf: { [path: string]: string[] } = {
	BankTransfers: ['includeDeleted'],
	Budgets: ['DateFrom', 'DateTo'],
	Contacts: ['searchTerm'],
	Invoices: ['Statuses', 'ContactIDs', 'createdByMyApp', 'searchTerm'],
	Journals: ['offset', 'paymentsOnly'],
	LinkedTransactions: ['SourceTransactionID', 'ContactID', 'Status', 'TargetTransactionID'],
	Overpayments: ['References'],
	Prepayments: ['InvoiceNumbers'],
	PurchaseOrders: ['Status', 'DateFrom', 'DateTo'],
	Quotes: ['DateFrom', 'DateTo', 'ExpiryDateFrom', 'ExpiryDateTo', 'ContactID', 'Status', 'QuoteNumber'],
};

function hintsOf(fields: Fields): string[] {
	return Object.values(fields).flatMap((field) => [
		...(field.hint === undefined ? [] : [field.hint]),
		...(field.kind === 'group' || field.kind === 'list' ? hintsOf(field.of) : []),
	]);
}
