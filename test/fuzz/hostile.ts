import fc from 'fast-check';

/**
 * Values that nobody means. Every text that could leave its place in a filter or an address holds the mark, so that it is
 * found wherever it went.
 */

export const mark = 'Zq7';

/** Texts; those that could end a literal, a path segment, a header or a document among them. */
export const texts: readonly string[] = [
	`${mark}" OR true OR "`,
	`" OR Name!="${mark}`,
	`${mark}") OR (Name!=null`,
	`${mark}' OR '1'='1`,
	`${mark}\\`,
	`${mark}\\" OR 1==1`,
	`Guid("${mark}")`,
	`..%2f..%2f${mark}`,
	`/../../${mark}`,
	`../${mark}`,
	`${mark}/..`,
	`%2e%2e/${mark}`,
	`${mark}?page=2&where=true`,
	`${mark}#part`,
	`${mark}&summarizeErrors=true`,
	`//elsewhere.test/${mark}`,
	`https://elsewhere.test/${mark}`,
	`@elsewhere.test/${mark}`,
	`\\\\elsewhere.test\\${mark}`,
	`${mark}\r\nXero-Tenant-Id: other`,
	`${mark}\nX: y`,
	`${mark}\u0000end`,
	`${mark}\ud800`,
	`\udc00${mark}`,
	`\u202e${mark}\u202c`,
	`\u200b${mark}\ufeff`,
	`${mark} ✓ ñ 漢字 🧾`,
	`${mark}%`,
	`%${mark}%zz`,
	`${mark},other,,`,
	`<script>${mark}</script>`,
	`${mark}\u2028\u2029`,
	'',
	' ',
	'.',
	'..',
	'/',
	'?',
	'#',
	'%',
	'"',
	"'",
	'\\',
	',',
	'\u0000',
	'\ud83d',
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'hasOwnProperty',
	'null',
	'true',
	'-',
	'1e999',
	'1e-999',
	'-1',
	'0x10',
	'1,000.00',
	'9'.repeat(400),
	'0.1234567890123456789',
	'\u0661\u0662\u0663',
	'2026-02-30',
	'0000-00-00',
	'99999-01-01',
	'+275760-09-13',
	'2026-13-01T25:61:61Z',
	'2026-11-22T09:00:00+99:99',
	'/Date(99999999999999999999)/',
	'/Date(-1)/',
	'/Date(8640000000000001+0000)/',
	'2026-W47-7',
	'tomorrow',
	'{"__proto__":{"polluted":true}}',
	'{"constructor":{"prototype":{"polluted":true}}}',
	'[[[[[[[[]]]]]]]]',
	'{',
	'[1,',
	'null',
	'"text"',
	'\ufeff{}',
	'00000000-0000-0000-0000-000000000000',
	'x'.repeat(4_000),
	`${mark}${'é'.repeat(40_000)}`,
];

/** JSON that sets prototypes when it is merged carelessly. */
const polluting = (): unknown => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"a":1}') as unknown;

const deep = (levels: number): unknown => JSON.parse(`${'[{"a":'.repeat(levels)}1${'}]'.repeat(levels)}`) as unknown;

/** Values that are no text and survive JSON. */
export const others: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom<unknown>(null, true, false, 0, -0, -1, 1.5, 1e21, 1e-7, 2 ** 53, -(2 ** 63), 1e308),
	fc.constantFrom<unknown>([], {}, [[]], [null], [{}], { a: { b: [] } }, ['', null, 1], { length: 5 }, { value: 1 }, { toString: 'x' }, { mode: 'id' }, { __rl: true }),
	fc.constant(0).map(polluting),
	fc.integer({ min: 1, max: 300 }).map(deep),
	fc.integer({ min: 1, max: 3_000 }).map((length) => Array.from({ length }, (_, at) => at)),
	fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>,
);

export const text: fc.Arbitrary<string> = fc.oneof(
	{ weight: 8, arbitrary: fc.constantFrom(...texts) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }).map((part) => `${mark}${part}`) },
);

/** Anything. */
export const anything: fc.Arbitrary<unknown> = fc.oneof({ weight: 3, arbitrary: text }, { weight: 2, arbitrary: others });

/** What an expression may answer beyond JSON. */
export const expressions: readonly string[] = [
	'={{ NaN }}',
	'={{ Infinity }}',
	'={{ -Infinity }}',
	'={{ undefined }}',
	'={{ null }}',
	'={{ DateTime.now() }}',
	'={{ DateTime.fromISO("nonsense") }}',
	'={{ new Date() }}',
	'={{ new Date("nonsense") }}',
	'={{ new Date(8.64e15) }}',
	'={{ [undefined, NaN] }}',
	'={{ ({ a: undefined, b: [() => 1] }) }}',
	'={{ (() => 1) }}',
	'={{ new Map([[1, 2]]) }}',
	'={{ new Set([1]) }}',
	'={{ /x/ }}',
	'={{ $json }}',
	'={{ $input }}',
	'={{ $json.not.there }}',
	'={{ $json.nothing }}',
	'={{ 1n }}',
	'={{ Object.create(null) }}',
	'={{ nonsense( }}',
	'={{ [].concat($json, $json) }}',
];

/** Every text inside a value, as it stands; those in JSON too. */
export const textsIn = (value: unknown, found: string[] = [], depth = 0): string[] => {
	if (typeof value === 'string') {
		found.push(value);
		if (/^\s*[[{]/.test(value)) textsIn(parsed(value), found, depth + 1);
	} else if (typeof value === 'object' && value !== null && depth < 12)
		for (const [key, part] of Object.entries(value)) {
			found.push(key);
			textsIn(part, found, depth + 1);
		}
	return found;
};

const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
};
