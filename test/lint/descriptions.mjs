import { ESLint } from 'eslint';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { literalNode } from './literal.mjs';
import { findingsOf } from './report.mjs';

const require = createRequire(import.meta.url);

/**
 * n8n's rules see literals only, and this package computes its descriptions from tables. So each built
 * description is written out as the literal it comes to, at the place of its node in a copy of the package, and
 * held against the same strict rules.
 * @param {string} folder the project, built
 * @returns {Promise<string[]>} errors and warnings, by line of the spelt-out file kept in artifacts/
 */
export async function lintDescriptions(folder) {
	const { n8n } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
	const copy = await mkdtemp(path.join(tmpdir(), 'xero-literal-'));
	try {
		for (const part of ['package.json', 'tsconfig.json', 'icons', 'credentials'])
			await cp(path.join(folder, part), path.join(copy, part), { recursive: true });
		await symlink(path.join(folder, 'node_modules'), path.join(copy, 'node_modules'));
		for (const built of n8n.nodes) {
			const className = path.basename(built, '.node.js');
			const source = built.replace(/^dist\//, '').replace(/\.js$/, '.ts');
			const { [className]: Node } = require(path.join(folder, built));
			await mkdir(path.dirname(path.join(copy, source)), { recursive: true });
			await writeFile(path.join(copy, source), literalNode(className, new Node()));
			await cp(
				path.join(copy, source),
				path.join(folder, 'artifacts/descriptions', path.basename(source)),
			);
		}
		const { default: strict } = await import('../../eslint.config.mjs');
		const eslint = new ESLint({ cwd: copy, overrideConfigFile: true, overrideConfig: strict });
		return findingsOf(await eslint.lintFiles(['nodes']), copy);
	} finally {
		await rm(copy, { recursive: true, force: true });
	}
}
