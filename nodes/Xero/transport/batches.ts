import { createHash } from 'crypto';

import { clock } from './clock';
import { keyLife, keyOf, positionOf, runOf } from './keys';
import { Ledger } from './ledger';
import { inDoubt, notSent, partsOf, writePart, type Batch, type Element, type Numbered, type Pending, type Verdict } from './parts';
import type { Xero } from './session';
import type { Json, XeroRecord } from '../values/record';

export type { Batch, Element, Verdict } from './parts';

/** What is remembered of a place: settled by Xero, or in doubt. */
const ledger = new Ledger<Kept | Pending>();
type Settled = Extract<Verdict, { is: 'accepted' | 'refused' }>;

/** A verdict, what it was on, the run it was told in, and how often the place was refused until then. */
type Kept = { verdict: Settled; content: string; run: string; refusals: number };

const isPending = (entry: Kept | Pending): entry is Pending => 'part' in entry;

const contentOf = ({ record }: Element): string => createHash('sha256').update(JSON.stringify(record)).digest('base64');

/** Every element of a request in doubt is remembered with the whole of it. */
const rememberDoubt = (request: Pending): void => request.part.forEach(({ place }) => ledger.keep(place, request));

/** Records that were told as made, by organisation and id, with the place they were made from: nobody else's find. */
const toldAsMade = new Ledger<string>();

/**
 * Writes elements in as few requests as Xero allows and answers one verdict an element, in order.
 *
 * Each element's verdict is its own: with `summarizeErrors=false` Xero answers 200 and judges every element. A request
 * that Xero refuses as a whole is halved, under new keys, until the culprit stands alone. Verdicts are matched by id,
 * number or position after the count was checked; what does not match is unknown, never shifted.
 *
 * An element that an earlier attempt from the same place settled is answered from memory. One in doubt is sent again
 * only as it was, under its key, while Xero remembers that; then it is looked up. Never throws Fault.
 */
export async function writeAll(xero: Xero, batch: Batch, elements: readonly Element[]): Promise<Verdict[]> {
	const placed = numbered(batch, elements);
	const verdicts = new Map<Numbered, Verdict>();
	const pending = new Map<Pending, Numbered[]>();
	const earlier = new Map(placed.map((element) => [element, ledger.recall(element.place)]));
	for (const [element, entry] of earlier) {
		if (entry === undefined) continue;
		if (isPending(entry)) pending.set(entry, [...(pending.get(entry) ?? []), element]);
		else if (!isOpenAgain(batch, entry)) verdicts.set(element, { ...entry.verdict, item: element.item });
	}
	const answered = new Set(verdicts.keys());
	const started = clock.now();
	for (const [request, again] of pending) await settle(xero, batch, request, again, verdicts);
	const fresh = placed.filter((element) => !verdicts.has(element));
	const failed = (): boolean => [...verdicts.values()].some((verdict) => verdict.is !== 'accepted');
	let ended = batch.stop && failed();
	for (const part of partsOf(fresh, batch.many)) {
		const judged = ended ? { verdicts: part.map(notSent), end: true } : await writePart(xero, batch, part, rememberDoubt);
		for (const [position, element] of part.entries()) verdicts.set(element, judged.verdicts[position]);
		ended = judged.end || (batch.stop && failed());
	}
	await lookUpDoubts(xero, batch, placed, verdicts, started);
	for (const element of placed) if (!answered.has(element)) keep(xero, batch, element, verdicts.get(element), earlier.get(element));
	return placed.map((element) => withWarning(batch, element, verdicts.get(element) ?? notSent(element), earlier.get(element)));
}

/** What another run of the same key was refused may be put right by now: nothing was written, so that it may be sent. */
const isOpenAgain = ({ write }: Batch, { verdict, run }: Kept): boolean => verdict.is === 'refused' && run !== runOf(write);

/** The verdict on what was written in another run, or for an agent that asks again, says that it is of then. */
function withWarning({ write }: Batch, element: Numbered, verdict: Verdict, entry: Kept | Pending | undefined): Verdict {
	if (entry === undefined || verdict.is !== 'accepted') return verdict;
	const warning = write.tool && !isPending(entry) ? toldBefore : entry.run === runOf(write) || isOpen(entry) ? undefined : usedBefore(sentThen(entry, element.place) !== contentOf(element));
	return warning === undefined ? verdict : { ...verdict, warnings: [...verdict.warnings, warning] };
}

const isOpen = (entry: Kept | Pending): boolean => !isPending(entry) && entry.verdict.is === 'refused';

/** The content a place was sent with. */
function sentThen(entry: Kept | Pending, place: string): string | undefined {
	if (!isPending(entry)) return entry.content;
	const element = entry.part.find((each) => each.place === place);
	return element && contentOf(element);
}

const toldBefore = 'This was already written earlier in this execution; the record is that one.';

