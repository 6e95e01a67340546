import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../host/n8n';

/** A Redis of its own. */
export interface Redis {
	readonly port: number;
	stop(): Promise<void>;
}

const mayTakeMs = 30_000;

/** Whether a Redis on this port answers. */
const answers = async (port: number): Promise<boolean> =>
	await new Promise((told) => {
		const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
		const tell = (is: boolean): void => {
			socket.destroy();
			told(is);
		};
		socket.once('data', (data) => tell(data.toString().startsWith('+PONG')));
		socket.once('error', () => tell(false));
	});

/** Starts an empty Redis on a free port of this machine, in a folder of its own. Throws when it is not up in half a minute. */
export async function startRedis(): Promise<Redis> {
	const folder = mkdtempSync(join(tmpdir(), 'xero-connector-redis-'));
	const port = await freePort();
	const settings = { port, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no', daemonize: 'no' };
	const given = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
	const server = spawn('redis-server', given, { cwd: folder, stdio: 'ignore' });
	const killOnExit = (): boolean => server.kill('SIGKILL');
	process.once('exit', killOnExit);
	const ended = new Promise<void>((over) => server.once('exit', () => over()));
	const stop = async (): Promise<void> => {
		server.kill('SIGTERM');
		await ended;
		process.off('exit', killOnExit);
		rmSync(folder, { recursive: true, force: true });
	};
	for (const deadline = Date.now() + mayTakeMs; !(await answers(port)); ) {
		if (Date.now() > deadline || server.exitCode !== null) {
			await stop();
			throw new Error('Redis did not start within half a minute');
		}
		await new Promise((later) => setTimeout(later, 100));
	}
	return { port, stop };
}
