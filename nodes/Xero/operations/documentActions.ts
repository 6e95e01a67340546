import { atEachRecord, below } from './eachRecord';
import { keyOf, positionOf } from '../transport/keys';
import { recordsIn } from '../transport/session';
import { Refusal } from '../values/outcome';

/** Has Xero send the invoice to the contact's e-mail address. Xero counts these: 1,000 a day for paid organisations. */
export const email = atEachRecord(async (job, id, item) => {
	await job.xero.request({
		method: 'POST',
		path: below(job, id, '/Email'),
		body: {},
		scope: job.resource.scope,
		idempotencyKey: keyOf(job.write, [positionOf(job.write, item, 0)]),
	});
	return [{ is: 'sent', record: { [job.resource.id]: id, emailed: true } }];
}, {});

/** The address at which the customer sees and pays the invoice. */
export const getOnlineInvoiceUrl = atEachRecord(async (job, id) => {
	const answer = await job.xero.request({ method: 'GET', path: below(job, id, '/OnlineInvoice'), scope: job.resource.scope });
	const [online] = recordsIn(answer, 'OnlineInvoices');
	return [{ is: 'read', record: { [job.resource.id]: id, OnlineInvoiceUrl: online?.OnlineInvoiceUrl ?? null } }];
});

/** The document as a PDF. https://developer.xero.com/documentation/api/accounting/invoices */
export const getPdf = atEachRecord(async (job, id) => {
	const answer = await job.xero.request({ method: 'GET', path: below(job, id, ''), accept: 'application/pdf', scope: job.resource.scope });
	const data = answer.body;
	if (!Buffer.isBuffer(data) || !data.subarray(0, 4).equals(Buffer.from('%PDF'))) throw new Refusal(['Xero did not answer with a PDF']);
	const told = /filename="?([^";]+)"?/i.exec(String(answer.headers['content-disposition'] ?? ''))?.[1];
	const fileName = told ?? `${job.resource.name.toLowerCase().replace(/ /g, '-')}-${id}.pdf`;
	return [{ is: 'read', record: { [job.resource.id]: id, fileName }, binary: { data, fileName, mimeType: 'application/pdf' } }];
});
