import { execFile } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { host, nodeForN8n } from '../hosts';
import { record, unpack, type Manifest } from '../package';
import { inDatabase } from './database';

/*
 * What n8n 2.41.1 does when a person installs or updates a community package in Settings > Community nodes. n8n's own
 * code for it takes another registry than npm's public one only with a paid licence, so its steps are gone here, one
 * after the other; the names of n8n's files stand beside each, all of them in n8n/dist/modules/community-packages.
 * Removing a package asks no registry: the test has n8n itself do it.
 */

const run = promisify(execFile);

/**
 * npm as npm-utils.js, executeNpmCommand, runs it: the registry is named on the command line. What npm keeps stays beside
 * the packages, so that nothing comes from an earlier run.
 */
const npmOf =
	(registry: string, cache: string) =>
	async (args: string[], cwd: string): Promise<string> => {
		const env = { ...process.env, npm_config_cache: cache };
		const all = [...args, `--registry=${registry.replace(/\/+$/, '')}`];
		return (await run('npm', all, { cwd, env })).stdout;
	};

/** The flags of `npm install` in community-packages.service.js, downloadPackage. */
const installFlags = [
	'--audit=false',
	'--fund=false',
	'--bin-links=false',
	'--install-strategy=shallow',
	'--ignore-scripts=true',
	'--package-lock=false',
];

/** community-packages.service.js, downloadPackage: pack, unpack, install what it needs, note it. */
async function download(nodesFolder: string, wanted: string, registry: string): Promise<Manifest> {
	const npm = npmOf(registry, join(nodesFolder, '..', 'npm'));
	const file = (await npm(['pack', wanted, '--quiet'], nodesFolder)).trim();
	const tarball = join(nodesFolder, file);
	try {
		const { packageFolder, manifest } = await unpack(nodesFolder, tarball);
		await npm(['install', ...installFlags], packageFolder);
		await record(nodesFolder, manifest);
		return manifest;
	} finally {
		await rm(tarball);
	}
}

/** installed-packages.repository.js, persistPackageWithNodes: the package's row and one a node, instead of older ones. */
async function persist(
	userFolder: string,
	packageFolder: string,
	{ name, version, author }: Manifest,
): Promise<void> {
	const { stdout } = await run(nodeForN8n().path, [join(__dirname, 'loaded.cjs'), packageFolder], {
		env: {
			...process.env,
			NODE_PATH: [host.modules, join(host.modules, 'n8n', 'node_modules')].join(':'),
		},
	});
	const nodes = JSON.parse(stdout) as Array<{ name: string; type: string; version: number }>;
	await inDatabase(
		userFolder,
		['BEGIN'],
		['DELETE FROM installed_nodes WHERE package = ?', [name]],
		['DELETE FROM installed_packages WHERE packageName = ?', [name]],
		[
			'INSERT INTO installed_packages (packageName, installedVersion, authorName, authorEmail) VALUES (?, ?, ?, ?)',
			[name, version, author?.name, author?.email],
		],
		...nodes.map((node): [string, unknown[]] => [
			'INSERT INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)',
			[node.name, node.type, node.version, name],
		]),
		['COMMIT'],
	);
}

/**
 * Installs a community package, or another version of one that is there already, as n8n does
 * (community-packages.service.js, installOrUpdatePackage).
 *
 * @param userFolder the n8n user folder (N8N_USER_FOLDER) of an n8n that has run before
 * @param name of the package
 * @param version to install
 * @param registry address of the registry that has it
 * @throws when npm does not find it, or its nodes do not load
 */
export async function install(
	userFolder: string,
	name: string,
	version: string,
	registry: string,
): Promise<void> {
	const nodesFolder = join(userFolder, '.n8n', 'nodes');
	const packageFolder = join(nodesFolder, 'node_modules', name);
	const backup = `${packageFolder}.backup-${Date.now()}`;
	const before = await rename(packageFolder, backup).then(
		() => backup,
		() => undefined,
	);
	await persist(
		userFolder,
		packageFolder,
		await download(nodesFolder, `${name}@${version}`, registry),
	);
	if (before) await rm(before, { recursive: true, force: true });
}
