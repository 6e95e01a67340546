import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { treeName, treeOf } from '../all/tree';
import { withBlock } from '../docs/block';
import { project } from './step';

/** What a run came to. */
export interface Told {
	name: string;
	passed: number;
	failed: number;
	seconds: number;
	figures: { [name: string]: unknown };
	/** For the README. */
	table: string;
}

const readme = join(project, 'README.md');

/** The commit a run is on, and its day. */
export const runOn = (): string =>
	`commit \`${treeName(treeOf(project))}\` on ${new Date().toISOString().slice(0, 10)}`;

/**
 * Runs a command that takes `--json FILE` and `--readme`: writes what it came to where it was asked to, says it in one
 * line, and sets the exit code, 0 only when nothing failed.
 *
 * @param run what it does
 * @param heading of the table, should the README have no place for it yet
 */
export async function command(run: () => Promise<Told>, heading: string): Promise<void> {
	const { values } = parseArgs({
		options: { json: { type: 'string' }, readme: { type: 'boolean', default: false } },
	});
	const { table, ...told } = await run();
	if (values.json) writeFileSync(values.json, `${JSON.stringify(told, null, '\t')}\n`);
	if (values.readme)
		writeFileSync(readme, withBlock(readFileSync(readme, 'utf8'), told.name, table, heading));
	const { name, passed, failed, seconds } = told;
	console.log(
		`${name}: ${passed} passed, ${failed} failed in ${(seconds / 60).toFixed(1)} minutes`,
	);
	process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

/** Ends a command that could not run. */
export const failed = (error: Error): void => {
	console.error(error.message);
	console.log('0 passed, 1 failed');
	process.exitCode = 1;
};
