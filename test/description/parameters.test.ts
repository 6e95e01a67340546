import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { offered, operationsOf } from '../../nodes/Xero/resources/catalogue';
import { Xero } from '../../nodes/Xero/Xero.node';

const { description } = new Xero();
const { properties } = description;

const places = offered.flatMap((resource) => operationsOf(resource).map((operation) => ({ resource, operation })));

/** Values of the parameters n8n shows once these are set, defaults filled in. */
function shown(set: INodeParameters, tool = false): INodeParameters {
	const type = { ...description, name: tool ? 'xeroTool' : 'xero' };
	const node = { typeVersion: 1, parameters: set } as INode;
	return NodeHelpers.getNodeParameters(properties, set, true, false, node, type) ?? {};
}

/** The parameters n8n's editor draws for these values. */
function drawn(set: INodeParameters, tool = false): INodeProperties[] {
	const values = shown(set, tool);
	const type = { ...description, name: tool ? 'xeroTool' : 'xero' };
	const node = { typeVersion: 1, parameters: values } as INode;
	return properties.filter((parameter) => NodeHelpers.displayParameter(values, parameter, node, type));
}

const names = (parameters: INodeProperties[]): string[] => parameters.map(({ name }) => name);

test('Authentication, Organisation, Resource and Operation come first, in this order', () => {
	expect([...new Set(names(properties))].slice(0, 4)).toEqual(['authentication', 'organisation', 'resource', 'operation']);
});

test('Organisation is hidden with a custom connection', () => {
	expect(names(drawn({ authentication: 'customConnection' }))).not.toContain('organisation');
});

// What empty text does is held by test/values/fields.test.ts and test/core/contact.test.ts.
test('Fields to Clear tells what an empty value above does: in an update empty text empties', () => {
	const hintOf = (operation: string) =>
		drawn({ resource: 'contact', operation, inputMode: 'fields' }).find(({ name }) => name === 'fieldsToClear')?.hint;
	expect(hintOf('update')).toContain('empty text above empties a text field too');
	expect(hintOf('upsert')).toContain('an empty value above leaves a field as it is');
});

test.each(places)('$resource.name: $operation can be chosen', ({ resource, operation }) => {
	const [parameter] = drawn({ resource: resource.value }).filter(({ name }) => name === 'operation');
	expect(parameter.options).toContainEqual(
		expect.objectContaining({ value: operation, action: expect.any(String), description: expect.any(String) }),
	);
});

const variants = places.flatMap(({ resource, operation }) =>
	[false, true].flatMap((tool) =>
		['fields', 'json'].flatMap((inputMode) =>
			['keep', 'below', 'array', 'rows'].map((linesFrom) => ({ tool, set: { resource: resource.value, operation, inputMode, linesFrom } })),
		),
	),
);

test('no parameter is drawn twice, whatever is chosen', () => {
	for (const { set, tool } of variants) {
		const all = names(drawn(set, tool));
		expect({ set, all: all.filter((name, index) => all.indexOf(name) !== index) }).toEqual({ set, all: [] });
	}
});

test('every parameter is drawn somewhere', () => {
	const found = new Set(variants.flatMap(({ set, tool }) => drawn(set, tool)));
	for (const parameter of drawn({ resource: 'bill', operation: 'get', record: { __rl: true, mode: 'number', value: '1' } })) {
		found.add(parameter);
	}
	for (const parameter of drawn({ resource: 'customApiRequest', operation: 'request', method: 'POST', specifyQuery: 'json' })) {
		found.add(parameter);
	}
	for (const parameter of drawn({ resource: 'creditNote', operation: 'removeAllocation', removeWhat: 'id' })) {
		found.add(parameter);
	}
	const contact = { __rl: true, mode: 'name', value: 'Ridgeway University' };
	for (const parameter of drawn({ resource: 'invoice', operation: 'create', contact, ifContactMissing: 'create' })) {
		found.add(parameter);
	}
	expect(properties.filter((parameter) => !found.has(parameter)).map(({ name, displayOptions }) => ({ name, displayOptions }))).toEqual([]);
});

