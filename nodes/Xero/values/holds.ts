import { dateOfString, toIso } from './dates';
import { decimalOf } from './decimal';
import { isRecord, type Json, type XeroRecord } from './record';

/** Parts of a list that Xero keeps apart by one attribute, whatever their order. */
const slots = ['LineItemID', 'AddressType', 'PhoneType', 'InvoiceAddressType', 'TrackingCategoryID', 'TrackingCategoryName'];

/** Xero answers none of these with a line that has no discount; 0 says the same. */
const discounts = ['DiscountRate', 'DiscountAmount'];

const isEmpty = (value: Json | undefined): boolean =>
	value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * Whether Xero already has what would be sent: every value given equals the stored one. Numbers are compared as
 * decimals, dates as dates, text to the letter, lines one by one in their order or by their id; what is not given does
 * not count. `sent` is in the form of a request, `stored` as Xero answered. `name` is the attribute's name.
 */
export function holds(sent: Json | undefined, stored: Json | undefined, name = ''): boolean {
	if (sent === undefined) return true;
	if (isEmpty(sent)) return isEmpty(stored);
	if (Array.isArray(sent)) return Array.isArray(stored) && listHolds(sent, stored, name);
	// A date is emptied by its twin string, which Xero does not always answer beside it.
	if (isRecord(sent)) return isRecord(stored) && Object.entries(sent).every(([part, value]) => holds(value, stored[part] ?? stored[dateOfString(part)], part));
	if (isEmpty(stored) && discounts.includes(name)) return sameNumber(0, sent);
	if (isEmpty(stored) || isRecord(stored) || Array.isArray(stored)) return false;
	return scalarHolds(sent, stored, name);
}

function scalarHolds(sent: Json, stored: Json | undefined, name: string): boolean {
	if (typeof sent === 'number' || typeof stored === 'number') return sameNumber(sent, stored);
	if (typeof sent !== 'string' || typeof stored !== 'string') return sent === stored;
	if (sent === stored) return true;
	// Ids come back in lower case, whatever was sent.
	if (/ID$/.test(name)) return sent.toLowerCase() === stored.toLowerCase();
	return toIso(stored, name) === sent;
}

function sameNumber(sent: Json | undefined, stored: Json | undefined): boolean {
	try {
		return decimalOf(String(sent)).equals(decimalOf(String(stored)));
	} catch {
		return false;
	}
}

/** Slots are found by what names them, and so is a line's tracking; any other list must be the same, one by one. */
function listHolds(sent: readonly Json[], stored: readonly Json[], name: string): boolean {
	const slot = [...slots, ...(name === 'Tracking' ? ['Name'] : [])].find((each) => sent.every((element) => isRecord(element) && !isEmpty(element[each])));
	const whole = slot === undefined || slot === 'LineItemID' || name === 'Tracking';
	if (whole && sent.length !== stored.length) return false;
	return sent.every((element, position) => holds(element, slot === undefined ? stored[position] : inSlot(stored, slot, element), name));
}

const inSlot = (stored: readonly Json[], slot: string, element: Json): Json | undefined =>
	stored.find((each) => isRecord(each) && isRecord(element) && sameText(each, element, slot));

const sameText = (one: XeroRecord, other: XeroRecord, slot: string): boolean =>
	String(one[slot]).toLowerCase() === String(other[slot]).toLowerCase();

const linesIn = (lines: Json | undefined): XeroRecord[] => (Array.isArray(lines) ? lines.filter(isRecord) : []);

const isDiscounted = (line: XeroRecord): boolean => discounts.some((name) => !isEmpty(line[name]) && !sameNumber(0, line[name]));

/**
 * Whether lines that would be sent take a discount off the stored ones: a line that is sent without its id takes the place
 * of the one that is there, of which nothing stays. https://developer.xero.com/documentation/api/accounting/invoices
 */
export const dropsDiscount = (sent: Json | undefined, stored: Json | undefined): boolean => {
	const before = linesIn(stored);
	return linesIn(sent).some((line, position) => isEmpty(line.LineItemID) && !isDiscounted(line) && isDiscounted(before[position] ?? {}));
};
