import type { IDataObject, IRun } from 'n8n-workflow';

import { asJson, openWorld, type World } from './harness';
import { agentTypes, xeroToolType } from './harness/agents';
import { draft, make } from './harness/made';
import { startType } from './harness/node-types';
import { workflowOf, xeroNode } from './harness/workflow';

/** The same write twice in one execution: meant in a loop, a second try of an agent's. */

let world: World;
/** Every test is an execution of its own. */
let executionId: string;
let executions = 0;
beforeEach(async () => {
	world = await openWorld();
	executionId = `twice-${(executions += 1)}`;
});
afterEach(async () => await world.close());

const held = (reference: string) =>
	world.books('Invoices').filter(({ Reference }) => Reference === reference);

describe('two identical payments in a loop', () => {
	/** The node runs twice in one execution, as it does inside a loop. */
	const twice = async (record: IDataObject): Promise<IRun> => {
		const node = xeroNode(
			{ resource: 'payment', operation: 'create', ...asJson(record) },
			{ onError: 'continueRegularOutput' },
		);
		const { nodes } = workflowOf(node);
		const to = { node: node.name, type: 'main' as const, index: 0 };
		return (
			await world.runWorkflow(
				{ nodes, connections: { Start: { main: [[to, to]] } } },
				{ Start: [{ json: {} }] },
			)
		).run;
	};
	const outcomes = (run: IRun): unknown[] =>
		(run.data.resultData.runData.Xero ?? []).map(
			({ data }) => data?.main[0]?.[0].json.outcome ?? data?.main[0]?.[0].json.error,
		);
	const payment = async (): Promise<IDataObject> => {
		const { InvoiceID } = await make(world, 'invoice', {
			Status: 'AUTHORISED',
			DueDate: world.day(9),
		});
		return {
			Invoice: { InvoiceID: String(InvoiceID) },
			Account: { Code: '090' },
			Amount: 2,
			Date: world.day(0),
			Reference: 'Instalment',
		};
	};
	const paid = () => world.books('Payments').filter(({ Reference }) => Reference === 'Instalment');

	test('both are made', async () => {
		expect(outcomes(await twice(await payment()))).toEqual(['created', 'created']);
		expect(paid()).toHaveLength(2);
	});

	test('one that was lost on the way is not taken for the other', async () => {
		const record = await payment();
		world.fault({ kind: '500-before-commit', method: 'PUT', url: '/Payments', skip: 1 });
		expect(outcomes(await twice(record))).toEqual([
			'created',
			'No answer came from Xero, and the record is not there',
		]);
		expect(paid()).toHaveLength(1);
	});

	test('one whose answer was lost is found', async () => {
		const record = await payment();
		world.fault({ kind: '500-after-commit', method: 'PUT', url: '/Payments', skip: 1 });
		expect(outcomes(await twice(record))).toEqual(['created', 'created']);
		expect(paid()).toHaveLength(2);
	});
});

describe('tool retry', () => {
	const at = { typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
	const call = async (record: IDataObject) => {
		const tool = {
			resource: 'invoice',
			operation: 'create',
			simplify: false,
			fieldsJson: "={{ $fromAI('Fields', 'the record', 'json') }}",
		};
		const { run } = await world.runWorkflow(
			{
				nodes: [
					{ ...at, id: 'start', name: 'Start', type: startType },
					{ ...at, id: 'agent', name: 'Agent', type: agentTypes.requestingAgent },
					xeroNode(tool, { node: { type: xeroToolType } }),
				],
				connections: {
					Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
					Xero: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
				},
			},
			{ Start: [{ json: { Fields: record } }] },
			{ executionId },
		);
		const answer = run.data.resultData.runData.Agent?.at(-1)?.data?.main[0]?.[0].json.answer as
			| IDataObject[]
			| undefined;
		return answer?.[0] ?? {};
	};

	test('an agent that asks twice for the same gets the first record, and is told so; another record is another one', async () => {
		const first = await call(draft('By agent'));
		const second = await call(draft('By agent'));
		expect(second).toMatchObject({
			outcome: 'created',
			InvoiceID: first.InvoiceID,
			warnings: [expect.stringContaining('already written earlier in this execution')],
		});
		expect(held('By agent')).toHaveLength(1);
		expect((await call(draft('By agent again'))).InvoiceID).not.toBe(first.InvoiceID);
	});

	test('an agent that tries again after a lost answer makes nothing twice', async () => {
		world.fault(
			{ kind: 'reset-after-commit', method: 'PUT', times: 4 },
			{ kind: '503', method: 'GET', url: '/Invoices', times: 4 },
		);
		await call(draft('Lost'));
		expect(await call(draft('Lost'))).toMatchObject({ outcome: 'created', Reference: 'Lost' });
		expect(held('Lost')).toHaveLength(1);
	});
});
