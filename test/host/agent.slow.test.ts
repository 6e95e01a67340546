import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowFile } from './api';
import { type Reply, type ScriptedModel, startScriptedModel } from './scripted-model';
import { sharedStage } from './templates/shared-stage';
import { expectSuccess, filledIn, jsonOf, organisationIn, runOnce } from './templates/template';

/*
 * n8n's own AI Agent and OpenAI Chat Model with the node as their tools. The model is a local server that follows a
 * script: it looks a contact up, drafts an invoice with three lines, at first with a wrong key, and is refused to approve
 * it. What it is told, and what the books hold, is looked at.
 */

const stage = sharedStage();
const fiveMinutes = 5 * 60_000;

let model: ScriptedModel;
afterEach(async () => await model.close());

const workflow = JSON.parse(readFileSync(join(__dirname, 'agent.json'), 'utf8')) as WorkflowFile;

type Row = { [name: string]: unknown };

/** The first record a tool answered with. */
const firstIn = (result: string): Row => (JSON.parse(result) as Row[])[0];

const lines = [
	{ Description: 'Monday', Quantity: 1, UnitAmount: 640.5, AccountCode: '200' },
	{ Description: 'Tuesday', Quantity: 0.5, UnitAmount: 640.5, AccountCode: '200' },
	{ Description: 'Train', Quantity: 2, UnitAmount: '17.35', AccountCode: '200' },
];

/** What the model says, turn by turn; ids come from what the tools have answered. */
function script({ results }: { results: string[] }, turn: number): Reply {
	const invoice = {
		Contact: { ContactID: results[0] && firstIn(results[0]).ContactID },
		DueDate: '2026-12-20',
		Reference: null,
		LineItems: lines,
	};
	switch (turn) {
		case 0:
			return { call: 'Find_Contacts', with: { Search_Term: 'City Agency', Limit: 5 } };
		case 1:
			return {
				call: 'Create_Invoice',
				with: { Fields__JSON_: { ...invoice, Referense: 'November' } },
			};
		case 2:
			return {
				call: 'Create_Invoice',
				with: { Fields__JSON_: { ...invoice, Reference: 'November' } },
			};
		case 3:
			return {
				call: 'Approve_Invoice',
				with: { Invoice: firstIn(results[2]).InvoiceID, Permission: 'everything' },
			};
		default:
			return { say: 'The draft is there; a person has to approve it.' };
	}
}

async function converse(
	agentVersion: number,
	change: (workflow: WorkflowFile) => void = () => undefined,
) {
	model = await startScriptedModel(script);
	const { api, xero } = stage();
	const openAi = await api.createCredential('openAiApi', 'Scripted model', {
		apiKey: 'none',
		url: model.url,
	});
	const tenantId = organisationIn(stage(), 'NZ');
	const before = new Set(
		xero.control.books(tenantId, 'Invoices').map(({ InvoiceID }) => InvoiceID),
	);
	const given = filledIn(stage(), workflow, {
		tenantId,
		credentials: { 'OpenAI Chat Model': { openAiApi: openAi } },
	});
	for (const node of given.nodes) if (node.name === 'AI Agent') node.typeVersion = agentVersion;
	change(given);
	const execution = await runOnce(stage(), given, 'Start');
	const made = xero.control
		.books(tenantId, 'Invoices')
		.filter(({ InvoiceID }) => !before.has(InvoiceID));
	return { execution, made, told: model.prompts.at(-1)?.results ?? [] };
}

test.each([3.1, 2.2])(
	'an AI Agent of version %s finds a contact, drafts an invoice and may not approve it',
	async (agentVersion) => {
		const { execution, made, told } = await converse(agentVersion);
		const offered = model.prompts[0].tools.map(({ name, parameters }) => [
			name,
			Object.keys(parameters.properties ?? {}),
		]);
		expect(Object.fromEntries(offered)).toEqual({
			Find_Contacts: ['Limit', 'Search_Term'],
			Create_Invoice: ['Fields__JSON_'],
			Approve_Invoice: ['Invoice'],
		});
		const { properties } =
			model.prompts[0].tools.find(({ name }) => name === 'Create_Invoice')?.parameters ?? {};
		expect(JSON.stringify(properties)).toMatch(/Mandatory for a new one: Contact, LineItems/);
		expectSuccess(execution);
		expect(jsonOf(execution, 'AI Agent')).toMatchObject([
			{ output: 'The draft is there; a person has to approve it.' },
		]);

		const [contacts, refused, drafted, notApproved] = told;
		expect(firstIn(contacts)).toMatchObject({ Name: 'City Agency' });
		expect(refused).toContain('Did you mean Reference?');
		expect(refused).toContain('Nothing was written.');
		expect(firstIn(drafted)).toMatchObject({ outcome: 'created', Status: 'DRAFT' });
		expect(notApproved).toContain('Tool Permissions is Drafts Only');

		// 640.50 + 320.25 + 34.70, and 15 % of tax by line: 96.08 + 48.04 + 5.21
		expect(made).toHaveLength(1);
		expect(made[0]).toMatchObject({
			Type: 'ACCREC',
			Status: 'DRAFT',
			Reference: 'November',
			SubTotal: 995.45,
			TotalTax: 149.33,
			Total: 1144.78,
		});
		expect((made[0].Contact as Row).ContactID).toBe(firstIn(contacts).ContactID);
		expect(
			(made[0].LineItems as Row[]).map(({ Description, LineAmount }) => [Description, LineAmount]),
		).toEqual([
			['Monday', 640.5],
			['Tuesday', 320.25],
			['Train', 34.7],
		]);
	},
	fiveMinutes,
);

test(
	'a person who allows everything lets the agent approve',
	async () => {
		const { execution, made } = await converse(3.1, ({ nodes }) => {
			for (const { name, parameters } of nodes)
				if (name === 'Approve Invoice') parameters.toolPermissions = 'everything';
		});
		expectSuccess(execution);
		expect(made).toMatchObject([{ Status: 'AUTHORISED' }]);
	},
	fiveMinutes,
);

test(
	'a permission that somebody lets the model fill is refused',
	async () => {
		const { made, told } = await converse(3.1, ({ nodes }) => {
			for (const { name, parameters } of nodes)
				if (name === 'Approve Invoice')
					parameters.toolPermissions = "={{ $fromAI('Permission') || 'everything' }}";
		});
		expect(told[3]).toContain('Tool Permissions must be chosen from its list');
		expect(made).toMatchObject([{ Status: 'DRAFT' }]);
	},
	fiveMinutes,
);
