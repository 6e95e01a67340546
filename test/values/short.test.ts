import { shortRecord, withoutBlanks } from '../../nodes/Xero/values/short';

test('short texts and lists stay as they are', () => {
	const record = {
		Name: 'x'.repeat(500),
		Lines: Array.from({ length: 50 }, (_, n) => ({ n })),
		Total: 0,
		Sent: false,
		Note: null,
	};
	expect(shortRecord(record)).toEqual(record);
});

test('what is cut is told, at any depth', () => {
	const record = {
		Contact: { Notes: 'y'.repeat(501) },
		Lines: Array.from({ length: 53 }, (_, n) => n),
	};
	expect(shortRecord(record).Contact).toEqual({
		Notes: `${'y'.repeat(500)}… (cut here: 1 more characters)`,
	});
	expect(shortRecord(record).Lines).toHaveLength(51);
	expect((shortRecord(record).Lines as unknown[]).at(-1)).toBe('… (cut here: 3 more)');
});

test('a key named __proto__ stays a mere key', () => {
	const record = JSON.parse('{"__proto__": {"polluted": "yes"}}') as { [key: string]: string };
	expect(Object.keys(shortRecord(record))).toEqual(['__proto__']);
	expect(Object.keys(withoutBlanks(record))).toEqual(['__proto__']);
	expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

test('blanks are left out, zero and false are not, and no element of a list is lost', () => {
	const given = {
		a: null,
		b: '',
		c: '  ',
		d: [],
		e: {},
		f: { g: '' },
		h: 0,
		i: false,
		lines: [{}, { x: '' }, { y: 1 }],
	};
	expect(withoutBlanks(given)).toEqual({ h: 0, i: false, lines: [{}, {}, { y: 1 }] });
});
