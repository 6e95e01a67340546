import { decimalOf } from './decimal';
import { Refusal } from './outcome';
import { isGuid, isRecord, type Json, type XeroRecord } from './record';

/** How given lines meet the stored ones: change those they name, stand behind them, or take their place. */
export type LinesMode = 'merge' | 'append' | 'replace';

/** The list of lines to send, and the ids of the stored lines in it that are sent exactly as read. */
export type MergedLines = { lines: XeroRecord[]; untouched: string[] };

/** Wire names of a line by the names they have in the editor. */
const wireNames: ReadonlyMap<string, string> = new Map([
	['description', 'Description'],
	['quantity', 'Quantity'],
	['unitAmount', 'UnitAmount'],
	['itemCode', 'ItemCode'],
	['accountCode', 'AccountCode'],
	['taxType', 'TaxType'],
	['discountRate', 'DiscountRate'],
	['discountAmount', 'DiscountAmount'],
	['taxAmount', 'TaxAmount'],
	['lineAmount', 'LineAmount'],
	['lineItemId', 'LineItemID'],
	['taxability', 'Taxability'],
	['salesTaxCodeId', 'SalesTaxCodeId'],
]);

const trackingNames = ['trackingCategory1', 'trackingOption1', 'trackingCategory2', 'trackingOption2'];

/** Answered with a line beside its ItemCode, and not taken back. https://developer.xero.com/documentation/api/accounting/invoices */
const onlyAnswered = 'Item';

const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === '';

