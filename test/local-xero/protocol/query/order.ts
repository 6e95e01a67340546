import type { Rec, Shelf } from '../../contract';
import { queryParseException } from '../problems';
import { type Attribute, attributeOf, valueOf } from './attributes';
import { tokens } from './lexer';

const alphabet = new Intl.Collator('en');

type Comparison = (left: Rec, right: Rec) => number;

/**
 * The order of a list: as asked (`Name DESC, Date`), and among equals by id. Without a wish by UpdatedDateUTC
 * (https://developer.xero.com/documentation/api/accounting/requests-and-responses).
 * Throws QueryParseException, ErrorNumber 16.
 */
export function compileOrder(
	expression: string,
	shelf: Pick<Shelf, 'key' | 'types' | 'id'>,
): Comparison {
	const wishes = expression.trim() === '' ? [] : parse(expression, shelf);
	if (wishes.length === 0) wishes.push(by({ path: ['UpdatedDateUTC'], type: 'DateTime' }, false));
	wishes.push(by({ path: [shelf.id], type: 'Guid' }, false));
	return (left, right) => {
		for (const wish of wishes) {
			const difference = wish(left, right);
			if (difference !== 0) return difference;
		}
		return 0;
	};
}

function parse(expression: string, shelf: Pick<Shelf, 'key' | 'types'>): Comparison[] {
	const list = tokens(expression);
	const wishes: Comparison[] = [];
	let at = 0;
	for (;;) {
		if (list[at].kind !== 'identifier') throw queryParseException('Expression expected');
		let name = list[at++].text;
		while (list[at].text === '.' && list[at + 1].kind === 'identifier') {
			name += `.${list[at + 1].text}`;
			at += 2;
		}
		const direction = /^(asc|desc)(ending)?$/i.exec(list[at].text)?.[1].toLowerCase();
		if (direction !== undefined) at += 1;
		wishes.push(by(attributeOf(shelf, name), direction === 'desc'));
		if (list[at].kind === 'end') return wishes;
		if (list[at++].text !== ',') throw queryParseException('Syntax error');
	}
}

/** Nothing comes before something, as in SQL Server. */
function by(attribute: Attribute, descending: boolean): Comparison {
	const sign = descending ? -1 : 1;
	return (leftRecord, rightRecord) => {
		const [left, right] = [valueOf(leftRecord, attribute), valueOf(rightRecord, attribute)];
		if (left === right) return 0;
		if (left === null) return -sign;
		if (right === null) return sign;
		if (typeof left === 'string' && typeof right === 'string')
			return sign * alphabet.compare(left, right);
		return (left as number) < (right as number) ? -sign : sign;
	};
}
