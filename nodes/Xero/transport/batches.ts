import { clock } from './clock';
import { keyLife, keyOf, positionOf } from './keys';
import { Ledger } from './ledger';
import { inDoubt, notSent, partsOf, writePart, type Batch, type Element, type Numbered, type Pending, type Verdict } from './parts';
import type { Xero } from './session';
import type { Json, XeroRecord } from '../values/record';

export type { Batch, Element, Verdict } from './parts';

/** What is remembered of a place: settled by Xero, or in doubt. */
const ledger = new Ledger<Settled | Pending>();
type Settled = Extract<Verdict, { is: 'accepted' | 'refused' }>;

const isPending = (entry: Settled | Pending): entry is Pending => 'part' in entry;

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
	for (const element of placed) {
		const entry = ledger.recall(element.place);
		if (entry === undefined) continue;
		if (isPending(entry)) pending.set(entry, [...(pending.get(entry) ?? []), element]);
		else verdicts.set(element, remembered(batch, element, entry));
	}
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
	for (const element of placed) keep(xero, batch, element, verdicts.get(element));
	return placed.map((element) => verdicts.get(element) ?? notSent(element));
}

/** The verdict of an earlier attempt. In a tool call the agent is told, as it asked for the same thing twice. */
function remembered({ write }: Batch, { item }: Element, verdict: Settled): Verdict {
	if (!write.tool || verdict.is !== 'accepted') return { ...verdict, item };
	return { ...verdict, item, warnings: [...verdict.warnings, 'This was already written earlier in this execution; the record is that one.'] };
}

/** Sends a request in doubt again as it was, while Xero remembers its key; later it is left to the look-up. */
async function settle(xero: Xero, batch: Batch, request: Pending, again: readonly Numbered[], verdicts: Map<Numbered, Verdict>): Promise<void> {
	const stillKept = clock.now() - request.since < keyLife;
	const judged = stillKept ? (await writePart(xero, batch, request.part, rememberDoubt, request.since)).verdicts : request.part.map(({ item }) => inDoubt(item, request.key, [lostAnswer]));
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
function keep(xero: Xero, { id, method }: Batch, element: Numbered, verdict: Verdict | undefined): void {
	if (verdict?.is === 'accepted' && method === 'PUT') toldAsMade.keep(recordPlace(xero, verdict.record[id]), element.place);
	const settled = verdict?.is === 'accepted' || (verdict?.is === 'refused' && verdict.status === 400);
	if (settled) ledger.keep(element.place, verdict);
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
	const found = await batch.lookUp(doubts, Math.min(...sinces), isOthers).catch(() => []);
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

function numbered({ write }: Batch, elements: readonly Element[]): Numbered[] {
	const seen = new Map<string, number>();
	return elements.map((element) => {
		const whose = positionOf(write, element.item, 0);
		const nth = seen.get(whose) ?? 0;
		seen.set(whose, nth + 1);
		const position = positionOf(write, element.item, nth, element.record);
		return { ...element, position, place: keyOf(write, [position]) };
	});
}
