import { queryParseException } from '../problems';

export interface Token {
	kind: 'identifier' | 'number' | 'string' | 'symbol' | 'end';
	/** As written; of a string its contents. */
	text: string;
}

const blank = /\s+/y;
const word = /[A-Za-z_][A-Za-z0-9_]*/y;
const number = /-?\d+(\.\d+)?/y;
const symbol = /==|!=|>=|<=|&&|\|\||[=<>().,]/y;

/**
 * Cuts a where or order expression into tokens.
 *
 * The sentences are those of Microsoft's Dynamic LINQ sample, which Xero answers with
 * (https://github.com/XeroAPI/xero-php-oauth2/issues/307, https://github.com/waynerobinson/xeroizer/issues/454).
 * Throws QueryParseException, ErrorNumber 16.
 */
export function tokens(expression: string): Token[] {
	const found: Token[] = [];
	let at = 0;
	const match = (pattern: RegExp) => {
		pattern.lastIndex = at;
		const text = pattern.exec(expression)?.[0];
		if (text !== undefined) at += text.length;
		return text;
	};
	for (;;) {
		match(blank);
		if (at >= expression.length) return [...found, { kind: 'end', text: '' }];
		const identifier = match(word);
		if (identifier !== undefined) {
			found.push({ kind: 'identifier', text: identifier });
			continue;
		}
		const digits = match(number);
		if (digits !== undefined) {
			found.push({ kind: 'number', text: digits });
			continue;
		}
		const sign = match(symbol);
		if (sign !== undefined) {
			found.push({ kind: 'symbol', text: sign });
			continue;
		}
		if (expression[at] === '"') {
			const end = expression.indexOf('"', at + 1);
			if (end < 0) throw queryParseException('Unterminated string literal');
			found.push({ kind: 'string', text: expression.slice(at + 1, end) });
			at = end + 1;
			continue;
		}
		if (expression[at] === "'")
			throw queryParseException('Character literal must contain exactly one character');
		throw queryParseException(`Syntax error '${expression[at]}'`);
	}
}
