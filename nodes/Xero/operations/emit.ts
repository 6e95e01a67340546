import type { IBinaryData, IExecuteFunctions, INodeExecutionData, IPairedItemData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Resource } from '../resources/define';
import { presentRecord, simplifyRecord } from '../values/output';
import type { BinaryFile, Outcome } from '../values/outcome';
import type { XeroRecord } from '../values/record';

type Settled = Exclude<Outcome, { is: 'refused' | 'unknown' | 'wrong' | 'would be refused' }>;
type Verdict = Extract<Outcome, { is: 'would be refused' }>;
type Failed = Extract<Outcome, { is: 'refused' | 'unknown' | 'wrong' }>;

export const isFailed = (outcome: Outcome): outcome is Failed =>
	outcome.is === 'refused' || outcome.is === 'unknown' || outcome.is === 'wrong';

/** Most ids an error lists. */
const mostListed = 200;

/** What an item says that did not go through: what happened, and what to do. */
export function told(failed: Failed | Verdict): { message: string; description: string } {
	const [message, ...more] = failed.is === 'unknown' ? [`Outcome unknown: ${failed.because[0]}`, ...failed.because.slice(1)] : failed.because;
	const advice =
		failed.is === 'unknown'
			? `It may have been made. ${failed.check}${failed.key === '' ? '' : ` Idempotency key: ${failed.key}.`}`
			: failed.is === 'refused' || failed.is === 'would be refused'
				? failed.advice
				: 'It was written. Look at it in Xero.';
	return { message: message ?? 'Xero refused the record', description: [...more, advice].filter((text) => text !== undefined).join(' ') };
}

/**
 * The output items, in the order of the input, and of the records within an item. A failed item is one with `error` (and `details`), which n8n moves to
 * the error output and merges with its input.
 */
export async function emit(
	context: IExecuteFunctions,
	resource: Resource,
	outcomes: readonly Outcome[],
	simplifyOf: (item: number) => boolean,
	fileFieldOf: (item: number) => string,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (const outcome of inOrder(outcomes)) {
		if (isFailed(outcome) || outcome.is === 'would be refused') items.push(forErrorOutput(context, failedItem(outcome)));
		else {
			const item = settledItem(resource, outcome, simplifyOf);
			items.push(outcome.binary === undefined ? item : { ...item, binary: { [fileFieldOf(outcome.item)]: await fileOf(context, outcome.binary) } });
		}
	}
	return items;
}

const inOrder = (outcomes: readonly Outcome[]): Outcome[] => [...outcomes].sort((one, other) => one.item - other.item || (one.nth ?? 0) - (other.nth ?? 0));

function failedItem(failed: Failed | Verdict): INodeExecutionData {
	const { message, description } = told(failed);
	const contact = failed.is === 'refused' && failed.madeContact !== undefined ? `Its contact was created: ${failed.madeContact}.` : '';
	return {
		json: {
			error: message,
			details: {
				description: `${description} ${contact}`.trim(),
				because: failed.because,
				...('status' in failed && failed.status !== undefined ? { httpCode: failed.status } : {}),
				...(failed.is === 'unknown' ? { outcome: 'unknown', idempotencyKey: failed.key } : {}),
			},
		},
		pairedItem: { item: failed.item },
	};
}

/**
 * Has every n8n move a failed item to the error output: 2.x knows it by `error` and `details`, 1.x only by an `error` of
 * the item itself. n8n makes the moved item's fields from a copy of it, unless it has that `error` still: then nothing but
 * the message is left of them. So it is one that copies do not take along.
 */
function forErrorOutput(context: IExecuteFunctions, item: INodeExecutionData): INodeExecutionData {
	const node = context.getNode();
	if (node.onError !== 'continueErrorOutput') return item;
	return Object.defineProperty(item, 'error', { value: new NodeOperationError(node, String(item.json.error)), enumerable: false });
}

function settledItem(resource: Resource, outcome: Settled, simplifyOf: (item: number) => boolean): INodeExecutionData {
	const whole = outcome.is === 'sent' || isPreview(outcome) || outcome.binary !== undefined;
	const shown = outcome.shown ? outcome.record : shownRecord(resource, outcome.record, !whole && simplifyOf(outcome.item));
	const words = spoken(outcome);
	const json = Object.keys(words).length === 0 ? shown : { ...shown, ...words };
	const pairedItem: IPairedItemData | IPairedItemData[] = outcome.rows ? outcome.rows.map((item) => ({ item })) : { item: outcome.item };
	return { json: json as INodeExecutionData['json'], pairedItem };
}

