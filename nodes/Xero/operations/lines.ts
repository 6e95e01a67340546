import { checked } from './given';
import { each, isRefused, type Job } from './job';
import { parsed } from './reader';
import { withTrackingIds } from './trackingIds';
import { linesNameOf } from '../resources/define';
import type { Fields } from '../values/field';
import { lineFromEntry } from '../values/lines';
import { isGuid, isRecord, type XeroRecord } from '../values/record';
import { Refusal } from '../values/outcome';

/** The lines one input item gives, each checked and in Xero's form; undefined when the item gives none at all. */
export type Lines = XeroRecord[] | undefined;

type Verb = 'create' | 'update' | 'upsert';

/** What a line of this kind of document takes. */
function lineTable({ resource }: Job): Fields {
	const lines = resource.fields[linesNameOf(resource)];
	return lines?.kind === 'list' ? lines.of : {};
}

/**
 * The lines of an item: entered below, or from an array. `json` is the list of lines in JSON input. Throws Refusal naming
 * the line and Fault.
 */
export async function linesOf(job: Job, item: number, verb: Verb, json: { given: unknown } | undefined): Promise<Lines> {
	if (json) return isNothing(json.given) ? undefined : await checkedLines(job, entriesIn(json.given, linesNameOf(job.resource)), item, verb);
	const from = job.reader.text('linesFrom', item);
	if (from === 'below') {
		const below = job.reader.collection('lines', item).line;
		const entries = Array.isArray(below) ? (below as XeroRecord[]).map(lineFromEntry) : [];
		return entries.length === 0 ? undefined : await checkedLines(job, entries, item, verb);
	}
	if (from !== 'array') return undefined;
	const array = job.reader.raw('linesArray', item, undefined);
	return isNothing(array) ? undefined : await checkedLines(job, entriesIn(array, 'Line Items (Array)'), item, verb);
}

const isNothing = (given: unknown): boolean => given === undefined || given === null || (typeof given === 'string' && given.trim() === '');

/** An array of line objects, as Xero names the parts or as the editor does. */
function entriesIn(given: unknown, label: string): XeroRecord[] {
	const value = parsed(given, label);
	const list = isRecord(value) ? [value] : value;
	if (!Array.isArray(list) || !list.every(isRecord)) throw new Refusal([`${label} must be an array of objects`]);
	return (list as XeroRecord[]).map(lineFromEntry);
}

async function checkedLines(job: Job, entries: XeroRecord[], item: number, verb: Verb): Promise<XeroRecord[]> {
	const positions = entries.map((_, position) => position);
	const lines = await each(positions, async (position) => await checkedLine(job, entries[position], item, verb));
	const faults = lines.flatMap((line, position) => (faulty(line) ? line.because.map((fault) => `Line ${position + 1}: ${fault}`) : []));
	if (faults.length > 0) throw new Refusal(faults);
	return lines as XeroRecord[];
}

/** Create or Update takes the ids of lines as they were read: which of them count is known once a record matches. */
async function checkedLine(job: Job, entry: XeroRecord, item: number, verb: Verb): Promise<XeroRecord> {
	if (verb !== 'upsert' || !isGuid(entry.LineItemID)) return await readyLine(job, entry, item, verb);
	const { LineItemID, ...parts } = entry;
	return { LineItemID, ...(await readyLine(job, parts, item, verb)) };
}

const readyLine = async (job: Job, entry: XeroRecord, item: number, verb: Verb): Promise<XeroRecord> =>
	await withTrackingIds(job, await checked(job, lineTable(job), entry, item, verb));

const faulty = (line: unknown): line is { because: string[] } => isRefused(line as { item: number; is?: string });

/** The one line a row gives, from the Row Line parameter. Throws Refusal and Fault. */
export async function lineOfRow(job: Job, item: number): Promise<XeroRecord> {
	return await readyLine(job, lineFromEntry(job.reader.collection('rowLine', item) as XeroRecord), item, 'create');
}
