import fc from 'fast-check';

import { Refusal } from '../../nodes/Xero/values/outcome';
import { all, any, condition, type WhereOperator } from '../../nodes/Xero/values/where';

type Token = { kind: 'text' | 'word' | 'number' | 'sign'; value: string };

/** A reader of its own for expressions of Xero's kind; throws at anything it cannot name. */
const tokens = (expression: string): Token[] => {
	const found: Token[] = [];
	let rest = expression;
	while (rest !== '') {
		const match =
			/^\s*(?:(?<text>"[^"\\]*")|(?<word>[A-Za-z][A-Za-z0-9.]*)|(?<number>-?\d+(?:\.\d+)?)|(?<sign>==|!=|>=|<=|[(),]))\s*/su.exec(
				rest,
			);
		if (match?.groups === undefined) throw new Error(`unreadable at ${rest}`);
		const [kind, value] = Object.entries(match.groups).find(([, text]) => text !== undefined) ?? ['', ''];
		found.push({ kind: kind as Token['kind'], value });
		rest = rest.slice(match[0].length);
	}
	return found;
};

const values = (expression: string) => tokens(expression).map(({ value }) => value);
const operator = fc.constantFrom<WhereOperator>('==', '!=', '>=', '<=', 'Contains', 'StartsWith');
const anyText = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string(),
	fc.string({ unit: fc.constantFrom('"', '\\', '(', ')', ' OR ', '==', '&&', 'x', "'", '\n') }),
);

test('no text can leave its quotes: it becomes exactly one literal, or is refused', () => {
	fc.assert(
		fc.property(anyText, operator, (text, operation) => {
			if (/["\\]/.test(text)) {
				expect(() => condition('Contact.Name', operation, text, 'string')).toThrow(Refusal);
				return;
			}
			const read = tokens(condition('Contact.Name', operation, text, 'string'));
			expect(read.filter(({ kind }) => kind === 'text')).toEqual([{ kind: 'text', value: `"${text}"` }]);
			const guarded = operation === 'Contains' || operation === 'StartsWith';
			expect(read.map(({ value }) => value)).toEqual(
				guarded
					? ['Contact.Name', '!=', 'null', 'AND', `Contact.Name.${operation}`, '(', `"${text}"`, ')']
					: ['Contact.Name', operation, `"${text}"`],
			);
		}),
		{ numRuns: 500 },
	);
});

test('values of every other type are written as such or refused, whatever is given', () => {
	fc.assert(
		fc.property(fc.anything(), fc.constantFrom('guid', 'number', 'boolean', 'date'), (value, as) => {
			let written: string;
			try {
				written = condition('Total', '==', value, as);
			} catch (error) {
				expect(error).toBeInstanceOf(Refusal);
				return;
			}
			expect(written).toMatch(
				/^Total==(?:Guid\("[0-9a-f-]{36}"\)|-?\d+(?:\.\d+)?|true|false|DateTime\([\d,]{10}\))$/,
			);
		}),
	);
});

test('how each type is written', () => {
	expect(condition('Status', '==', 'AUTHORISED', 'string')).toBe('Status=="AUTHORISED"');
	expect(condition('Contact.ContactID', '==', '243216C5-369E-4056-AC67-05388F86DC81', 'guid')).toBe(
		'Contact.ContactID==Guid("243216c5-369e-4056-ac67-05388f86dc81")',
	);
	expect(condition('AmountDue', '>=', '1e2', 'number')).toBe('AmountDue>=100');
	expect(condition('AmountDue', '<=', 0.1, 'number')).toBe('AmountDue<=0.1');
	expect(condition('IsCustomer', '==', false, 'boolean')).toBe('IsCustomer==false');
	expect(condition('Date', '>=', '2026-01-31', 'date')).toBe('Date>=DateTime(2026,01,31)');
	expect(condition('Reference', 'Contains', 'x', 'string')).toBe(
		'Reference!=null AND Reference.Contains("x")',
	);
});

test('a field that is no plain name is a mistake of ours, not of the person', () => {
	for (const field of ['', 'a b', 'Name)', '1x', 'Contact.', 'Name=="x" OR Name']) {
		expect(() => condition(field, '==', 'x', 'string')).toThrow(TypeError);
	}
});

describe('joining', () => {
	const a = condition('Status', '==', 'PAID AND SEALED || x', 'string');
	const b = condition('Status', '==', 'VOIDED', 'string');
	const guarded = condition('Reference', 'StartsWith', 'x', 'string');

	test('an OR does not reach over its neighbours', () => {
		expect(all([any([a, b]), 'Type=="ACCREC"'])).toBe(`(${a} OR ${b}) AND Type=="ACCREC"`);
		expect(all([b, 'Total>1 OR Total<0'])).toBe(`${b} AND (Total>1 OR Total<0)`);
		expect(all([b, 'Total>1||Total<0'])).toBe(`${b} AND (Total>1||Total<0)`);
		expect(any([guarded, b])).toBe(`(${guarded}) OR ${b}`);
	});

	test('one is itself, empty ones are left out, none is no condition', () => {
		expect(all(['', a, '  '])).toBe(a);
		expect(any([guarded])).toBe(guarded);
		expect(all([])).toBe('');
		expect(any([''])).toBe('');
	});

	test('joined conditions stay readable, with balanced parentheses', () => {
		fc.assert(
			fc.property(fc.array(fc.array(fc.constantFrom(a, b, guarded, ''))), (groups) => {
				const read = values(all(groups.map(any)));
				expect(read.filter((value) => value === '(').length).toBe(
					read.filter((value) => value === ')').length,
				);
			}),
		);
	});
});
