import { fold } from './byAttribute';
import { textOf, type Job } from './job';
import { listAt } from './references';
import { placeOf } from '../resources/reading';
import { trackingCategory } from '../resources/trackingCategory';
import { Refusal } from '../values/outcome';
import { isRecord, type Json, type XeroRecord } from '../values/record';

const recordsIn = (value: Json | undefined): XeroRecord[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const isActive = (record: XeroRecord): boolean => record.Status === undefined || record.Status === 'ACTIVE';

/** The one in use before one that is archived. */
const inUse = (records: XeroRecord[]): XeroRecord | undefined => records.find(isActive) ?? records[0];

/** A tracking entry by the ids of its category and option. Throws Refusal where the organisation has no such ones. */
function byIds(categories: readonly XeroRecord[], entry: XeroRecord): XeroRecord {
	const attribute = textOf(entry, 'TrackingCategoryID') === '' ? 'Name' : 'TrackingCategoryID';
	const category = inUse(categories.filter((each) => fold(each[attribute]) === fold(entry[attribute])));
	if (category === undefined) throw new Refusal(['Tracking: The organisation has no such tracking category.']);
	const options = recordsIn(category.Options);
	const option = inUse(options.filter(({ Name }) => fold(Name) === fold(entry.Option)));
	if (option === undefined) {
		const names = options.map((each) => textOf(each, 'Name')).join(', ');
		throw new Refusal([`Tracking: The tracking category has no option of this name${names === '' ? '' : `; it has ${names}`}.`]);
	}
	return { TrackingCategoryID: category.TrackingCategoryID, TrackingOptionID: option.TrackingOptionID };
}

/**
 * A line whose tracking is given by ids where its document takes nothing else: options named otherwise are looked up among the
 * tracking categories, which are read once a run. Throws Refusal for one that is not there, and Fault.
 */
export async function withTrackingIds({ xero, resource }: Job, line: XeroRecord): Promise<XeroRecord> {
	const given = recordsIn(line.Tracking);
	const isNamed = (entry: XeroRecord): boolean => textOf(entry, 'TrackingOptionID') === '' && textOf(entry, 'Option') !== '';
	if (!resource.document?.trackingById || !given.some(isNamed)) return line;
	const categories = await listAt(xero, placeOf(trackingCategory));
	return { ...line, Tracking: given.map((entry) => (isNamed(entry) ? byIds(categories, entry) : entry)) };
}
