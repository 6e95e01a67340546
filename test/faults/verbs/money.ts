import type { Rec } from '../../local-xero/contract';
import type { Rig } from '../rig';
import { changeOf, statusIs } from './change';
import { byItemId, contact, line, nobody, owed, text, type Verb } from './task';

/** Payments of a run's own invoices, in one sum or each by itself, taken back. */
const deletions = (
	name: string,
	resource: string,
	endpoint: string,
	id: string,
	paid: (rig: Rig, invoices: Rec[]) => Rec[],
): Verb => ({
	name,
	method: 'POST',
	url: `/${endpoint}/`,
	most: 5,
	spoils: ['unknown id', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const invoices = await owed(rig, count, mark);
		const payments = await rig.made(endpoint, paid(rig, invoices));
		const ids = payments.map((record) => text(record[id]));
		if (spoil) ids[spoil.at] = spoil.kind === 'duplicate' ? ids[spoil.at === 0 ? 1 : 0] : nobody;
		return {
			parameters: { resource, operation: 'delete', simplify: false, ...byItemId },
			items: ids.map((id) => ({ id })),
			id,
			creates: false,
			held: async () => {
				const gone = new Set(
					rig
						.books(endpoint)
						.filter(({ Status }) => Status === 'DELETED')
						.map((record) => text(record[id])),
				);
				return ids.map((id) => (gone.has(id) ? [id] : []));
			},
		};
	},
});

const bank = { Code: '090' };

const aPayment = ({ InvoiceID }: Rec): Rec => ({ Invoice: { InvoiceID }, Amount: 3 });

/** Money that was booked, taken back. */
export const takingBack: readonly Verb[] = [
	deletions('delete payment', 'payment', 'Payments', 'PaymentID', (rig, invoices) =>
		invoices.map((invoice) => ({
			...aPayment(invoice),
			Account: bank,
			Date: rig.world.day(0),
		})),
	),
	deletions(
		'delete batch payment',
		'batchPayment',
		'BatchPayments',
		'BatchPaymentID',
		(rig, invoices) =>
			invoices.map((invoice) => ({
				Account: bank,
				Date: rig.world.day(0),
				Payments: [aPayment(invoice)],
			})),
	),
	changeOf({
		name: 'delete bank transaction',
		resource: 'bankTransaction',
		operation: 'delete',
		endpoint: 'BankTransactions',
		id: 'BankTransactionID',
		stored: (mark, rig) => ({
			Type: 'SPEND',
			Contact: contact,
			BankAccount: bank,
			Date: rig.world.day(0),
			LineItems: [line({ AccountCode: '429' })],
			Reference: mark,
		}),
		isDone: statusIs('DELETED'),
	}),
	changeOf({
		name: 'delete bank transfer',
		resource: 'bankTransfer',
		operation: 'delete',
		endpoint: 'BankTransfers',
		id: 'BankTransferID',
		most: 5,
		stored: (mark, rig) => ({
			FromBankAccount: bank,
			ToBankAccount: { Code: '091' },
			Amount: 3,
			Date: rig.world.day(0),
			Reference: mark,
		}),
		isDone: statusIs('DELETED'),
	}),
];
