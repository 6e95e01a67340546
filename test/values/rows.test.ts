import fc from 'fast-check';

import { documentsFromRows, type Row } from '../../nodes/Xero/values/rows';

const row = (item: number, key: unknown, more: Partial<Row> = {}): Row => ({
	item,
	key,
	header: {},
	line: { Description: `line ${item}` },
	faults: [],
	...more,
});

test('rows with the same key become one document, in the order first seen', () => {
	const documents = documentsFromRows([
		row(0, 'B'),
		row(1, 'A'),
		row(2, 'B '),
		row(3, 'A'),
		row(4, 7),
		row(5, '7'),
	]);
	expect(documents.map(({ key, items }) => [key, items])).toEqual([
		['B', [0, 2]],
		['A', [1, 3]],
		['7', [4, 5]],
	]);
	expect(documents[0].lines).toEqual([{ Description: 'line 0' }, { Description: 'line 2' }]);
	expect(documents.flatMap(({ faults }) => faults)).toEqual([]);
});

test('the header is that of the first row; absent later is no conflict; a later row may add to it', () => {
	const [document] = documentsFromRows([
		row(0, 'A', { header: { DueDate: '2026-01-31', SentToContact: false } }),
		row(1, 'A'),
		row(2, 'A', { header: { DueDate: '2026-01-31', Reference: 'x' } }),
	]);
	expect(document.header).toEqual({ DueDate: '2026-01-31', SentToContact: false, Reference: 'x' });
	expect(document.faults).toEqual([]);
});

test('conflicting header values are named with both items', () => {
	const [document, other] = documentsFromRows([
		row(0, 'A', { header: { DueDate: '2026-01-31', Addresses: [{ City: 'Paris', Country: 'FR' }] } }),
		row(1, 'B', { header: { DueDate: '2026-03-31' } }),
		row(2, 'A', { header: { Addresses: [{ Country: 'FR', City: 'Paris' }] } }),
		row(3, 'A', { header: { DueDate: '2026-02-28', Addresses: [] } }),
	]);
	expect(document.faults).toEqual([
		'Due Date of item 3 differs from that of item 0.',
		'Addresses of item 3 differs from that of item 0.',
	]);
	expect(document.header.DueDate).toBe('2026-01-31');
	expect(other.faults).toEqual([]);
});

test('a faulty row fails its whole document and no other', () => {
	const documents = documentsFromRows([
		row(0, 'A'),
		row(1, 'A', { faults: ['Quantity: A number is needed.'] }),
		row(2, 'B'),
	]);
	expect(documents.map(({ faults }) => faults)).toEqual([['Item 1: Quantity: A number is needed.'], []]);
	expect(documentsFromRows([row(4, 'C', { faults: ['No.'] })])[0].faults).toEqual(['No.']);
});

test('a row without a key stands alone and fails alone', () => {
	const keyless = ['', '  ', null, undefined, {}, [], true].map((key, item) => row(item, key));
	const documents = documentsFromRows([...keyless, row(99, 'A')]);
	expect(documents.map(({ items, faults }) => [items, faults])).toEqual([
		...keyless.map(({ item }) => [[item], ['The document key is empty.']]),
		[[99], []],
	]);
});

test('every row is in exactly one document, as one line, beside rows of its own key only', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom('A', 'B', '__proto__', 'constructor', 'alone 1', '')), (keys) => {
			const documents = documentsFromRows(keys.map((key, item) => row(item, key)));
			expect(documents.flatMap(({ items }) => items).sort((a, b) => a - b)).toEqual(
				keys.map((_, item) => item),
			);
			for (const { key, items, lines } of documents) {
				expect(lines).toEqual(items.map((item) => ({ Description: `line ${item}` })));
				expect(items.every((item) => keys[item] === key)).toBe(true);
			}
			expect(documents.filter(({ key }) => key !== '').length).toBe(
				new Set(keys.filter((key) => key !== '')).size,
			);
		}),
	);
});
