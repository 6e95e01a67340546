import { offered } from '../../nodes/Xero/resources/catalogue';
import { operationsTable, staleness, withTable } from './operations-table';

describe('The operations table of the README', () => {
	it('tells what the node does today', () => {
		expect(staleness()).toBeUndefined();
	});

	it('has a row a resource with its operations', () => {
		const lines = operationsTable().split('\n');
		expect(lines).toHaveLength(offered.length + 2);
		expect(lines).toContain(
			'| Tax Rate | Archive, Create, Create or Update, Delete, Get, Get Many, Update |',
		);
	});

	it('replaces what stands between the markers and nothing else', () => {
		const old = '# Title\n\n<!-- operations:start -->\nold\n<!-- operations:end -->\n\nAfter\n';
		const written = withTable(old);
		expect(written).toContain(operationsTable());
		expect(written).not.toContain('old');
		expect(written.startsWith('# Title\n\n<!-- operations:start -->')).toBe(true);
		expect(written.endsWith('<!-- operations:end -->\n\nAfter\n')).toBe(true);
		expect(withTable(written)).toBe(written);
	});

	it('puts the markers at the end of a text that has none', () => {
		const written = withTable('# Title\n');
		expect(written.startsWith('# Title\n\n## Operations\n\n<!-- operations:start -->')).toBe(true);
		expect(withTable(written)).toBe(written);
	});
});
