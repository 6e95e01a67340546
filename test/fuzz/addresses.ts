import { customApiRequest } from '../../nodes/Xero/resources/customApiRequest';
import { mark } from './hostile';
import type { Seen } from './proxy';
import { whereFault } from './wheres';

/** Where a path may begin: https://developer.xero.com/documentation/api/api-overview */
const bases = /^\/(?:connections$|(?:api|payroll|assets|files|projects)\.xro\/\d\.\d\/)/;

/** Words of Xero's own in paths. */
const words = /^[A-Za-z][A-Za-z0-9]*$/;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A segment as a client has to send it: nothing but letters, digits and what needs no encoding. */
const encoded = /^(?:[A-Za-z0-9\-_.!~*'()]|%[0-9A-F]{2})+$/;

const decoded = (segment: string): string | undefined => {
	try {
		return decodeURIComponent(segment);
	} catch {
		return undefined;
	}
};

/** What is the matter with the path of a request, as it came over the wire. `given`: the texts of the case. */
export function pathFault(url: string, given: readonly string[], resource: string): string | undefined {
	const path = url.split('?')[0];
	const free = resource === customApiRequest.value;
	if (!free && !bases.test(path)) return `A path outside Xero’s APIs: ${path.slice(0, 80)}`;
	const whole = new Set(given.map((text) => text.trim()));
	for (const segment of path.slice(1).split('/')) {
		if (!encoded.test(segment)) return `A segment of a path is not encoded: ${segment.slice(0, 80)}`;
		const text = decoded(segment);
		if (text === undefined || ['', '.', '..'].includes(text.trim())) return `A segment of a path leads elsewhere: ${segment.slice(0, 80)}`;
		if (free || words.test(text) || guid.test(text) || /^\d+\.\d+$/.test(text)) continue;
		if (text.includes(mark) && !whole.has(text)) return `A text in a path is not one segment of its own: ${segment.slice(0, 80)}`;
	}
	return undefined;
}

const headerValue = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

/** Headers the node sets by itself; no value of a person may bring another one. */
const known = new Set([
	'accept',
	'accept-encoding',
	'authorization',
	'connection',
	'content-length',
	'content-type',
	'host',
	'idempotency-key',
	'if-modified-since',
	'user-agent',
	'xero-tenant-id',
	'transfer-encoding',
]);

const headerFault = ({ headers }: Seen): string | undefined => {
	for (const [name, value] of Object.entries(headers)) {
		if (!known.has(name)) return `An unknown header: ${name}`;
		if (!headerValue.test(String(value))) return `A header that is not clean: ${name}`;
	}
	return undefined;
};

/** What is the matter with a request, undefined when nothing is. `raw`: the person may write conditions of their own. */
export function requestFault(seen: Seen, given: readonly string[], resource: string, raw: boolean): string | undefined {
	const where = new URLSearchParams(seen.url.split('?')[1] ?? '').get('where');
	const inPath = pathFault(seen.url, given, resource) ?? headerFault(seen);
	if (inPath !== undefined || where === null || raw) return inPath;
	return whereFault(where, given);
}
