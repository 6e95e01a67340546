import {
	type Account,
	BankTransaction,
	type BankTransfer,
	type BatchPayment,
	Invoice,
	LineAmountTypes,
	type Payment,
} from 'xero-node';
import { type OfficialClient, only, plain, refusal } from './client';

/** No If-Modified-Since, where or order; the first page of ten, prices with four decimals. */
const firstPage = [undefined, undefined, undefined, 1, 4, 10] as const;

/** Bank transactions, transfers and batch payments; prepayments and overpayments with allocations and refunds. */
export function money(official: OfficialClient): void {
	let contactID: string;
	let bank: Account;
	let savings: Account;
	const tenant = () => official.tenant;
	const api = () => official.api;
	beforeAll(async () => {
		const made = await api().createContacts(tenant(), { contacts: [{ name: 'Moss & Money' }] });
		contactID = String(only(made.body.contacts).contactID);
		const where = 'Type=="BANK" AND CurrencyCode=="NZD"';
		const { body } = await api().getAccounts(tenant(), undefined, where, 'Code');
		[bank, savings] = (body.accounts ?? []).map(({ accountID }) => ({ accountID }));
	});

	const transactionOf = (type: BankTransaction.TypeEnum, reference: string): BankTransaction => ({
		type,
		contact: { contactID },
		bankAccount: bank,
		date: '2026-11-05',
		reference,
		lineAmountTypes: LineAmountTypes.NoTax,
		lineItems: [{ description: 'Money', quantity: 4, unitAmount: 25, accountCode: '200' }],
	});
	const createTransaction = async (transaction: BankTransaction) =>
		only(
			(await api().createBankTransactions(tenant(), { bankTransactions: [transaction] }, true, 4))
				.body.bankTransactions,
		);
	const readTransaction = async (id: string | undefined) =>
		only((await api().getBankTransaction(tenant(), String(id), 4)).body.bankTransactions);
	const createInvoice = async (type: Invoice.TypeEnum, unitAmount: number) => {
		const invoice: Invoice = {
			type,
			contact: { contactID },
			date: '2026-11-03',
			dueDate: '2026-12-03',
			status: Invoice.StatusEnum.AUTHORISED,
			lineAmountTypes: LineAmountTypes.NoTax,
			lineItems: [{ description: 'Work', quantity: 1, unitAmount, accountCode: '200' }],
		};
		return only((await api().createInvoices(tenant(), { invoices: [invoice] })).body.invoices);
	};
	const readInvoice = async (id: string | undefined) =>
		only((await api().getInvoice(tenant(), String(id))).body.invoices);

	describe('Bank transactions', () => {
		test('create, read back, update by path and by collection, list, delete', async () => {
			const spend = transactionOf(BankTransaction.TypeEnum.SPEND, 'OC-BT-1');
			const { bankTransactionID } = await createTransaction(spend);
			expect(await readTransaction(bankTransactionID)).toMatchObject({
				...spend,
				date: '2026-11-05T00:00:00.000Z',
				total: 100,
				currencyCode: 'NZD',
				isReconciled: false,
			});
			const id = String(bankTransactionID);
			const part = (values: Partial<BankTransaction>) => ({
				bankTransactions: [values as BankTransaction],
			});
			await api().updateBankTransaction(tenant(), id, part({ url: 'https://example.com/1' }));
			const { body } = await api().updateOrCreateBankTransactions(
				tenant(),
				{
					bankTransactions: [
						{ bankTransactionID, reference: 'OC-BT-2' } as BankTransaction,
						{ ...spend, lineItems: [] },
					],
				},
				false,
			);
			expect(plain(body.bankTransactions)).toMatchObject([
				{ bankTransactionID, reference: 'OC-BT-2', url: 'https://example.com/1', total: 100 },
				{ statusAttributeString: 'ERROR' },
			]);
			const lists = [
				api().getBankTransactions(tenant(), undefined, 'Reference=="OC-BT-2"', 'Date'),
				api().getBankTransactions(tenant(), ...firstPage, ['OC-BT-2']),
			];
			const [unpaged, paged] = await Promise.all(lists);
			expect(only(unpaged.body.bankTransactions).lineItems).toEqual([]);
			expect(only(paged.body.bankTransactions).lineItems).toHaveLength(1);
			await api().updateBankTransaction(
				tenant(),
				id,
				part({ status: BankTransaction.StatusEnum.DELETED }),
			);
			expect(await readTransaction(id)).toMatchObject({ status: 'DELETED' });
			const again = api().updateBankTransaction(tenant(), id, part({ reference: 'x' }));
			expect(await refusal(again)).toEqual({
				status: 400,
				messages: ['Bank Transaction not of valid status for modification'],
			});
		});
	});

	describe('Bank transfers', () => {
		const transferOf = (reference: string): BankTransfer => ({
			fromBankAccount: bank,
			toBankAccount: savings,
			amount: 75.5,
			date: '2026-11-06',
			reference,
		});
		const create = async (reference: string) =>
			only(
				(await api().createBankTransfer(tenant(), { bankTransfers: [transferOf(reference)] })).body
					.bankTransfers,
			);

		test('create, read back with both bank transactions, delete by path and by collection', async () => {
			const { bankTransferID } = await create('OC-TR-1');
			const stored = only(
				(await api().getBankTransfer(tenant(), String(bankTransferID))).body.bankTransfers,
			);
			expect(stored).toMatchObject({
				...transferOf('OC-TR-1'),
				date: '2026-11-06T00:00:00.000Z',
				status: 'AUTHORISED',
				fromIsReconciled: false,
			});
			const sides = [stored.fromBankTransactionID, stored.toBankTransactionID];
			expect(await Promise.all(sides.map(readTransaction))).toMatchObject([
				{ type: 'SPEND-TRANSFER', total: 75.5, bankAccount: bank },
				{ type: 'RECEIVE-TRANSFER', total: 75.5, bankAccount: savings },
			]);
			const other = await create('OC-TR-2');
			await api().deleteBankTransfer(tenant(), String(bankTransferID), { status: 'DELETED' });
			await api().deleteBankTransfers(
				tenant(),
				{
					bankTransfers: [{ bankTransferID: String(other.bankTransferID), status: 'DELETED' }],
				},
				true,
			);
			expect(await readTransaction(sides[0])).toMatchObject({ status: 'DELETED' });
			const where = 'Reference.StartsWith("OC-TR-")';
			const list = async (includeDeleted?: boolean) =>
				(await api().getBankTransfers(tenant(), undefined, where, 'Amount', includeDeleted)).body
					.bankTransfers;
			expect(await list()).toEqual([]);
			expect(await list(true)).toHaveLength(2);
		});
	});

	describe('Batch payments', () => {
		test('pay bills at once, and open them again when deleted in either form', async () => {
			const bills = [
				await createInvoice(Invoice.TypeEnum.ACCPAY, 30),
				await createInvoice(Invoice.TypeEnum.ACCPAY, 45),
			];
			const create = async () => {
				const batch: BatchPayment = {
					account: bank,
					date: '2026-11-07',
					reference: 'Run 1',
					payments: bills.map(({ invoiceID, amountDue }) => ({
						invoice: { invoiceID },
						amount: amountDue,
					})),
				};
				const made = await api().createBatchPayment(tenant(), { batchPayments: [batch] }, true);
				return String(only(made.body.batchPayments).batchPaymentID);
			};
			const statuses = async () =>
				(await Promise.all(bills.map(({ invoiceID }) => readInvoice(invoiceID)))).map(
					({ status }) => String(status),
				);
			const first = await create();
			expect(await statuses()).toEqual(['PAID', 'PAID']);
			const stored = only((await api().getBatchPayment(tenant(), first)).body.batchPayments);
			expect(stored).toMatchObject({
				account: bank,
				date: '2026-11-07T00:00:00.000Z',
				reference: 'Run 1',
				type: 'PAYBATCH',
				status: 'AUTHORISED',
				totalAmount: 75,
				payments: [{ amount: 30 }, { amount: 45 }],
			});
			const alone = api().deletePayment(tenant(), String(stored.payments?.[0].paymentID), {
				status: 'DELETED',
			});
			expect(await refusal(alone)).toEqual({
				status: 400,
				messages: ['Payments within a batch cannot be deleted.'],
			});
			await api().deleteBatchPaymentByUrlParam(tenant(), first, { status: 'DELETED' });
			expect(await statuses()).toEqual(['AUTHORISED', 'AUTHORISED']);
			const second = await create();
			await api().deleteBatchPayment(tenant(), { batchPaymentID: second, status: 'DELETED' });
			expect(await statuses()).toEqual(['AUTHORISED', 'AUTHORISED']);
			const where = 'Status=="DELETED" AND Reference=="Run 1"';
			const listed = await api().getBatchPayments(tenant(), undefined, where, 'Date');
			expect(listed.body.batchPayments).toHaveLength(2);
		});
	});

	describe('Prepayments and overpayments', () => {
		test('a prepayment is applied to an invoice, taken off, refunded', async () => {
			const { prepaymentID } = await createTransaction(
				transactionOf(BankTransaction.TypeEnum.RECEIVEPREPAYMENT, 'OC-PRE-1'),
			);
			const id = String(prepaymentID);
			const read = async () => only((await api().getPrepayment(tenant(), id)).body.prepayments);
			const { invoiceID } = await createInvoice(Invoice.TypeEnum.ACCREC, 60);
			const allocations = [{ invoice: { invoiceID }, amount: 60, date: '2026-11-08' }];
			const put = await api().createPrepaymentAllocations(tenant(), id, { allocations });
			const { allocationID } = only(put.body.allocations);
			expect(await read()).toMatchObject({
				type: 'RECEIVE-PREPAYMENT',
				status: 'AUTHORISED',
				total: 100,
				remainingCredit: 40,
				allocations: [{ allocationID, amount: 60, invoice: { invoiceID } }],
			});
			expect(await readInvoice(invoiceID)).toMatchObject({
				status: 'PAID',
				amountCredited: 60,
				prepayments: [{ prepaymentID, appliedAmount: 60 }],
			});
			expect(
				await refusal(api().createPrepaymentAllocations(tenant(), id, { allocations })),
			).toMatchObject({ status: 400 });
			const gone = await api().deletePrepaymentAllocations(tenant(), id, String(allocationID));
			expect(plain(gone.body)).toMatchObject({ allocationID, isDeleted: true });
			expect(await readInvoice(invoiceID)).toMatchObject({ status: 'AUTHORISED', amountDue: 60 });
			const refund: Payment = { prepayment: { prepaymentID }, account: bank, amount: 100 };
			const paid = only((await api().createPayment(tenant(), refund)).body.payments);
			expect(paid).toMatchObject({
				paymentType: 'ARPREPAYMENTPAYMENT',
				prepayment: { prepaymentID },
			});
			expect(await read()).toMatchObject({
				status: 'PAID',
				remainingCredit: 0,
				payments: [{ paymentID: paid.paymentID, amount: 100 }],
			});
			const listed = await api().getPrepayments(tenant(), ...firstPage, ['OC-PRE-1']);
			expect(only(listed.body.prepayments)).toMatchObject({ prepaymentID });
		});

		test('an overpayment likewise', async () => {
			const { overpaymentID } = await createTransaction(
				transactionOf(BankTransaction.TypeEnum.SPENDOVERPAYMENT, 'OC-OVER-1'),
			);
			const id = String(overpaymentID);
			const { invoiceID } = await createInvoice(Invoice.TypeEnum.ACCPAY, 20);
			const put = await api().createOverpaymentAllocations(tenant(), id, {
				allocations: [{ invoice: { invoiceID }, amount: 15, date: '2026-11-08' }],
			});
			const { allocationID } = only(put.body.allocations);
			const stored = only((await api().getOverpayment(tenant(), id)).body.overpayments);
			expect(stored).toMatchObject({
				type: 'SPEND-OVERPAYMENT',
				remainingCredit: 85,
				reference: 'OC-OVER-1',
				lineItems: [{ accountCode: '800' }],
			});
			const gone = await api().deleteOverpaymentAllocations(tenant(), id, String(allocationID));
			expect(plain(gone.body)).toMatchObject({ allocationID, isDeleted: true });
			expect(await readInvoice(invoiceID)).toMatchObject({ amountDue: 20, overpayments: [] });
			const listed = await api().getOverpayments(tenant(), ...firstPage, ['OC-OVER-1']);
			expect(only(listed.body.overpayments)).toMatchObject({ overpaymentID, remainingCredit: 100 });
		});
	});
}
