import { adviceOn } from './advice';
import type { Reader } from './reader';
import type { Resource } from '../resources/define';
import type { Permission } from '../resources/permissions';
import type { Verdict } from '../transport/batches';
import { asFault, mayBeDone, type Fault } from '../transport/faults';
import type { WritePlace } from '../transport/keys';
import type { Xero } from '../transport/session';
import { Refusal, refused, type Outcome, type Refused } from '../values/outcome';
import type { XeroRecord } from '../values/record';

/** One operation on one kind of record in one organisation, for all input items that belong there. */
export type Job = {
	xero: Xero;
	resource: Resource;
	items: readonly number[];
	reader: Reader;
	write: WritePlace;
	/** What may be done: everything, unless an agent does it. */
	permission: Permission;
	/** On Error = Stop: nothing more is sent after the first refusal. */
	stop: boolean;
};

/** Work that passed every check and waits to be sent. */
export type Planned<Work> = { item: number; work: Work };

/** Reads, and what writes one record at a time without a body. */
export type ReadOperation = {
	run: (job: Job) => Promise<Outcome[]>;
	/** It has Xero do something all the same (send an e-mail). */
	writes?: true;
};

/** A write in two steps, so that with On Error = Stop every check of every item comes before the first write. */
export type WriteOperation<Work> = {
	plan: (job: Job) => Promise<Array<Planned<Work> | Refused>>;
	send: (job: Job, planned: ReadonlyArray<Planned<Work>>) => Promise<Outcome[]>;
	/** What would come of some work, for Check Only. */
	preview?: (job: Job, work: Work) => Preview;
	/** Records, with their Date, that some work puts into the ledger or takes out of it: lock dates hold for them. */
	postings?: (job: Job, work: Work) => readonly XeroRecord[];
};

/** A record as it would be sent, with what Xero has of it, and the contact that would be made for it first. */
export type Preview = {
	is: 'would be created' | 'would be updated' | 'unchanged';
	element: XeroRecord;
	stored?: XeroRecord;
	nth?: number;
	rows?: number[];
	notes?: string[];
	newContact?: XeroRecord;
};

/** Where a record stands among those of its input item, for its outcome. */
export const amongItem = ({ nth }: { nth?: number }): { nth?: number } => (nth === undefined ? {} : { nth });

export const isRefused = (result: { item: number; is?: string }): result is Refused => result.is === 'refused';

/** A Fault or Refusal as the refusal of one item; anything else is a defect and is thrown on. */
export function refusedBy(item: number, error: unknown): Refused {
	if (error instanceof Refusal) return refused(item, error);
	const fault = asFault(error);
	return refused(item, new Refusal(fault.sentences, fault.details.advice ?? adviceOn(fault.sentences), fault.details.status));
}

/** Runs `work` for each item; what it throws becomes that item's refusal. */
export async function each<T>(items: readonly number[], work: (item: number) => Promise<T> | T): Promise<Array<T | Refused>> {
	const results: Array<T | Refused> = [];
	for (const item of items) {
		try {
			results.push(await work(item));
		} catch (error) {
			results.push(refusedBy(item, error));
		}
	}
	return results;
}

/** What to check when a write's outcome cannot be known. */
const check = (thing: string): string => `Look in Xero whether the ${thing} is there before you run this item again.`;

/** The Outcome of a batch's verdict. */
export function outcomeOf(resource: Resource, verdict: Verdict, is: 'created' | 'updated' | 'deleted' | 'voided' | 'archived'): Exclude<Outcome, { is: 'would be refused' }> {
	switch (verdict.is) {
		case 'accepted':
			return { item: verdict.item, is, record: verdict.record, warnings: verdict.warnings };
		case 'refused':
			return advised(verdict);
		case 'unknown':
			return { item: verdict.item, is: 'unknown', key: verdict.key, because: verdict.because, check: check(resource.name.toLowerCase()) };
		case 'not sent':
			return { item: verdict.item, is: 'refused', because: [notSent] };
	}
}

/** With advice on Xero's sentence, where Xero gave none. */
function advised(verdict: Refused): Refused {
	const advice = verdict.advice ?? adviceOn(verdict.because);
	return advice === undefined ? verdict : { ...verdict, advice };
}

/** What an item says that was held back after another one was refused. */
export const notSent = 'Not sent, because the run stopped at an earlier record';

/** The Outcome of a single write that met a fault; `thing` is what a person has to look for when it is unknown. */
export function outcomeOfFault(item: number, error: unknown, thing: string, key = ''): Outcome {
	if (error instanceof Refusal) return refused(item, error);
	const fault: Fault = asFault(error);
	if (!mayBeDone(fault)) return refusedBy(item, fault);
	return { item, is: 'unknown', key, because: fault.sentences, check: check(thing) };
}

/** A record's attribute as text, '' when absent. An object or a list is its JSON: it may have a `toString` of its own. */
export const textOf = (record: XeroRecord, name: string): string => {
	const value = record[name];
	return value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
};
