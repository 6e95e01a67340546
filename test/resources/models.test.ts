import { catalogue } from '../../nodes/Xero/resources/catalogue';
import * as ledgerParts from '../../nodes/Xero/resources/ledgerParts';
import * as documentParts from '../../nodes/Xero/resources/parts';
import type { Field, Fields } from '../../nodes/Xero/values/field';
import { attributesOf, innerModel, lengthsOf, wordsOf } from './sdk';

/** The model of the official client behind each table; both documents are Invoices. */
const modelOf: { [resource: string]: string } = {
	account: 'Account',
	bankTransaction: 'BankTransaction',
	bankTransfer: 'BankTransfer',
	batchPayment: 'BatchPayment',
	bill: 'Invoice',
	budget: 'Budget',
	brandingTheme: 'BrandingTheme',
	contact: 'Contact',
	contactGroup: 'ContactGroup',
	creditNote: 'CreditNote',
	currency: 'Currency',
	expenseClaim: 'ExpenseClaim',
	invoice: 'Invoice',
	item: 'Item',
	journal: 'Journal',
	linkedTransaction: 'LinkedTransaction',
	manualJournal: 'ManualJournal',
	organisation: 'Organisation',
	overpayment: 'Overpayment',
	payment: 'Payment',
	paymentService: 'PaymentService',
	prepayment: 'Prepayment',
	purchaseOrder: 'PurchaseOrder',
	quote: 'Quote',
	receipt: 'Receipt',
	repeatingInvoice: 'RepeatingInvoice',
	report: 'ReportWithRow',
	taxRate: 'TaxRate',
	trackingCategory: 'TrackingCategory',
	user: 'User',
};

const parts = { ...documentParts, ...ledgerParts };

const modelOfPart: { [part in keyof typeof parts]: string } = {
	address: 'Address',
	batchedPayment: 'Payment',
	claimedReceipt: 'Receipt',
	contactPerson: 'ContactPerson',
	invoiceAddress: 'InvoiceAddress',
	journalLine: 'ManualJournalLine',
	journalTracking: 'TrackingCategory',
	paymentTerm: 'Bill',
	phone: 'Phone',
	purchaseDetails: 'Purchase',
	purchaseLine: 'LineItem',
	quoteLine: 'LineItem',
	salesDetails: 'Purchase',
	salesLine: 'LineItem',
	schedule: 'Schedule',
	taxComponent: 'TaxComponent',
	tracking: 'LineItemTracking',
	trackingDefault: 'SalesTrackingCategory',
	trackingReference: 'TrackingReference',
};

const tables: Array<[string, string, { fields: Fields; excluded: { [name: string]: string } }]> = [
	...catalogue
		.filter(({ api }) => api === undefined)
		.map((table): [string, string, typeof table] => [table.name, modelOf[table.value], table]),
	...Object.entries(parts).map(([name, table]): [string, string, typeof table] => [
		name,
		modelOfPart[name as keyof typeof parts],
		table,
	]),
];

/** Xero's words that nobody gives when writing, with the reason. */
const wordsNotGiven: { [attribute: string]: string[] } = {
	// Xero's, after a request under data protection law
	'Contact.ContactStatus': ['GDPRREQUEST'],
	// Delete or Void has its own operation; a payment makes it paid
	'Invoice.Status': ['DELETED', 'VOIDED', 'PAID'],
	// a journal is archived in Xero alone
	'ManualJournal.Status': ['DELETED', 'VOIDED', 'ARCHIVED'],
	'CreditNote.Status': ['DELETED', 'VOIDED', 'PAID'],
	// made by a bank transfer
	'BankTransaction.Type': ['RECEIVE-TRANSFER', 'SPEND-TRANSFER'],
	// Delete has its own operation; pending is Xero's
	'PurchaseOrder.Status': ['DELETED'],
	'Quote.Status': ['DELETED'],
	'RepeatingInvoice.Status': ['DELETED'],
	'Account.Status': ['DELETED'],
	'TaxRate.Status': ['DELETED', 'PENDING'],
	'TrackingCategory.Status': ['DELETED'],
	// an approver's, or Delete's
	'Receipt.Status': ['AUTHORISED', 'DECLINED', 'VOIDED'],
	'ExpenseClaim.Status': ['DELETED', 'PAID', 'VOIDED'],
	// the empty word and the client's name for it
	'Account.BankAccountType': ['', 'Empty'],
	// doubles the client makes of words with an underscore
	'LineItem.Taxability': ['NONTAXABLE', 'PARTTAXABLE', 'NOTAPPLICABLE'],
};

