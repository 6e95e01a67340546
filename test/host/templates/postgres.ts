import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../n8n';

/** Where Debian 12's package `postgresql` puts its programs. */
export const programs = '/usr/lib/postgresql/15/bin';

/** A PostgreSQL of its own. */
export interface Postgres {
	/** Data of a credential of type postgres. */
	readonly credential: { [field: string]: unknown };
	/** The rows a query answers, each as its text columns. */
	query(sql: string): string[][];
	/** Keeps what a statement locks until it is released. */
	hold(sql: string): { release(): Promise<void> };
	stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root; then it runs as the user its package made. */
function runner(): { uid?: number; gid?: number } {
	if (process.getuid?.() !== 0) return {};
	const id = (flag: string) =>
		Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }).trim());
	return { uid: id('-u'), gid: id('-g') };
}

/** Makes an empty PostgreSQL 15 in a folder of its own and starts it on a free port of this machine. */
export async function startPostgres(): Promise<Postgres> {
	const as = runner();
	const folder = mkdtempSync(join(tmpdir(), 'xero-connector-postgres-'));
	if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
	const data = join(folder, 'data');
	const run = (program: string, args: string[]): string =>
		execFileSync(join(programs, program), args, { ...as, cwd: folder, encoding: 'utf8' });
	run('initdb', ['-D', data, '-U', 'copy', '-A', 'trust', '-E', 'UTF8', '--no-sync']);
	const port = await freePort();
	const server = spawn(
		join(programs, 'postgres'),
		['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', folder, '-F'],
		{ ...as, cwd: folder, stdio: 'ignore' },
	);
	const killOnExit = (): boolean => server.kill('SIGINT');
	process.once('exit', killOnExit);
	const ended = new Promise<void>((over) => server.once('exit', () => over()));
	const isUp = (): boolean => {
		try {
			run('pg_isready', ['-q', '-h', '127.0.0.1', '-p', String(port)]);
			return true;
		} catch {
			return false;
		}
	};
	for (const deadline = Date.now() + 60_000; !isUp(); ) {
		if (Date.now() > deadline) throw new Error('PostgreSQL did not start within a minute');
		await new Promise((later) => setTimeout(later, 200));
	}
	const psql = ['-h', '127.0.0.1', '-p', String(port), '-U', 'copy', '-At', '-F', '\t'];
	return {
		credential: {
			host: '127.0.0.1',
			port,
			database: 'postgres',
			user: 'copy',
			password: 'none',
			ssl: 'disable',
		},
		query: (sql) =>
			run('psql', [...psql, '-c', sql, 'postgres'])
				.split('\n')
				.filter((line) => line !== '')
				.map((line) => line.split('\t')),
		hold(sql) {
			const session = spawn(join(programs, 'psql'), [...psql, 'postgres'], {
				...as,
				cwd: folder,
				stdio: ['pipe', 'ignore', 'ignore'],
			});
			session.stdin?.write(`BEGIN;\n${sql};\n`);
			const over = new Promise<void>((done) => session.once('exit', () => done()));
			return {
				async release() {
					session.stdin?.end();
					await over;
				},
			};
		},
		async stop() {
			server.kill('SIGINT');
			await ended;
			process.off('exit', killOnExit);
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
