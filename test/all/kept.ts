import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Outcome } from './outcome';
import type { Tree } from './tree';

/** What a part came to, on which files, when. */
export type Ran = Outcome & {
	name: string;
	says: string;
	seconds: number;
	tree: Tree;
	/** ISO time of its start. */
	at: string;
};

/** The newest run of each part, by its name. */
export type Kept = { [name: string]: Ran };

/** What earlier runs wrote to a file; nothing when there is none. @throws when the file is not JSON */
export const readKept = (file: string): Kept =>
	existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : {};

/** Writes it down; after each part, so that nothing is lost when the run is ended. */
export function writeKept(file: string, kept: Kept): void {
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, `${JSON.stringify(kept, undefined, '\t')}\n`);
}

/** Whether a part need not run again: it passed on the very same files. Changed ones have no name to know them by. */
export const stands = (ran: Ran | undefined, tree: Tree): boolean =>
	ran !== undefined &&
	ran.failed === 0 &&
	!ran.tree.changed &&
	!tree.changed &&
	ran.tree.commit === tree.commit;
