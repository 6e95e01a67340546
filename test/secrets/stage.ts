import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { connectXero, type Stage } from '../host/stage';

/** Every area of Access. */
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

/** Scopes Xero gives to few apps, after they applied for them. https://developer.xero.com/faq/granular-scopes */
const onApplication = [
	'accounting.classicexpenses',
	'accounting.journals.read',
	'accounting.reports.tenninetynine.read',
	'paymentservices',
];

/** A connection that may do all there is to do in Xero, signed in as a person does it. */
export async function connected({ api, xero }: Stage): Promise<{ id: string; name: string }> {
	xero.control.certify(onApplication);
	const additionalScopes = onApplication.join(' ');
	return await connectXero(api, xero, 'Everything', { access, additionalScopes });
}

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
