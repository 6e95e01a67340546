import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import path from 'node:path';

import type { Ran } from './kept';
import type { Left } from './outcome';
import { projectFolder, type Part } from './parts';
import { during, treeOf } from './tree';

const folder = path.join(projectFolder, '.cache', 'e2e-all');

/** A part that hangs shall not keep the others from running. */
const mayTakeMs = 90 * 60_000;

/** Where a part's output goes. */
export const logOf = ({ name }: Pick<Part, 'name'>): string => path.join(folder, `${name}.log`);

/** Ends a process and everything it started. */
function endGroup(pid: number | undefined): void {
	try {
		if (pid !== undefined) process.kill(-pid, 'SIGTERM');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** Runs a part's command to its end, its output going to its log; answers the exit code, 1 after a signal. */
async function codeOf({ name, program, args }: Part): Promise<number> {
	const log = createWriteStream(logOf({ name }));
	const child = spawn(program, args, {
		cwd: projectFolder,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	for (const stream of [child.stdout, child.stderr]) stream.pipe(log, { end: false });
	const interrupted = (): void => {
		endGroup(child.pid);
		process.exit(130);
	};
	const limit = setTimeout(() => {
		log.write(`\nEnded after ${mayTakeMs / 60_000} minutes.\n`);
		endGroup(child.pid);
	}, mayTakeMs);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
	try {
		return await new Promise<number>((resolve, reject) => {
			child.on('error', reject);
			child.on('close', (code) => resolve(code ?? 1));
		});
	} finally {
		clearTimeout(limit);
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted);
		log.end();
		await finished(log);
	}
}

/** What a command wrote to its JSON file; nothing when it wrote none. */
function written(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as unknown;
	} catch {
		return undefined;
	}
}

/** Runs a part and reads what it came to. `readme`: it puts its own tables into the README as well. */
export async function runPart(part: Part, readme: boolean): Promise<Ran> {
	mkdirSync(folder, { recursive: true });
	const file = path.join(folder, `${part.name}.json`);
	rmSync(file, { force: true });
	const args = [
		...part.args,
		...(part.json?.(file) ?? []),
		...(readme && part.tables ? ['--readme'] : []),
	];
	const [before, began] = [treeOf(projectFolder), Date.now()];
	const code = await codeOf({ ...part, args });
	const seconds = Math.round((Date.now() - began) / 1000);
	const left: Left = { code, log: readFileSync(logOf(part), 'utf8'), json: written(file) };
	return {
		name: part.name,
		says: part.says,
		...part.read(left),
		seconds,
		tree: during(before, treeOf(projectFolder)),
		at: new Date(began).toISOString(),
	};
}
