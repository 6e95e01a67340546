import { readdirSync } from 'node:fs';
import path from 'node:path';

import {
	ofBench,
	ofCode,
	ofFaults,
	ofJest,
	ofLastLine,
	ofOwnJson,
	ofSoak,
	ofStart,
	type Reading,
} from './outcome';

export const projectFolder = path.join(__dirname, '..', '..');

/** One command of the whole. */
export type Part = {
	name: string;
	/** The command as a person types it. */
	says: string;
	program: string;
	args: string[];
	read: Reading;
	/** How the command is told where to write what it came to. */
	json?: (file: string) => string[];
	/** It writes tables of its own into the README, when `--readme` tells it to. */
	tables?: true;
};

const asJson = (file: string): string[] => ['--json', file];

/** A script of package.json. */
const script = (name: string, command: string, read: Reading, more: Partial<Part> = {}): Part => {
	const { args = [], ...settings } = more;
	const typed = [
		command === 'test' || command === 'start' ? command : `run ${command}`,
		...(args.length > 0 ? ['--', ...args] : []),
	];
	return {
		name,
		says: `npm ${typed.join(' ')}`,
		program: 'npm',
		args: ['run', '--silent', command, '--', ...args],
		read,
		json: asJson,
		...settings,
	};
};

const slow = '.slow.test.ts';

/** Suites that play in a real n8n, below a folder. */
const slowSuites = (folder: string): string[] =>
	readdirSync(path.join(projectFolder, folder))
		.filter((file) => file.endsWith(slow))
		.map((file) => `${folder}/${file}`)
		.sort();

const suites = (name: string, files: string[]): Part => ({
	name,
	says: `jest ${files.length === 1 ? files[0] : `${path.dirname(files[0])}/*${slow}`}`,
	program: process.execPath,
	args: ['node_modules/jest/bin/jest.js', '--ci', '--runInBand', '--runTestsByPath', ...files],
	read: ofJest,
	json: (file) => ['--json', `--outputFile=${file}`],
});

/**
 * Everything there is to run, in its order: what tells soonest that something is broken comes first. A suite in a real n8n
 * that is added to test/host is among them by itself.
 */
export const parts = (): Part[] => [
	script('test', 'test', ofLastLine('lints, type checks, tests'), { json: undefined }),
	script('start', 'start', ofStart, { args: ['--once'] }),
	script('browser', 'browser-check', ofCode('the node found, opened and filled in in Chromium'), {
		json: undefined,
	}),
	...slowSuites('test/host').map((file) => suites(path.basename(file, slow), [file])),
	suites('templates', slowSuites('test/host/templates')),
	script('compat', 'e2e:compat', ofOwnJson('checks'), { tables: true }),
	script('install', 'e2e:install', ofOwnJson('checks'), { tables: true }),
	script('queue', 'e2e:queue', ofOwnJson('checks'), { tables: true }),
	script('faults', 'faults', ofFaults, { tables: true }),
	script('bench', 'bench', ofBench, { tables: true }),
	script('soak', 'triggers:soak', ofSoak, { tables: true }),
	script('fuzz', 'fuzz', ofOwnJson('cases'), { tables: true }),
	script('secrets', 'secrets', ofOwnJson('secrets looked for')),
	script('long', 'long', ofOwnJson('checks')),
];
