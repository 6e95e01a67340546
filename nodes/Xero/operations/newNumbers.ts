import { everyRow, type Draft } from './drafts';
import { findByAttribute, fold } from './find';
import { isRefused, textOf, type Job, type Planned } from './job';
import { Refusal, type Refused } from '../values/outcome';
import type { XeroRecord } from '../values/record';

/**
 * Refuses new records whose number another one has, in Xero or earlier in this run, on endpoints where Xero would change
 * that one instead of creating. A deleted record keeps its number for good. Drafts without a number get Xero's next one
 * and pass. Throws Fault.
 */
export async function onlyNewNumbers<Work extends Draft>(
	job: Job,
	planned: Array<Planned<Work> | Refused>,
): Promise<Array<Planned<Work> | Refused>> {
	const { number, verbs } = job.resource;
	if (number === undefined || !verbs.create?.numberIsLookedUp) return planned;
	const isNumbered = (each: Planned<Work> | Refused): each is Planned<Work> => !isRefused(each) && textOf(each.work.element, number) !== '';
	const numbers = planned.filter(isNumbered).map(({ work }) => textOf(work.element, number));
	if (numbers.length === 0) return planned;
	const found = await findByAttribute(job.xero, job.resource, number, numbers);
	const seen = new Map<string, number>();
	return planned.flatMap((each): Array<Planned<Work> | Refused> => {
		if (!isNumbered(each)) return [each];
		const value = fold(each.work.element[number]);
		const earlier = seen.get(value);
		seen.set(value, earlier ?? each.item);
		const holder = found.get(value)?.[0];
		if (holder !== undefined) return everyRow(each, used(job, holder));
		return earlier === undefined ? [each] : everyRow(each, new Refusal([`The number is the same as in item ${earlier}`], 'Give each its own number, or leave it out for the next one.'));
	});
}

function used({ resource }: Job, holder: XeroRecord): Refusal {
	const one = resource.name.toLowerCase();
	const itIs = `It is ${textOf(holder, resource.id)}.`;
	if (textOf(holder, 'Status') === 'DELETED') {
		return new Refusal([`A deleted ${one} has this number, and Xero does not give it again`], `${itIs} Give another number, or leave it out for the next one.`);
	}
	return new Refusal(
		[`A ${one} with this number is there already, and Xero would change it instead of creating one`],
		`${itIs} Give another number, leave it out for the next one, or use Create or Update.`,
	);
}