const recordsIn = (value: Json | undefined): XeroRecord[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** One of the two tracking pairs of the editor, each part a name or an id; nothing when neither part is given. */
const trackingOf = (entry: XeroRecord, position: 1 | 2): XeroRecord[] => {
	const [category, option] = [entry[`trackingCategory${position}`], entry[`trackingOption${position}`]];
	if (isEmpty(category) && isEmpty(option)) return [];
	if (isEmpty(category) || isEmpty(option)) {
		throw new Refusal([
			`Tracking Category ${position} and Tracking Option ${position} are only understood together.`,
		]);
	}
	return [
		{
			[isGuid(category) ? 'TrackingCategoryID' : 'Name']: category,
			[isGuid(option) ? 'TrackingOptionID' : 'Option']: option,
		},
	];
};

/**
 * A line as the editor gives it (`unitAmount`, `trackingCategory1`) under Xero's names, its values still unchecked:
 * the line table of the resource (`resource.fields.LineItems`) does that, through `coerceFields`. Empty parts are left
 * out; names that are not the editor's pass as they are, so a line in Xero's own words comes back as it was, but for the Item that Xero only answers.
 * Throws a Refusal when a tracking category has no option or the other way round.
 */
export const lineFromEntry = (entry: XeroRecord): XeroRecord => {
	const named = Object.entries(entry)
		.filter(([name, value]) => name !== onlyAnswered && !trackingNames.includes(name) && !(wireNames.has(name) && isEmpty(value)))
		.map(([name, value]) => [wireNames.get(name) ?? name, value]);
	const tracking = [...trackingOf(entry, 1), ...trackingOf(entry, 2)];
	return Object.fromEntries(tracking.length === 0 ? named : [...named, ['Tracking', tracking]]);
};

/** What is sent back of a stored line. LineAmount is not: Xero computes it, and refuses one that is a cent off. */
const kept = [
	'LineItemID',
	'Description',
	'Quantity',
	'UnitAmount',
	'ItemCode',
	'AccountCode',
	'AccountID',
	'TaxType',
	'TaxAmount',
	'DiscountRate',
	'DiscountAmount',
	'Taxability',
	'SalesTaxCodeId',
];

const keptTracking = ['TrackingCategoryID', 'TrackingOptionID', 'Name', 'Option'];

const pick = (record: XeroRecord, names: readonly string[]): XeroRecord =>
	Object.fromEntries(names.filter((name) => !isEmpty(record[name])).map((name) => [name, record[name]]));

/** A stored line in the form in which it is sent back unchanged. */
const asRead = (stored: XeroRecord): XeroRecord => {
	const tracking = recordsIn(stored.Tracking);
	return {
		...pick(stored, kept),
		...(tracking.length === 0 ? {} : { Tracking: tracking.map((entry) => pick(entry, keptTracking)) }),
	};
};

/** Parts on which the amounts of a line depend: with one of them changed, the stored tax no longer fits. */
const decidesAmounts = [
	'Quantity',
	'UnitAmount',
	'LineAmount',
	'ItemCode',
	'TaxType',
	'DiscountRate',
	'DiscountAmount',
	'Taxability',
	'SalesTaxCodeId',
];

/** Of each pair Xero takes one: the stored other one would contradict what is given. */
const instead: ReadonlyArray<readonly [given: string, dropped: string]> = [
	['DiscountRate', 'DiscountAmount'],
	['DiscountAmount', 'DiscountRate'],
	['AccountCode', 'AccountID'],
	['AccountID', 'AccountCode'],
	['LineAmount', 'UnitAmount'],
];

const sameText = (one: Json | undefined, other: Json | undefined): boolean =>
	!isEmpty(one) && String(one).trim().toLowerCase() === String(other).trim().toLowerCase();

const sameCategory = (one: XeroRecord, other: XeroRecord): boolean =>
	sameText(one.TrackingCategoryID, other.TrackingCategoryID) || sameText(one.Name, other.Name);

/** Xero takes no more on a line. https://developer.xero.com/documentation/api/accounting/invoices */
const mostTracking = 2;

/** The given tracking, and that of the category that is not given, which Xero would take off the line. */
const wholeTracking = (stored: XeroRecord[], given: XeroRecord[]): XeroRecord[] => {
	const others = stored.filter((entry) => !given.some((each) => sameCategory(each, entry)));
	const isTold = given.every((each) => !isEmpty(each.TrackingCategoryID) || !isEmpty(each.Name));
	return isTold && given.length + others.length <= mostTracking ? [...given, ...others] : given;
};

const changed = (stored: XeroRecord, given: XeroRecord): XeroRecord => {
	const dropped = new Set(instead.filter(([one]) => given[one] !== undefined).map(([, other]) => other));
	if (decidesAmounts.some((name) => given[name] !== undefined)) dropped.add('TaxAmount');
	const whole = asRead(stored);
	const stays = Object.entries(whole).filter(([name]) => !dropped.has(name));
	const tracking = recordsIn(given.Tracking);
	return {
		...Object.fromEntries(stays),
		...given,
		...(tracking.length === 0 ? {} : { Tracking: wholeTracking(recordsIn(whole.Tracking), tracking) }),
	};
};

const idOf = (line: XeroRecord): string =>
	typeof line.LineItemID === 'string' ? line.LineItemID.trim().toLowerCase() : '';

const faultsOf = (known: ReadonlySet<string>, given: readonly XeroRecord[], mode: LinesMode): string[] => {
	const ids = given.map(idOf);
	return ids.flatMap((id, index) => {
		if (id === '') return [];
		if (mode === 'append')
			return [`Line ${index + 1} has a Line Item ID, but lines that are appended are new.`];
		if (!known.has(id)) return [`Line ${index + 1} has a Line Item ID that is not on the document.`];
		if (ids.indexOf(id) < index)
			return [`Line ${index + 1} has the Line Item ID of line ${ids.indexOf(id) + 1}.`];
		return [];
	});
};

/**
 * The whole list of lines of an update, which replaces the stored one in Xero: a line left out would be deleted
 * (https://developer.xero.com/documentation/api/accounting/invoices).
 *
 * - merge: stored lines are sent as read; a given line with a LineItemID changes that one (its tax is dropped when the
 *   change decides its amounts and no tax is given, tracking stays of the category that is not given); one without is
 *   added behind.
 * - append: stored lines as read, the given ones behind them.
 * - replace: the given lines alone; one with the LineItemID of a stored line takes its place.
 *
 * Neither argument is changed. Answers a Refusal when a LineItemID is not on the document, named twice, or appended.
 */
export const mergeLines = (
	stored: readonly XeroRecord[],
	given: readonly XeroRecord[],
	mode: LinesMode,
): MergedLines | Refusal => {
	const faults = faultsOf(new Set(stored.map(idOf)), given, mode);
	if (faults.length > 0) return new Refusal(faults);
	if (mode === 'replace') return { lines: [...given], untouched: [] };
	const changes = new Map(given.filter((line) => idOf(line) !== '').map((line) => [idOf(line), line]));
	const staying = stored.map((line) => {
		const change = changes.get(idOf(line));
		return change === undefined ? asRead(line) : changed(line, change);
	});
	return {
		lines: [...staying, ...given.filter((line) => idOf(line) === '')],
		untouched: stored.map((line) => String(line.LineItemID)).filter((id) => !changes.has(id.toLowerCase())),
	};
};

const compared = ['Quantity', 'UnitAmount', 'LineAmount', 'TaxAmount'];

/** An amount with at least two decimals; text that is none as it is, since what is compared has been written already. */
function shown(value: Json | undefined): string {
	if (typeof value !== 'number' && (typeof value !== 'string' || value === '')) return 'nothing';
	try {
		return decimalOf(value).toString(2);
	} catch {
		return String(value);
	}
}

/**
 * What differs, after an update, in lines that were to stay: one sentence a difference, none when all amounts are
 * equal as decimals. `before` and `after` are the LineItems as read with four decimals, `ids` the lines to compare.
 */
export const untouchedDiffer = (
	before: Json | undefined,
	after: Json | undefined,
	ids: readonly string[],
): string[] => {
	const now = new Map(recordsIn(after).map((line) => [idOf(line), line]));
	const wanted = new Set(ids.map((id) => id.toLowerCase()));
	return recordsIn(before).flatMap((line, index) => {
		if (!wanted.has(idOf(line))) return [];
		const found = now.get(idOf(line));
		if (found === undefined) return [`Line ${index + 1} is gone.`];
		return compared
			.filter((name) => shown(line[name]) !== shown(found[name]))
			.map((name) => `Line ${index + 1}: ${name} was ${shown(line[name])} and is now ${shown(found[name])}.`);
	});
};
