import type { XeroRecord } from '../../nodes/Xero/values/record';

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
		Name: 'Corner Bakery',
		EmailAddress: 'accounts@bakery.example',
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
		Narration: 'Printing that was entered as general expenses',
		Date: '2026-11-22',
		JournalLines: [
			{ LineAmount: 120, AccountCode: '461' },
			{ LineAmount: -120, AccountCode: '429' },
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
	trackingCategory: { Name: 'Project' },
};
