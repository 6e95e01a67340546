import { NodeHelpers, Workflow } from 'n8n-workflow';
import type { ICredentialType, INode, INodeProperties, INodeTypes } from 'n8n-workflow';

type Values = { [name: string]: unknown };

const node: INode = {
	id: '1',
	name: 'Credentials',
	type: 'none',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const nodeTypes = {
	getByName: () => ({ description: { properties: [] } }),
	getByNameAndVersion: () => ({ description: { properties: [] } }),
	getKnownTypes: () => ({}),
} as unknown as INodeTypes;

/** The fields of n8n's own oAuth2Api a person fills in. */
const inherited: INodeProperties[] = [
	{ displayName: 'Client ID', name: 'clientId', type: 'string', default: '' },
	{ displayName: 'Client Secret', name: 'clientSecret', type: 'string', default: '' },
];

/**
 * What n8n makes of a credential's stored values before it uses them: defaults, fields not shown dropped,
 * expressions evaluated with $self (n8n 2.41.1, CredentialsHelper.applyDefaultsAndOverwrites).
 */
export async function resolve(credential: ICredentialType, stored: Values): Promise<Values> {
	const properties = [...inherited, ...credential.properties];
	const data = NodeHelpers.getNodeParameters(properties, stored as never, true, false, null, null);
	if (!data) throw new Error('The credential has no fields');
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	await workflow.expression.acquireIsolate();
	try {
		return workflow.expression.getComplexParameterValue(
			node,
			data as never,
			'internal',
			{},
			undefined,
			undefined,
			data as never,
		) as Values;
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

/** What n8n makes of an address in a credential's test, where the fields are $credentials. */
export async function resolveTest(credential: ICredentialType, fields: Values): Promise<string> {
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	await workflow.expression.acquireIsolate();
	try {
		return workflow.expression.getParameterValue(
			credential.test?.request.baseURL ?? '',
			null,
			0,
			0,
			node.name,
			[],
			'internal',
			{ $credentials: fields as never },
		) as string;
	} finally {
		await workflow.expression.releaseIsolate();
	}
}
