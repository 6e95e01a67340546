import { readFileSync } from 'node:fs';
import path from 'node:path';

import { methods } from '../../nodes/Xero/methods';
import type { WorkflowFile } from '../host/api';
import { type Reply, startScriptedModel } from '../host/scripted-model';
import type { Stage } from '../host/stage';
import { until } from '../host/templates/activated';
import { filledIn, runOnce } from '../host/templates/template';
import {
	owedInvoice,
	pollingTrigger,
	webhookTrigger,
	webhookUrl,
	workflowOf,
} from '../host/trigger-workflows';
import type { HostWorld } from './host-world';
import type { Refusal } from './refusals';

type Credential = { id: string; name: string };

/** Does something of which only what it leaves behind is looked at; answers why it was refused, if it was. */
async function refusalOf(work: () => Promise<unknown>): Promise<string | undefined> {
	try {
		await work();
		return undefined;
	} catch (error) {
		return (error as Error).message;
	}
}

const editors = [
	'401-expired',
	'500-before-commit',
	'malformed-json',
	'reset-after-commit',
] as const;

/** Everything the editor asks, answered and in trouble. Answers how many were asked, and which had no answer untroubled. */
export async function playPickers(
	world: HostWorld,
): Promise<{ asked: number; unanswered: Refusal[] }> {
	const parameters = { resource: 'invoice', operation: 'create' };
	const unanswered: Refusal[] = [];
	let asked = 0;
	for (const kind of ['listSearch', 'loadOptions', 'resourceMapping'] as const) {
		for (const [at, method] of Object.keys(methods[kind]).entries()) {
			for (const trouble of [undefined, editors[at % editors.length]]) {
				world.control.clearFaults();
				world.control.clock({ advance: 60_000 });
				if (trouble) world.fault({ kind: trouble, url: 'api.xro|connections', times: 9 });
				asked += 1;
				const reason = await refusalOf(
					async () => await world.loadOptions(kind, method as never, parameters, 'organisation'),
				);
				if (!trouble && reason !== undefined) unanswered.push({ operation: method, reason });
			}
		}
	}
	world.control.clearFaults();
	return { asked, unanswered };
}

/** Both triggers, activated, started, in trouble, and spoken to by a stranger. Answers how often they started. */
export async function playTriggers(
	stage: Stage,
	credential: Credential,
	tenantId: string,
): Promise<number> {
	const { api, n8n, xero } = stage;
	const { control } = xero;
	const signing = await api.createCredential('xeroWebhookSigningApi', 'Webhooks Key', {
		signingKey: control.webhooks.state().signingKey,
	});
	const wrong = await api.createCredential('xeroWebhookSigningApi', 'Another Key', {
		signingKey: 'c29tZWJvZHkgZWxzZSdzIHNpZ25pbmcga2V5LCBub3QgdGhlIGxvY2FsIFhlcm8ncw==',
	});
	const flows = [
		workflowOf('By poll', [pollingTrigger(credential, tenantId, 5)]),
		workflowOf('By webhook', [webhookTrigger(credential, signing)]),
		workflowOf('By another key', [webhookTrigger(credential, wrong)]),
	];
	const ids: string[] = [];
	for (const flow of flows) {
		const { id } = await api.createWorkflow(flow);
		await api.activate(id);
		ids.push(id);
	}
	await until('the poll has begun', () => control.calls(/Invoices\?.*PAID/).calls.length > 0);
	const place = { tenantId, endpoint: 'Invoices' };
	const pay = (): void => {
		const { InvoiceID, Total } = control.person.create(place, owedInvoice);
		const paid = {
			Invoice: { InvoiceID },
			Account: { Code: '090' },
			Amount: Total,
			Date: '2026-11-20',
		};
		control.person.create({ tenantId, endpoint: 'Payments' }, paid);
	};
	await control.webhooks.register({ url: webhookUrl(n8n.url, flows[2]), categories: ['INVOICE'] });
	await control.webhooks.register({ url: webhookUrl(n8n.url, flows[1]), categories: ['INVOICE'] });
	const starts = async (): Promise<number> =>
		(await Promise.all(ids.map(async (id) => (await api.executions(id)).length))).reduce(
			(all, one) => all + one,
			0,
		);
	pay();
	await until('both triggers have started', async () => (await starts()) >= 2);
	for (const kind of ['401-expired', '500-before-commit', 'malformed-json', '503'] as const) {
		control.faults({ kind, url: 'Invoices', times: 3 });
		pay();
		await new Promise((resolve) => setTimeout(resolve, 6_000));
	}
	control.clearFaults();
	for (const id of ids) await api.deactivate(id);
	return await starts();
}

/** An agent that finds a contact, misspells a field and is refused. Answers how often it was asked. */
export async function playAgent(
	stage: Stage,
	credential: Credential,
	tenantId: string,
): Promise<number> {
	const script = (_: unknown, turn: number): Reply => {
		if (turn === 0)
			return { call: 'Find_Contacts', with: { Search_Term: 'City Agency', Limit: 5 } };
		if (turn === 1)
			return { call: 'Create_Invoice', with: { Fields__JSON_: { Referense: 'November' } } };
		if (turn === 2)
			return { call: 'Approve_Invoice', with: { Invoice: '00000000-0000-4000-8000-00000000beef' } };
		return { say: 'A person has to look at it.' };
	};
	const model = await startScriptedModel(script);
	try {
		const openAi = await stage.api.createCredential('openAiApi', 'Scripted model', {
			apiKey: 'none',
			url: model.url,
		});
		const file = path.join(__dirname, '..', 'host', 'agent.json');
		const workflow = filledIn(stage, JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile, {
			tenantId,
			credentials: { 'OpenAI Chat Model': { openAiApi: openAi } },
		});
		for (const node of workflow.nodes)
			if (node.credentials?.[stage.credentialType])
				node.credentials[stage.credentialType] = credential;
		await runOnce(stage, workflow, 'Start');
		return model.prompts.length;
	} finally {
		await model.close();
	}
}

/** A custom connection: right, with a wrong secret, and refused. Answers what was tried, and what failed untroubled. */
export async function playCustomConnection(
	world: HostWorld,
	stage: Stage,
): Promise<{ runs: number; refused: Refusal[] }> {
	const type = 'xeroCustomConnectionOAuth2Api';
	const { url, control } = stage.xero;
	const hosts = { customEndpoints: true, identityHost: `${url}/identity`, apiHost: url };
	const data = { ...control.about().customConnection, ...hosts };
	const wrong = { ...data, clientId: `${String(data.clientId)}-unknown` };
	for (const each of [data, wrong]) {
		const credential = await stage.api.createCredential(type, 'Custom connection', each);
		await refusalOf(async () => await stage.api.testCredential(type, credential));
		await stage.api.credentialData(credential.id);
	}
	// what was disconnected on the way is set up anew
	control.issueToken({ custom: true });
	const parameters = {
		authentication: 'customConnection',
		resource: 'contact',
		operation: 'getAll',
		limit: 2,
	};
	const troubles = [undefined, '401-expired', '500-before-commit', 'malformed-json'] as const;
	const refused: Refusal[] = [];
	for (const kind of troubles) {
		control.clearFaults();
		if (kind) world.fault({ kind, url: 'Contacts', times: 9 });
		const { error } = await world.run(parameters);
		if (!kind && error) refused.push({ operation: 'custom connection', reason: error.message });
	}
	control.clearFaults();
	return { runs: troubles.length + 2, refused };
}
