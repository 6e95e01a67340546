import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Xero } from '../../nodes/Xero/Xero.node';
import { byId, openWorld, type World } from './harness';
import { agentTypes } from './harness/agents';
import { ask, fromModel, toldBy } from './harness/ask';
import { aLine, contactId, kept, make, sentBy } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const fieldsJson = fromModel('Fields', 'json');

describe.each(Object.keys(agentTypes) as Array<keyof typeof agentTypes>)(
	'as the tool of a %s',
	(name) => {
		const call = async (parameters: INodeParameters, args: IDataObject) =>
			await ask(world, { toolPermissions: 'everything', ...parameters }, args, name);

		test('one JSON parameter makes a record', async () => {
			const ran = await call(
				{ resource: 'contact', operation: 'create', fieldsJson },
				{ Fields: { Name: `By ${name}`, FirstName: 'Ada' } },
			);
			expect(ran.answer).toMatchObject([{ outcome: 'created', Name: `By ${name}` }]);
			expect(kept(world, 'Contacts', 'Name', `By ${name}`).FirstName).toBe('Ada');
		});

		test('a document with its contact and lines', async () => {
			const record = { Contact: { Name: 'City Agency' }, Reference: name, LineItems: [aLine] };
			const ran = await call(
				{ resource: 'invoice', operation: 'create', fieldsJson },
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
				{ resource: 'invoice', operation: 'update', record: byId(InvoiceID), fieldsJson },
				{ Fields: { Reference: `After ${name}` } },
			);
			expect(ran.answer).toMatchObject([{ outcome: 'updated', Reference: `After ${name}` }]);
			expect(kept(world, 'Invoices', 'InvoiceID', InvoiceID).LineItems).toHaveLength(1);
		});

		test('what is wrong comes back in words the model can act on', async () => {
			const asked = await call(
				{ resource: 'contact', operation: 'create', fieldsJson },
				{ Fields: { Nam: 'x' } },
			);
			expect(toldBy(asked)).toMatch(
				/^"Nam" is not a field Xero takes here\. Did you mean Name\?.* Keys of a contact: Name, .*For example \{"Name":.*Nothing was written\.$/,
			);
			expect(sentBy(asked)).toEqual([]);
		});
	},
);

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
