import type { Answer } from './answer';
import { singular } from './words';

/** The two languages of the Accounting API. XML unless the caller accepts JSON. */
export type Language = 'json' | 'xml';

/** Default response is XML (https://developer.xero.com/documentation/api/accounting/requests-and-responses). */
export function languageOf(accept: string | undefined): Language {
	return /\bjson\b/i.test(accept ?? '') ? 'json' : 'xml';
}

/** Writes a structured answer; dates inside are JavaScript Dates. `root` names the XML document. */
export function render(language: Language, status: number, root: string, value: object): Answer {
	return language === 'json'
		? {
				status,
				headers: { 'content-type': 'application/json; charset=utf-8' },
				body: JSON.stringify(value, asXeroDate),
			}
		: {
				status,
				headers: { 'content-type': 'text/xml; charset=utf-8' },
				body: element(root, value),
			};
}

/** `/Date(1518685950940+0000)/`. A replacer sees the text Date#toJSON made, hence the look at the holder. */
function asXeroDate(this: { [key: string]: unknown }, key: string, value: unknown): unknown {
	const original = this[key];
	return original instanceof Date ? `/Date(${original.getTime()}+0000)/` : value;
}

const entities: { [character: string]: string } = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
};

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character]);

function element(name: string, value: unknown): string {
	if (value === null || value === undefined) return '';
	return `<${name}>${content(name, value)}</${name}>`;
}

function content(name: string, value: unknown): string {
	if (value instanceof Date) return value.toISOString().slice(0, 19);
	if (Array.isArray(value))
		return value.map((member: unknown) => element(singular(name), member)).join('');
	if (typeof value === 'object' && value !== null) {
		return Object.entries(value)
			.map(([key, member]) => element(key, member))
			.join('');
	}
	return escaped(String(value));
}
