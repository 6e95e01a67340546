/**
 * Installs the real n8n (with a Node it runs on) into .cache/n8n-host, once; later runs find it there. Plain Node
 * 20, no dependency: `npm start` calls this first. `node test/host/install.mjs` does the same by itself.
 */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFolder, projectFolder, runWithProgress } from '../setup/install.mjs';

/** Where n8n lives: outside of what the project's own tools walk through, and ignored by git. */
const hostFolder = join(projectFolder, '.cache', 'n8n-host');
const manifests = ['package.json', 'package-lock.json'];
const sqliteBinary = join(
	hostFolder,
	'node_modules',
	'sqlite3',
	'build',
	'Release',
	'node_sqlite3.node',
);

/**
 * Installs n8n as locked in test/host/package-lock.json unless it is there already. Install scripts stay off; only
 * sqlite3, n8n's database, is compiled.
 *
 * @returns {Promise<void>}
 * @throws {Error} when npm or the compiler fails
 */
export async function installHost() {
	mkdirSync(hostFolder, { recursive: true });
	for (const file of manifests)
		copyFileSync(join(projectFolder, 'test', 'host', file), join(hostFolder, file));
	await installFolder(hostFolder, 'Installing n8n 2.41.1 (once, about 3 GB, takes some minutes)');
	if (existsSync(sqliteBinary)) return;
	await runWithProgress('Compiling sqlite3, the database of n8n', 'npm', ['rebuild', 'sqlite3'], {
		cwd: hostFolder,
	});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await installHost();
