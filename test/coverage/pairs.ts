import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { offered, operationsOf } from '../../nodes/Xero/resources/catalogue';

/**
 * Whether each operation of each object was done, without an error and with something to show for it, by a test in the real
 * n8n-core against the local Xero. The harness writes down what it ran (test/core/harness/tally.ts); this runs after all
 * tests, with the folder in XERO_TALLY.
 */
function missing(folder: string): string[] {
	const done = new Set(
		readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n')),
	);
	return offered
		.flatMap((resource) =>
			operationsOf(resource).map((operation) => `${resource.value}.${operation}`),
		)
		.filter((pair) => !done.has(pair));
}

const folder = process.env.XERO_TALLY;
if (folder === undefined)
	throw new Error('XERO_TALLY does not tell where the tests wrote down what they ran');
const never = missing(folder);
if (never.length > 0) {
	console.log(`No test does these in the real n8n-core:\n${never.join('\n')}`);
	process.exitCode = 1;
}
