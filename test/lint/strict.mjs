import { ESLint } from 'eslint';

import { findingsOf } from './report.mjs';

/**
 * n8n's strict rules for community nodes (eslint.config.mjs) on what ships.
 * @param {string} folder the project
 * @returns {Promise<string[]>} errors and warnings
 */
export async function lintShipped(folder) {
	const eslint = new ESLint({ cwd: folder });
	return findingsOf(await eslint.lintFiles(['nodes', 'credentials', 'package.json']), folder);
}

/**
 * The tests' own rules on the tests and the build file.
 * @param {string} folder the project
 * @returns {Promise<string[]>} errors and warnings
 */
export async function lintTests(folder) {
	const eslint = new ESLint({ cwd: folder, overrideConfigFile: 'test/eslint.config.mjs' });
	return findingsOf(await eslint.lintFiles(['test']), folder);
}
