import { createRequire } from 'node:module';
import { join } from 'node:path';
import { host } from '../hosts';

/** A row of a table. */
export interface DatabaseRow {
	[column: string]: string | number | null;
}

/** As far as n8n's sqlite3 is used here. */
interface Sqlite {
	all(
		sql: string,
		values: unknown[],
		done: (error: Error | null, rows: DatabaseRow[]) => void,
	): void;
	configure(option: 'busyTimeout', ms: number): void;
	close(done: (error: Error | null) => void): void;
}

const busyMayTakeMs = 10_000;

/**
 * Runs statements one after the other in the database of an n8n, running or not, with the sqlite3 that n8n uses.
 *
 * @param userFolder the n8n user folder (N8N_USER_FOLDER)
 * @param statements SQL with its values
 * @returns the rows of each
 * @throws what the database says when it refuses one
 */
export async function inDatabase(
	userFolder: string,
	...statements: Array<[sql: string, values?: unknown[]]>
): Promise<DatabaseRow[][]> {
	const { Database } = createRequire(join(host.modules, 'n8n', 'package.json'))('sqlite3') as {
		Database: new (file: string) => Sqlite;
	};
	const database = new Database(join(userFolder, '.n8n', 'database.sqlite'));
	database.configure('busyTimeout', busyMayTakeMs);
	const run = async (sql: string, values: unknown[] = []): Promise<DatabaseRow[]> =>
		await new Promise((resolve, reject) =>
			database.all(sql, values, (error, rows) => (error ? reject(error) : resolve(rows))),
		);
	try {
		const all: DatabaseRow[][] = [];
		for (const [sql, values] of statements) all.push(await run(sql, values));
		return all;
	} finally {
		await new Promise<void>((resolve, reject) =>
			database.close((error) => (error ? reject(error) : resolve())),
		);
	}
}
