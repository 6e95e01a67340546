import { atEachRecord, below, inTurn, onlyRecord, plannedIds } from './eachRecord';
import { each, isRefused, type Planned, type WriteOperation } from './job';
import { paymentService } from '../resources/paymentService';
import { keyOf, positionOf } from '../transport/keys';
import { recordsIn } from '../transport/session';
import { Refusal, type Refused } from '../values/outcome';
import { isGuid } from '../values/record';

const { id: serviceId, listKey, scope } = paymentService;

/** The ways to pay that documents of a branding theme offer, one item a service. */
export const getPaymentServices = atEachRecord(async (job, id) => {
	const answer = await job.xero.request({ method: 'GET', path: below(job, id, '/PaymentServices'), scope });
	return recordsIn(answer, listKey).map((record) => ({ is: 'read', record: { [job.resource.id]: id, ...record } }));
});

type Offer = { theme: string; service: string };

/** Has documents of a branding theme offer a way to pay. https://developer.xero.com/documentation/api/accounting/brandingthemes */
export const addPaymentService: WriteOperation<Offer> = {
	async plan(job) {
		const planned = await plannedIds(job);
		const themes = new Map(planned.filter((plan): plan is Planned<string> => !isRefused(plan)).map(({ item, work }) => [item, work]));
		const offers = await each([...themes.keys()], (item): Planned<Offer> => {
			const service = job.reader.named('paymentService', item)?.value;
			if (!isGuid(service)) throw new Refusal(['Payment Service is not a Xero id'], 'Choose the payment service, or give its id.');
			return { item, work: { theme: themes.get(item) ?? '', service } };
		});
		return [...planned.filter((plan): plan is Refused => isRefused(plan)), ...offers];
	},
	async send(job, planned) {
		return await inTurn(job, planned, 'payment service', async ({ item, work: { theme, service } }) => {
			const answer = await job.xero.request({
				method: 'POST',
				path: below(job, theme, '/PaymentServices'),
				body: { [listKey]: [{ [serviceId]: service }] },
				scope,
				idempotencyKey: keyOf(job.write, [positionOf(job.write, item, 0)]),
			});
			return [{ item, is: 'updated', record: { [job.resource.id]: theme, [serviceId]: service, ...onlyRecord(answer, listKey) }, warnings: [] }];
		});
	},
};
