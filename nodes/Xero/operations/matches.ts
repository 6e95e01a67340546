import type { ContactFound } from './contacts';
import { everyRow, type Draft } from './drafts';
import { findByAttribute, findByIds, fold } from './find';
import { isRefused, refusedBy, textOf, type Job, type Planned } from './job';
import type { Resource } from '../resources/define';
import { millisecondsOf } from '../transport/session';
import { Refusal, type Refused } from '../values/outcome';
import type { XeroRecord } from '../values/record';

/** A draft and the record it matches, if there is one. `same`: that one holds all of it already. */
export type Matched = Draft & { match?: XeroRecord; same?: true };

/**
 * The record each draft matches by the attribute chosen under Match On, looked up together. Every record comes once a run;
 * of several that match, the one the person chose. What cannot be told is the draft's refusal. Throws Refusal
 * when Match On itself cannot be worked out.
 */
export async function matched(job: Job, planned: ReadonlyArray<Planned<Draft>>): Promise<Array<Planned<Matched> | Refused>> {
	const { resource, xero } = job;
	const groups = new Map<string, Array<Planned<Draft>>>();
	for (const each of planned) {
		const attribute = job.reader.text('matchOn', each.item) || resource.verbs.upsert?.matchOn[0] || resource.id;
		groups.set(attribute, [...(groups.get(attribute) ?? []), each]);
	}
	const results: Array<Planned<Matched> | Refused> = [];
	for (const [attribute, group] of groups) {
		const named = group.filter(({ work }) => textOf(work.element, attribute) !== '');
		const unnamed = group.filter(({ work }) => textOf(work.element, attribute) === '');
		const missing = new Refusal([`${attribute} is empty, so there is nothing to match on`], 'Give it, or choose another field under Match On.');
		results.push(...unnamed.flatMap((each) => everyRow(each, missing)));
		try {
			const values = named.map(({ work }) => textOf(work.element, attribute));
			const found =
				attribute === resource.id
					? new Map([...(await findByIds(xero, resource, values))].map(([id, record]) => [id, [record]]))
					: await findByAttribute(xero, resource, attribute, values);
			const seen = new Map<string, number>();
			for (const each of named) results.push(...matchOf(job, each, attribute, found, seen));
		} catch (error) {
			results.push(...named.flatMap((each) => everyRow(each, refusedBy(each.item, error))));
		}
	}
	return eachOnce(resource, results);
}

/** A record that items match by different attributes is changed by the first of them alone. */
function eachOnce({ id, name }: Resource, results: ReadonlyArray<Planned<Matched> | Refused>): Array<Planned<Matched> | Refused> {
	const seen = new Map<string, number>();
	return results.flatMap((each) => {
		if (isRefused(each) || each.work.match === undefined) return [each];
		const record = textOf(each.work.match, id);
		const earlier = seen.get(record);
		seen.set(record, earlier ?? each.item);
		return earlier === undefined ? [each] : everyRow(each, double(`The ${name.toLowerCase()} is the same as in item ${earlier}`));
	});
}

/** What an item says that gives a record once more. */
const double = (sentence: string): Parameters<typeof everyRow>[1] => ({ because: [sentence], advice: 'Each record may come once a run: remove the double first.', standing: true });

/**
 * The draft with its match. An id that is not matched on tells nothing, and is left out: it may be that of another
 * organisation, where the record was read, and Xero gives a new record another one than it is sent with, which is no answer
 * to what was sent. What is made although it has one says so. https://github.com/XeroAPI/Xero-NetStandard/issues/226
 */
function withMatch({ id, name }: Resource, { item, work }: Planned<Draft>, attribute: string, match: XeroRecord | undefined): Planned<Matched> {
	const { [id]: other, ...element } = work.element;
	const told = { ...work, ...(match === undefined ? {} : { match }) };
	if (attribute === id || other === undefined) return { item, work: told };
	const note = `${id} was left out, as no ${name.toLowerCase()} has this ${attribute}; to change the one with that id, match on ${id}`;
	return { item, work: { ...told, element, ...(match === undefined ? { notes: [...(work.notes ?? []), note] } : {}) } };
}

function matchOf(
	job: Job,
	planned: Planned<Draft>,
	attribute: string,
	found: Map<string, XeroRecord[]>,
	seen: Map<string, number>,
): Array<Planned<Matched> | Refused> {
	const { resource } = job;
	const { element, contact } = planned.work;
	const byContact = attribute === resource.number && !numberIsUnique(resource, element);
	if (byContact && contact === undefined) {
		return everyRow(planned, new Refusal([`A ${resource.name.toLowerCase()} number is not unique in Xero`], `Give the Contact too, or match on ${resource.id}.`));
	}
	const value = fold(element[attribute]);
	const place = byContact ? `${value} ${contactKey(contact)}` : value;
	const earlier = seen.get(place);
	if (earlier !== undefined) {
		return everyRow(planned, double(`${attribute} is the same as in item ${earlier}`));
	}
	seen.set(place, planned.item);
	const gone = new Set(['DELETED', 'VOIDED', 'ARCHIVED']);
	const sameType = (record: XeroRecord): boolean => typeof resource.numberIsUnique !== 'string' || element.Type === undefined || element.Type === record.Type;
	const candidates = (found.get(value) ?? []).filter(
		(record) => !gone.has(textOf(record, resource.status ?? 'Status')) && sameType(record) && (!byContact || ofContact(record, contact)),
	);
	const match = theOne(candidates, job.reader.collection('options', planned.item).ifSeveralMatch);
	if (match === undefined && candidates.length > 0) {
		const ids = candidates.map((record) => textOf(record, resource.id)).join(', ');
		return everyRow(
			planned,
			new Refusal([`Several ${resource.plural.toLowerCase()} have this ${attribute}`], `Match on ${resource.id}, or choose one by If Several Match in Options. They are: ${ids}`),
		);
	}
	if (match === undefined && attribute === resource.id) return everyRow(planned, new Refusal([`Xero found no ${resource.name.toLowerCase()} with this id`], undefined, 404));
	return [withMatch(resource, planned, attribute, match)];
}

/** Which of the records that match is meant; undefined when there is none, or it cannot be told. */
function theOne(candidates: readonly XeroRecord[], choice: unknown): XeroRecord | undefined {
	if (candidates.length < 2) return candidates[0];
	const byAge = [...candidates].sort((one, other) => changedAt(one) - changedAt(other));
	if ((choice !== 'newest' && choice !== 'oldest') || byAge.some((record) => Number.isNaN(changedAt(record)))) return undefined;
	return byAge.at(choice === 'newest' ? -1 : 0);
}

const changedAt = (record: XeroRecord): number => millisecondsOf(record.UpdatedDateUTC);

/** A number may name one record, one of a Type, or none without its contact. */
const numberIsUnique = ({ numberIsUnique: unique }: Resource, element: XeroRecord): boolean =>
	typeof unique === 'string' ? element.Type === unique : unique !== false;

/** Whose record it is: of a contact that has yet to be made, none is there. */
const contactKey = (contact: ContactFound | undefined): string => (contact && 'id' in contact ? fold(contact.id) : `new ${contact?.key ?? ''}`);

const ofContact = (record: XeroRecord, contact: ContactFound | undefined): boolean =>
	fold((record.Contact as XeroRecord | undefined)?.ContactID) === contactKey(contact);
