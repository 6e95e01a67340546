import { NodeHelpers, Workflow, type INode, type INodeParameters } from 'n8n-workflow';

import { testSigningKey } from '../../nodes/Xero/methods/signingKey';
import { outputCount, outputOf } from '../../nodes/Xero/triggers/webhookOutputs';
import type { WebhookSettings } from '../../nodes/Xero/triggers/webhookSettings';
import { XeroWebhookTrigger } from '../../nodes/Xero/XeroWebhookTrigger.node';
import { nodeTypesWith } from '../core/harness/node-types';

const type = 'n8n-nodes-xero-connector.xeroWebhookTrigger';
const trigger = new XeroWebhookTrigger();

/** The names of the outputs the editor shows for a node with these parameters; '' for one without. */
async function shown(parameters: INodeParameters): Promise<string[]> {
	const node: INode = { id: '1', name: 'Xero', type, typeVersion: 1, position: [0, 0], parameters };
	const workflow = new Workflow({ id: '1', nodes: [node], connections: {}, active: false, nodeTypes: nodeTypesWith({ [type]: trigger }) });
	await workflow.expression.acquireIsolate();
	try {
		const [loaded] = Object.values(workflow.nodes);
		return NodeHelpers.getNodeOutputs(workflow, loaded, trigger.description).map((output) => (typeof output === 'string' ? '' : (output.displayName ?? '')));
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

const settings = (outputs: 'one' | 'byCategory', categories: string[]) => ({ outputs, categories }) as WebhookSettings;

const any = ['Contact', 'Credit Note', 'Invoice', 'Overpayment', 'Prepayment', 'Subscription', 'Other'];

test.each([
	['one', ['*'], ['']],
	['one', ['INVOICE', 'CONTACT'], ['']],
	['byCategory', ['*'], any],
	['byCategory', ['INVOICE', '*'], any],
	['byCategory', ['INVOICE', 'CONTACT'], ['Invoice', 'Contact']],
	['byCategory', ['CREDITNOTE'], ['Credit Note']],
	['byCategory', [], ['']],
] as const)('outputs %s of %j', async (outputs, categories, expected) => {
	expect(await shown({ outputs, categories: [...categories] })).toEqual(expected);
	expect(outputCount(settings(outputs, [...categories]))).toBe(expected.length);
});

test('an event goes to the output named after its category, and what has none to Other', () => {
	expect(['CONTACT', 'INVOICE', 'STOCKTAKE'].map((category) => any[outputOf(settings('byCategory', ['*']), category)])).toEqual(['Contact', 'Invoice', 'Other']);
	expect(['CONTACT', 'INVOICE'].map((category) => outputOf(settings('byCategory', ['INVOICE', 'CONTACT']), category))).toEqual([1, 0]);
	expect(outputOf(settings('one', ['INVOICE', 'CONTACT']), 'CONTACT')).toBe(0);
});

test('of a signing key only the form is checked', async () => {
	const check = async (signingKey: string) => await testSigningKey.call({} as never, { id: '1', name: 'Key', type: 'xeroWebhookSigningApi', data: { signingKey } });
	expect(await check(' \n')).toMatchObject({ status: 'Error', message: expect.stringContaining('is empty') });
	expect(await check('abc def')).toMatchObject({ status: 'Error', message: expect.stringContaining('white space inside') });
	const usual = `${'A'.repeat(86)}==`;
	expect(await check(` ${usual}\n`)).toEqual({ status: 'OK', message: expect.not.stringContaining('usual form') });
	expect(await check('short')).toEqual({ status: 'OK', message: expect.stringContaining('usual form') });
});

test('every parameter that reads records is hidden without authentication, and the credentials with it', () => {
	const { properties, credentials } = trigger.description;
	const node = (authentication: string): INode => ({ id: '1', name: 'Xero', type, typeVersion: 1, position: [0, 0], parameters: { authentication, event: 'created' } });
	const visible = (authentication: string): string[] =>
		properties.filter((property) => NodeHelpers.displayParameterPath(node(authentication).parameters, property, '', node(authentication), trigger.description)).map(({ name }) => name);
	expect(visible('none')).toEqual(['setup', 'authentication', 'categories', 'event', 'organisationScope', 'outputs']);
	expect(visible('oAuth2')).toEqual(expect.arrayContaining(['invoiceType', 'includeRecord', 'closeGaps']));
	expect(visible('customConnection')).not.toContain('organisationScope');
	const shownFor = (authentication: string) => credentials?.filter((each) => NodeHelpers.displayParameter({ authentication }, each, node(authentication), trigger.description)).map(({ name }) => name);
	expect([shownFor('none'), shownFor('oAuth2')]).toEqual([['xeroWebhookSigningApi'], ['xeroWebhookSigningApi', 'xeroConnectorOAuth2Api']]);
});
