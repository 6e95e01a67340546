import { clock } from './clock';
import { asFault, mayBeDone, validationMessages, warningsOf, type Fault } from './faults';
import { isOwn, keyOf, runOf, type WritePlace } from './keys';
import { segment, type Query } from './request';
import { recordsIn, type Place, type Xero } from './session';
import type { Json, XeroRecord } from '../values/record';

/** One element of a batch, the input item it came from, and how many records of that item come before it, sent or not. */
export type Element = { item: number; record: XeroRecord; nth?: number };

export type Batch = {
	method: 'PUT' | 'POST';
	place: Place;
	/** Id attribute; and the number attribute, when an element's number tells it apart. */
	id: string;
	number?: string;
	/** Most elements of one request. */
	many: number;
	/** Each element at its own address (`/Accounts/{id}`), for endpoints without a POST to the collection; `many` is 1. */
	byPath?: boolean;
	/** Whether the endpoint can judge its elements one by one in a 200 (`summarizeErrors=false`). */
	summarizes: boolean;
	query?: Query;
	write: WritePlace;
	/** Send nothing more after the first element that did not succeed (On Error = Stop). */
	stop: boolean;
	/**
	 * Finds out what became of writes whose answer was lost: per element the record Xero holds, 'absent' when it surely
	 * holds none, or undefined when it cannot be told. `since`: milliseconds since the epoch of the first attempt;
	 * `isOthers`: whether a record was told as made for another element before, so that it cannot be this one's.
	 */
	lookUp?: (elements: readonly Element[], since: number, isOthers: (record: XeroRecord) => boolean) => Promise<Array<XeroRecord | 'absent' | undefined>>;
};

/** What became of one element. */
export type Verdict =
	| { item: number; is: 'accepted'; record: XeroRecord; warnings: string[] }
	| { item: number; is: 'refused'; because: string[]; advice?: string; status?: number; absent?: true }
	| { item: number; is: 'unknown'; key: string; because: string[] }
	| { item: number; is: 'not sent' };

/** An element with its place: `position` among the input, `place` as the ledger knows it. */
export type Numbered = Element & { position: string; place: string };

/** A request of some run whose outcome is not known, kept whole: it may only be sent again as it was, under its key. */
export type Pending = { key: string; part: Numbered[]; since: number; run: string };

/** Xero takes 10 MB and advises to stay under 3.5 MB. https://developer.xero.com/faq/limits */
const mostBytes = 3_400_000;
const zeroId = '00000000-0000-0000-0000-000000000000';

/** Faults that concern every further request as well. */
const endsTheRun = new Set(['day limit', 'minute limit', 'concurrent limit', 'expired', 'scope', 'tenant', 'role', 'credential', 'cancelled', 'cancelled unsent', 'unreachable', 'offline']);

export const notSent = ({ item }: Element): Verdict => ({ item, is: 'not sent' });

export const inDoubt = (item: number, key: string, because: string[]): Verdict => ({ item, is: 'unknown', key, because });

/**
 * Elements in requests of at most `many` elements and 3.4 MB. Those with a key of the person's own travel among
 * themselves, as their request's key holds over executions.
 */
export const partsOf = (elements: readonly Numbered[], many: number): Numbered[][] =>
	[true, false].flatMap((own) => partsOfAlike(elements.filter(({ position }) => isOwn(position) === own), many));

function partsOfAlike(elements: readonly Numbered[], many: number): Numbered[][] {
	const parts: Numbered[][] = [];
	let part: Numbered[] = [];
	let bytes = 0;
	for (const element of elements) {
		const size = Buffer.byteLength(JSON.stringify(element.record));
		if (part.length > 0 && (part.length >= many || bytes + size > mostBytes)) {
			parts.push(part);
			part = [];
			bytes = 0;
		}
		part.push(element);
		bytes += size;
	}
	if (part.length > 0) parts.push(part);
	return parts;
}

/** Verdicts in the order of the elements; `end`: no further request makes sense. */
export type Judged = { verdicts: Verdict[]; end: boolean };

/**
 * Sends one request and answers a verdict an element. What Xero refuses as a whole is halved, under new keys, until the
 * culprit stands alone. A request that may have been carried out all the same is told to `onDoubt`; one that was, `earlier`,
 * goes out again as it was. Never throws Fault.
 */
