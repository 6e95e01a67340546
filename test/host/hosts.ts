import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import hosts from './hosts.json';

const project = join(__dirname, '..', '..');

/** An n8n the connector is run in. */
interface Host {
	/** Its version. */
	n8n: string;
	/** Where its packages are, n8n among them. */
	modules: string;
	/** The majors of Node it runs on. */
	oldestNode: number;
	newestNode: number;
	/** Modules of it that ask its maker's servers. */
	disabledModules: string;
}

/**
 * One of the n8n that hosts.json names.
 *
 * @param line `2x` or `1x`
 * @throws when there is no such line
 */
export function hostOf(line: string): Host {
	if (line !== '1x' && line !== '2x') throw new Error(`TEST_N8N is 1x or 2x, not ${line}`);
	const { folder, ...known } = hosts[line];
	return { newestNode: Infinity, ...known, modules: join(project, folder, 'node_modules') };
}

/** The n8n that this process plays with: TEST_N8N chooses, 2.x when it does not. */
export const host = hostOf(process.env.TEST_N8N ?? '2x');

/** n8n's new expression engine, isolated-vm 6, is not made for Node 20: n8n 1.123 ends at its start there without this. */
const onNode20 = { N8N_EXPRESSION_ENGINE: 'legacy' };

const majorOf = (version: string): number => Number(version.split('.')[0]);

/** The Node installed beside n8n, and its version; nothing when none is packaged for the machine. */
function packagedNode({ modules }: Host): { path: string; version: string } | undefined {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const folder = join(modules, `node-${platform}-${process.arch}`);
	const path = join(folder, 'bin', platform === 'win' ? 'node.exe' : 'node');
	if (!existsSync(path)) return undefined;
	const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		version: string;
	};
	return { path, version };
}

/** A Node, and what n8n needs to be told on it. */
interface NodeForN8n {
	path: string;
	version: string;
	env: NodeJS.ProcessEnv;
}

/**
 * The Node that n8n runs on: the machine's when it is one of those n8n takes, else the one installed beside n8n.
 *
 * @param on which n8n
 * @param asked the major it is to be; TEST_N8N_NODE when left out, else any that n8n takes
 * @throws when neither of the two is right
 */
export function nodeForN8n(on = host, asked = process.env.TEST_N8N_NODE): NodeForN8n {
	const fits = ({ version }: { version: string }): boolean =>
		asked
			? majorOf(version) === Number(asked)
			: majorOf(version) >= on.oldestNode && majorOf(version) <= on.newestNode;
	const own = { path: process.execPath, version: process.versions.node };
	const packaged = packagedNode(on);
	const node = [own, packaged].find((each) => each !== undefined && fits(each));
	if (node) return { ...node, env: majorOf(node.version) < 22 ? onNode20 : {} };
	throw new Error(
		`n8n ${on.n8n} is to run on Node ${asked ?? `${on.oldestNode} or newer`}; this is ${own.version}, and beside n8n is ${packaged?.version ?? 'none'}`,
	);
}
