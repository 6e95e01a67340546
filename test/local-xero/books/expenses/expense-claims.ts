import type { Rec, Shelf, Verdict } from '../../contract';
import { addDays } from '../dates';
import { sum } from '../decimals';
import { zeroId } from '../ids';
import type { Ledger } from '../ledger';
import { guid, list, object, oneOf, read, UnknownId } from '../read';
import type { ExpenseClaim, Receipt } from '../records';
import { checked, plainList, written } from '../shelf';
import { showReceipt } from './receipts';

const shape = {
	ExpenseClaimID: guid,
	User: object({ UserID: guid }),
	Receipts: list({ ReceiptID: guid }),
	Status: oneOf('ExpenseClaimStatus', ['SUBMITTED', 'AUTHORISED', 'VOIDED', 'DELETED']),
};

/**
 * The ExpenseClaims shelf of classic expenses, closed to new apps
 * (https://developer.xero.com/documentation/api/accounting/expenseclaims): a claim gathers draft receipts of one user.
 */
export function expenseClaimsShelf(ledger: Ledger): Shelf {
	const receiptsOf = (element: Rec): Receipt[] =>
		(read(shape, element).Receipts ?? []).map(({ ReceiptID }) => {
			const found = ledger.receipts.get(ReceiptID ?? '');
			if (!found) throw new UnknownId();
			return found;
		});
	const setReceipts = (receipts: Receipt[], Status: Receipt['Status']) => {
		for (const receipt of receipts)
			ledger.receipts.change(receipt, { ...receipt, Status, UpdatedDateUTC: ledger.now() });
	};
	const refused = (echo: Rec, ...errors: string[]): Verdict => ({ is: 'error', echo, errors });
	const create = (element: Rec): Verdict => {
		const user = ledger.users.get(read(shape, element).User?.UserID ?? '');
		const receipts = receiptsOf(element);
		const echo = { ExpenseClaimID: zeroId };
		if (!user) return refused(echo, 'A User must be specified for this type of transaction');
		if (receipts.length === 0) return refused(echo, 'One or more receipts must be specified');
		if (receipts.some(({ Status }) => Status !== 'DRAFT'))
			return refused(echo, 'Only receipts of status DRAFT can be claimed');
		setReceipts(receipts, 'SUBMITTED');
		const Total = sum(receipts.map((receipt) => receipt.Total)).toNumber();
		const record: ExpenseClaim = {
			ExpenseClaimID: ledger.newId(),
			Status: 'SUBMITTED',
			User: user,
			Receipts: receipts,
			Total,
			AmountDue: Total,
			AmountPaid: 0,
			PaymentDueDate: addDays(ledger.today(), 30),
			ReportingDate: ledger.today(),
			UpdatedDateUTC: ledger.now(),
		};
		return { is: 'ok', record: ledger.expenseClaims.add(record) };
	};
	const change = (element: Rec, was: ExpenseClaim): Verdict => {
		const { Status = was.Status } = read(shape, element);
		if (was.Status === 'VOIDED' || was.Status === 'DELETED')
			return refused({ ...was }, 'Expense claim not of valid status for modification');
		setReceipts(was.Receipts, Status === 'AUTHORISED' ? 'AUTHORISED' : 'VOIDED');
		const next = { ...was, Status, UpdatedDateUTC: ledger.now() };
		return { is: 'ok', record: ledger.expenseClaims.change(was, next) };
	};
	return {
		endpoint: 'ExpenseClaims',
		key: 'ExpenseClaims',
		id: 'ExpenseClaimID',
		list: { ...plainList, modifiedSince: true },
		types: { ExpenseClaimID: 'guid', Status: 'string', Total: 'number', UpdatedDateUTC: 'date' },
		all: () => ledger.expenseClaims.all(),
		find: (id) => ledger.expenseClaims.get(id),
		show: (record) => {
			const claim = record as ExpenseClaim;
			const Receipts = claim.Receipts.map((receipt) => showReceipt(ledger, receipt));
			return { ...claim, User: { ...claim.User }, Receipts };
		},
		summarizes: [],
		posts: { collection: false, byPath: true },
		check: (element) => checked(() => receiptsOf(element)),
		put: (element) => written(() => create(element)),
		post: (element, _context, id = '') =>
			written(() => {
				const was = ledger.expenseClaims.get(id);
				if (!was) throw new UnknownId();
				return change(element, was);
			}),
	};
}
