import type { Rec } from '../../local-xero/contract';
import type { Office } from '../office';
import { changeOf, contactOf, done, linesOf, toStatus, type Change } from './change';

const open = ['DRAFT', 'SUBMITTED'];
const isOpen = ({ Status }: Rec): boolean => open.includes(String(Status));
const untouched = ({ AmountPaid, AmountCredited }: Rec): boolean => !AmountPaid && !AmountCredited;
const owed = ({ Status, AmountDue }: Rec): boolean => Status === 'AUTHORISED' && Number(AmountDue) > 0;
const accounts = { ACCREC: '200', ACCPAY: '400' } as const;

/** An invoice or bill of any early status, due before or after today. */
export function newInvoice(office: Office, status?: string): Rec | undefined {
	const { dice } = office;
	const Type = dice.of(['ACCREC', 'ACCREC', 'ACCPAY'] as const);
	const from = dice.whole(-20, 0);
	return office.make('Invoices', {
		Type,
		Contact: contactOf(office),
		...(Type === 'ACCPAY' && { InvoiceNumber: office.name('BILL') }),
		Date: office.day(from),
		DueDate: office.day(Math.max(from, dice.whole(-6, 20))),
		Status: status ?? dice.of(['DRAFT', 'SUBMITTED', 'AUTHORISED', 'AUTHORISED']),
		LineItems: linesOf(office, accounts[Type]),
	});
}

/** Pays an invoice or bill, in part or in full. */
export function pay(office: Office, whole: boolean): Rec | undefined {
	const invoice = office.any('Invoices', owed);
	if (invoice === undefined) return undefined;
	const due = Number(invoice.AmountDue);
	return office.make('Payments', {
		Invoice: { InvoiceID: invoice.InvoiceID },
		Account: { Code: '090' },
		Date: office.day(0),
		Amount: whole ? due : Math.max(0.01, Math.round(due * 50) / 100),
		...(invoice.CurrencyRate !== 1 && { CurrencyRate: invoice.CurrencyRate }),
	});
}

const invoices: Change[] = [
	{ name: 'Invoices created', weight: 14, happens: (office) => done(newInvoice(office)) },
	{
		name: 'Invoices edited',
		weight: 8,
		happens: changeOf('Invoices', isOpen, (office, { Type }) => ({
			Reference: office.name('PO'),
			LineItems: linesOf(office, accounts[Type as keyof typeof accounts]),
		})),
	},
	{
		name: 'Invoices with another reference',
		weight: 8,
		happens: changeOf(
			'Invoices',
			({ Status }) => Status === 'AUTHORISED' || Status === 'PAID',
			(office) => ({ Reference: office.name('REF') }),
		),
	},
	{
		name: 'Invoices re-dated',
		weight: 8,
		happens: changeOf(
			'Invoices',
			(record) => owed(record) || isOpen(record),
			(office) => ({
				DueDate: office.day(office.dice.whole(-3, 12)),
			}),
		),
	},
	toStatus('Invoices', ['DRAFT'], 'SUBMITTED', 2),
	toStatus('Invoices', ['SUBMITTED'], 'DRAFT', 1),
	toStatus('Invoices', open, 'AUTHORISED', 8),
	toStatus('Invoices', open, 'DELETED', 3),
	toStatus('Invoices', ['AUTHORISED'], 'VOIDED', 4, untouched),
	{
		name: 'Invoices e-mailed',
		weight: 3,
		happens: (office) => {
			const invoice = office.any('Invoices', (one) => one.Type === 'ACCREC' && owed(one));
			return invoice !== undefined && office.books.email(String(invoice.InvoiceID)).is === 'gone';
		},
	},
];

const payments: Change[] = [
	{ name: 'Paid in full', weight: 9, happens: (office) => done(pay(office, true)) },
	{ name: 'Paid in part', weight: 6, happens: (office) => done(pay(office, false)) },
	{
		name: 'Payments deleted',
		weight: 5,
		happens: changeOf(
			'Payments',
			({ Status, IsReconciled, BatchPaymentID }) =>
				Status === 'AUTHORISED' && IsReconciled !== true && BatchPaymentID === undefined,
			() => ({ Status: 'DELETED' }),
		),
	},
];

const creditNotes: Change[] = [
	{
		name: 'CreditNotes created',
		weight: 4,
		happens: (office) => {
			const Type = office.dice.of(['ACCRECCREDIT', 'ACCPAYCREDIT'] as const);
			return done(
				office.make('CreditNotes', {
					Type,
					Contact: contactOf(office),
					Date: office.day(0),
					Status: office.dice.of(['DRAFT', 'SUBMITTED', 'AUTHORISED']),
					LineItems: linesOf(office, Type === 'ACCRECCREDIT' ? '200' : '400'),
				}),
			);
		},
	},
	{
		name: 'CreditNotes edited',
		weight: 3,
		happens: changeOf('CreditNotes', isOpen, (office) => ({ Reference: office.name('RMA') })),
	},
	toStatus('CreditNotes', open, 'AUTHORISED', 3),
	toStatus('CreditNotes', open, 'DELETED', 1),
	toStatus('CreditNotes', ['AUTHORISED'], 'VOIDED', 1, ({ RemainingCredit, Total }) => RemainingCredit === Total),
	...['CreditNotes', 'Prepayments', 'Overpayments'].map(
		(endpoint): Change => ({
			name: `${endpoint} set against an invoice`,
			weight: 3,
			happens: (office) => allocated(office, endpoint),
		}),
	),
];

const sides: { readonly [type: string]: string } = {
	ACCRECCREDIT: 'ACCREC',
	ACCPAYCREDIT: 'ACCPAY',
	'RECEIVE-PREPAYMENT': 'ACCREC',
	'SPEND-PREPAYMENT': 'ACCPAY',
	'RECEIVE-OVERPAYMENT': 'ACCREC',
	'SPEND-OVERPAYMENT': 'ACCPAY',
};

/** Sets a part of a credit against an invoice of the same contact and side. */
function allocated(office: Office, endpoint: string): boolean {
	const credit = office.any(
		endpoint,
		({ Status, RemainingCredit }) => Status === 'AUTHORISED' && Number(RemainingCredit) > 0,
	);
	if (credit === undefined) return false;
	const contactOfRecord = (record: Rec): unknown => (record.Contact as Rec).ContactID;
	const invoice = office.any(
		'Invoices',
		(one) =>
			one.Type === sides[String(credit.Type)] &&
			owed(one) &&
			one.CurrencyCode === credit.CurrencyCode &&
			contactOfRecord(one) === contactOfRecord(credit),
	);
	if (invoice === undefined) return false;
	const allocations = office.shelf(endpoint).sub?.Allocations(credit);
	const Amount = Math.min(Number(credit.RemainingCredit), Number(invoice.AmountDue));
	const element = { Invoice: { InvoiceID: invoice.InvoiceID }, Amount, Date: office.day(0) };
	return allocations?.put?.(element, { unitdp: 4, app: 'Somebody at a desk' }).is === 'ok';
}

export const documents: readonly Change[] = [...invoices, ...payments, ...creditNotes];