export async function writePart(xero: Xero, batch: Batch, part: Numbered[], onDoubt: (request: Pending) => void, earlier?: Pending): Promise<Judged> {
	const request = earlier ?? { key: keyOf(batch.write, part.map(({ position }) => position)), part, since: clock.now(), run: runOf(batch.write) };
	const { key } = request;
	try {
		const answer = await xero.request({
			method: batch.method,
			path: pathOf(batch, part[0]),
			query: { ...batch.query, ...(batch.summarizes ? { summarizeErrors: false } : {}) },
			body: { [batch.place.listKey]: part.map(({ record }) => record) as Json[] },
			idempotencyKey: key,
			...(earlier === undefined ? {} : { since: earlier.since }),
			...(batch.place.scope === undefined ? {} : { scope: batch.place.scope }),
		});
		const verdicts = match(batch, part, recordsIn(answer, batch.place.listKey), key);
		if (verdicts.some(({ is }) => is === 'unknown')) onDoubt(request);
		return { verdicts, end: false };
	} catch (error) {
		return await afterFault(xero, batch, request, onDoubt, asFault(error));
	}
}

const pathOf = ({ place, byPath, id }: Batch, { record }: Element): string =>
	byPath ? `${place.path}/${segment(String(record[id]))}` : place.path;

async function afterFault(xero: Xero, batch: Batch, request: Pending, onDoubt: (request: Pending) => void, fault: Fault): Promise<Judged> {
	const { part } = request;
	const separable = fault.kind === 'validation' || fault.kind === 'whole request';
	if (separable && part.length > 1) {
		const middle = Math.ceil(part.length / 2);
		const first = await writePart(xero, batch, part.slice(0, middle), onDoubt);
		const rest = part.slice(middle);
		const halt = first.end || (batch.stop && first.verdicts.some((verdict) => verdict.is !== 'accepted'));
		const second = halt
			? { verdicts: rest.map(notSent), end: first.end }
			: await writePart(xero, batch, rest, onDoubt);
		return { verdicts: [...first.verdicts, ...second.verdicts], end: second.end };
	}
	if (mayBeDone(fault)) {
		onDoubt(request);
		return { verdicts: part.map(({ item }) => inDoubt(item, request.key, fault.sentences)), end: false };
	}
	return { verdicts: part.map(({ item }) => refusal(item, fault)), end: endsTheRun.has(fault.kind) };
}

/** A fault as the refusal of one item. */
const refusal = (item: number, fault: Fault): Extract<Verdict, { is: 'refused' }> => ({
	item,
	is: 'refused',
	because: fault.sentences,
	...(fault.details.advice === undefined ? {} : { advice: fault.details.advice }),
	...(fault.details.status === undefined ? {} : { status: fault.details.status }),
});

function match(batch: Batch, part: Element[], answered: XeroRecord[], key: string): Verdict[] {
	const unknown = (because: string) => part.map(({ item }) => inDoubt(item, key, [because]));
	if (answered.length !== part.length) {
		return unknown(`Xero answered with ${answered.length} records for the ${part.length} that were sent`);
	}
	const ordered = inOrder(batch, part, answered);
	if (ordered === undefined) return unknown('Xero’s answer could not be matched with the records that were sent');
	return part.map(({ item }, position) => verdictOf(batch, item, ordered[position], key));
}

/** The answers in the order of the elements, or undefined when an id or number says otherwise. */
function inOrder(batch: Batch, part: Element[], answered: XeroRecord[]): XeroRecord[] | undefined {
	const fits = ({ record }: Element, answer: XeroRecord): boolean =>
		[batch.id, batch.number]
			.filter((name): name is string => name !== undefined)
			.every((name) => agree(record[name], answer[name]));
	if (part.every((element, position) => fits(element, answered[position]))) return answered;
	const ordered = part.map((element) => {
		const known = [batch.id, batch.number].some((name) => name !== undefined && element.record[name] !== undefined);
		const candidates = known ? answered.filter((answer) => fits(element, answer)) : [];
		return candidates.length === 1 ? candidates[0] : undefined;
	});
	return ordered.every((answer): answer is XeroRecord => answer !== undefined) ? ordered : undefined;
}

/** Nothing sent, or nothing echoed (a refused element has the zero id), contradicts nothing. */
function agree(sent: Json | undefined, answered: Json | undefined): boolean {
	if (sent === undefined || sent === null || sent === '' || answered === undefined || answered === null) return true;
	if (answered === '' || answered === zeroId) return true;
	return String(sent).toLowerCase() === String(answered).toLowerCase();
}

function verdictOf(batch: Batch, item: number, answer: XeroRecord, key: string): Verdict {
	const messages = validationMessages(answer);
	const failed = answer.StatusAttributeString === 'ERROR' || answer.HasErrors === true || answer.HasValidationErrors === true;
	if (failed || messages.length > 0) {
		return { item, is: 'refused', because: messages.length > 0 ? messages : ['Xero refused the record without a reason'], status: 400 };
	}
	const id = answer[batch.id];
	// A record without an id of its own was not made, whatever the status says.
	if (id === undefined || id === zeroId || id === '') {
		return { item, is: 'unknown', key, because: ['Xero answered without an id for the record'] };
	}
	return { item, is: 'accepted', record: answer, warnings: warningsOf(answer) };
}
