import { columnsOf, type Column } from './columns';
import type { Field, Fields } from './field';
import { Refusal } from './outcome';
import type { Json, XeroRecord } from './record';

/** The parts of a tracking entry: both name, or both are ids. */
export type TrackingParts = { category: string; option: string };

const possible: readonly TrackingParts[] = [
	{ category: 'TrackingCategoryName', option: 'TrackingOptionName' },
	{ category: 'TrackingCategoryID', option: 'TrackingOptionID' },
];

/** How a list of tracking entries names category and option; undefined for any other field. */
export const trackingPartsOf = (field: Field): TrackingParts | undefined => {
	if (field.kind !== 'list' || field.own === true) return undefined;
	const parts = Object.keys(field.of).sort().join();
	return possible.find(({ category, option }) => [category, option].sort().join() === parts);
};

/** The id of the column in which the option of one category is chosen; `category` is its name or id, as the parts say. */
export const trackingColumn = (list: string, category: string): string => `${list}:${category}`;

/** The list of the table a column of one tracking category belongs to; undefined for other columns. */
export const trackingListOf = (fields: Fields, column: string): Column | undefined =>
	column.includes(':')
		? columnsOf(fields).find(({ id, field }) => column.startsWith(trackingColumn(id, '')) && trackingPartsOf(field) !== undefined)
		: undefined;

const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === '';

/**
 * Given values with the columns of single tracking categories (`SalesTrackingCategories:Region`) gathered into the list
 * Xero takes; empty ones are left out. Throws Refusal when the list is given too.
 */
export const trackingGathered = (fields: Fields, given: XeroRecord): XeroRecord => {
	if (!Object.keys(given).some((name) => trackingListOf(fields, name) !== undefined)) return given;
	const gathered: XeroRecord = {};
	const lists: { [id: string]: XeroRecord[] } = {};
	for (const [name, value] of Object.entries(given)) {
		const list = trackingListOf(fields, name);
		const parts = list && trackingPartsOf(list.field);
		if (list === undefined || parts === undefined) gathered[name] = value;
		else if (!isEmpty(value)) {
			const entry = { [parts.category]: name.slice(trackingColumn(list.id, '').length), [parts.option]: value };
			lists[list.id] = [...(lists[list.id] ?? []), entry];
		}
	}
	const twice = columnsOf(fields).filter(({ id }) => lists[id] !== undefined && !isEmpty(gathered[id]));
	if (twice.length > 0) {
		throw new Refusal(twice.map(({ label }) => `${label} is given both as a list and by its categories`), 'Keep one of the two.');
	}
	return { ...gathered, ...lists };
};
