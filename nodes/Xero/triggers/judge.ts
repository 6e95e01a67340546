import { bytesOfFields, changedFields, enteredStatus, fieldsMark, Memory, statusBytes, statusMark, type Happened } from './changes';
import type { Entry } from './read';
import { bytesOf, fingerprintOf, Seen } from './seen';
import type { OrganisationState } from './state';
import type { Manner, Watched } from './watched';
import type { WatchStatus } from '../resources/watch';

/** Tells what happened to records, from what it knows of them. */
export type Judge = {
	/** What happened to a record that is new or changed; it is known from then on. */
	judge: (entry: Entry) => Happened | undefined;
	/** Takes a record as it was at activation. */
	note: (entry: Entry) => void;
	/** What it knows now. */
	stored: () => Partial<OrganisationState>;
	/** Bytes it keeps of a record, at most. */
	bytes: number;
};

/** The status field of a record; every object with statuses has one. */
export const statusFieldOf = ({ resource }: Watched): string => resource.status ?? 'Status';

/** The judge of an event but `becameOverdue`, for which the day matters, with what is known so far. */
export function judgeOf(watched: Watched, manner: Manner, state: Partial<OrganisationState>): Judge {
	switch (watched.event) {
		case 'enteredStatus':
			return statusJudge(watched, watched.statuses, state);
		case 'removed':
			return silent(statusJudge(watched, removedStatuses(watched), state), 'removed');
		case 'becameReconciled':
			return silent(statusJudge(watched, [reconciled], state), 'becameReconciled');
		case 'fieldChanged':
			return fieldJudge(watched, state);
		default:
			if (manner === 'offset') return numberJudge(watched, state);
			return manner === 'whole' ? versionJudge(watched, state) : idJudge(watched, state);
	}
}

export const removedStatuses = ({ watch }: Watched): WatchStatus[] => (watch.removed ?? []).map((value) => ({ name: value, value }));

export const reconciled: WatchStatus = { name: 'Reconciled', value: '', is: ({ IsReconciled }) => IsReconciled === true, attribute: 'IsReconciled' };

/** Whether a record was made before the trigger began, where Xero tells when it was made. */
const isOlder = ({ watch }: Watched, { record }: Entry, { from = 0 }: Partial<OrganisationState>): boolean =>
	watch.createdAt !== undefined && Date.parse(String(record[watch.createdAt])) < from;

/** Where each record comes once, by its number. */
const numberJudge = (watched: Watched, state: Partial<OrganisationState>): Judge => ({
	judge: (entry) => (isOlder(watched, entry, state) ? undefined : { event: watched.event }),
	note: () => undefined,
	stored: () => ({}),
	bytes: 0,
});

/** Where the list gives each version of a record once: whether the id is known tells new from changed. */
function idJudge(watched: Watched, state: Partial<OrganisationState>): Judge {
	const { event } = watched;
	const known = new Seen(state.known);
	if (event === 'createdOrUpdated') return { judge: () => ({ event }), note: () => undefined, stored: () => ({}), bytes: 0 };
	return {
		judge: (entry) => {
			const isNew = !known.has(entry.id) && !isOlder(watched, entry, state);
			if (isNew) known.set(entry.id);
			return isNew === (event === 'created') ? { event } : undefined;
		},
		note: ({ id }) => known.set(id),
		stored: () => ({ known: known.text() }),
		bytes: bytesOf(0),
	};
}

const versionBytes = 8;

/** Where the whole list comes each time: what differs from what was known is new or changed. */
function versionJudge({ event }: Watched, state: Partial<OrganisationState>): Judge {
	const known = new Seen(state.known, versionBytes);
	return {
		judge: ({ id, sent }) => {
			const [before, after] = [known.get(id), fingerprintOf(sent, versionBytes)];
			if (before?.equals(after)) return undefined;
			known.set(id, after);
			if (event === 'createdOrUpdated') return { event };
			return (before === undefined) === (event === 'created') ? { event } : undefined;
		},
		note: ({ id, sent }) => known.set(id, fingerprintOf(sent, versionBytes)),
		stored: () => ({ known: known.text() }),
		bytes: bytesOf(versionBytes),
	};
}

function statusJudge(watched: Watched, chosen: readonly WatchStatus[], state: Partial<OrganisationState>): Judge {
	const memory = new Memory(state, statusBytes);
	const attribute = statusFieldOf(watched);
	return {
		judge: ({ id, record }) => enteredStatus(memory, id, record, chosen, attribute),
		note: ({ id, record }) => {
			const mark = statusMark(record, chosen, attribute);
			if (mark.readUInt16BE() !== 0) memory.marks.set(id, mark);
		},
		stored: () => memory.stored(),
		bytes: bytesOf(statusBytes),
	};
}

/** Under another event's name, without before and after. */
const silent = (judge: Judge, event: Happened['event']): Judge => ({
	...judge,
	judge: (entry) => (judge.judge(entry) === undefined ? undefined : { event }),
	stored: () => ({ marks: judge.stored().marks }),
});

function fieldJudge({ fields }: Watched, state: Partial<OrganisationState>): Judge {
	const memory = new Memory(state, bytesOfFields(fields));
	return {
		judge: ({ id, record }) => changedFields(memory, id, record, fields),
		note: ({ id, record }) => memory.marks.set(id, fieldsMark(record, fields)),
		stored: () => memory.stored(),
		bytes: bytesOf(bytesOfFields(fields)),
	};
}
