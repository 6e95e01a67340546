import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Execution } from './api';
import { onStage, type Stage } from './stage';

const installing = 15 * 60_000;
const customConnectionType = 'xeroCustomConnectionOAuth2Api';

/** The stage of the whole file: a real n8n takes ten seconds to start. */
let stage: Stage;
let leaveStage: () => void;
let stageIsClear: Promise<void>;

beforeAll(async () => {
	execFileSync(process.execPath, [join(__dirname, 'install.mjs')], { stdio: 'inherit' });
	await new Promise<void>((ready, failed) => {
		stageIsClear = onStage(
			() => undefined,
			async (given) => {
				stage = given;
				ready();
				await new Promise<void>((leave) => (leaveStage = leave));
			},
		);
		stageIsClear.catch(failed);
	});
}, installing);

afterAll(async () => {
	leaveStage();
	await stageIsClear;
}, 60_000);

/** Runs the node alone, with these parameters and one credential. */
async function runNode(
	parameters: { [name: string]: unknown },
	type: string,
	credential: Stage['credential'],
) {
	const at = { typeVersion: 1, position: [0, 0] };
	const start = { ...at, name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} };
	const credentials = { [type]: credential };
	const xero = {
		...at,
		name: 'Xero',
		type: 'n8n-nodes-xero-connector.xero',
		parameters,
		credentials,
	};
	const connections = { Start: { main: [[{ node: 'Xero', type: 'main', index: 0 }]] } };
	const { id } = await stage.api.createWorkflow({
		name: 'One node',
		nodes: [start, xero],
		connections,
	});
	return await stage.api.run(id, 'Start');
}

const output = ({ data }: Execution) =>
	(data.resultData.runData.Xero[0].data?.main[0] ?? []).map(({ json }) => json);

/** A credential of the local Xero's custom connection app. */
async function customConnection(change: { [field: string]: unknown } = {}) {
	const { url, control } = stage.xero;
	const hosts = { customEndpoints: true, identityHost: `${url}/identity`, apiHost: url };
	const data = { ...control.about().customConnection, ...hosts, ...change };
	return await stage.api.createCredential(customConnectionType, 'Custom connection', data);
}

const getConnections = {
	authentication: 'oAuth2',
	resource: 'organisation',
	operation: 'getConnections',
};

test('the sign-in asks for the scopes of the chosen areas, and for a refresh token', async () => {
	const url = new URL(await stage.api.authorisationUrl(stage.credential.id));
	const scopes = (url.searchParams.get('scope') ?? '').split(' ');
	expect(url.origin).toBe(stage.xero.url);
	expect(scopes).toEqual(
		expect.arrayContaining([
			'openid',
			'offline_access',
			'accounting.invoices',
			'accounting.contacts',
		]),
	);
	expect(scopes).not.toContain('payroll.employees');
});

test('a person who signed in sees every organisation they allowed, and themselves', async () => {
	const execution = await runNode(getConnections, stage.credentialType, stage.credential);
	const { organisations, person } = stage.xero.control.about();
	expect(output(execution).map(({ tenantName }) => tenantName)).toEqual(
		organisations.map(({ name }) => name),
	);
	expect(output(execution)[0].authorisedBy).toBe(person.email);
});

test('an expired access token is refreshed by n8n on the way', async () => {
	stage.xero.control.expireTokens();
	const execution = await runNode(getConnections, stage.credentialType, stage.credential);
	expect(execution.status).toBe('success');
});

test('a custom connection is tested when it is saved, and works without an organisation', async () => {
	const credential = await customConnection();
	expect(await stage.api.testCredential(customConnectionType, credential)).toMatchObject({
		status: 'OK',
	});
	const parameters = {
		authentication: 'customConnection',
		resource: 'contact',
		operation: 'getAll',
		limit: 2,
	};
	expect(output(await runNode(parameters, customConnectionType, credential))).toHaveLength(2);
});

test("a custom connection's test tells of a wrong secret", async () => {
	const credential = await customConnection({ clientSecret: 'wrong' });
	expect(await stage.api.testCredential(customConnectionType, credential)).toMatchObject({
		status: 'Error',
	});
});

test('a custom connection asks for the chosen areas alone, and says which scope is missing', async () => {
	const credential = await customConnection({ access: ['contacts'] });
	const parameters = {
		authentication: 'customConnection',
		resource: 'invoice',
		operation: 'getAll',
		limit: 2,
	};
	const { status, data } = await runNode(parameters, customConnectionType, credential);
	expect(status).toBe('error');
	expect(data.resultData.error?.description).toContain('accounting.invoices');
});
