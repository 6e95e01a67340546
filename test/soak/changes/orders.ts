import type { Rec } from '../../local-xero/contract';
import type { Office } from '../office';
import { changeOf, contactOf, done, linesOf, toStatus, type Change } from './change';

/** Every change of a quote gives its contact and date again. */
const resent = ({ Contact, Date }: Rec): Rec => ({
	Contact: { ContactID: (Contact as Rec).ContactID },
	Date,
});

export const newQuote = (office: Office): Rec | undefined =>
	office.make('Quotes', {
		Contact: contactOf(office),
		Date: office.day(0),
		ExpiryDate: office.day(office.dice.whole(1, 30)),
		LineItems: linesOf(office),
	});

const quotes: Change[] = [
	{ name: 'Quotes created', weight: 6, happens: (office) => done(newQuote(office)) },
	{
		name: 'Quotes edited',
		weight: 4,
		happens: changeOf(
			'Quotes',
			({ Status }) => Status === 'DRAFT',
			(office, quote) => ({ ...resent(quote), Title: office.name('Offer') }),
		),
	},
	toStatus('Quotes', ['DRAFT', 'DECLINED', 'ACCEPTED', 'INVOICED'], 'SENT', 4, undefined, resent),
	toStatus('Quotes', ['SENT'], 'ACCEPTED', 3, undefined, resent),
	toStatus('Quotes', ['SENT'], 'DECLINED', 2, undefined, resent),
	toStatus('Quotes', ['ACCEPTED'], 'INVOICED', 2, undefined, resent),
	toStatus('Quotes', ['DRAFT', 'SENT', 'DECLINED'], 'DELETED', 1, undefined, resent),
];

const purchaseOrders: Change[] = [
	{
		name: 'PurchaseOrders created',
		weight: 5,
		happens: (office) =>
			done(
				office.make('PurchaseOrders', {
					Contact: contactOf(office),
					Date: office.day(0),
					LineItems: linesOf(office, '400'),
				}),
			),
	},
	{
		name: 'PurchaseOrders edited',
		weight: 3,
		happens: changeOf(
			'PurchaseOrders',
			({ Status }) => Status === 'DRAFT',
			(office) => ({ Reference: office.name('Order') }),
		),
	},
	toStatus('PurchaseOrders', ['DRAFT'], 'SUBMITTED', 2),
	toStatus('PurchaseOrders', ['DRAFT', 'SUBMITTED'], 'AUTHORISED', 3),
	toStatus('PurchaseOrders', ['AUTHORISED'], 'BILLED', 2),
	toStatus('PurchaseOrders', ['DRAFT', 'AUTHORISED'], 'DELETED', 1),
];

const repeating: Change[] = [
	{
		name: 'RepeatingInvoices created',
		weight: 2,
		happens: (office) =>
			done(
				office.make('RepeatingInvoices', {
					Contact: contactOf(office),
					Type: 'ACCREC',
					Status: office.dice.of(['DRAFT', 'AUTHORISED']),
					Schedule: {
						Period: 1,
						Unit: 'MONTHLY',
						DueDate: 20,
						DueDateType: 'OFFOLLOWINGMONTH',
						StartDate: office.day(3),
					},
					LineItems: linesOf(office),
				}),
			),
	},
	{
		name: 'RepeatingInvoices deleted',
		weight: 1,
		happens: changeOf(
			'RepeatingInvoices',
			({ Status }) => Status !== 'DELETED',
			() => ({ Status: 'DELETED' }),
		),
	},
];

const links: Change[] = [
	{
		name: 'LinkedTransactions created',
		weight: 3,
		happens: (office) => {
			const bill = office.any('Invoices', ({ Type, Status }) => Type === 'ACCPAY' && Status === 'AUTHORISED');
			const [line] = (bill?.LineItems ?? []) as Rec[];
			return done(
				line &&
					office.make('LinkedTransactions', {
						SourceTransactionID: bill?.InvoiceID,
						SourceLineItemID: line.LineItemID,
					}),
			);
		},
	},
	{
		name: 'LinkedTransactions charged to a contact',
		weight: 2,
		happens: changeOf(
			'LinkedTransactions',
			({ ContactID }) => ContactID === undefined,
			(office) => contactOf(office),
		),
	},
	{
		name: 'LinkedTransactions deleted',
		weight: 1,
		happens: (office) => {
			const link = office.any('LinkedTransactions', () => true);
			return link !== undefined && office.remove('LinkedTransactions', link);
		},
	},
];

const userOf = (office: Office): Rec => ({ UserID: office.shelf('Users').all()[0].UserID });

export const expenses: readonly Change[] = [
	{
		name: 'Receipts created',
		weight: 4,
		happens: (office) =>
			done(
				office.make('Receipts', {
					User: userOf(office),
					Contact: contactOf(office),
					Date: office.day(0),
					LineItems: linesOf(office, '420'),
				}),
			),
	},
	{
		name: 'Receipts edited',
		weight: 2,
		happens: changeOf(
			'Receipts',
			({ Status }) => Status === 'DRAFT',
			(office) => ({ Reference: office.name('Receipt') }),
		),
	},
	{
		name: 'ExpenseClaims created',
		weight: 3,
		happens: (office) => {
			const receipt = office.any('Receipts', ({ Status }) => Status === 'DRAFT');
			return done(
				receipt &&
					office.make('ExpenseClaims', {
						User: userOf(office),
						Receipts: [{ ReceiptID: receipt.ReceiptID }],
					}),
			);
		},
	},
	toStatus('ExpenseClaims', ['SUBMITTED'], 'AUTHORISED', 2),
	toStatus('ExpenseClaims', ['SUBMITTED', 'AUTHORISED'], 'VOIDED', 1),
];

export const orders: readonly Change[] = [...quotes, ...purchaseOrders, ...repeating, ...links];
