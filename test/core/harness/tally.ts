import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';

import { xeroType } from './node-types';

/** Where what was run is written down, when somebody counts: test/coverage/pairs.ts, at the end of the whole run. */
const folder = process.env.XERO_TALLY;

/** Writes down which operation of which object a node did to its end in the real engine. */
export function tally(nodes: readonly INode[]): void {
	if (folder === undefined) return;
	const pairs = nodes
		.filter(({ type }) => type === xeroType)
		.map(({ parameters: { resource, operation } }) => `${String(resource)}.${String(operation)}\n`);
	mkdirSync(folder, { recursive: true });
	appendFileSync(join(folder, `${process.pid}.txt`), pairs.join(''));
}
