import { operationsTable, staleness, withTable } from './operations-table';

describe('The operations table of the README', () => {
	it('tells what the node does today', () => {
		expect(staleness()).toBeUndefined();
	});

	it('has a column a resource and a row an operation', () => {
		const lines = operationsTable().split('\n');
		expect(lines[0]).toBe(
			'| Operation | Account | Bill | Contact | Invoice | Item | Organisation | Payment | Tax Rate |',
		);
		expect(lines).toContain('| Delete or Void |  | ✓ |  | ✓ |  |  |  |  |');
		expect(lines).toHaveLength(14);
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
