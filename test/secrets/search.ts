import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { nodeForN8n } from '../host/hosts';
import type { Marks } from './marks';

/** A secret where it must not be. */
export type Leak = { file: string; kind: string; as: string };

/** Every file below a folder. */
export function filesBelow(folder: string): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const at = path.join(folder, entry.name);
		if (entry.isDirectory()) return filesBelow(at);
		return entry.isFile() ? [at] : [];
	});
}

/** Reads a whole SQLite database, a row a line. Run by the Node that runs n8n, which has SQLite in it. */
const dump = `
const { DatabaseSync } = require('node:sqlite');
const db = new DatabaseSync(process.argv[1], { readOnly: true });
for (const { name } of db.prepare("select name from sqlite_master where type = 'table'").all())
	for (const row of db.prepare('select * from "' + name + '"').all()) process.stdout.write(JSON.stringify([name, row]) + '\\n');
`;

/** The rows of n8n's database as text: on the disk a long value is scattered over pages. */
export function rowsOf(database: string): Buffer {
	const node = nodeForN8n();
	return execFileSync(node.path, ['--no-warnings', '-e', dump, database], {
		env: { ...process.env, ...node.env },
		maxBuffer: 2 ** 31 - 1,
	});
}

/** Searches texts and files for the marks. Answers what was found and how many bytes were searched. */
export class Search {
	readonly leaks: Leak[] = [];
	bytes = 0;
	places = 0;

	constructor(private readonly marks: Marks) {}

	/** Searches some bytes; `file` names them in what is found. */
	text(file: string, bytes: Buffer): void {
		this.bytes += bytes.length;
		this.places += 1;
		const known = new Set<string>();
		for (const { kind, as } of this.marks.in(bytes)) {
			if (known.has(`${kind} ${as}`)) continue;
			known.add(`${kind} ${as}`);
			this.leaks.push({ file, kind, as });
		}
	}

	/** Searches every file below a folder. */
	folder(folder: string): void {
		for (const file of filesBelow(folder)) {
			if (statSync(file).size > 0) this.text(path.relative(folder, file), readFileSync(file));
		}
	}
}
