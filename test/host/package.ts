import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const projectFolder = join(__dirname, '..', '..');

interface Manifest {
	name: string;
	version: string;
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

/**
 * Puts a packed community package where n8n 2.41.1's own installer puts it: unpacked into
 * .n8n/nodes/node_modules/<name>, without the dependencies that are not needed at run time, and noted in
 * .n8n/nodes/package.json (`downloadPackage` in n8n's community-packages.service.js).
 *
 * @param userFolder the n8n user folder (N8N_USER_FOLDER)
 * @param tarball what `npm pack` wrote
 * @throws when the package has run-time dependencies: n8n would fetch them, a verified package has none
 */
export async function layOut(userFolder: string, tarball: string): Promise<void> {
	const downloadFolder = join(userFolder, '.n8n', 'nodes');
	const { stdout } = await run('tar', ['-xzOf', tarball, 'package/package.json']);
	const { devDependencies, peerDependencies, optionalDependencies, ...manifest } = JSON.parse(
		stdout,
	) as Manifest;
	if (Object.keys(manifest.dependencies ?? {}).length > 0) {
		throw new Error(
			`${manifest.name} has run-time dependencies: ${Object.keys(manifest.dependencies ?? {}).join(', ')}`,
		);
	}
	const packageFolder = join(downloadFolder, 'node_modules', manifest.name);
	await mkdir(packageFolder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', packageFolder, '--strip-components=1']);
	await writeFile(join(packageFolder, 'package.json'), JSON.stringify(manifest, null, 2));

	const ledgerFile = join(downloadFolder, 'package.json');
	const ledger = await readFile(ledgerFile, 'utf8').then(
		(text) => JSON.parse(text) as { dependencies: { [name: string]: string } },
		() => ({
			name: 'installed-nodes',
			private: true,
			dependencies: {} as { [name: string]: string },
		}),
	);
	ledger.dependencies[manifest.name] = manifest.version;
	await writeFile(ledgerFile, JSON.stringify(ledger, null, 2));
}
