import type { Resource } from '../resources/define';
import type { Watch, WatchEvent, WatchStatus } from '../resources/watch';
import { placeOf, unitDecimals } from '../resources/reading';
import { Payroll } from '../transport/payroll';
import type { Query } from '../transport/request';
import { millisecondsOf } from '../transport/session';
import type { Xero } from '../transport/session';
import { employeeShape, noPayroll, regionOf, type Region } from '../values/employee';
import { Refusal } from '../values/outcome';
import { presentRecord } from '../values/output';
import type { XeroRecord } from '../values/record';
import type { Entry, Listing } from './read';

/** What a person narrows the reported records by; an empty one narrows nothing. */
export type Narrowing = {
	types: readonly string[];
	statuses: readonly string[];
	contact: string;
	amountFrom: string;
	amountTo: string;
	/** An account's code or id. */
	account: string;
};

/** What a polling trigger is asked to report. */
export type Watched = {
	resource: Resource;
	watch: Watch;
	event: WatchEvent;
	/** The statuses whose entering is reported. */
	statuses: readonly WatchStatus[];
	/** The fields whose change is reported. */
	fields: readonly string[];
	/** Days after the due date. */
	days: number;
	/** A person's own condition in Xero's where language. */
	where: string;
	/** Without it everything is reported. */
	narrowing?: Narrowing;
	/** The day from which to report what was before activation, as an instant. */
	startFrom?: number;
};

/** How changes come to light: by moment, by comparison of the whole list, or by number. */
export type Manner = 'changes' | 'whole' | 'offset';

/** An object's list in one organisation, and how its changes come to light. */
export type Source = { manner: Manner; listing: Listing; region?: Region };

/** Payroll employees by page: https://developer.xero.com/documentation/api/payrollau/employees */
const employeesAPage = 100;

/**
 * How the watched object's list is read in an organisation. `region` is the payroll's as known from before; without it
 * the organisation is asked. Throws Refusal where Xero has no payroll, and Fault.
 */
export async function sourceOf(xero: Xero, watched: Watched, region?: Region): Promise<Source> {
	const { watch, event } = watched;
	if (watch.by === 'payroll') return payrollSource(xero, watched, region ?? (await payrollRegion(xero)));
	const listing = listingOf(watched.resource, watched.where);
	if (watch.by === 'offset') return { manner: 'offset', listing };
	// A record deleted for good shows only by its absence from the whole list.
	return { manner: watch.by === 'snapshot' || (event === 'removed' && watch.vanishes) ? 'whole' : 'changes', listing };
}

function payrollSource(xero: Xero, { event }: Watched, region: Region): Source {
	const { place, id } = new Payroll(xero, region);
	const entry = (sent: XeroRecord): Entry => ({ ...entryOf(id, sent), record: employeeShape(region, sent) });
	// Australia's list leaves out who was terminated unless the condition is about the status.
	const query: Query = region === 'AU' ? { where: 'Status=="ACTIVE" OR Status=="TERMINATED"' } : {};
	const listing = { place, id, query, pageSize: employeesAPage, fixedPages: true, entry };
	return { manner: region === 'AU' && event !== 'removed' ? 'changes' : 'whole', listing, region };
}

/** The region of the organisation's payroll. Throws Refusal where Xero has none, and Fault. */
async function payrollRegion(xero: Xero): Promise<Region> {
	const { CountryCode, Name } = await xero.details();
	const region = regionOf(CountryCode);
	if (region !== undefined) return region;
	throw new Refusal([noPayroll(Name, CountryCode)], 'Choose another organisation, or watch something else.');
}

/** How an object's list is read by a trigger: whole records, hidden ones too, the condition that is always added, and a person's own. */
export function listingOf(resource: Resource, where = ''): Listing {
	const { pageSize, fixedPages, always } = resource.list;
	const conditions = [...(always === undefined ? [] : [always]), ...(where === '' ? [] : [`(${where})`])];
	const query: Query = { ...resource.watch?.query, ...unitDecimals(resource), ...(conditions.length === 0 ? {} : { where: conditions.join(' AND ') }) };
	return {
		place: placeOf(resource),
		id: resource.id,
		query,
		...(pageSize === undefined ? {} : { pageSize }),
		...(fixedPages === undefined ? {} : { fixedPages }),
		entry: (sent) => entryOf(resource.id, sent),
	};
}

function entryOf(id: string, sent: XeroRecord): Entry {
	const updated = millisecondsOf(sent.UpdatedDateUTC);
	return { id: String(sent[id]), record: presentRecord(sent), sent, ...(Number.isFinite(updated) ? { updated } : {}) };
}

/** Whether an event can be told of the time before activation: where the record itself proves when it happened. */
export function startsInThePast(watch: Watch, event: WatchEvent): boolean {
	if (watch.by !== 'modifiedSince' && watch.by !== 'offset') return false;
	if (event === 'createdOrUpdated' || event === 'enteredStatus') return true;
	if (event === 'created') return watch.createdAt !== undefined;
	return event === 'removed' && !watch.vanishes && watch.removed?.every((status) => watch.final?.includes(status)) === true;
}
