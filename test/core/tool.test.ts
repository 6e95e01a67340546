import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Xero } from '../../nodes/Xero/Xero.node';
import { byId, openWorld, type World } from './harness';
import { agentTypes, xeroToolType } from './harness/agents';
import { aLine, contactId, kept, make, sentBy } from './harness/made';
import { startType } from './harness/node-types';
import { xeroNode } from './harness/workflow';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const fromModel = "={{ $fromAI('Fields', 'the record', 'json') }}";

describe.each(Object.entries(agentTypes))('as the tool of a %s', (name, type) => {
	/** The agent is given arguments, and passes them to the tool. */
	const call = async (parameters: INodeParameters, args: IDataObject) => {
		const at = { typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
		const ran = await world.runWorkflow(
			{
				nodes: [
					{ ...at, id: 'start', name: 'Start', type: startType },
					{ ...at, id: 'agent', name: 'Agent', type },
					xeroNode(parameters, { node: { type: xeroToolType } }),
				],
				connections: {
					Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
					Xero: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
				},
			},
			{ Start: [{ json: args }] },
		);
		const agent = ran.run.data.resultData.runData.Agent?.at(-1);
		return {
			...ran,
			answer: agent?.data?.main?.[0]?.[0]?.json.answer as IDataObject[] | undefined,
		};
	};

	test('one JSON parameter makes a record', async () => {
		const ran = await call(
			{ resource: 'contact', operation: 'create', fieldsJson: fromModel },
			{ Fields: { Name: `By ${name}`, FirstName: 'Ada' } },
		);
		expect(ran.answer).toMatchObject([{ outcome: 'created', Name: `By ${name}` }]);
		expect(kept(world, 'Contacts', 'Name', `By ${name}`).FirstName).toBe('Ada');
	});

	test('a document with its contact and lines', async () => {
		const record = { Contact: { Name: 'City Agency' }, Reference: name, LineItems: [aLine] };
		const ran = await call(
			{ resource: 'invoice', operation: 'create', fieldsJson: fromModel },
			{ Fields: record as IDataObject },
		);
		expect(ran.answer).toMatchObject([{ outcome: 'created', Reference: name }]);
		expect(sentBy(ran)).toMatchObject([
			{ Contact: { ContactID: contactId(world, 'City Agency') }, LineItems: [aLine] },
		]);
	});

	test('an update keeps what is not given', async () => {
		const { InvoiceID } = await make(world, 'invoice', { Reference: 'Before' });
		const ran = await call(
			{ resource: 'invoice', operation: 'update', record: byId(InvoiceID), fieldsJson: fromModel },
			{ Fields: { Reference: `After ${name}` } },
		);
		expect(ran.answer).toMatchObject([{ outcome: 'updated', Reference: `After ${name}` }]);
		expect(kept(world, 'Invoices', 'InvoiceID', InvoiceID).LineItems).toHaveLength(1);
	});

	test('what is wrong comes back in words the model can act on', async () => {
		const { answer, error, run } = await call(
			{ resource: 'contact', operation: 'create', fieldsJson: fromModel },
			{ Fields: { Nam: 'x' } },
		);
		expect(answer ?? []).not.toMatchObject([{ outcome: 'created' }]);
		expect(JSON.stringify([error?.message, run.data.resultData.error?.message, answer])).toContain(
			'Did you mean Name?',
		);
	});
});

test('of what a record holds, a tool shows the JSON parameter alone', () => {
	const writes = ['create', 'update', 'upsert'];
	const forModels = new Xero().description.properties
		.filter(({ displayOptions }) => displayOptions?.hide?.['@tool'] === undefined)
		.filter(
			({ displayOptions }) =>
				displayOptions?.show?.operation?.some((operation) => writes.includes(String(operation))) ??
				true,
		)
		.map(({ name }) => name);
	expect(forModels).toContain('fieldsJson');
	for (const name of [
		'inputMode',
		'fields',
		'fieldsToClear',
		'linesFrom',
		'lines',
		'linesArray',
		'documentKey',
		'rowLine',
		'contact',
	]) {
		expect(forModels).not.toContain(name);
	}
});
