import type { Json, XeroRecord } from '../../nodes/Xero/values/record';

/** A record as a person gives it in JSON, by the value of its resource. A test holds each to the checks of the node. */

const line = {
	Description: 'Enamel mug',
	Quantity: 2,
	UnitAmount: 18.5,
	AccountCode: '200',
	TaxType: 'OUTPUT2',
};
const costs = {
	Description: 'Printing',
	Quantity: 1,
	UnitAmount: 240,
	AccountCode: '429',
	TaxType: 'INPUT2',
};
const customer = { Name: 'Bayside Club' };
const supplier = { Name: 'City Agency' };

const invoiceId = '0f7a5a0e-6f3b-4d63-9c77-0d1f2c1b8a11';
const userId = '5c1d9c3e-2b64-4f0a-8d5e-9a7b6c5d4e3f';

export const given: { readonly [resource: string]: XeroRecord } = {
	account: { Code: '4711', Name: 'Trade Fairs', Type: 'EXPENSE', TaxType: 'INPUT2' },
	bankTransaction: {
		Type: 'SPEND',
		BankAccount: { Code: '090' },
		Contact: supplier,
		Date: '2026-11-22',
		LineItems: [costs],
	},
	bankTransfer: {
		FromBankAccount: { Code: '090' },
		ToBankAccount: { Code: '091' },
		Amount: 500,
		Date: '2026-11-22',
	},
	batchPayment: {
		Account: { Code: '090' },
		Date: '2026-11-22',
		Payments: [{ Invoice: { InvoiceID: invoiceId }, Amount: 276 }],
	},
	bill: {
		Contact: supplier,
		InvoiceNumber: '1001',
		Date: '2026-11-22',
		DueDate: '2026-12-20',
		LineItems: [costs],
	},
	contact: {
		Name: 'Bayside Club',
		EmailAddress: 'accounts@bayside.example',
		Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '5550101' }],
	},
	contactGroup: { Name: 'VIP Customers' },
	creditNote: { Type: 'ACCRECCREDIT', Contact: customer, Date: '2026-11-22', LineItems: [line] },
	currency: { Code: 'EUR' },
	employee: {
		Title: 'Ms',
		FirstName: 'Ada',
		LastName: 'Moore',
		DateOfBirth: '1990-04-12',
		Gender: 'F',
		Email: 'ada@example.com',
		StartDate: '2026-11-02',
	},
	expenseClaim: {
		User: { UserID: userId },
		Receipts: [{ ReceiptID: '7b1f0c52-8f5a-4a0b-9f0e-3c6a2d1e4b58' }],
	},
	invoice: {
		Contact: customer,
		InvoiceNumber: 'INV-0042',
		Date: '2026-11-22',
		DueDate: '2026-12-20',
		Reference: 'PO 1001',
		LineItems: [line],
	},
	item: {
		Code: 'MUG',
		Name: 'Enamel mug',
		SalesDetails: { UnitPrice: 18.5, AccountCode: '200', TaxType: 'OUTPUT2' },
	},
	linkedTransaction: {
		SourceTransactionID: invoiceId,
		SourceLineItemID: '2d9a4c61-0b7e-4f38-8a15-6e3b7d2c9f04',
	},
	manualJournal: {
		Narration: 'Depreciation in November',
		Date: '2026-11-30',
		JournalLines: [
			{ LineAmount: 120, AccountCode: '416' },
			{ LineAmount: -120, AccountCode: '711' },
		],
	},
	payment: {
		Invoice: { InvoiceNumber: 'INV-0042' },
		Account: { Code: '090' },
		Amount: 42.55,
		Date: '2026-11-22',
	},
	paymentService: {
		PaymentServiceName: 'PayUp',
		PaymentServiceUrl: 'https://pay.example.com/?invoiceNo=[INVOICENUMBER]',
		PayNowText: 'Pay with PayUp',
	},
	purchaseOrder: {
		Contact: supplier,
		PurchaseOrderNumber: 'PO-0042',
		Date: '2026-11-22',
		DeliveryDate: '2026-12-05',
		LineItems: [costs],
	},
	quote: {
		Contact: customer,
		Date: '2026-11-22',
		ExpiryDate: '2026-12-22',
		Title: 'Mugs for the club',
		LineItems: [line],
	},
	receipt: { Contact: supplier, User: { UserID: userId }, Date: '2026-11-22', LineItems: [costs] },
	repeatingInvoice: {
		Type: 'ACCREC',
		Contact: customer,
		Status: 'DRAFT',
		Schedule: {
			Period: 1,
			Unit: 'MONTHLY',
			StartDate: '2026-12-01',
			DueDate: 20,
			DueDateType: 'OFFOLLOWINGMONTH',
		},
		LineItems: [line],
	},
	taxRate: {
		Name: 'City Sales Tax',
		ReportTaxType: 'OUTPUT',
		TaxComponents: [{ Name: 'City', Rate: 2.5 }],
	},
	trackingCategory: { Name: 'Region' },
};