const usedBefore = (differs: boolean): string =>
	`Nothing was sent: this Idempotency Key was used for this already, and the record is the one of then.${differs ? ' What was given now differs from what was sent then.' : ''}`;

/** Sends a request in doubt again as it was, while Xero remembers its key; later it is left to the look-up. */
async function settle(xero: Xero, batch: Batch, request: Pending, again: readonly Numbered[], verdicts: Map<Numbered, Verdict>): Promise<void> {
	const stillKept = clock.now() - request.since < keyLife;
	const judged = stillKept ? (await writePart(xero, batch, request.part, rememberDoubt, request)).verdicts : request.part.map(({ item }) => inDoubt(item, request.key, [lostAnswer]));
	for (const element of again) {
		const position = request.part.findIndex(({ place }) => place === element.place);
		verdicts.set(element, stillInDoubt(request, { ...judged[position], item: element.item }));
	}
}

const lostAnswer = 'The answer to an earlier attempt was lost';

/** A request refused at the door (a limit, a lost connection, an expired token) says nothing about what it did before. */
function stillInDoubt({ key }: Pending, verdict: Verdict): Verdict {
	if (verdict.is === 'accepted' || verdict.is === 'unknown') return verdict;
	if (verdict.is === 'refused' && (verdict.status === 400 || verdict.status === 404)) return verdict;
	return inDoubt(verdict.item, key, [lostAnswer, ...(verdict.is === 'refused' ? verdict.because : [])]);
}

/** Only what Xero judged is settled; a limit or a lost connection may be gone by the next attempt. */
function keep(xero: Xero, { id, method, write }: Batch, element: Numbered, verdict: Verdict | undefined, earlier: Kept | Pending | undefined): void {
	if (verdict?.is === 'accepted' && method === 'PUT') toldAsMade.keep(recordPlace(xero, verdict.record[id]), element.place);
	const settled = verdict?.is === 'accepted' || (verdict?.is === 'refused' && verdict.status === 400);
	if (!settled) return;
	const refusals = (earlier && !isPending(earlier) ? earlier.refusals : 0) + (verdict.is === 'refused' ? 1 : 0);
	const content = (earlier && isPending(earlier) ? sentThen(earlier, element.place) : undefined) ?? contentOf(element);
	ledger.keep(element.place, { verdict, content, run: earlier && isPending(earlier) ? earlier.run : runOf(write), refusals });
}

const recordPlace = ({ sender, tenantId }: Xero, id: Json | undefined): string => `${sender.apiHost} ${tenantId} ${String(id).toLowerCase()}`;

async function lookUpDoubts(xero: Xero, batch: Batch, placed: readonly Numbered[], verdicts: Map<Numbered, Verdict>, started: number): Promise<void> {
	const doubts = placed.filter((element) => verdicts.get(element)?.is === 'unknown');
	if (doubts.length === 0 || batch.lookUp === undefined) return;
	const sinces = doubts.map(({ place }) => ledger.recall(place)).map((entry) => (entry && isPending(entry) ? entry.since : started));
	const places = new Set(doubts.map(({ place }) => place));
	const isOthers = (record: XeroRecord): boolean => {
		const teller = toldAsMade.recall(recordPlace(xero, record[batch.id]));
		return teller !== undefined && !places.has(teller);
	};
	// What an earlier attempt sent is what may be there, whatever is given now.
	const sent = doubts.map((element) => {
		const entry = ledger.recall(element.place);
		return (entry && isPending(entry) ? entry.part.find(({ place }) => place === element.place) : undefined) ?? element;
	});
	const found = await batch.lookUp(sent, Math.min(...sinces), isOthers).catch(() => []);
	for (const [position, element] of doubts.entries()) {
		const answer = found[position];
		if (answer === undefined) continue;
		verdicts.set(element, answer === 'absent' ? absent(element.item) : { item: element.item, is: 'accepted', record: answer, warnings: [foundAgain] });
		if (answer === 'absent') ledger.forget(element.place);
	}
}

const foundAgain = 'The answer of Xero was lost; the record was found in Xero.';

const absent = (item: number): Verdict => ({
	item,
	is: 'refused',
	because: ['No answer came from Xero, and the record is not there'],
	advice: 'Run the item again.',
	absent: true,
});

function numbered(batch: Batch, elements: readonly Element[]): Numbered[] {
	const { write } = batch;
	const seen = new Map<number, number>();
	return elements.map((element) => {
		const counted = seen.get(element.item) ?? 0;
		seen.set(element.item, counted + 1);
		// An attempt that sends fewer records of an item must not take one for another.
		const position = positionOf(write, element.item, element.nth ?? counted, element.record);
		const place = keyOf(write, [position]);
		const entry = ledger.recall(place);
		// Under the key of a refusal Xero would only refuse again.
		const isAgain = entry !== undefined && !isPending(entry) && isOpenAgain(batch, entry);
		return { ...element, place, position: isAgain ? `${position} again ${entry.refusals}` : position };
	});
}
