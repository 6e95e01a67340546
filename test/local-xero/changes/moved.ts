import type { ChangesDesk } from './desk';

/** UpdatedDateUTC as Xero's own client reads it. */
const read = {
	invoice: async ({ api, tenantId }: ChangesDesk, id: unknown) =>
		(await api.getInvoice(tenantId, String(id))).body.invoices?.[0].updatedDateUTC,
	payment: async ({ api, tenantId }: ChangesDesk, id: unknown) =>
		(await api.getPayment(tenantId, String(id))).body.payments?.[0].updatedDateUTC,
	creditNote: async ({ api, tenantId }: ChangesDesk, id: unknown) =>
		(await api.getCreditNote(tenantId, String(id))).body.creditNotes?.[0].updatedDateUTC,
	contact: async ({ api, tenantId }: ChangesDesk, id: unknown) =>
		(await api.getContact(tenantId, String(id))).body.contacts?.[0].updatedDateUTC,
	item: async ({ api, tenantId }: ChangesDesk, id: unknown) =>
		(await api.getItem(tenantId, String(id))).body.items?.[0].updatedDateUTC,
	bankTransaction: async ({ api, tenantId }: ChangesDesk, id: unknown) =>
		(await api.getBankTransaction(tenantId, String(id))).body.bankTransactions?.[0].updatedDateUTC,
	overpayment: async ({ api, tenantId }: ChangesDesk, id: unknown) =>
		(await api.getOverpayment(tenantId, String(id))).body.overpayments?.[0].updatedDateUTC,
	batchPayment: async ({ api, tenantId }: ChangesDesk, id: unknown) =>
		(await api.getBatchPayment(tenantId, String(id))).body.batchPayments?.[0].updatedDateUTC,
};

export type Watched = Array<[keyof typeof read, unknown]>;

/** Which of the records some work moves to its own moment; the others must stay where they were. */
export async function moved(
	desk: ChangesDesk,
	watched: Watched,
	work: () => unknown,
): Promise<boolean[]> {
	const before = await Promise.all(watched.map(async ([kind, id]) => await read[kind](desk, id)));
	const moment = desk.minute();
	await work();
	const after = await Promise.all(watched.map(async ([kind, id]) => await read[kind](desk, id)));
	return after.map((date, index) => {
		const has = date?.getTime() === moment;
		if (!has) expect(date).toEqual(before[index]);
		return has;
	});
}
