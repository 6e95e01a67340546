import type { SeedDocument } from './seed';

const line = (
	Description: string,
	Quantity: number,
	UnitAmount: number,
	AccountCode: string,
	extra = {},
) => ({
	Description,
	Quantity,
	UnitAmount,
	AccountCode,
	...extra,
});
const region = (Option: string) => ({ Tracking: [{ Name: 'Region', Option }] });

/** Invoices and bills of Harbour Lane Traders, and what was paid on them. */
export const harbourLaneDocuments = (day: (offset: number) => Date): SeedDocument[] => [
	{
		element: {
			Type: 'ACCREC',
			Contact: { Name: 'Ridgeway University' },
			Date: day(-48),
			DueDate: day(-28),
			Reference: 'PO 5512',
			Status: 'AUTHORISED',
			LineItems: [
				{ ItemCode: 'HAMPER', Quantity: 6, ...region('North') },
				{ ItemCode: 'SHIP-NZ', Quantity: 1 },
			],
		},
		payments: [{ Account: { Code: '090' }, Amount: 899.88, Date: day(-30), Reference: 'PO 5512' }],
	},
	{
		element: {
			Type: 'ACCREC',
			Contact: { Name: 'Basket Case Gifts' },
			Date: day(-33),
			DueDate: day(-13),
			Reference: 'Spring range',
			Status: 'AUTHORISED',
			LineItems: [
				{ ItemCode: 'MUG-01', Quantity: 40, DiscountRate: 10, ...region('East') },
				{ ItemCode: 'TEA-250', Quantity: 25, ...region('East') },
				{ ItemCode: 'SHIP-NZ', Quantity: 2 },
			],
		},
		payments: [
			{ Account: { Code: '090' }, Amount: 500, Date: day(-10), Reference: 'Part payment' },
		],
	},
	{
		element: {
			Type: 'ACCREC',
			Contact: { Name: 'City Agency' },
			Date: day(-21),
			DueDate: day(-1),
			Status: 'AUTHORISED',
			LineAmountTypes: 'Inclusive',
			SentToContact: true,
			LineItems: [
				line('Window display, two weeks', 1, 690, '200', region('West')),
				line('Set-up and removal', 4, 80.5, '200', region('West')),
			],
		},
	},
	{
		element: {
			Type: 'ACCREC',
			Contact: { Name: 'Northern Lights Inc' },
			Date: day(-9),
			DueDate: day(21),
			CurrencyCode: 'USD',
			Status: 'SUBMITTED',
			LineItems: [line('Hampers, export', 20, 82.75, '200', { TaxType: 'ZERORATED' })],
		},
	},
	{
		element: {
			Type: 'ACCREC',
			Contact: { Name: 'Kauri Coffee Roasters' },
			Date: day(-3),
			DueDate: day(17),
			LineItems: [
				{ ItemCode: 'LABEL', Quantity: 2500 },
				{ ItemCode: 'SHIP-NZ', Quantity: 1 },
			],
		},
	},
	{
		element: {
			Type: 'ACCPAY',
			Contact: { Name: 'Quayside Property Trust' },
			InvoiceNumber: 'RENT-11',
			Date: day(-25),
			DueDate: day(-5),
			Status: 'AUTHORISED',
			LineItems: [line('Shop rent', 1, 2450, '469')],
		},
		payments: [{ Account: { Code: '090' }, Amount: 2817.5, Date: day(-5), Reference: 'Rent' }],
	},
	{
		element: {
			Type: 'ACCPAY',
			Contact: { Name: 'PowerDirect' },
			InvoiceNumber: '0047-2291',
			Date: day(-12),
			DueDate: day(8),
			Status: 'AUTHORISED',
			LineItems: [
				line('Power, daily charge', 30, 0.92, '445'),
				line('Power, 614 kWh', 614, 0.21, '445'),
			],
		},
	},
	{
		element: {
			Type: 'ACCPAY',
			Contact: { Name: 'Paper & Pine Supplies' },
			InvoiceNumber: 'PP-3108',
			Date: day(-2),
			DueDate: day(18),
			LineItems: [{ ItemCode: 'BOX-M', Quantity: 150 }, line('Tissue paper, ream', 4, 16.2, '453')],
		},
	},
];
