import type { Rec } from '../../contract';

/** A document of the demo that moves no money by itself. */
export interface SeedPaper {
	endpoint: string;
	element: Rec;
	/** What is written to it afterwards, one after the other. */
	then?: Rec[];
	/** Name of the contact the first line of a bill is charged on to. */
	billTo?: string;
}

/** A budget of the demo: the same amount every month for each account code. */
export interface SeedBudget {
	Description: string;
	monthly: { [accountCode: string]: number };
	/** Category and option, for a budget of one tracking option. */
	tracking?: { Name: string; Option: string };
}

/** Who and what the papers of an organisation are about. */
export interface PaperWords {
	customer: string;
	otherCustomer: string;
	supplier: string;
	courier: string;
	/** Item codes: two that are sold, one that is bought. */
	sold: [string, string];
	bought: string;
	tracking: { Name: string; Option: string };
}

type Day = (offset: number) => Date;

/** Credit notes, orders, quotes, repeating invoices, a billable expense and manual journals of one organisation. */
export function papersOf(words: PaperWords): (day: Day) => SeedPaper[] {
	const { customer, otherCustomer, supplier, courier, sold, bought, tracking } = words;
	const of = (Name: string) => ({ Contact: { Name } });
	const line = (Description: string, UnitAmount: number, AccountCode: string, extra: Rec = {}) => ({
		Description,
		Quantity: 1,
		UnitAmount,
		AccountCode,
		...extra,
	});
	const quote = (date: Date, ExpiryDate: Date, statuses: string[], extra: Rec = {}): SeedPaper => {
		const named = { ...of(customer), Date: date };
		const LineItems = [
			{ ItemCode: sold[0], Quantity: 12 },
			{ ItemCode: sold[1], Quantity: 4 },
		];
		return {
			endpoint: 'Quotes',
			element: { ...named, ExpiryDate, LineItems, ...extra },
			then: statuses.map((Status) => ({ ...named, Status })),
		};
	};
	const creditNotes = (day: Day): SeedPaper[] => [
		{
			endpoint: 'CreditNotes',
			element: {
				...of(otherCustomer),
				Type: 'ACCRECCREDIT',
				Date: day(-14),
				Reference: 'Damaged on the way',
				Status: 'AUTHORISED',
				LineItems: [{ ItemCode: sold[0], Quantity: 1 }],
			},
		},
		{
			endpoint: 'CreditNotes',
			element: {
				...of(customer),
				Type: 'ACCRECCREDIT',
				Date: day(-4),
				LineItems: [{ ItemCode: sold[1], Quantity: 2, Tracking: [tracking] }],
			},
		},
		{
			endpoint: 'CreditNotes',
			element: {
				...of(supplier),
				Type: 'ACCPAYCREDIT',
				CreditNoteNumber: 'CR-118',
				Date: day(-6),
				Status: 'AUTHORISED',
				LineItems: [{ ItemCode: bought, Quantity: 5 }],
			},
		},
	];
	const orders = (day: Day): SeedPaper[] => [
		{
			endpoint: 'PurchaseOrders',
			element: {
				...of(supplier),
				Date: day(-20),
				DeliveryDate: day(-8),
				Status: 'BILLED',
				LineItems: [{ ItemCode: bought, Quantity: 40 }],
			},
		},
		{
			endpoint: 'PurchaseOrders',
			element: {
				...of(supplier),
				Date: day(-5),
				DeliveryDate: day(9),
				Status: 'AUTHORISED',
				SentToContact: true,
				AttentionTo: 'Dispatch',
				DeliveryInstructions: 'Ring at the side door',
				LineItems: [{ ItemCode: bought, Quantity: 60 }],
			},
		},
		{
			endpoint: 'PurchaseOrders',
			element: { ...of(courier), Date: day(-1), LineItems: [line('Runs in December', 180, '425')] },
		},
	];
	const repeating = (day: Day, Type: string, contact: string, lines: Rec[]): SeedPaper => ({
		endpoint: 'RepeatingInvoices',
		element: {
			...of(contact),
			Type,
			Status: Type === 'ACCREC' ? 'AUTHORISED' : 'DRAFT',
			LineAmountTypes: 'Exclusive',
			Schedule: {
				Period: 1,
				Unit: 'MONTHLY',
				DueDate: 20,
				DueDateType: 'OFFOLLOWINGMONTH',
				StartDate: day(-75),
			},
			LineItems: lines,
		},
	});
	const journal = (date: Date, Narration: string, Status: string, amount: number): SeedPaper => ({
		endpoint: 'ManualJournals',
		element: {
			Narration,
			Date: date,
			Status,
			JournalLines: [
				{ LineAmount: amount, AccountCode: '469', Description: 'Rent of next month' },
				{ LineAmount: -amount, AccountCode: '620', Description: 'Rent of next month' },
			],
		},
	});
	return (day) => [
		...creditNotes(day),
		...orders(day),
		quote(day(-30), day(0), ['SENT', 'ACCEPTED'], { Title: 'Gifts for the winter' }),
		quote(day(-10), day(20), ['SENT'], { Title: 'Spring order', Terms: 'Valid for 30 days' }),
		quote(day(-2), day(28), []),
		repeating(day, 'ACCREC', otherCustomer, [line('Monthly care', 60, '200')]),
		repeating(day, 'ACCPAY', courier, [line('Standing charge', 35, '425')]),
		{
			endpoint: 'Invoices',
			element: {
				...of(courier),
				Type: 'ACCPAY',
				InvoiceNumber: 'RUSH-52',
				Date: day(-11),
				DueDate: day(9),
				Status: 'AUTHORISED',
				LineItems: [line('Same-day run for a customer', 48, '425')],
			},
			billTo: customer,
		},
		journal(day(-26), 'Rent paid ahead', 'POSTED', 400),
		journal(day(-1), 'Rent paid ahead, to be checked', 'DRAFT', 415.5),
	];
}
