import type { IDataObject } from 'n8n-workflow';

/** What the benchmark writes and finds. The same number always gives the same record. */

/** A contact with ten fields, as a shop knows it. `who` keeps those of several runs apart. */
export const customer = (nth: number, who = 'Customer'): IDataObject => ({
	Name: `${who} ${nth}`,
	EmailAddress: `${who}-${nth}@shop.example`.toLowerCase(),
	FirstName: 'Aroha',
	LastName: `Walker ${nth}`,
	ContactNumber: `${who}/${nth}`,
	AccountNumber: `${who}-${nth}`,
	CompanyNumber: String(100_000 + nth),
	TaxNumber: '123-456-789',
	BankAccountDetails: '01-0123-0123456-00',
	SalesDefaultAccountCode: '200',
});

/** The same with what makes a record in Xero longer than what was sent. */
export const seededCustomer = (nth: number): IDataObject => ({
	...customer(nth),
	Phones: [
		{ PhoneType: 'DEFAULT', PhoneCountryCode: '64', PhoneAreaCode: '9', PhoneNumber: `555${nth}` },
	],
	Addresses: [
		{
			AddressType: 'STREET',
			AddressLine1: `${nth} Quay Street`,
			City: 'Auckland',
			PostalCode: '1010',
		},
	],
});

const products = ['Mug', 'Teapot', 'Tray', 'Tea towel', 'Gift wrapping'];

/** An order's five lines, by Xero's names. */
export const orderLines = (nth: number): IDataObject[] =>
	products.map((Description, line) => ({
		Description,
		Quantity: 1 + ((nth + line) % 3),
		UnitAmount: 4.5 + line,
		AccountCode: '200',
		TaxType: 'OUTPUT2',
	}));

const day = (offset: number): string =>
	new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** The fields of an invoice beside its contact and lines. */
export const invoiceHeader = (number: string): IDataObject => ({
	InvoiceNumber: number,
	Date: day(-2),
	DueDate: day(28),
	Reference: `Order ${number}`,
	Status: 'AUTHORISED',
});
