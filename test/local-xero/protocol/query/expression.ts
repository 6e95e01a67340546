import type { Rec } from '../../contract';
import { queryParseException } from '../problems';
import { isGuid } from '../words';
import type { TypeName } from './attributes';

/** A part of a where expression: its type, and what it is for a record. */
export interface Expression {
	type: TypeName;
	/** A property of a record may be empty. */
	nullable: boolean;
	of(record: Rec): unknown;
	/** Compared without case. */
	ignoresCase?: boolean;
}

/** A literal. */
export function constant(type: TypeName, value: unknown): Expression {
	return { type, nullable: false, of: () => value };
}

/** The type in C#'s words. */
export const typeOf = ({ type, nullable }: Expression) =>
	nullable && (type === 'Boolean' || type === 'Decimal' || type === 'DateTime' || type === 'Guid')
		? `${type}?`
		: type;

/** The refusal of an operator between two types. */
export const incompatible = (operator: string, left: Expression, right: Expression) =>
	queryParseException(
		`Operator '${operator}' incompatible with operand types '${typeOf(left)}' and '${typeOf(right)}'`,
	);

/** Whether a comparison holds; nothing is neither more nor less than something. */
export function holds(operator: string, left: unknown, right: unknown): boolean {
	if (operator === '==' || operator === '=') return left === right;
	if (operator === '!=') return left !== right;
	if (left === null || right === null) return false;
	const [a, b] = [left as number | string, right as number | string];
	if (operator === '>') return a > b;
	if (operator === '>=') return a >= b;
	return operator === '<' ? a < b : a <= b;
}

const nothing: Rec = {};

/** DateTime(2020,01,31) or DateTime(2020,01,31,13,30,00), in UTC as records are kept. */
export function dateTime(given: Expression[]): number {
	const numbers = given.map((part) => (part.type === 'Decimal' ? part.of(nothing) : undefined));
	const whole = numbers.every((part): part is number => Number.isInteger(part));
	if (!whole || (numbers.length !== 3 && numbers.length !== 6)) {
		throw queryParseException("No matching constructor in type 'DateTime'");
	}
	const [year, month, day, hour = 0, minute = 0, second = 0] = numbers;
	const instant = Date.UTC(year, month - 1, day, hour, minute, second);
	const parts = new Date(instant);
	if (
		parts.getUTCMonth() !== month - 1 ||
		parts.getUTCDate() !== day ||
		parts.getUTCHours() !== hour
	) {
		throw queryParseException(
			'Year, Month, and Day parameters describe an un-representable DateTime.',
		);
	}
	return instant;
}

/** Guid("…"). */
export function guid(given: Expression[]): string {
	const text = given.length === 1 && given[0].type === 'String' ? given[0].of(nothing) : undefined;
	if (typeof text !== 'string') throw queryParseException("No matching constructor in type 'Guid'");
	if (!isGuid(text)) {
		throw queryParseException(
			'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).',
		);
	}
	return text.toLowerCase();
}
