import { execFileSync } from 'node:child_process';

/** What the files of a folder are called. */
export type Tree = {
	/** The commit, shortened. */
	commit: string;
	/** Something beside README.md, which the tables go into, is not as the commit has it. */
	changed: boolean;
};

/** What git calls the files of a folder now. @throws when the folder is not a clone */
export function treeOf(folder: string): Tree {
	const git = (...args: string[]): string =>
		execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
	return {
		commit: git('rev-parse', '--short=10', 'HEAD'),
		changed: git('status', '--porcelain', '--', '.', ':!README.md') !== '',
	};
}

/** The files a part ran on, as the table tells it. A part meanwhile changed under is no commit's either. */
export const during = (before: Tree, after: Tree): Tree => ({
	commit: before.commit,
	changed: before.changed || after.changed || before.commit !== after.commit,
});

/** `1234567890`, or with what has to be said of it. */
export const treeName = ({ commit, changed }: Tree): string =>
	changed ? `${commit} with uncommitted changes` : commit;
