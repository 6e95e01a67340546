import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { host, nodeForN8n } from './hosts';

const startMayTakeMs = 180_000;
const stopMayTakeMs = 10_000;

/** A running n8n. */
export interface RunningN8n {
	/** Address of the editor, without a slash at the end. */
	readonly url: string;
	/** The folder workflows may read files from. */
	readonly filesFolder: string;
	/** N8N_USER_FOLDER: what another start has to be given to go on from here. */
	readonly userFolder: string;
	/** Ends n8n and everything it started; resolves when all of it is gone. */
	stop(): Promise<void>;
	/** The same without a word to it beforehand, as when the machine loses its power. */
	kill(): Promise<void>;
}

/** Settings of a start. */
export interface StartOptions {
	/** N8N_USER_FOLDER: database, keys and the installed community packages. */
	userFolder: string;
	/** Port of the editor; a free one when left out. */
	port?: number;
	/** Settings of n8n beside the usual ones. */
	env?: NodeJS.ProcessEnv;
	/** What is started: the whole n8n (`start`) when left out; `worker` and `webhook` are parts of it in queue mode. */
	command?: ['start' | 'worker' | 'webhook', ...string[]];
	/** Called about every five seconds while n8n starts. */
	onProgress?: (seconds: number) => void;
}

/** Below the ports that outgoing connections take, one of which could be gone when n8n is started on it again. */
const ownPorts = { from: 15_000, to: 32_000 };

/** A port of this machine that nothing listens on: the one wished for, unless it is taken. */
export async function freePort(wished = randomInt(ownPorts.from, ownPorts.to)): Promise<number> {
	return await new Promise((resolve, reject) => {
		const probe = createServer();
		probe.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE') resolve(freePort());
			else reject(error);
		});
		probe.listen(wished, '127.0.0.1', () => probe.close(() => resolve(wished)));
	});
}

/** n8n's environment: the machine's without settings meant for another n8n, then quiet and offline. */
function environment(
	userFolder: string,
	filesFolder: string,
	port: number,
	brokerPort: number,
): NodeJS.ProcessEnv {
	const foreign = /^(N8N_|DB_|EXECUTIONS_|QUEUE_|NODE_(OPTIONS|PATH)$|JEST_|WEBHOOK_URL$|npm_)/;
	return {
		...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))),
		NODE_ENV: 'production',
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: 'a key for demonstrations and tests only',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: 'localhost',
		N8N_SECURE_COOKIE: 'false',
		N8N_RESTRICT_FILE_ACCESS_TO: filesFolder,
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		EXTERNAL_FRONTEND_HOOKS_URLS: '',
		// The laid out package is loaded all the same; this keeps n8n from asking its own servers about packages.
		N8N_COMMUNITY_PACKAGES_ENABLED: 'false',
		N8N_DISABLED_MODULES: host.disabledModules,
	};
}

/** n8n is up when its REST interface answers JSON: /healthz is up before the routes are. Its parts have no other. */
async function isUp(url: string, isWhole: boolean): Promise<boolean> {
	try {
		const path = isWhole ? '/rest/settings' : '/healthz/readiness';
		const response = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(2_000) });
		return response.ok && (response.headers.get('content-type') ?? '').includes('json');
	} catch {
		return false;
	}
}

const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

/** Signals the whole process group: n8n starts a task runner of its own. False when nobody is left. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
	try {
		return child.pid !== undefined && process.kill(-child.pid, signal);
	} catch {
		return false;
	}
}

async function stopGroup(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	signalGroup(child, signal);
	const deadline = Date.now() + stopMayTakeMs;
	while (signalGroup(child, 0) && Date.now() < deadline) await pause(100);
	signalGroup(child, 'SIGKILL');
	while (signalGroup(child, 0)) await pause(50);
}

/**
 * Starts the installed n8n and waits until it can be used. Its log is <userFolder>/n8n.log.
 *
 * @param options where it keeps its data, and its port
 * @returns the running n8n
 * @throws when it ends or is not up after three minutes, with the end of its log
 */
export async function startN8n(options: StartOptions): Promise<RunningN8n> {
	const { userFolder, onProgress, command = ['start'] } = options;
	const port = options.port ?? (await freePort());
	const url = `http://localhost:${port}`;
	const filesFolder = join(userFolder, 'files');
	mkdirSync(filesFolder, { recursive: true });

	const logFile = join(userFolder, 'n8n.log');
	const log = openSync(logFile, 'a');
	const node = nodeForN8n();
	const child = spawn(node.path, [join(host.modules, 'n8n', 'bin', 'n8n'), ...command], {
		cwd: userFolder,
		env: {
			...environment(userFolder, filesFolder, port, await freePort()),
			...node.env,
			...options.env,
		},
		stdio: ['ignore', log, log],
		detached: true,
	});
	closeSync(log);
	const killOnExit = () => signalGroup(child, 'SIGKILL');
	process.once('exit', killOnExit);
	const end = (signal: NodeJS.Signals) => async () => {
		await stopGroup(child, signal);
		process.off('exit', killOnExit);
	};
	const stop = end('SIGTERM');

	const started = Date.now();
	let told = started;
	while (!(await isUp(url, command[0] === 'start'))) {
		const ended = child.exitCode !== null || child.signalCode !== null;
		if (ended || Date.now() - started > startMayTakeMs) {
			await stop();
			const why = ended
				? `ended with ${child.signalCode ?? `exit code ${child.exitCode}`}`
				: 'did not come up';
			throw new Error(
				`n8n ${why}. The end of its log:\n${readFileSync(logFile, 'utf8').slice(-4000)}`,
			);
		}
		await pause(250);
		if (Date.now() - told >= 5_000) {
			told = Date.now();
			onProgress?.(Math.round((told - started) / 1000));
		}
	}
	return { url, filesFolder, userFolder, stop, kill: end('SIGKILL') };
}