const fileOf = async ({ helpers }: IExecuteFunctions, { data, fileName, mimeType }: BinaryFile): Promise<IBinaryData> =>
	await helpers.prepareBinaryData(data, fileName, mimeType);

/** A copy of a record as a person gets it: dates readable, and with Simplify only what matters most. */
export function shownRecord(resource: Resource, record: XeroRecord, simplify: boolean): XeroRecord {
	const simple = simplify ? simplifyRecord(record, resource.simple) : {};
	// One that shares no attribute with the usual ones (connections, addresses) stays whole.
	return Object.keys(simple).length > 1 ? simple : presentRecord(record);
}

/** What would be sent has not the shape of a record in Xero. */
const isPreview = ({ is }: Settled): boolean => is === 'would be created' || is === 'would be updated';

/** What was done, where something was; lower-case names, as Xero's own begin with a capital. */
const spoken = (outcome: Settled): XeroRecord => ({
	...(outcome.is === 'read' || outcome.is === 'sent' ? {} : { outcome: outcome.is }),
	...(outcome.contact === undefined ? {} : { contact: outcome.contact }),
	...(outcome.warnings.length > 0 ? { warnings: outcome.warnings } : {}),
});

/** With On Error = Stop: the error of the first failed item, telling what was written and what was not. */
export function stopError(context: IExecuteFunctions, resource: Resource, outcomes: readonly Outcome[], asked: number): NodeOperationError {
	const ordered = inOrder(outcomes);
	const first = ordered.find((outcome): outcome is Failed => isFailed(outcome) && !heldBack(outcome)) ?? (ordered.find(isFailed) as Failed);
	const { message, description } = told(first);
	const settled = ordered.filter((outcome): outcome is Settled => !isFailed(outcome) && outcome.is !== 'read' && outcome.is !== 'would be refused');
	const written = settled.filter((outcome) => outcome.is !== 'unchanged' && !isPreview(outcome));
	const unchanged = settled.filter((outcome) => outcome.is === 'unchanged');
	const ids = (outcomes: readonly Settled[]): string => counted(outcomes.map((outcome) => String(outcome.record[resource.id] ?? '')));
	const contacts = [...new Set(ordered.flatMap((outcome) => (outcome.is === 'refused' && outcome.madeContact ? [outcome.madeContact] : [])))];
	const done = [
		...(written.length === 0 ? [] : [`Written before it: ${ids(written)}.`]),
		...(contacts.length === 0 ? [] : [`Contacts created for documents that were not: ${counted(contacts)}.`]),
	].join(' ');
	const inDoubt = ordered.filter((outcome): outcome is Failed => isFailed(outcome) && outcome.is !== 'refused');
	const known = new Set([...settled.flatMap((outcome) => outcome.rows ?? [outcome.item]), ...inDoubt.map(({ item }) => item)]);
	const asAsked = unchanged.length === 0 ? '' : `Already as asked: ${ids(unchanged)}.`;
	const notDone = asked > 1 ? `Not written: ${asked - known.size} of ${asked} items.${doubtsIn(ordered, asked)}` : '';
	const hint = asked > 1 ? 'To let the other items go on, set On Error to Continue (using error output) in the node’s settings.' : '';
	const error = new NodeOperationError(context.getNode(), message, { itemIndex: first.item, description: [description, done || (inDoubt.length === 0 ? 'Nothing was written.' : ''), asAsked, notDone, hint].filter((text) => text !== '').join(' ') });
	// n8n replaces a message in which it finds a network error's code; the words here are Xero's, and stay.
	error.message = message;
	return error;
}

/** How many items may have been written. */
function doubtsIn(outcomes: readonly Outcome[], asked: number): string {
	const doubts = outcomes.filter((outcome): outcome is Extract<Outcome, { is: 'unknown' }> => outcome.is === 'unknown');
	return doubts.length === 0 ? '' : ` Outcome unknown: ${new Set(doubts.map(({ item }) => item)).size} of ${asked} items.`;
}

/** How many, and which, as far as a person can use it. */
const counted = (ids: string[]): string => {
	const known = ids.filter((id) => id !== '');
	return known.length === 0 ? String(ids.length) : `${ids.length} (${known.slice(0, mostListed).join(', ')}${known.length > mostListed ? ', …' : ''})`;
};

const heldBack = (failed: Failed): boolean => failed.is === 'refused' && failed.because[0]?.startsWith('Not sent') === true;
