import type { SeedMoney } from './seed';

const bank = { BankAccount: { Code: '090' } };

const bill = (InvoiceNumber: string, Date: Date, DueDate: Date, UnitAmount: number): SeedMoney => ({
	endpoint: 'Invoices',
	element: {
		Type: 'ACCPAY',
		Contact: { Name: 'Haulage North' },
		InvoiceNumber,
		Date,
		DueDate,
		Status: 'AUTHORISED',
		LineItems: [{ Description: 'Haulage', Quantity: 1, UnitAmount, AccountCode: '425' }],
	},
});

/** Money of Thistle & Oak Ltd beside invoices and their payments. */
export const thistleAndOakMoney = (day: (offset: number) => Date): SeedMoney[] => [
	{
		endpoint: 'BankTransactions',
		element: {
			...bank,
			Type: 'SPEND',
			Contact: { Name: 'Forge & Fix Ironmongery' },
			Date: day(-19),
			Reference: 'Card 9920',
			LineAmountTypes: 'Inclusive',
			LineItems: [{ Description: 'Hinges', Quantity: 10, UnitAmount: 3.45, AccountCode: '453' }],
			IsReconciled: true,
		},
	},
	{
		endpoint: 'BankTransactions',
		element: {
			BankAccount: { Code: '091' },
			Type: 'RECEIVE',
			Contact: { Name: 'Brewer Street Studios' },
			Date: day(-7),
			Reference: 'Interest on loan',
			LineItems: [{ Description: 'Interest', Quantity: 1, UnitAmount: 12.87, AccountCode: '270' }],
		},
	},
	{
		endpoint: 'BankTransactions',
		element: {
			...bank,
			Type: 'RECEIVE-PREPAYMENT',
			Contact: { Name: 'Dunmore Interiors' },
			Date: day(-17),
			Reference: 'Deposit, DI-901',
			LineAmountTypes: 'Inclusive',
			LineItems: [{ Description: 'Deposit', Quantity: 1, UnitAmount: 300, AccountCode: '200' }],
		},
		allocation: { Amount: 120, InvoiceNumber: 'INV-0002', Date: day(-16) },
	},
	{
		endpoint: 'BankTransactions',
		element: {
			BankAccount: { Code: '093' },
			Type: 'RECEIVE-OVERPAYMENT',
			Contact: { Name: 'Maison Clairval' },
			Date: day(-6),
			Reference: 'Trop payé',
			LineItems: [{ Description: 'Overpaid', LineAmount: 54.5 }],
		},
	},
	{
		endpoint: 'BankTransfers',
		element: {
			FromBankAccount: { Code: '090' },
			ToBankAccount: { Code: '091' },
			Amount: 1500,
			Date: day(-14),
			Reference: 'VAT put aside',
		},
	},
	bill('HN-310', day(-24), day(-4), 86.4),
	bill('HN-327', day(-15), day(5), 112.2),
	{
		endpoint: 'BatchPayments',
		element: {
			Account: { Code: '090' },
			Date: day(-4),
			Reference: 'Haulage',
			Payments: [
				{ Invoice: { InvoiceNumber: 'HN-310' }, Amount: 103.68 },
				{ Invoice: { InvoiceNumber: 'HN-327' }, Amount: 134.64 },
			],
		},
	},
];
