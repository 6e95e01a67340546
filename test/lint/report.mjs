import path from 'node:path';

/**
 * ESLint's results as lines a person can click: `file:line:column  message  rule`.
 * @param {import('eslint').ESLint.LintResult[]} results
 * @param {string} folder paths are told from here
 * @returns {string[]}
 */
export function findingsOf(results, folder) {
	return results.flatMap(({ filePath, messages }) =>
		messages.map(
			({ line = 0, column = 0, message, ruleId }) =>
				`${path.relative(folder, filePath)}:${line}:${column}  ${message}  ${ruleId ?? ''}`,
		),
	);
}
