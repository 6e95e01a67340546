import type { SeedMoney } from './seed';

const bank = { BankAccount: { Code: '090' } };

const bill = (InvoiceNumber: string, Date: Date, DueDate: Date, UnitAmount: number): SeedMoney => ({
	endpoint: 'Invoices',
	element: {
		Type: 'ACCPAY',
		Contact: { Name: 'Swift Couriers' },
		InvoiceNumber,
		Date,
		DueDate,
		Status: 'AUTHORISED',
		LineItems: [{ Description: 'Courier runs', Quantity: 1, UnitAmount, AccountCode: '425' }],
	},
});

/** Money of Harbour Lane Traders beside invoices and their payments. */
export const harbourLaneMoney = (day: (offset: number) => Date): SeedMoney[] => [
	{
		endpoint: 'BankTransactions',
		element: {
			...bank,
			Type: 'SPEND',
			Contact: { Name: 'Paper & Pine Supplies' },
			Date: day(-19),
			Reference: 'Eftpos 4417',
			LineAmountTypes: 'Inclusive',
			LineItems: [
				{ Description: 'Till rolls', Quantity: 10, UnitAmount: 3.45, AccountCode: '461' },
			],
			IsReconciled: true,
		},
	},
	{
		endpoint: 'BankTransactions',
		element: {
			BankAccount: { Code: '091' },
			Type: 'RECEIVE',
			Contact: { Name: 'Petrie McLeod & Co' },
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
			Contact: { Name: 'City Agency' },
			Date: day(-17),
			Reference: 'Deposit, summer window',
			LineAmountTypes: 'Inclusive',
			LineItems: [{ Description: 'Deposit', Quantity: 1, UnitAmount: 300, AccountCode: '200' }],
		},
		allocation: { Amount: 120, InvoiceNumber: 'INV-0003', Date: day(-16) },
	},
	{
		endpoint: 'BankTransactions',
		element: {
			...bank,
			Type: 'RECEIVE-OVERPAYMENT',
			Contact: { Name: 'Ridgeway University' },
			Date: day(-29),
			Reference: 'PO 5512 paid twice',
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
			Reference: 'GST put aside',
		},
	},
	bill('SC-771', day(-24), day(-4), 86.4),
	bill('SC-802', day(-15), day(5), 112.2),
	{
		endpoint: 'BatchPayments',
		element: {
			Account: { Code: '090' },
			Date: day(-4),
			Reference: 'Couriers',
			Payments: [
				{ Invoice: { InvoiceNumber: 'SC-771' }, Amount: 99.36 },
				{ Invoice: { InvoiceNumber: 'SC-802' }, Amount: 129.03 },
			],
		},
	},
];
