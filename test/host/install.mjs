/**
 * Installs the real n8n (with a Node it runs on) into .cache, once; later runs find it there. Plain Node 20, no
 * dependency: `npm start` calls this first. `node test/host/install.mjs` does the same by itself. TEST_N8N=1x chooses
 * the last line of n8n 1.x; hosts.json tells which versions and where.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFolder, projectFolder, runWithProgress } from '../setup/install.mjs';

const hosts = JSON.parse(readFileSync(join(projectFolder, 'test', 'host', 'hosts.json'), 'utf8'));
const manifests = ['package.json', 'package-lock.json'];

/**
 * Installs n8n as locked in test/host/package-lock.json unless it is there already. Install scripts stay off; only
 * sqlite3, n8n's database, is compiled.
 *
 * @param {string} [line] which n8n, a key of hosts.json; TEST_N8N when left out, else 2.x
 * @returns {Promise<void>}
 * @throws {Error} when npm or the compiler fails, or there is no such line
 */
export async function installHost(line = process.env.TEST_N8N ?? '2x') {
	const host = hosts[line];
	if (!host) throw new Error(`TEST_N8N is one of ${Object.keys(hosts).join(', ')}, not ${line}`);
	const hostFolder = join(projectFolder, host.folder);
	mkdirSync(hostFolder, { recursive: true });
	for (const file of manifests)
		copyFileSync(join(projectFolder, host.manifests, file), join(hostFolder, file));
	await installFolder(hostFolder, `Installing n8n ${host.n8n} (once, about 3 GB, takes some minutes)`);
	const sqliteBinary = join('node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');
	if (existsSync(join(hostFolder, sqliteBinary))) return;
	await runWithProgress('Compiling sqlite3, the database of n8n', 'npm', ['rebuild', 'sqlite3'], {
		cwd: hostFolder,
	});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await installHost();
