import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { catalogue } from '../../nodes/Xero/resources/catalogue';
import { withBlock } from './block';
import { notCovered } from './not-covered';
import { overviewOf, pageOf } from './page';
import { eventsTable } from './watch';

const root = join(__dirname, '..', '..');
const folder = join(root, 'docs', 'objects');
const readmePath = join(root, 'README.md');

const readme = (): string => (existsSync(readmePath) ? readFileSync(readmePath, 'utf8') : '');

/** The README with the events of the polling trigger, and the list of what the node leaves out. */
const withBlocks = (text: string): string =>
	withBlock(withBlock(text, 'events', eventsTable(), 'Triggers'), 'not-covered', notCovered(), 'What is left out');

/** Every generated page by its file name. */
export const pages = (): Map<string, string> =>
	new Map([
		['README.md', overviewOf(catalogue)],
		...catalogue.map((resource): [string, string] => [`${resource.value}.md`, pageOf(resource)]),
	]);

/** Names of the pages that do not tell what the node does today, and of those that tell of nothing. */
export function stalePages(): string[] {
	const wanted = pages();
	const there = existsSync(folder) ? readdirSync(folder) : [];
	const stale = [...wanted]
		.filter(
			([name, text]) => !there.includes(name) || readFileSync(join(folder, name), 'utf8') !== text,
		)
		.map(([name]) => `docs/objects/${name}`);
	const left = there.filter((name) => !wanted.has(name)).map((name) => `docs/objects/${name}`);
	return [...stale, ...left, ...(readme() === withBlocks(readme()) ? [] : ['README.md'])];
}

function write(): void {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (const [name, text] of pages()) writeFileSync(join(folder, name), text);
	writeFileSync(readmePath, withBlocks(readme()));
}

// npx tsx test/docs/objects.ts [--check]
if (require.main === module) {
	if (!process.argv.includes('--check')) write();
	const stale = stalePages();
	if (stale.length > 0) {
		process.stderr.write(`Stale, run npx tsx test/docs/objects.ts: ${stale.join(', ')}\n`);
		process.exitCode = 1;
	}
}
