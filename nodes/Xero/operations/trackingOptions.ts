import { below, inTurn, onlyRecord, plannedIds } from './eachRecord';
import { findWanted, fold, wanted } from './find';
import { each, isRefused, textOf, type Job, type Planned, type WriteOperation } from './job';
import { keyOf, positionOf } from '../transport/keys';
import { segment } from '../transport/request';
import { Refusal, type Outcome, type Refused } from '../values/outcome';
import { isGuid, isRecord, type XeroRecord } from '../values/record';

/** https://developer.xero.com/documentation/api/accounting/trackingcategories */
const longest = 100;

/** An option, or what is to become of one, in its category. */
type Option = { category: string; id?: string; element?: XeroRecord };

type Verb = { method: 'PUT' | 'POST' | 'DELETE'; is: 'created' | 'updated' | 'deleted' };

function nameIn({ reader }: Job, item: number): string {
	const name = reader.text('optionName', item);
	if (name.length > longest) throw new Refusal([`Option Name has ${name.length} characters; Xero takes ${longest}`]);
	return name;
}

/** The id of the option an item names: by itself, or as the category lists its name. Throws Refusal and Fault. */
async function namedOption(job: Job, item: number): Promise<Option> {
	const option = job.reader.named('trackingOption', item);
	if (option === undefined) throw new Refusal(['Tracking Option is empty'], 'Choose an option, or give its name or id.');
	const want = wanted(job, item);
	if (option.by === 'id' && !isGuid(option.value)) throw new Refusal(['Tracking Option is not a Xero id']);
	if (option.by === 'id' && want.named.by === 'id') return { category: want.named.value, id: option.value };
	const category = (await findWanted(job, [want])).get(item);
	if (category === undefined || category instanceof Refusal) throw category ?? new Refusal(['Not found']);
	const id = textOf(category, job.resource.id);
	if (option.by === 'id') return { category: id, id: option.value };
	const options = Array.isArray(category.Options) ? category.Options.filter(isRecord) : [];
	const found = options.find(({ Name }) => fold(Name) === fold(option.value));
	if (found === undefined) {
		const names = options.map((each) => textOf(each, 'Name')).join(', ');
		throw new Refusal([`The tracking category has no option of this name`], names === '' ? 'It has no options.' : `It has: ${names}`, 404);
	}
	return { category: id, id: textOf(found, 'TrackingOptionID') };
}

/** Sends one option after the other: the endpoint takes one. */
const sent = (job: Job, planned: ReadonlyArray<Planned<Option>>, { method, is }: Verb): Promise<Outcome[]> =>
	inTurn(job, planned, 'tracking option', async ({ item, work: { category, id, element } }) => {
		const answer = await job.xero.request({
			method,
			path: below(job, category, id === undefined ? '/Options' : `/Options/${segment(id)}`),
			scope: job.resource.scope,
			...(element === undefined ? {} : { body: element, idempotencyKey: keyOf(job.write, [positionOf(job.write, item, 0)]) }),
		});
		const record = method === 'DELETE' ? {} : onlyRecord(answer, 'Options');
		return [{ item, is, record: { [job.resource.id]: category, ...(id === undefined ? {} : { TrackingOptionID: id }), ...record }, warnings: [] }];
	}, method === 'DELETE' ? { unkeyed: true } : {});

/** Adds an option to a tracking category. */
export const createOption: WriteOperation<Option> = {
	async plan(job) {
		const planned = await plannedIds(job);
		const ids = new Map(planned.filter((plan): plan is Planned<string> => !isRefused(plan)).map(({ item, work }) => [item, work]));
		const options = await each([...ids.keys()], (item): Planned<Option> => {
			const Name = nameIn(job, item);
			if (Name === '') throw new Refusal(['Option Name is empty']);
			return { item, work: { category: ids.get(item) ?? '', element: { Name } } };
		});
		return [...planned.filter((plan): plan is Refused => isRefused(plan)), ...options];
	},
	send: async (job, planned) => await sent(job, planned, { method: 'PUT', is: 'created' }),
};

/** Gives an option another name, archives it, or brings it back. */
export const updateOption: WriteOperation<Option> = {
	plan: async (job) =>
		await each(job.items, async (item) => {
			const Name = nameIn(job, item);
			const Status = job.reader.text('optionStatus', item);
			const element = { ...(Name === '' ? {} : { Name }), ...(Status === '' ? {} : { Status }) };
			if (Object.keys(element).length === 0) throw new Refusal(['There is nothing to update'], 'Give a new name or a status.');
			return { item, work: { ...(await namedOption(job, item)), element } };
		}),
	send: async (job, planned) => await sent(job, planned, { method: 'POST', is: 'updated' }),
};

/** Deletes an option that no line uses. */
export const deleteOption: WriteOperation<Option> = {
	plan: async (job) => await each(job.items, async (item) => ({ item, work: await namedOption(job, item) })),
	send: async (job, planned) => await sent(job, planned, { method: 'DELETE', is: 'deleted' }),
};
