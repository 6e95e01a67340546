import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { connectXero, type Stage } from '../host/stage';

/** Every area of Access, and the scopes that go with reports of one country. */
const access = [
	'attachments',
	'bankTransactions',
	'budgets.read',
	'contacts',
	'invoices',
	'manualJournals',
	'payments',
	'payroll',
	'reports.read',
	'settings',
];

/** A connection that may do all the local Xero lets an app do, signed in as a person does it. */
export const connected = async ({ api, xero }: Stage): Promise<{ id: string; name: string }> =>
	await connectXero(api, xero, 'Everything', {
		access,
		additionalScopes: 'accounting.reports.tenninetynine.read',
	});

/** A stranger a redirect leads to: answers anything with an empty list, and keeps all it was told. */
export async function startStranger(): Promise<{
	url: string;
	told: string[];
	close: () => Promise<void>;
}> {
	const told: string[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			told.push(
				`${request.method} ${request.url}\n${JSON.stringify(request.headers)}\n${Buffer.concat(chunks).toString()}`,
			);
			response.setHeader('content-type', 'application/json').end('{}');
		});
	});
	// another host than the credential's, which is localhost
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		told,
		close: async () =>
			await new Promise<void>((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			}),
	};
}

/** Keeps every answer n8n gives to its own editor, errors included, until it is told to stop. */
export function listenToN8n(url: string): { heard: string[]; stop: () => void } {
	const real = globalThis.fetch;
	const heard: string[] = [];
	globalThis.fetch = async (input, init) => {
		const answer = await real(input, init);
		if (String(input).startsWith(url)) heard.push(await answer.clone().text());
		return answer;
	};
	return { heard, stop: () => void (globalThis.fetch = real) };
}
