import type { Rec } from '../../local-xero/contract';
import type { Office } from '../office';
import { changeOf, contactOf, done, linesOf, toStatus, type Change } from './change';

const bank = { BankAccount: { Code: '090' } };

const isFree = ({ Status, IsReconciled, Type }: Rec): boolean =>
	Status === 'AUTHORISED' && IsReconciled !== true && ['SPEND', 'RECEIVE'].includes(String(Type));

/** A person matches it with a statement line, which only Xero's own screens can do afterwards. */
const reconciled =
	(endpoint: string) =>
	(office: Office): boolean => {
		const record = office.any(endpoint, ({ Status, IsReconciled }) => Status === 'AUTHORISED' && IsReconciled !== true);
		const id = String(record?.[office.shelf(endpoint).id]);
		return office.books.reconcile?.(endpoint, id, true) ?? false;
	};

/** Money paid ahead, or too much of it. */
export const credited: Change = {
	name: 'Prepayments and overpayments created',
	weight: 4,
	happens: (office) => {
		const side = office.dice.of(['SPEND', 'RECEIVE'] as const);
		const over = office.dice.percent(50);
		return done(
			office.make('BankTransactions', {
				...bank,
				Type: `${side}-${over ? 'OVERPAYMENT' : 'PREPAYMENT'}`,
				Contact: contactOf(office),
				Date: office.day(0),
				LineItems: over
					? [{ Description: 'Too much', LineAmount: office.dice.whole(5, 500) }]
					: linesOf(office, side === 'SPEND' ? '400' : '200'),
			}),
		);
	},
};

const transactions: Change[] = [
	{
		name: 'BankTransactions created',
		weight: 7,
		happens: (office) => {
			const Type = office.dice.of(['SPEND', 'RECEIVE'] as const);
			return done(
				office.make('BankTransactions', {
					BankAccount: { Code: office.dice.of(['090', '091']) },
					Type,
					Contact: contactOf(office),
					Date: office.day(-office.dice.whole(0, 5)),
					IsReconciled: office.dice.percent(15),
					LineItems: linesOf(office, Type === 'SPEND' ? '400' : '200'),
				}),
			);
		},
	},
	credited,
	{
		name: 'BankTransactions edited',
		weight: 5,
		happens: changeOf('BankTransactions', isFree, (office) => ({ Reference: office.name('Eftpos') })),
	},
	toStatus('BankTransactions', ['AUTHORISED'], 'DELETED', 2, isFree),
	{ name: 'BankTransactions reconciled', weight: 4, happens: reconciled('BankTransactions') },
	{ name: 'Payments reconciled', weight: 4, happens: reconciled('Payments') },
];

const between: Change[] = [
	{
		name: 'BankTransfers created',
		weight: 4,
		happens: (office) =>
			done(
				office.make('BankTransfers', {
					FromBankAccount: { Code: '090' },
					ToBankAccount: { Code: '091' },
					Amount: office.dice.whole(1, 900),
					Date: office.day(0),
				}),
			),
	},
	toStatus('BankTransfers', ['AUTHORISED'], 'DELETED', 1),
	{
		name: 'BatchPayments created',
		weight: 4,
		happens: (office) => {
			const owed = office
				.shelf('Invoices')
				.all()
				.filter(
					({ Type, Status, AmountDue, CurrencyRate }) =>
						Type === 'ACCPAY' && Status === 'AUTHORISED' && Number(AmountDue) > 0 && CurrencyRate === 1,
				)
				.slice(0, office.dice.whole(1, 4));
			return done(
				office.make('BatchPayments', {
					Account: { Code: '090' },
					Date: office.day(0),
					Payments: owed.map(({ InvoiceID, AmountDue }) => ({
						Invoice: { InvoiceID },
						Amount: AmountDue,
					})),
				}),
			);
		},
	},
	toStatus('BatchPayments', ['AUTHORISED'], 'DELETED', 1),
];

const journals: Change[] = [
	{
		name: 'ManualJournals created',
		weight: 4,
		happens: (office) => {
			const LineAmount = office.dice.whole(1, 900);
			return done(
				office.make('ManualJournals', {
					Narration: office.name('Accrual'),
					Date: office.day(0),
					Status: office.dice.of(['DRAFT', 'POSTED']),
					JournalLines: [
						{ LineAmount, AccountCode: '469' },
						{ LineAmount: -LineAmount, AccountCode: '620' },
					],
				}),
			);
		},
	},
	{
		name: 'ManualJournals edited',
		weight: 3,
		happens: changeOf(
			'ManualJournals',
			({ Status }) => Status === 'DRAFT',
			(office) => ({ Narration: office.name('Accrual') }),
		),
	},
	toStatus('ManualJournals', ['DRAFT'], 'POSTED', 2),
	toStatus('ManualJournals', ['DRAFT'], 'DELETED', 1),
	toStatus('ManualJournals', ['POSTED'], 'VOIDED', 1),
];

export const money: readonly Change[] = [...transactions, ...between, ...journals];
