import { idsOf, wanted, type Wanted } from './find';
import { each, isRefused, outcomeOfFault, placeOf, type Job, type ReadOperation } from './job';
import { keyOf } from '../transport/keys';
import { segment } from '../transport/request';
import { recordsIn, type Xero } from '../transport/session';
import { Refusal, refused, type BinaryFile, type Outcome, type Refused } from '../values/outcome';
import type { XeroRecord } from '../values/record';

type Done = { record: XeroRecord; is: 'sent' | 'read'; binary?: BinaryFile };

/** An action at each document's own address, one item after the other. */
const action = (act: (xero: Xero, job: Job, id: string, item: number) => Promise<Done>): ReadOperation => ({
	async run(job) {
		const wants = await each(job.items, (item) => wanted(job, item));
		const named = wants.filter((want): want is Wanted => !isRefused(want as Refused));
		const outcomes: Outcome[] = wants.filter((want): want is Refused => isRefused(want as Refused));
		if (job.stop && outcomes.length > 0) return outcomes;
		const ids = await idsOf(job, named);
		for (const { item } of named) {
			const id = ids.get(item);
			if (job.stop && outcomes.some((outcome) => outcome.is === 'refused' || outcome.is === 'unknown')) break;
			if (id === undefined || id instanceof Refusal) {
				outcomes.push(refused(item, id ?? new Refusal(['Not found'])));
				continue;
			}
			try {
				outcomes.push({ item, ...(await act(job.xero, job, id, item)), warnings: [] });
			} catch (error) {
				outcomes.push(outcomeOfFault(job.resource, item, error));
			}
		}
		return outcomes;
	},
});

/** Address of something below a document. */
const below = ({ resource }: Job, id: string, part: string): string => `${placeOf(resource).path}/${segment(id)}${part}`;

/** Has Xero send the invoice to the contact's e-mail address. Xero counts these: 1,000 a day for paid organisations. */
export const email = action(async (xero, job, id, item) => {
	await xero.request({
		method: 'POST',
		path: below(job, id, '/Email'),
		body: {},
		scope: job.resource.scope,
		idempotencyKey: keyOf(job.write, [`${item}.0`]),
	});
	return { is: 'sent', record: { [job.resource.id]: id, emailed: true } };
});

/** The address at which the customer sees and pays the invoice. */
export const getOnlineInvoiceUrl = action(async (xero, job, id) => {
	const answer = await xero.request({ method: 'GET', path: below(job, id, '/OnlineInvoice'), scope: job.resource.scope });
	const [online] = recordsIn(answer, 'OnlineInvoices');
	return { is: 'read', record: { [job.resource.id]: id, OnlineInvoiceUrl: online?.OnlineInvoiceUrl ?? null } };
});

/** The document as a PDF. https://developer.xero.com/documentation/api/accounting/invoices */
export const getPdf = action(async (xero, job, id) => {
	const answer = await xero.request({ method: 'GET', path: below(job, id, ''), accept: 'application/pdf', scope: job.resource.scope });
	const data = answer.body;
	if (!Buffer.isBuffer(data) || !data.subarray(0, 4).equals(Buffer.from('%PDF'))) throw new Refusal(['Xero did not answer with a PDF']);
	const told = /filename="?([^";]+)"?/i.exec(String(answer.headers['content-disposition'] ?? ''))?.[1];
	const fileName = told ?? `${job.resource.name.toLowerCase()}-${id}.pdf`;
	return { is: 'read', record: { [job.resource.id]: id, fileName }, binary: { data, fileName, mimeType: 'application/pdf' } };
});
