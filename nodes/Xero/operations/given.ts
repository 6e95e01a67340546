import type { Job } from './job';
import { withLists } from './listsBelow';
import { asDraft } from './permissions';
import { withReferences } from './references';
import { clearingRecord, coerceFields, columnsById, hasInstant } from '../values/fields';
import type { Field, Fields } from '../values/field';
import { isRecord, type XeroRecord } from '../values/record';
import { Refusal } from '../values/outcome';
import { plainText } from '../values/plain';
import { remembered } from '../values/remember';
import { withoutBlanks } from '../values/short';
import { ianaZone } from '../values/timeZones';
import { trackingGathered, trackingListOf } from '../values/tracking';

export type Verb = 'create' | 'update' | 'upsert';

/** What a person gave for one record, before any check. Contact and LineItems only come this way from JSON. */
export type Given = { fields: XeroRecord; fromJson: boolean };

/**
 * The values of one input item: from JSON (which may hold several records) or from the mapper, read whole, because
 * n8n's own validation of single columns turns an empty number into 0. Throws Refusal.
 */
export function givenRecords(job: Job, item: number, verb: Verb): Given[] {
	const { reader, resource } = job;
	if (reader.tool || reader.text('inputMode', item) === 'json') {
		return reader.objects('fieldsJson', 'Fields (JSON)', item).map((fields) => ({ fields: reader.tool ? asDraft(job, withoutBlanks(fields)) : fields, fromJson: true }));
	}
	const values = mappedValues(job, item, verb);
	return [{ fields: withLists(job, trackingGathered(resource.fields, values), item), fromJson: false }];
}

/** What the mapper gives: the columns filled in, or the input item's values of the same names. */
function mappedValues({ reader, resource }: Job, item: number, verb: Verb): XeroRecord {
	const { automatic, value, schema } = reader.mapper('fields', item);
	if (!automatic) return shownValues(value, schema);
	// Only what the editor would offer here: a record that was read holds more, and its id belongs to Create or Update.
	const offered = (field: Field | undefined): boolean => field !== undefined && !field.own && (field.only ?? verb) === verb;
	const columns = columnsById(resource.fields);
	const fieldOf = (name: string): Field | undefined => (columns.get(name) ?? trackingListOf(resource.fields, name))?.field ?? resource.fields[name];
	const input = Object.entries(reader.input(item)).filter(([name]) => offered(fieldOf(name)));
	return Object.fromEntries(input) as XeroRecord;
}

/** The values of the columns a person sees: the editor keeps those of removed columns. */
function shownValues(value: unknown, schema: unknown): XeroRecord {
	const removed = Array.isArray(schema) ? removedIn(schema) : undefined;
	const entries = isRecord(value) ? Object.entries(value) : [];
	return Object.fromEntries(entries.filter(([name, each]) => each !== null && removed?.has(name) !== true));
}

/** Names of the columns the person has taken out. */
const removedIn = remembered(
	(schema: readonly unknown[]): ReadonlySet<unknown> =>
		new Set(schema.filter(isRecord).flatMap((column) => (column.removed === true ? [column.id] : []))),
);

/** What empties the fields chosen under Fields to Clear. Throws Refusal. */
export function clearedFields({ reader, resource }: Job, item: number): XeroRecord {
	const names = reader.raw('fieldsToClear', item, []);
	return Array.isArray(names) ? clearingRecord(resource.fields, (names as unknown[]).map((name) => plainText(name, 'Fields to Clear'))) : {};
}

/**
 * Checks given values against a table and puts them into Xero's form. Reads the organisation (once) only when an
 * instant has to become a date there, or a name or a link an id or a code. Throws Refusal with every fault at once, and
 * Fault.
 */
export async function checked(
	job: Job,
	fields: Fields,
	given: XeroRecord,
	item: number,
	verb: Verb,
): Promise<XeroRecord> {
	const timeZone = hasInstant(fields, given) ? await organisationZone(job) : 'UTC';
	const { record, faults } = coerceFields(fields, given, { timeZone, item, verb });
	if (faults.length > 0) throw new Refusal(faults);
	return await withReferences(job, fields, withoutOuterSpace(job, record));
}

/** What records are told by is sent as it is looked up: with a space behind it, it would not be found the next time. */
function withoutOuterSpace({ resource }: Job, record: XeroRecord): XeroRecord {
	const tellsBy = [resource.number, ...(resource.verbs.upsert?.matchOn ?? [])];
	return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, typeof value === 'string' && tellsBy.includes(name) ? value.trim() : value]));
}

/** The organisation's time zone as luxon knows it. Throws Fault, and Refusal for a name Xero has newly added. */
export async function organisationZone({ xero }: Job): Promise<string> {
	const name = (await xero.details()).Timezone;
	const zone = typeof name === 'string' ? ianaZone(name) : undefined;
	if (zone === undefined) {
		throw new Refusal(
			['The time zone of the organisation is not known, so an instant cannot become a date'],
			'Give dates as YYYY-MM-DD.',
		);
	}
	return zone;
}
