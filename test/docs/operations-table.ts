import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import type { INodePropertyOptions } from 'n8n-workflow';
import { resourceAndOperation } from '../../nodes/Xero/description/resourceOperation';
import { offered } from '../../nodes/Xero/resources/catalogue';
import { table, withBlock } from './block';

const readmePath = join(__dirname, '..', '..', 'README.md');

/** Names of the operations the editor offers for a resource. */
const operationsIn = (resource: string): string[] =>
	resourceAndOperation
		.filter(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(resource),
		)
		.flatMap(({ options }) => (options as INodePropertyOptions[]).map(({ name }) => name));

/** What the node can do, as a Markdown table: a row a resource, its operations as the editor names them. */
export const operationsTable = (): string =>
	table(
		['Resource', 'Operations'],
		offered.map(({ name, value }) => [name, operationsIn(value).join(', ')]),
	);

/** The text with its table brought up to date. A text without the two markers gets them at its end. */
export const withTable = (readme: string): string =>
	withBlock(readme, 'operations', operationsTable(), 'Operations');

/** Why the README's table does not tell what the node does, or nothing when it does. */
export const staleness = (path = readmePath): string | undefined => {
	if (!existsSync(path)) return 'README.md is missing';
	const readme = readFileSync(path, 'utf8');
	if (readme === withTable(readme)) return undefined;
	return 'The operations table of README.md is stale: run npx tsx test/docs/operations-table.ts';
};

// npx tsx test/docs/operations-table.ts [--check]
if (require.main === module) {
	if (!process.argv.includes('--check') && existsSync(readmePath)) {
		writeFileSync(readmePath, withTable(readFileSync(readmePath, 'utf8')));
	}
	const problem = staleness();
	if (problem !== undefined) {
		process.stderr.write(`${problem}\n`);
		process.exitCode = 1;
	}
}