/** What Xero fills in, by the name of the attribute; what is not here is told by its type. */
const filledIn: { readonly [attribute: string]: Json } = {
	AmountDue: 42.55,
	AmountPaid: 0,
	BaseCurrency: 'NZD',
	Class: 'EXPENSE',
	ContactStatus: 'ACTIVE',
	CountryCode: 'NZ',
	CurrencyCode: 'NZD',
	FinancialYearEndMonth: 3,
	JournalNumber: 1201,
	'Contact.Name': 'Bayside Club',
	'Invoice.Contact.Name': 'Bayside Club',
	DisplayTaxRate: 2.5,
	EffectiveRate: 2.5,
	LegalName: 'Harbour Lane Traders Limited',
	Name: 'Harbour Lane Traders',
	OrganisationRole: 'STANDARD',
	Payments: [{ PaymentID: '4b1c7d02-5e8f-4a36-b9d0-17c2e3f4a5b6', Amount: 276 }],
	PaymentType: 'ACCRECPAYMENT',
	ReceiptNumber: '1',
	RemainingCredit: 42.55,
	SourceType: 'ACCREC',
	SourceTransactionTypeCode: 'ACCPAY',
	Status: 'AUTHORISED',
	'FromBankAccount.Name': 'Everyday Account',
	'ToBankAccount.Name': 'Savings',
	'BankAccount.Name': 'Everyday Account',
	'Account.Name': 'Everyday Account',
	Timezone: 'NEWZEALANDSTANDARDTIME',
	Total: 276,
	TotalAmount: 276,
	UpdatedDateUTC: '2026-11-22T01:30:00Z',
};

const statuses: { readonly [resource: string]: string } = {
	account: 'ACTIVE',
	bill: 'DRAFT',
	contactGroup: 'ACTIVE',
	creditNote: 'DRAFT',
	employee: 'ACTIVE',
	expenseClaim: 'SUBMITTED',
	invoice: 'DRAFT',
	linkedTransaction: 'DRAFT',
	manualJournal: 'DRAFT',
	purchaseOrder: 'DRAFT',
	quote: 'DRAFT',
	receipt: 'DRAFT',
	taxRate: 'ACTIVE',
	trackingCategory: 'ACTIVE',
};

const isObject = (value: Json | undefined): value is XeroRecord =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (record: Json | undefined, path: readonly string[]): Json | undefined =>
	path.reduce<Json | undefined>(
		(value, name) => (isObject(value) ? value[name] : undefined),
		record,
	);

/** What the lines of an example come to, with 15 % of tax. */
function totalOf(resource: string): number | undefined {
	const lines = given[resource]?.LineItems;
	if (!Array.isArray(lines)) return undefined;
	const net = lines
		.filter(isObject)
		.reduce((sum, { Quantity, UnitAmount }) => sum + Number(Quantity) * Number(UnitAmount), 0);
	return Math.round(net * 115) / 100;
}

const totals = ['Total', 'AmountDue', 'RemainingCredit'];

/** An id that looks like one, the same for the same attribute at every run. */
function idOf(path: string): string {
	const digits = [...path]
		.reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffffffff, 7)
		.toString(16)
		.padStart(8, '0');
	return `${digits}-8c1e-4f6a-9b2d-${[...digits].reverse().join('')}5a7e`;
}

/** An attribute of a simplified record: as it was given, as Xero fills it in, or an id. Left out when nothing is known. */
export function answered(resource: string, path: string): Json | undefined {
	const name = path.split('.').at(-1) ?? path;
	const asGiven = at(given[resource], path.split('.'));
	if (asGiven !== undefined && !Array.isArray(asGiven)) return asGiven;
	const total = totals.includes(path) ? totalOf(resource) : undefined;
	if (total !== undefined) return total;
	if (name === 'Status' && statuses[resource] !== undefined) return statuses[resource];
	if (filledIn[path] !== undefined) return filledIn[path];
	return name.endsWith('ID') ? idOf(path) : undefined;
}
