/**
 * Installing packages with progress on the screen. Plain Node 20, no dependency: this runs before anything
 * is installed.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's top folder. */
export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const progressEveryMs = 5_000;
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Seconds since a `Date.now()`, as "1 min 05 s" or "12 s". */
export function elapsed(since) {
	const seconds = Math.round((Date.now() - since) / 1000);
	return seconds < 60
		? `${seconds} s`
		: `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/**
 * Runs a command to its end without a terminal, telling every few seconds that it still works.
 *
 * @param {string} label what the person reads, for example "Installing n8n 2.41.1"
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, showSize?: boolean }} options `showSize` adds the disk space
 *   taken since the start
 * @returns {Promise<string>} what the command printed on its standard output
 * @throws {Error} with the end of the command's output when it fails
 */
export function runWithProgress(
	label,
	command,
	args,
	{ cwd, env = process.env, showSize = false },
) {
	const started = Date.now();
	const freeMegabytes = () => {
		const { bavail, bsize } = statfsSync(cwd);
		return (bavail * bsize) / 1e6;
	};
	const freeAtStart = freeMegabytes();
	console.log(`${label} ...`);
	const ticker = setInterval(() => {
		const size = showSize
			? `, about ${Math.max(0, Math.round(freeAtStart - freeMegabytes()))} MB so far`
			: '';
		console.log(`  ${label}: ${elapsed(started)}${size}`);
	}, progressEveryMs);
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
		// Whoever is stopped while waiting takes the command along.
		const interrupted = () => {
			child.kill('SIGKILL');
			process.exit(130);
		};
		for (const signal of stopSignals) process.once(signal, interrupted);
		let out = '';
		let all = '';
		child.stdout.on('data', (chunk) => {
			out += chunk;
			all += chunk;
		});
		child.stderr.on('data', (chunk) => (all += chunk));
		child.on('error', reject);
		child.on('close', (code, signal) => {
			clearInterval(ticker);
			for (const name of stopSignals) process.off(name, interrupted);
			if (code === 0) {
				console.log(`${label}: done in ${elapsed(started)}`);
				resolve(out);
			} else {
				reject(
					new Error(`${label} failed (${signal ?? `exit code ${code}`}):\n${all.slice(-4000)}`),
				);
			}
		});
	});
}

/**
 * Tells whether a folder's node_modules holds what its lock file asks for. npm writes
 * node_modules/.package-lock.json when an installation is complete, so an interrupted one is seen too.
 *
 * @param {string} folder a folder with a package-lock.json
 */
export function isInstalled(folder) {
	const installedFile = join(folder, 'node_modules', '.package-lock.json');
	if (!existsSync(installedFile)) return false;
	const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
	const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
	return Object.entries(wanted).every(([path, entry]) => {
		if (path === '' || entry.link || entry.extraneous) return true;
		// An optional package made for another platform is in the lock and rightly absent here.
		if (!installed[path]) return Boolean(entry.optional ?? entry.devOptional ?? entry.peer);
		return installed[path].version === entry.version;
	});
}

/**
 * Installs a folder's packages exactly as locked, without running their scripts, unless they are there already.
 *
 * @param {string} folder a folder with package.json and package-lock.json
 * @param {string} label what the person reads
 * @returns {Promise<boolean>} true when something was installed
 * @throws {Error} when npm fails
 */
export async function installFolder(folder, label) {
	if (isInstalled(folder)) return false;
	// Not `npm ci`: it refuses a lock file without the optional packages of every other platform, and not every
	// registry carries them all. The lock's versions hold either way, and what is installed is compared with it.
	await runWithProgress(label, 'npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'], {
		cwd: folder,
		showSize: true,
	});
	return true;
}

/** Installs the project's own development packages when they are missing or stale. */
export function ensureInstalled() {
	return installFolder(projectFolder, 'Installing the development packages');
}
