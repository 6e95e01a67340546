import { type Token, tokens } from '../local-xero/protocol/query/lexer';
import { mark } from './hostile';

/** Words of a condition the node writes by itself, beside names of attributes and quoted text. */
const constructors = new Set(['Guid', 'DateTime']);
const methods = new Set(['Contains', 'StartsWith', 'ToLower']);
const comparisons = new Set(['==', '!=', '>', '>=', '<', '<=']);

/** A `where` of the node is made of these alone: `Name op literal`, `Name.Method(literal)`, AND, OR and parentheses. */
class Shape {
	private at = 0;
	readonly literals: string[] = [];

	constructor(private readonly all: Token[]) {}

	/** Reads the whole. Throws where it is anything else. */
	read(): void {
		this.joined();
		if (this.token.kind !== 'end') throw new Error(`${this.token.text} where the condition should end`);
	}

	private get token(): Token {
		return this.all[this.at];
	}

	private next(): Token {
		return this.all[this.at++];
	}

	private take(text: string): boolean {
		if (this.token.kind === 'string' || this.token.text !== text) return false;
		this.at += 1;
		return true;
	}

	private expect(text: string): void {
		if (!this.take(text)) throw new Error(`${this.token.text} where ${text} should be`);
	}

	private joined(): void {
		do this.one();
		while (this.take('AND') || this.take('OR') || this.take('&&') || this.take('||'));
	}

	private one(): void {
		if (this.take('(')) {
			this.joined();
			this.expect(')');
			return;
		}
		const { kind, text } = this.next();
		if (kind !== 'identifier' || /^(?:true|false|null|and|or|guid|datetime)$/i.test(text)) throw new Error(`${text} where an attribute should be`);
		while (this.take('.')) {
			const part = this.next();
			if (part.kind !== 'identifier') throw new Error(`${part.text} where an attribute should be`);
			if (!this.take('(')) continue;
			if (!methods.has(part.text)) throw new Error(`The method ${part.text}`);
			if (part.text !== 'ToLower') this.literal();
			this.expect(')');
			if (part.text !== 'ToLower') return;
		}
		if (!comparisons.has(this.next().text)) throw new Error(`No comparison after ${text}`);
		this.literal();
	}

	private literal(): void {
		const { kind, text } = this.next();
		if (kind === 'number') return;
		if (kind === 'string') {
			this.literals.push(text);
			return;
		}
		if (constructors.has(text)) {
			this.expect('(');
			do this.literal();
			while (this.take(','));
			this.expect(')');
			return;
		}
		if (!['true', 'false', 'null'].includes(text)) throw new Error(`${text} where a value should be`);
	}
}

/**
 * What is the matter with a `where`, undefined when a person's text stands in it inside quotes only, and whole. `given`:
 * the texts of the case.
 */
export function whereFault(where: string, given: readonly string[]): string | undefined {
	try {
		const shape = new Shape(tokens(where));
		shape.read();
		const whole = new Set(given.flatMap((text) => [text, ...text.split(',')]).map((text) => text.trim().toLowerCase()));
		const part = shape.literals.find((literal) => literal.includes(mark) && !whole.has(literal.trim().toLowerCase()));
		return part === undefined ? undefined : 'A filter holds a part of a text as a value of its own';
	} catch (error) {
		return `A filter is not what the node writes: ${(error as Error).message}`;
	}
}
