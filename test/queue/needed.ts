import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { programs } from '../host/templates/postgres';

/** Where a program is that the shell would find; undefined when it is not installed. */
const found = (program: string): string | undefined =>
	(process.env.PATH ?? '')
		.split(delimiter)
		.map((folder) => join(folder, program))
		.find((path) => existsSync(path));

/** The Debian packages that queue mode needs and this machine lacks, in words; nothing when all is there. */
export function missing(): string[] {
	const redis = found('redis-server') === undefined ? [{ what: 'Redis 7 (redis-server)', pack: 'redis-server' }] : [];
	const database = existsSync(join(programs, 'initdb'))
		? []
		: [{ what: `PostgreSQL 15 (${programs}/initdb)`, pack: 'postgresql-15' }];
	const lacking = [...redis, ...database];
	if (lacking.length === 0) return [];
	const packs = lacking.map(({ pack }) => pack).join(' ');
	return [
		...lacking.map(({ what }) => `Missing: ${what}`),
		`n8n's queue mode needs it. Install it with: apt-get update && apt-get install -y --no-install-recommends ${packs}`,
	];
}
