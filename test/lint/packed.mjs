import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Packs the built project as npm would publish it and hands the unpacked folder to `use`; both are gone after.
 * @template Result
 * @param {string} folder the project, built
 * @param {(unpacked: string) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
export async function unpackTarball(folder, use) {
	const temporary = await mkdtemp(path.join(tmpdir(), 'xero-tarball-'));
	try {
		const { stdout } = await run(
			'npm',
			['pack', '--json', '--ignore-scripts', '--pack-destination', temporary],
			{ cwd: folder },
		);
		const [{ filename }] = JSON.parse(stdout);
		await run('tar', ['-xzf', path.join(temporary, filename), '-C', temporary]);
		return await use(path.join(temporary, 'package'));
	} finally {
		await rm(temporary, { recursive: true, force: true });
	}
}
