import { Refusal } from './outcome';
import { isWhole, leadsUp } from './plain';

/** A segment with its percent signs read, as the server reads them; one that is no code stands as it is. */
function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

/**
 * The path of a request below the host the credential names, encoded, so that the token can never go elsewhere and a
 * value can never reach another place than its own. Throws Refusal for an address, a query, or a way up.
 */
export function apiPath(base: string, given: string): string {
	const path = given.trim();
	if (path === '') throw new Refusal(['Path is empty'], 'Give what follows the API’s own part of the address, such as Invoices.');
	if (/^[a-z][a-z\d+.-]*:/i.test(path) || path.startsWith('//') || path.includes('\\')) {
		throw new Refusal(['Path must not be a whole address'], 'The request goes to the host of the credential. Give the path alone, such as /Invoices.');
	}
	if (!isWhole(path)) throw new Refusal(['Path holds half a character, which has no encoding']);
	if (/[?#]/.test(path)) throw new Refusal(['Path must not hold a query'], 'Give the parameters under Query Parameters.');
	const segments = path.replace(/^\//, '').replace(/\/$/, '').split('/').map(decoded);
	if (segments.some((segment) => segment.trim() === '' || leadsUp(segment))) {
		throw new Refusal(['Path must not have an empty part, “.” or “..”'], 'Is a value in it empty?');
	}
	return `${base}/${segments.map(encodeURIComponent).join('/')}`;
}
