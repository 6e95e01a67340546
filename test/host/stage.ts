import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalXero, startLocalXero } from '../local-xero/server';
import { N8nApi, type Owner } from './api';
import { type RunningN8n, startN8n } from './n8n';
import { layOut, packPackage } from './package';
import { signInToXero } from './xeroSignIn';

/** A real n8n with the packed connector, connected to a local Xero. */
export interface Stage {
	xero: LocalXero;
	n8n: RunningN8n;
	api: N8nApi;
	owner: Owner;
	/** The connection to Xero, signed in to every organisation. */
	credential: { id: string; name: string };
	credentialType: string;
}

/** The credential that signs a person in to Xero. */
export const credentialType = 'xeroConnectorOAuth2Api';

/** An owner of an n8n, with a password of its own. */
export const someone = (): Owner => ({
	email: 'demo@example.com',
	// n8n asks for a digit and a capital letter
	password: `Demo1-${randomBytes(4).toString('hex')}`,
	firstName: 'Demo',
	lastName: 'Owner',
});

/**
 * Saves a credential for a local Xero and signs in to every organisation.
 *
 * @param name of the credential
 * @param more fields of it, such as what it may do
 * @throws when the sign-in does not connect it
 */
export async function connectXero(
	api: N8nApi,
	{ url, control }: LocalXero,
	name = 'Local Xero',
	more: { [field: string]: unknown } = {},
): Promise<{ id: string; name: string }> {
	const { clientId, clientSecret } = control.about().app;
	const credential = await api.createCredential(credentialType, name, {
		clientId,
		clientSecret,
		...more,
		customEndpoints: true,
		signInHost: url,
		identityHost: `${url}/identity`,
		apiHost: url,
	});
	const page = await api.openCallback(
		await signInToXero(await api.authorisationUrl(credential.id)),
	);
	const { oauthTokenData } = await api.credentialData(credential.id);
	if (!oauthTokenData)
		throw new Error(`The sign-in did not connect the credential: ${page.slice(0, 500)}`);
	return credential;
}

/**
 * Builds and packs the connector, starts a local Xero and a real n8n with it, makes the owner of n8n and signs in to
 * Xero; then hands over, and takes everything away again whatever happens: processes, ports, files.
 *
 * @param say told what happens, a line at a time
 * @param play what to do on the stage
 * @param settings ports to use, free ones when left out; settings of n8n beside the usual ones
 * @returns what `play` returns
 * @throws what a step or `play` throws
 */
export async function onStage<T>(
	say: (line: string) => void,
	play: (stage: Stage) => Promise<T>,
	settings: { n8n?: number; xero?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<T> {
	const takeAway: Array<() => Promise<unknown>> = [];
	const clear = async () => {
		for (let step = takeAway.pop(); step; step = takeAway.pop()) await step();
	};
	const interrupted = (signal: NodeJS.Signals) => {
		say(`Stopping (${signal}) ...`);
		void clear().finally(() => process.exit(130));
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupted);
	try {
		const folder = await mkdtemp(join(tmpdir(), 'xero-connector-n8n-'));
		takeAway.push(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
		say('Building and packing the connector ...');
		await layOut(folder, await packPackage(folder));

		const xero = await startLocalXero({ port: settings.xero });
		takeAway.push(() => xero.close());
		say(`Local Xero is up at ${xero.url}. Starting n8n ...`);
		const onProgress = (seconds: number) => say(`  n8n is starting: ${seconds} s`);
		const n8n = await startN8n({
			userFolder: folder,
			port: settings.n8n,
			env: settings.env,
			onProgress,
		});
		takeAway.push(() => n8n.stop());

		say('n8n is up. Signing up its owner and signing in to Xero ...');
		const api = new N8nApi(n8n.url);
		const owner = someone();
		await api.setUpOwner(owner);
		const credential = await connectXero(api, xero);
		return await play({ xero, n8n, api, owner, credential, credentialType });
	} finally {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, interrupted);
		await clear();
	}
}
