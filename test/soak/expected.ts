import type { Rec } from '../local-xero/contract';
import type { Watched } from './objects';
import type { Version } from './versions';

/** What a trigger is set to, as far as it decides what is to be reported. */
export type Wanted = {
	event: string;
	statuses?: readonly string[];
	fields?: readonly string[];
	/** Days after the due date. */
	days?: number;
	/** What the filters let through. */
	lets?: (record: Rec) => boolean;
	/** What a condition in Xero's own language lets be seen at all. */
	sees?: (record: Rec) => boolean;
	/** The instant from which to tell what was before activation. */
	start?: number;
};

/** What one poll has to report of a record, and the attributes whose before and after it has to tell. */
export type Expected = { event: string; changed: readonly string[] };

const someDue = ({ Status, AmountDue }: Rec): boolean => Status === 'AUTHORISED' && Number(AmountDue) > 0;

/** Words of the editor that are no status of Xero's. */
const inWords: { readonly [word: string]: { is: (record: Rec) => boolean; attribute: string } } = {
	PARTPAID: {
		is: (record) => someDue(record) && Number(record.AmountPaid ?? 0) + Number(record.AmountCredited ?? 0) > 0,
		attribute: 'AmountDue',
	},
	SENT_TO_CONTACT: { is: ({ SentToContact }) => SentToContact === true, attribute: 'SentToContact' },
};

/** A record at one look: nothing while there is none; and the last due date that was overdue on that day. */
export type State = { version?: Version; cutoff: string };

const dayOf = (value: unknown): string => (value instanceof Date ? value.toISOString().slice(0, 10) : 'never');

const isOverdue = (record: Rec | undefined, cutoff: string): boolean =>
	record?.Status === 'AUTHORISED' && dayOf(record.DueDate) <= cutoff && Number(record.AmountDue) > 0;

/** Whether a record is in a status as the editor names it. `SENT` is a status of quotes, elsewhere a mark. */
export function isIn(record: Rec | undefined, word: string, watched: Watched): boolean {
	if (record === undefined) return false;
	return (wordOf(word, watched)?.is ?? ((one: Rec) => one[watched.status ?? 'Status'] === word))(record);
}

const wordOf = (word: string, { resource }: Watched) =>
	inWords[word === 'SENT' && resource !== 'quote' ? 'SENT_TO_CONTACT' : word];

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The record of a state, if it is one of those watched. */
const of = (version: Version | undefined, { is }: Watched): Rec | undefined =>
	version?.record !== undefined && is?.(version.record) !== false ? version.record : undefined;

/** Whether a record is no longer in use. */
const isGone = (record: Rec | undefined, { gone, status = 'Status' }: Watched): boolean =>
	record === undefined || gone?.includes(String(record[status])) === true;

/**
 * What a poll has to report of a record that was in one state when it was last seen and is in another one now, by the
 * words of the triggers' documentation. Nothing, or one thing.
 */
export function expected(watched: Watched, wanted: Wanted, before: State, after: State): Expected | undefined {
	const [was, is] = [of(before.version, watched), of(after.version, watched)];
	const moved = before.version?.moved !== after.version?.moved;
	const lets = wanted.lets ?? (() => true);
	const changed = (fields: readonly string[]): readonly string[] =>
		was === undefined || is === undefined ? [] : fields.filter((field) => !same(was[field], is[field]));
	switch (wanted.event) {
		case 'created':
		case 'updated':
		case 'createdOrUpdated': {
			if (is === undefined || !moved || !lets(is)) return undefined;
			const event = was === undefined ? 'created' : 'updated';
			const fits = wanted.event === event || wanted.event === 'createdOrUpdated';
			return fits ? { event: wanted.event, changed: [] } : undefined;
		}
		case 'enteredStatus': {
			if (is === undefined || !lets(is)) return undefined;
			const entered = (wanted.statuses ?? []).filter((word) => isIn(is, word, watched) && !isIn(was, word, watched));
			const attributes = entered.map((word) => wordOf(word, watched)?.attribute ?? watched.status ?? 'Status');
			return entered.length > 0 ? { event: 'enteredStatus', changed: [...new Set(attributes)] } : undefined;
		}
		case 'becameReconciled':
			return is?.IsReconciled === true && was?.IsReconciled !== true && lets(is)
				? { event: 'becameReconciled', changed: [] }
				: undefined;
		case 'fieldChanged': {
			const attributes = changed(wanted.fields ?? []);
			return attributes.length > 0 && is !== undefined && lets(is)
				? { event: 'fieldChanged', changed: attributes }
				: undefined;
		}
		case 'becameOverdue':
			return isOverdue(is, after.cutoff) && !isOverdue(was, before.cutoff) && is && lets(is)
				? { event: 'becameOverdue', changed: [] }
				: undefined;
		case 'removed': {
			// A document that came and went between two looks proves by its status that it went.
			const went = is !== undefined ? isGone(is, watched) : was !== undefined;
			const wasHere = was === undefined || !isGone(was, watched);
			const record = is ?? was;
			return went && wasHere && record !== undefined && lets(record) ? { event: 'removed', changed: [] } : undefined;
		}
		default:
			throw new Error(`No rule for ${wanted.event}`);
	}
}
