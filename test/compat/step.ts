import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The project's top folder. */
export const project = join(__dirname, '..', '..');

const logs = join(project, '.cache', 'compat');
const mayTakeMs = 20 * 60_000;
const aMinute = 60_000;

/** A Node script that ran to its end. */
export interface Ran {
	ok: boolean;
	seconds: number;
}

/**
 * Runs a Node script to its end, telling once a minute that it still works; what it prints is in .cache/compat, and the
 * end of it is shown when it fails.
 *
 * @param name what a person reads, and the name of the log
 */
export async function step(
	name: string,
	args: string[],
	env: NodeJS.ProcessEnv = {},
): Promise<Ran> {
	mkdirSync(logs, { recursive: true });
	const file = join(logs, `${name.replace(/[^\w.]+/g, '-')}.log`);
	const log = openSync(file, 'w');
	const started = Date.now();
	const seconds = (): number => Math.round((Date.now() - started) / 1000);
	console.log(`${name} ...`);
	const ticker = setInterval(() => console.log(`  ${name}: ${seconds()} s`), aMinute);
	const ok = await new Promise<boolean>((resolve) => {
		const child = spawn(process.execPath, args, {
			cwd: project,
			env: { ...process.env, ...env },
			stdio: ['ignore', log, log],
			timeout: mayTakeMs,
		});
		child.on('error', () => resolve(false));
		child.on('close', (code) => resolve(code === 0));
	});
	clearInterval(ticker);
	closeSync(log);
	console.log(`${name}: ${ok ? 'passed' : 'FAILED'} in ${seconds()} s`);
	if (!ok) console.log(readFileSync(file, 'utf8').slice(-3000));
	return { ok, seconds: seconds() };
}
