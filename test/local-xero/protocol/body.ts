import type { Rec, Shelf } from '../contract';
import { noDataProcessed, postDataInvalid } from './problems';
import { singular } from './words';

const isRecord = (value: unknown): value is Rec =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The elements a PUT or POST carries: one object, or `{"Invoices": […]}` with the key in any case.
 *
 * Throws ErrorNumber 14 for text that is no JSON, 17 for a wrong or missing key
 * (https://github.com/XeroAPI/xero-php-oauth2/issues/48).
 */
export function elementsOf(body: string, shelf: Pick<Shelf, 'key' | 'types' | 'all'>): Rec[] {
	if (body.trim() === '') throw noDataProcessed(singular(shelf.key));
	let parsed: unknown;
	try {
		parsed = JSON.parse(body);
	} catch {
		throw postDataInvalid('JSON for post data was invalid');
	}
	if (!isRecord(parsed)) throw postDataInvalid('JSON for post data was invalid');
	const key = Object.keys(parsed).find((name) => name.toLowerCase() === shelf.key.toLowerCase());
	const elements = key === undefined ? single(parsed, shelf) : parsed[key];
	if (!Array.isArray(elements) || !elements.every(isRecord)) {
		throw postDataInvalid(
			`Error converting value to type '${singular(shelf.key)}'. Path '${shelf.key}'.`,
		);
	}
	if (elements.length === 0) throw noDataProcessed(singular(shelf.key));
	return elements;
}

/** An object without the collection's key is an element if anything in it can be an attribute of one. */
function single(candidate: Rec, shelf: Pick<Shelf, 'key' | 'types' | 'all'>): Rec[] {
	const isAttribute = (name: string) =>
		Object.keys(shelf.types).some((path) => path.split('.')[0] === name) ||
		shelf.all().some((record) => name in record);
	const isElement = Object.entries(candidate).some(
		([name, value]) => typeof value !== 'object' || value === null || isAttribute(name),
	);
	if (!isElement) throw noDataProcessed(singular(shelf.key));
	return [candidate];
}
