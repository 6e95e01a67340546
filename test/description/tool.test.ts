import { NodeHelpers, traverseNodeParameters, type FromAIArgument, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { offered, operationsOf } from '../../nodes/Xero/resources/catalogue';
import { Xero } from '../../nodes/Xero/Xero.node';

const { description } = new Xero();
const { properties } = description;
const places = offered.flatMap((resource) => operationsOf(resource).map((operation): [string, string] => [resource.value, operation]));

/** The parameters the editor draws, for an agent's tool or for the node in a workflow. */
function drawn(set: INodeParameters, tool: boolean): INodeProperties[] {
	const type = { ...description, name: tool ? 'xeroTool' : 'xero' };
	const node = { typeVersion: 1 } as INode;
	const values = NodeHelpers.getNodeParameters(properties, set, true, false, node, type) ?? {};
	return properties.filter((parameter) => NodeHelpers.displayParameter(values, parameter, node, type));
}

/** n8n's editor lets a model fill text, numbers, yes and no, dates, JSON and named records that take an expression. */
const isFillable = ({ type, noDataExpression }: INodeProperties): boolean =>
	noDataExpression !== true && ['string', 'number', 'boolean', 'dateTime', 'json', 'resourceLocator', 'collection'].includes(type);

const chosenByPerson = ['resource', 'operation', 'authentication'];

test.each(places)('%s %s as a tool: what it needs, a model can fill', (resource, operation) => {
	const needed = drawn({ resource, operation }, true).filter(({ name, required }) => required && !chosenByPerson.includes(name));
	expect(needed.filter((parameter) => !isFillable(parameter)).map(({ name }) => name)).toEqual([]);
});

test.each(places)('%s %s: Tool Permissions is shown to a tool alone, and takes no expression', (resource, operation) => {
	const named = (tool: boolean) => drawn({ resource, operation }, tool).filter(({ name }) => name === 'toolPermissions');
	expect(named(false)).toEqual([]);
	expect(named(true)).toEqual([expect.objectContaining({ type: 'options', noDataExpression: true, default: 'draftsOnly' })]);
});

test.each(places.filter(([, operation]) => ['create', 'update', 'upsert'].includes(operation)))(
	'%s %s as a tool: the model fills the fields from the start, and is told what they are',
	(resource, operation) => {
		const [json] = drawn({ resource, operation }, true).filter(({ name }) => name === 'fieldsJson');
		const found: FromAIArgument[] = [];
		traverseNodeParameters({ fieldsJson: json.default } as INodeParameters, found);
		expect(found).toEqual([{ key: 'Fields__JSON_', type: 'json', description: json.description, defaultValue: undefined }]);
		expect(json.description).toMatch(/^A JSON object with fields of the /);
	},
);

test('a list has a small limit of its own for models', () => {
	const names = (tool: boolean) => drawn({ resource: 'invoice', operation: 'getAll' }, tool).map(({ name }) => name);
	expect(names(true)).toContain('toolLimit');
	for (const name of ['limit', 'returnAll']) expect(names(true)).not.toContain(name);
	expect(names(false)).toEqual(expect.arrayContaining(['limit', 'returnAll']));
	expect(names(false)).not.toContain('toolLimit');
});

test('nothing of files is shown to a tool', () => {
	const names = ['getPdf', 'downloadAttachment', 'uploadAttachment'].flatMap((operation) => drawn({ resource: 'invoice', operation }, true).map(({ name }) => name));
	for (const name of ['binaryPropertyName', 'filesFrom', 'inputDataFieldName']) expect(names).not.toContain(name);
});
