import { askedByParameter, resolveContacts, type ContactAsked } from './contacts';
import { below, inTurn, plannedIds } from './eachRecord';
import { fold } from './find';
import { each, isRefused, outcomeOf, type Job, type Planned, type WriteOperation } from './job';
import { writeAll } from '../transport/batches';
import { segment } from '../transport/request';
import { Refusal, refused, type Outcome, type Refused } from '../values/outcome';

/** Contacts in one request; Xero documents no limit of its own. https://developer.xero.com/documentation/api/accounting/contactgroups */
const most = 50;

type Member = { group: string; contact: string };

/** The group and the contact each item names, looked up where they are not named by id. Throws Fault. */
async function planMembers(job: Job): Promise<Array<Planned<Member> | Refused>> {
	const groups = await plannedIds(job);
	const unnamed = groups.filter((plan): plan is Refused => isRefused(plan));
	const named = groups.filter((plan): plan is Planned<string> => !isRefused(plan));
	const asked = await each(
		named.map(({ item }) => item),
		(item) => {
			const question = askedByParameter(job, item);
			if (question === undefined) throw new Refusal(['Contact is empty'], 'Choose the contact, or give its name, email, number or id.');
			return question;
		},
	);
	const found = await resolveContacts(job, asked.filter((question): question is ContactAsked => !('is' in question)));
	const members = named.map(({ item, work }, position): Planned<Member> | Refused => {
		const question = asked[position];
		if ('is' in question) return question;
		const contact = found.get(question);
		if (contact === undefined || !('id' in contact)) {
			return contact !== undefined && 'is' in contact ? contact : refused(item, new Refusal(['Contact could not be read']));
		}
		return { item, work: { group: work, contact: contact.id } };
	});
	return [...unnamed, ...members];
}

const recordOf = (job: Job, { group, contact }: Member) => ({ [job.resource.id]: group, ContactID: contact });

/** Adds contacts to groups: those of one group travel together, each one once. */
export const addMembers: WriteOperation<Member> = {
	plan: planMembers,
	async send(job, planned) {
		const outcomes: Outcome[] = [];
		for (const group of new Set(planned.map(({ work }) => work.group))) {
			const ofGroup = planned.filter(({ work }) => work.group === group);
			const all = ofGroup.map(({ item, work }) => ({ item, record: { ContactID: fold(work.contact) } }));
			const elements = all.filter(({ record }, at) => all.findIndex((other) => other.record.ContactID === record.ContactID) === at);
			const verdicts = await writeAll(
				job.xero,
				{
					method: 'PUT',
					place: { path: below(job, group, '/Contacts'), listKey: 'Contacts', scope: job.resource.scope },
					id: 'ContactID',
					many: most,
					summarizes: false,
					write: job.write,
					stop: job.stop,
				},
				elements,
			);
			const verdictOf = new Map(verdicts.map((verdict, position) => [elements[position].record.ContactID, verdict]));
			for (const { item, work } of ofGroup) {
				const verdict = verdictOf.get(fold(work.contact));
				if (verdict === undefined) continue;
				const outcome = outcomeOf(job.resource, verdict, 'updated');
				outcomes.push('record' in outcome ? { ...outcome, item, record: { ...recordOf(job, work), ...outcome.record } } : { ...outcome, item });
			}
			if (job.stop && verdicts.some(({ is }) => is !== 'accepted')) break;
		}
		return outcomes;
	},
};

/** Takes contacts out of groups. */
export const removeMember: WriteOperation<Member> = {
	plan: planMembers,
	send: async (job, planned) =>
		await inTurn(job, planned, 'contact in the group', async ({ item, work }) => {
			await job.xero.request({
				method: 'DELETE',
				path: below(job, work.group, `/Contacts/${segment(work.contact)}`),
				scope: job.resource.scope,
			});
			return [{ item, is: 'deleted', record: recordOf(job, work), warnings: [] }];
		}, { unkeyed: true }),
};

/** Empties groups; the contacts themselves stay. */
export const removeAllMembers: WriteOperation<string> = {
	plan: plannedIds,
	send: async (job, planned) =>
		await inTurn(job, planned, 'contacts in the group', async ({ item, work }) => {
			await job.xero.request({ method: 'DELETE', path: below(job, work, '/Contacts'), scope: job.resource.scope });
			return [{ item, is: 'deleted', record: { [job.resource.id]: work }, warnings: [] }];
		}, { unkeyed: true }),
};
