/**
 * Resolves credentials under one of n8n's sandboxed expression engines, which jest's own sandbox cannot load:
 * `tsx evaluate.ts ENGINE`, a JSON array of {credential, stored} on stdin, the resolved fields as JSON on stdout.
 */
import { Expression } from 'n8n-workflow';
import { text } from 'node:stream/consumers';

import { XeroConnectorOAuth2Api } from '../../credentials/XeroConnectorOAuth2Api.credentials';
import { XeroCustomConnectionOAuth2Api } from '../../credentials/XeroCustomConnectionOAuth2Api.credentials';
import { resolve } from './resolve';

const credentials = {
	signIn: new XeroConnectorOAuth2Api(),
	custom: new XeroCustomConnectionOAuth2Api(),
};

export type Case = { credential: keyof typeof credentials; stored: { [name: string]: unknown } };

async function main(): Promise<void> {
	await Expression.initExpressionEngine({
		engine: process.argv[2] as 'quickjs' | 'vm',
		bridgeTimeout: 5_000,
		bridgeMemoryLimit: 128,
		poolSize: 1,
		maxCodeCacheSize: 64,
	});
	const cases = JSON.parse(await text(process.stdin)) as Case[];
	const resolved: unknown[] = [];
	for (const { credential, stored } of cases)
		resolved.push(await resolve(credentials[credential], stored));
	await Expression.disposeExpressionEngine();
	process.stdout.write(JSON.stringify(resolved));
}

void main();
