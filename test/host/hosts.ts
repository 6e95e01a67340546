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
 * The n8n that is asked for: TEST_N8N is `2x` (the default) or `1x`.
 *
 * @throws when there is no such line
 */
function chosen(): Host {
	const line = process.env.TEST_N8N ?? '2x';
	if (line !== '1x' && line !== '2x') throw new Error(`TEST_N8N is 1x or 2x, not ${line}`);
	const { folder, ...host } = hosts[line];
	return { newestNode: Infinity, ...host, modules: join(project, folder, 'node_modules') };
}

/** The n8n that this process plays with. */
export const host = chosen();

/** n8n's new expression engine, isolated-vm 6, is not made for Node 20: n8n 1.123 ends at its start there without this. */
const onNode20 = { N8N_EXPRESSION_ENGINE: 'legacy' };

const majorOf = (version: string): number => Number(version.split('.')[0]);

/** The Node installed beside n8n, and its version; nothing when none is packaged for the machine. */
function packagedNode(): { path: string; version: string } | undefined {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const folder = join(host.modules, `node-${platform}-${process.arch}`);
	const path = join(folder, 'bin', platform === 'win' ? 'node.exe' : 'node');
	if (!existsSync(path)) return undefined;
	const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		version: string;
	};
	return { path, version };
}

/**
 * The Node that n8n runs on: the machine's when it is one of those n8n takes, else the one installed beside n8n.
 * TEST_N8N_NODE asks for a certain major.
 *
 * @throws when neither of the two is right
 */
export function nodeForN8n(): { path: string; version: string; env: NodeJS.ProcessEnv } {
	const asked = process.env.TEST_N8N_NODE;
	const fits = ({ version }: { version: string }): boolean =>
		asked
			? majorOf(version) === Number(asked)
			: majorOf(version) >= host.oldestNode && majorOf(version) <= host.newestNode;
	const own = { path: process.execPath, version: process.versions.node };
	const packaged = packagedNode();
	const node = [own, packaged].find((each) => each !== undefined && fits(each));
	if (node) return { ...node, env: majorOf(node.version) < 22 ? onNode20 : {} };
	throw new Error(
		`n8n ${host.n8n} is to run on Node ${asked ?? `${host.oldestNode} or newer`}; this is ${own.version}, and beside n8n is ${packaged?.version ?? 'none'}`,
	);
}
