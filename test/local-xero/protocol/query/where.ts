import type { Rec, Shelf } from '../../contract';
import { queryParseException } from '../problems';
import { attributeOf, valueOf } from './attributes';
import {
	constant,
	dateTime,
	type Expression,
	guid,
	holds,
	incompatible,
	typeOf,
} from './expression';
import { type Token, tokens } from './lexer';

const comparisons = ['==', '=', '!=', '>', '>=', '<', '<='];
const stringTests: { [method: string]: (text: string, part: string) => boolean } = {
	Contains: (text, part) => text.includes(part),
	StartsWith: (text, part) => text.startsWith(part),
	EndsWith: (text, part) => text.endsWith(part),
};

/** https://developer.xero.com/documentation/best-practices/api-call-efficiencies/efficient-data-retrieval */
const comparedWithoutCase: { [endpoint: string]: readonly string[] } = {
	Contacts: ['Name', 'EmailAddress', 'AccountNumber'],
};

/**
 * Compiles a `where` expression to a test of records.
 *
 * Grammar: https://developer.xero.com/documentation/api/accounting/requests-and-responses (C# expression subset).
 * Throws QueryParseException, ErrorNumber 16, for anything outside it.
 */
export function compileWhere(
	expression: string,
	shelf: Pick<Shelf, 'endpoint' | 'key' | 'types'>,
): (record: Rec) => boolean {
	const compiled = new WhereParser(tokens(expression), shelf).parse();
	return (record) => compiled.of(record) === true;
}

class WhereParser {
	private at = 0;

	constructor(
		private readonly tokens: Token[],
		private readonly shelf: Pick<Shelf, 'endpoint' | 'key' | 'types'>,
	) {}

	parse(): Expression {
		const whole = this.or();
		if (this.token.kind !== 'end') throw queryParseException('Syntax error');
		if (whole.type !== 'Boolean' || whole.nullable)
			throw queryParseException("Expression of type 'Boolean' expected");
		return whole;
	}

	private get token(): Token {
		return this.tokens[this.at];
	}

	private or(): Expression {
		return this.logical(
			['||', 'or'],
			() => this.and(),
			(left, right) => left || right,
		);
	}

	private and(): Expression {
		return this.logical(
			['&&', 'and'],
			() => this.comparison(),
			(left, right) => left && right,
		);
	}

	private logical(
		operators: string[],
		operand: () => Expression,
		join: (left: boolean, right: boolean) => boolean,
	): Expression {
		let left = operand();
		for (;;) {
			const operator = this.take(...operators);
			if (operator === undefined) return left;
			const [first, second] = [left, operand()];
			for (const side of [first, second]) {
				if (side.type !== 'Boolean' || side.nullable) throw incompatible(operator, first, second);
			}
			left = {
				type: 'Boolean',
				nullable: false,
				of: (record) => join(first.of(record) === true, second.of(record) === true),
			};
		}
	}

	private comparison(): Expression {
		const left = this.primary();
		const operator = this.take(...comparisons);
		if (operator === undefined) return left;
		const right = this.primary();
		const equality = operator === '==' || operator === '=' || operator === '!=';
		const toNull = left.type === 'Null' || right.type === 'Null';
		const ordered = left.type !== 'Guid' && left.type !== 'Boolean' && !toNull;
		const sameType = left.type === right.type && left.type !== 'Object';
		if (!(sameType || (toNull && equality)) || (!equality && !ordered))
			throw incompatible(operator, left, right);
		const folds = left.ignoresCase || right.ignoresCase;
		const read = (side: Expression, record: Rec) => {
			const value = side.of(record);
			return folds && typeof value === 'string' ? value.toLowerCase() : value;
		};
		return {
			type: 'Boolean',
			nullable: false,
			of: (record) => holds(operator, read(left, record), read(right, record)),
		};
	}

	private primary(): Expression {
		let expression = this.value();
		while (this.take('.') !== undefined) expression = this.method(expression, this.identifier());
		return expression;
	}

	private value(): Expression {
		const { kind, text } = this.token;
		if (kind === 'string') {
			this.at += 1;
			return constant('String', text);
		}
		if (kind === 'number') {
			this.at += 1;
			return constant('Decimal', Number(text));
		}
		if (this.take('(') !== undefined) {
			const inner = this.or();
			this.expect(')', "')' or operator expected");
			return inner;
		}
		if (kind !== 'identifier') throw queryParseException('Expression expected');
		this.at += 1;
		switch (text.toLowerCase()) {
			case 'true':
				return constant('Boolean', true);
			case 'false':
				return constant('Boolean', false);
			case 'null':
				return constant('Null', null);
			case 'datetime':
				return constant('DateTime', dateTime(this.arguments()));
			case 'guid':
				return constant('Guid', guid(this.arguments()));
			default:
				return this.attribute(text);
		}
	}

	/** A dotted name; the part before `(` is a method and left for `primary`. */
	private attribute(first: string): Expression {
		let name = first;
		while (this.token.text === '.' && this.tokens[this.at + 2]?.text !== '(') {
			this.at += 1;
			name += `.${this.identifier()}`;
		}
		const attribute = attributeOf(this.shelf, name);
		const ignoresCase = comparedWithoutCase[this.shelf.endpoint]?.includes(
			attribute.path.join('.'),
		);
		return {
			type: attribute.type,
			nullable: true,
			of: (record) => valueOf(record, attribute),
			ignoresCase,
		};
	}

	private method(on: Expression, name: string): Expression {
		const given = this.arguments();
		const noSuch = queryParseException(
			`No applicable method '${name}' exists in type '${typeOf(on)}'`,
		);
		if (on.type !== 'String') throw noSuch;
		const method = Object.keys(stringTests).find(
			(known) => known.toLowerCase() === name.toLowerCase(),
		);
		if (method !== undefined && given.length === 1 && given[0].type === 'String') {
			const test = stringTests[method];
			return {
				type: 'Boolean',
				nullable: false,
				of: (record) => both(on.of(record), given[0].of(record), test),
			};
		}
		if (name.toLowerCase() !== 'tolower' || given.length > 0) throw noSuch;
		return { ...on, of: (record) => (on.of(record) as string | null)?.toLowerCase() ?? null };
	}

	private arguments(): Expression[] {
		this.expect('(', "'(' expected");
		const given: Expression[] = [];
		if (this.take(')') !== undefined) return given;
		do given.push(this.primary());
		while (this.take(',') !== undefined);
		this.expect(')', "')' or ',' expected");
		return given;
	}

	private identifier(): string {
		if (this.token.kind !== 'identifier') throw queryParseException('Identifier expected');
		return this.tokens[this.at++].text;
	}

	private take(...texts: string[]): string | undefined {
		const { kind, text } = this.token;
		if ((kind !== 'symbol' && kind !== 'identifier') || !texts.includes(text.toLowerCase()))
			return undefined;
		this.at += 1;
		return text;
	}

	private expect(text: string, message: string): void {
		if (this.take(text) === undefined) throw queryParseException(message);
	}
}

function both(
	text: unknown,
	part: unknown,
	test: (text: string, part: string) => boolean,
): boolean {
	return typeof text === 'string' && typeof part === 'string' && test(text, part);
}
