/**
 * `npm run e2e:all`: runs everything there is, one part after another, since some of it is measured: tests, the real n8n,
 * benchmark, faults, soak, queue, fuzzing. What a part prints is in .cache/e2e-all/NAME.log.
 *
 * `--only a,b` and `--skip a,b` choose parts, `--continue` leaves out what has passed on this commit already, `--readme`
 * puts the table of the newest run of every part into the README, and has the parts that have tables there write theirs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { withBlock } from '../docs/block';
import { readKept, stands, writeKept } from './kept';
import { parts, projectFolder, type Part } from './parts';
import { logOf, runPart } from './run';
import { tableOf } from './table';
import { treeName, treeOf } from './tree';

const results = path.join(projectFolder, '.cache', 'e2e-all.json');
const readme = path.join(projectFolder, 'README.md');

/** The parts named, all of them unless some are. @throws when there is no part of a name */
function chosen(all: readonly Part[], only: string | undefined, skip: string | undefined): Part[] {
	const [wanted, left] = [only, skip].map((names) => names?.split(','));
	const unknown = [...(wanted ?? []), ...(left ?? [])].filter((name) =>
		all.every((part) => part.name !== name),
	);
	if (unknown.length > 0)
		throw new Error(
			`There is no part ${unknown.join(', ')}. There are ${all.map(({ name }) => name).join(', ')}`,
		);
	return all.filter(({ name }) => (wanted?.includes(name) ?? true) && !left?.includes(name));
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string' },
			skip: { type: 'string' },
			continue: { type: 'boolean', default: false },
			readme: { type: 'boolean', default: false },
		},
	});
	const all = parts();
	const wanted = chosen(all, values.only, values.skip);
	const tree = treeOf(projectFolder);
	console.log(`On commit ${treeName(tree)}`);
	const kept = readKept(results);
	const failed: string[] = [];
	for (const part of wanted) {
		if (values.continue && stands(kept[part.name], treeOf(projectFolder))) {
			console.log(`${part.name}: has passed on this commit`);
			continue;
		}
		console.log(`${part.name}: ${part.says} ...`);
		const ran = await runPart(part, values.readme);
		kept[part.name] = ran;
		writeKept(results, kept);
		if (ran.failed > 0) failed.push(part.name);
		const also = ran.failed > 0 ? `. See ${path.relative(projectFolder, logOf(part))}` : '';
		console.log(
			`${part.name}: ${ran.passed} passed, ${ran.failed} failed, ${(ran.seconds / 60).toFixed(1)} minutes. ${ran.did}${also}`,
		);
	}
	const table = tableOf(all, kept);
	console.log(`\n${table}\n`);
	if (values.readme)
		writeFileSync(readme, withBlock(readFileSync(readme, 'utf8'), 'e2e', table, 'Everything run'));
	console.log(failed.length === 0 ? 'Everything asked for passed' : `Failed: ${failed.join(', ')}`);
	process.exitCode = failed.length === 0 ? 0 : 1;
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
