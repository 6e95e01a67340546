import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { catalogue } from '../../nodes/Xero/resources/catalogue';
import type { Resource } from '../../nodes/Xero/resources/define';
import { exampleIn, worldOf } from '../docs/recording';
import { byId, named, type World } from './harness';

/**
 * What every object has that keeps files, a history, or can be read alone: told from the tables, done in the real
 * n8n-core, and looked at by Xero's own addresses.
 */

const fileName = 'paper & ink.pdf';

async function done(
	world: World,
	resource: Resource,
	operation: string,
	parameters: INodeParameters = {},
	file?: Buffer,
) {
	const data = file && {
		data: file.toString('base64'),
		mimeType: 'application/pdf',
		fileName,
	};
	const ran = await world.run(
		{ resource: resource.value, operation, simplify: true, ...parameters },
		data === undefined ? {} : { files: [{ data }] },
	);
	expect(ran.error).toBeUndefined();
	return ran.items;
}

/** What Xero itself answers at an address, asked without the node. */
async function asked(world: World, path: string): Promise<Response> {
	const tenants = [world.tenant()];
	const { access_token: token } = world.control.issueToken({
		tenants,
		scopes: [
			'accounting.attachments',
			'accounting.classicexpenses',
			'accounting.contacts',
			'accounting.invoices',
			'accounting.payments',
			'accounting.banktransactions',
			'accounting.manualjournals',
			'accounting.settings',
		],
	});
	return await fetch(`${world.url}/api.xro/2.0/${path}`, {
		headers: {
			authorization: `Bearer ${token}`,
			'xero-tenant-id': tenants[0],
			accept: 'application/json',
		},
	});
}

// of the organisation there is one, which organisation.test.ts reads
const alike = catalogue.filter(
	({ verbs }) => verbs.getMany !== undefined && (verbs.get ?? verbs.attachments ?? verbs.history),
);

describe.each(alike.map((resource): [string, Resource] => [resource.name, resource]))(
	'%s',
	(_name, resource) => {
		const { verbs, path, name } = resource;
		let world: World;
		let id: string;
		beforeAll(async () => {
			world = await worldOf(resource.value, ['accounting.attachments']);
			const example = await exampleIn(world, resource);
			id = String(example[resource.id]);
		});
		afterAll(async () => await world.close());

		if (verbs.get !== undefined) {
			test('one is read by its id, and is among all', async () => {
				const isIt = ({ json }: { json: IDataObject }) =>
					String(json[resource.id]).toLowerCase() === id.toLowerCase();
				const [one, ...others] = await done(world, resource, 'get', { record: byId(id) });
				expect([isIt(one), others]).toEqual([true, []]);
				const all = await done(world, resource, 'getAll', { returnAll: true });
				expect(all.filter(isIt)).toHaveLength(1);
			});
		}

		if (verbs.attachments !== undefined) {
			test('a file is attached, listed and downloaded again, byte by byte', async () => {
				const file = Buffer.from(`%PDF-1.7 ${name} \u0000\u00ff`);
				const record = byId(id);
				await done(world, resource, 'uploadAttachment', { record, filesFrom: 'all' }, file);
				const [listed] = await done(world, resource, 'getAttachments', { record });
				expect(listed.json).toMatchObject({ FileName: fileName, ContentLength: file.length });
				const attachment = named('name', fileName);
				const [got] = await done(world, resource, 'downloadAttachment', { record, attachment });
				expect(Buffer.from(String(got.binary?.data.data), 'base64').equals(file)).toBe(true);
				const held = await asked(
					world,
					`${path}/${id}/Attachments/${encodeURIComponent(fileName)}`,
				);
				expect(Buffer.from(await held.arrayBuffer()).equals(file)).toBe(true);
			});
		}

		if (verbs.history !== undefined) {
			test('a note is added to its history and read back', async () => {
				const record = byId(id);
				await done(world, resource, 'addNote', { record, note: 'Agreed by phone' });
				const history = await done(world, resource, 'getHistory', { record });
				expect(history.map(({ json }) => json.Details)).toContain('Agreed by phone');
				const held = await asked(world, `${path}/${id}/History`);
				expect(JSON.stringify(await held.json())).toContain('Agreed by phone');
			});
		}
	},
);
