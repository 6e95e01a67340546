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
const channel = (Option: string) => ({ Tracking: [{ Name: 'Channel', Option }] });

/** Invoices and bills of Thistle & Oak, and what was paid on them. */
export const thistleAndOakDocuments = (day: (offset: number) => Date): SeedDocument[] => [
	{
		element: {
			Type: 'ACCREC',
			Contact: { Name: 'Rowan House Hotel' },
			Date: day(-44),
			DueDate: day(-14),
			Reference: 'Dining room',
			Status: 'AUTHORISED',
			LineItems: [
				{ ItemCode: 'TABLE-6', Quantity: 2, DiscountRate: 5, ...channel('Trade') },
				{ ItemCode: 'CHAIR-OAK', Quantity: 12, DiscountRate: 5, ...channel('Trade') },
				{ ItemCode: 'DELIVERY', Quantity: 1 },
			],
		},
		payments: [
			{ Account: { Code: '090' }, Amount: 3922.92, Date: day(-20), Reference: 'Dining room' },
		],
	},
	{
		element: {
			Type: 'ACCREC',
			Contact: { Name: 'Dunmore Interiors' },
			Date: day(-27),
			DueDate: day(3),
			Reference: 'DI-883',
			Status: 'AUTHORISED',
			LineItems: [
				{ ItemCode: 'CHAIR-OAK', Quantity: 8, ...channel('Trade') },
				{ ItemCode: 'WAX-500', Quantity: 24, DiscountAmount: 20, ...channel('Trade') },
			],
		},
		payments: [{ Account: { Code: '090' }, Amount: 750, Date: day(-6), Reference: 'First half' }],
	},
	{
		element: {
			Type: 'ACCREC',
			Contact: { Name: 'Mrs Eleanor Hughes' },
			Date: day(-18),
			DueDate: day(-4),
			Status: 'AUTHORISED',
			LineAmountTypes: 'Inclusive',
			SentToContact: true,
			LineItems: [
				line("Child's car seat", 1, 89, '200', { TaxType: 'RROUTPUT', ...channel('Online') }),
				line('Book: Joinery at home', 2, 22, '200', {
					TaxType: 'ZERORATEDOUTPUT',
					...channel('Online'),
				}),
				line('Delivery', 1, 12.5, '260'),
			],
		},
	},
	{
		element: {
			Type: 'ACCREC',
			Contact: { Name: 'Maison Clairval' },
			Date: day(-8),
			DueDate: day(22),
			CurrencyCode: 'EUR',
			Status: 'AUTHORISED',
			LineItems: [
				line('Oak table, export', 3, 890, '200', {
					TaxType: 'ZERORATEDOUTPUT',
					...channel('Trade'),
				}),
			],
		},
	},
	{
		element: {
			Type: 'ACCREC',
			Contact: { Name: 'Brewer Street Studios' },
			Date: day(-2),
			DueDate: day(28),
			LineItems: [
				{ ItemCode: 'TABLE-6', Quantity: 1 },
				line('Made to measure, hours', 6.5, 42, '200', channel('Shop')),
			],
		},
	},
	{
		element: {
			Type: 'ACCPAY',
			Contact: { Name: 'Lowland Timber' },
			InvoiceNumber: 'LT-20817',
			Date: day(-30),
			DueDate: day(0),
			Status: 'AUTHORISED',
			LineItems: [
				line('Oak board, 27 mm, per metre', 84, 11.35, '310'),
				line('Delivery', 1, 65, '425'),
			],
		},
		payments: [{ Account: { Code: '090' }, Amount: 1222.08, Date: day(-1), Reference: 'LT-20817' }],
	},
	{
		element: {
			Type: 'ACCPAY',
			Contact: { Name: 'Cairn Energy Supply' },
			InvoiceNumber: '77120034',
			Date: day(-11),
			DueDate: day(10),
			Status: 'AUTHORISED',
			LineItems: [line('Electricity, workshop', 1, 312.4, '445', { TaxType: 'RRINPUT' })],
		},
	},
	{
		element: {
			Type: 'ACCPAY',
			Contact: { Name: 'Bright Ledger Accountants' },
			InvoiceNumber: 'BL-902',
			Date: day(-1),
			DueDate: day(29),
			Status: 'SUBMITTED',
			LineItems: [
				line('VAT return, quarter', 1, 240, '412'),
				line('Advice, hours', 1.5, 95, '412'),
			],
		},
	},
];
