import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const projectFolder = join(__dirname, '..', '..');

/** What a package says of itself, as far as it is touched here. */
export interface Manifest {
	name: string;
	version: string;
	author?: { name?: string; email?: string };
	dependencies?: { [name: string]: string };
	devDependencies?: unknown;
	peerDependencies?: unknown;
	optionalDependencies?: unknown;
}

/**
 * Builds the project and packs it as it would be published.
 *
 * @param folder where the tarball is written
 * @returns the path of the tarball
 * @throws when the build or `npm pack` fails, with their output
 */
export async function packPackage(folder: string): Promise<string> {
	await run('npm', ['run', 'build'], { cwd: projectFolder });
	const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
		cwd: projectFolder,
	});
	const [{ filename }] = JSON.parse(stdout) as Array<{ filename: string }>;
	return join(folder, filename);
}

/** Reads a packed package's package.json. */
export async function manifestOf(tarball: string): Promise<Manifest> {
	const { stdout } = await run('tar', ['-xzOf', tarball, 'package/package.json']);
	return JSON.parse(stdout) as Manifest;
}

/**
 * Unpacks a packed community package into <nodes folder>/node_modules/<name> without its top folder, and takes out of
 * its package.json what is not needed at run time (`downloadPackage` in n8n 2.41.1's
 * dist/modules/community-packages/community-packages.service.js).
 *
 * @param nodesFolder .n8n/nodes of the n8n user folder
 * @param tarball what `npm pack` wrote
 * @returns where the package is now, and the package.json that is left
 */
export async function unpack(
	nodesFolder: string,
	tarball: string,
): Promise<{ packageFolder: string; manifest: Manifest }> {
	const { devDependencies, peerDependencies, optionalDependencies, ...manifest } =
		await manifestOf(tarball);
	const packageFolder = join(nodesFolder, 'node_modules', manifest.name);
	await mkdir(packageFolder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', packageFolder, '--strip-components=1']);
	await writeFile(join(packageFolder, 'package.json'), JSON.stringify(manifest, null, 2));
	return { packageFolder, manifest };
}

/**
 * Notes an installed package in the nodes folder's package.json (`ensurePackageJson` and `updatePackageJsonDependency`
 * in the same file of n8n).
 *
 * @param nodesFolder .n8n/nodes of the n8n user folder
 */
export async function record(
	nodesFolder: string,
	{ name, version }: Pick<Manifest, 'name' | 'version'>,
): Promise<void> {
	const ledgerFile = join(nodesFolder, 'package.json');
	const ledger = await readFile(ledgerFile, 'utf8').then(
		(text) => JSON.parse(text) as { dependencies: { [name: string]: string } },
		() => ({
			name: 'installed-nodes',
			private: true,
			dependencies: {} as { [name: string]: string },
		}),
	);
	ledger.dependencies[name] = version;
	await writeFile(ledgerFile, JSON.stringify(ledger, null, 2));
}

/**
 * Puts a packed community package where n8n's own installer puts it, for an n8n that is not running yet.
 *
 * @param userFolder the n8n user folder (N8N_USER_FOLDER)
 * @param tarball what `npm pack` wrote
 * @throws when the package has run-time dependencies: n8n would fetch them, a verified package has none
 */
export async function layOut(userFolder: string, tarball: string): Promise<void> {
	const nodesFolder = join(userFolder, '.n8n', 'nodes');
	const { manifest } = await unpack(nodesFolder, tarball);
	const needed = Object.keys(manifest.dependencies ?? {});
	if (needed.length > 0)
		throw new Error(`${manifest.name} has run-time dependencies: ${needed.join(', ')}`);
	await record(nodesFolder, manifest);
}