describe('display conditions', () => {
	const parameterOf = (key: string): string => key.replace(/^\//, '').replace(/\.mode$/, '');

	const every: INodeProperties[] = properties.flatMap((parameter) => [
		parameter,
		...(parameter.options ?? []).flatMap((option) => {
			if ('values' in option) return option.values;
			return 'type' in option ? [option] : [];
		}),
	]);

	const possible = (name: string): unknown[] => {
		if (name === '@tool' || properties.some((parameter) => parameter.name === name && parameter.type === 'boolean')) return [true, false];
		return properties
			.filter((parameter) => parameter.name === name)
			.flatMap((parameter) => [...(parameter.options ?? []), ...(parameter.modes ?? [])])
			.map((option) => ('value' in option ? option.value : option.name));
	};

	test('speak of parameters and values that exist', () => {
		for (const { name, displayOptions } of every) {
			for (const [key, values] of Object.entries({ ...displayOptions?.show, ...displayOptions?.hide })) {
				expect({ name, key, possible: possible(parameterOf(key)) }).toEqual({
					name,
					key,
					possible: expect.arrayContaining(values as unknown[]),
				});
			}
		}
	});
});

describe('what is shown', () => {
	test('creating an invoice', () => {
		expect(Object.keys(shown({ resource: 'invoice', operation: 'create' }))).toEqual(
			expect.arrayContaining(['inputMode', 'contact', 'fields', 'linesFrom', 'lines', 'simplify', 'options']),
		);
	});

	test('what to do without a contact is asked where one is looked up', () => {
		const invoiceTo = (mode: string): INodeParameters =>
			shown({ resource: 'invoice', operation: 'create', contact: { __rl: true, mode, value: 'x' } });
		expect(invoiceTo('email')).toMatchObject({ ifContactMissing: 'refuse' });
		expect(invoiceTo('list')).not.toHaveProperty('ifContactMissing');
	});

	test('one document from many rows', () => {
		const values = shown({ resource: 'invoice', operation: 'create', linesFrom: 'rows' });
		expect(values).toMatchObject({ documentKey: '', rowLine: {} });
		expect(values).not.toHaveProperty('lines');
	});

	test('an update keeps the lines unless told otherwise', () => {
		const values = shown({ resource: 'bill', operation: 'update' });
		expect(values).toMatchObject({ linesFrom: 'keep', fieldsToClear: [] });
		expect(values).not.toHaveProperty('linesMode');
		expect(shown({ resource: 'bill', operation: 'update', linesFrom: 'array' })).toMatchObject({ linesMode: 'merge' });
	});

	test('the number of a bill asks for its contact, that of an invoice does not', () => {
		const byNumber = { operation: 'get', record: { __rl: true, mode: 'number', value: '1001' } };
		expect(shown({ resource: 'bill', ...byNumber })).toHaveProperty('recordContact');
		expect(shown({ resource: 'invoice', ...byNumber })).not.toHaveProperty('recordContact');
		const byId = { operation: 'get', record: { __rl: true, mode: 'id', value: '' } };
		expect(shown({ resource: 'bill', ...byId })).not.toHaveProperty('recordContact');
	});

	test('a discount is offered on the lines of sales only, the id of a line on update only', () => {
		const line = (resource: string, operation: string): string[] =>
			Object.keys(
				(shown({ resource, operation, linesFrom: 'below', lines: { line: [{}] } }).lines as { line: INodeParameters[] }).line[0],
			);
		expect(line('invoice', 'create')).toEqual(expect.arrayContaining(['discountRate', 'unitAmount', 'trackingOption2']));
		expect(line('bill', 'create')).not.toContain('discountRate');
		expect(line('bill', 'create')).not.toContain('lineItemId');
		expect(line('bill', 'update')).toContain('lineItemId');
	});

	test('archiving a contact warns', () => {
		expect(names(drawn({ resource: 'contact', operation: 'archive' }))).toContain('archiveNotice');
	});

	test('an organisation is not asked which one twice', () => {
		expect(shown({ resource: 'organisation', operation: 'get' })).not.toHaveProperty('record');
	});
});

test('as a tool, a write takes its values as one JSON parameter that names the fields', () => {
	const set = { resource: 'invoice', operation: 'create' };
	const values = shown(set, true);
	for (const name of ['inputMode', 'fields', 'contact', 'linesFrom', 'lines', 'fieldsToClear']) expect(values).not.toHaveProperty(name);
	const [json] = drawn(set, true).filter(({ name }) => name === 'fieldsJson');
	expect(json.description).toMatch(/Mandatory.*Contact.*LineItems/);
});

test('the description stays small enough to be sent to every editor (400 kB at most)', () => {
	expect(Buffer.byteLength(JSON.stringify(description))).toBeLessThan(400_000);
});