const kindsOf = (type: string): Array<Field['kind']> => {
	if (type.startsWith('Array<')) return ['list'];
	if (innerModel(type) !== undefined) return ['group', 'reference'];
	if (type === 'boolean') return ['boolean'];
	if (type === 'number') return ['decimal', 'integer'];
	// a currency or a report tax type is text: Xero knows words before the client lists them
	return wordsOf(type) === undefined ? ['text', 'date'] : ['choice', 'text'];
};

describe.each(tables)('%s is the %s of the official client', (_name, model, table) => {
	const attributes = attributesOf(model);
	const given = Object.entries(table.fields);

	it('offers or excludes every attribute, each once', () => {
		expect([...Object.keys(table.fields), ...Object.keys(table.excluded)].sort()).toEqual(
			[...attributes.keys()].sort(),
		);
	});

	it('excludes for one of the four reasons', () => {
		const reasons = new Set(Object.values(table.excluded));
		for (const reason of reasons) {
			expect(['read-only', 'derived', 'deprecated', 'closed to new apps']).toContain(reason);
		}
	});

	it('takes the kind of value the model holds', () => {
		for (const [name, field] of given) {
			const type = attributes.get(name)?.type ?? '';
			expect([name, kindsOf(type)]).toEqual([name, expect.arrayContaining([field.kind])]);
		}
	});

	it("offers all of Xero's words and no others", () => {
		for (const [name, field] of given) {
			if (field.kind !== 'choice') continue;
			const words = wordsOf(attributes.get(name)?.type ?? '') ?? [];
			const notGiven = wordsNotGiven[`${model}.${name}`] ?? [];
			expect([name, ...field.options.map(({ value }) => value).sort()]).toEqual([
				name,
				...words.filter((word) => !notGiven.includes(word)).sort(),
			]);
		}
	});

	it('keeps the lengths the client documents', () => {
		const lengths = lengthsOf(model);
		for (const [name, field] of given) {
			if (field.kind !== 'text' || !lengths.has(name)) continue;
			expect([name, field.max]).toEqual([name, lengths.get(name)]);
		}
	});

	it('names the id and the code of another record as its model does', () => {
		for (const [name, field] of given) {
			if (field.kind !== 'reference') continue;
			const other = attributesOf(innerModel(attributes.get(name)?.type ?? '') ?? '');
			expect([...other.keys()]).toEqual(
				expect.arrayContaining([field.id, ...(field.code ? [field.code] : [])]),
			);
		}
	});

	it('holds objects inside it to their models', () => {
		for (const [name, field] of given) {
			if (field.kind !== 'list' && field.kind !== 'group') continue;
			expectPartsOf(innerModel(attributes.get(name)?.type ?? '') ?? '', field.of);
		}
	});
});

/** Parts are a table held to that model above, or a group of such tables with every attribute of the model. */
function expectPartsOf(model: string, fields: Fields) {
	const known = Object.entries(parts).some(
		([name, part]) => part.fields === fields && modelOfPart[name as keyof typeof parts] === model,
	);
	if (known) return;
	const attributes = attributesOf(model);
	expect(Object.keys(fields).sort()).toEqual([...attributes.keys()].sort());
	for (const [name, field] of Object.entries(fields)) {
		if (field.kind !== 'list' && field.kind !== 'group')
			throw new Error(`${model}.${name} is held to no model`);
		expectPartsOf(innerModel(attributes.get(name)?.type ?? '') ?? '', field.of);
	}
}

it('reads the documented lengths', () => {
	expect(lengthsOf('Contact').get('Name')).toBe(255);
	expect(lengthsOf('Address').get('AddressLine1')).toBe(500);
	expect(lengthsOf('Contact').has('BankAccountDetails')).toBe(false);
});
