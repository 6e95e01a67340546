import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Ground } from '../fuzz/ground';
import { Proxy } from '../fuzz/proxy';
import { asJson, byId, named, type Ran } from './harness';
import { signedIn } from './harness/workflow';

/* The token goes to the host of the credential and nowhere else, whatever answers and parameters name. */

let ground: Ground;

beforeAll(async () => {
	ground = await Ground.open();
});

beforeEach(() => ground.begin());

afterEach(() => expect(ground.elsewhere.seen).toEqual([]));

afterAll(async () => await ground.close());

const list: INodeParameters = { resource: 'contact', operation: 'getAll', limit: 5 };
const creation = (Name: string): INodeParameters => ({ resource: 'contact', operation: 'create', ...asJson({ Name }) });
const run = async (parameters: INodeParameters): Promise<Ran> => await ground.world.run(parameters, { onError: 'continueErrorOutput' });
const told = ({ items, errorItems }: Ran): IDataObject => [...errorItems, ...items][0].json;

test('an expired token is renewed at the identity host, which never sees it; the API host sees no secret', async () => {
	const identity = await Proxy.open(`${ground.world.url}`);
	const { credentials, control } = ground.world;
	const saved = credentials.saved(signedIn);
	credentials.save(signedIn, { ...saved, identityHost: `${identity.url}/identity` });
	control.expireTokens();
	const { error } = await ground.world.run(list);
	credentials.save(signedIn, { ...credentials.saved(signedIn), identityHost: String(saved.identityHost) });
	await identity.close();
	expect(error).toBeUndefined();
	expect(identity.seen.map(({ method, url, headers }) => [method, url, headers.authorization?.split(' ')[0]])).toEqual([['POST', '/identity/connect/token', 'Basic']]);
	expect(ground.seen.length).toBeGreaterThan(1);
	expect(ground.seen.every(({ headers }) => headers.authorization?.startsWith('Bearer '))).toBe(true);
	expect(JSON.stringify(ground.seen)).not.toContain(String(saved.clientSecret));
});

describe('a redirect', () => {
	const places: Array<[string, () => string]> = [
		['another host', () => `${ground.elsewhere.url}/api.xro/2.0/Contacts`],
		['another scheme', () => `${ground.elsewhere.url.replace('http:', 'https:')}/`],
		['a host without a scheme', () => `//${ground.elsewhere.url.slice(7)}/`],
		['a host behind the right one as a name', () => `http://${ground.proxy.url.slice(7)}@${ground.elsewhere.url.slice(7)}/`],
		['another path of the same host', () => `${ground.proxy.url}/api.xro/2.0/Users`],
		['no place at all', () => ''],
	];
	const codes = [301, 302, 303, 307, 308];

	test.each(places.flatMap(([says, place]) => codes.map((code): [number, string, () => string] => [code, says, place])))('%i to %s is not followed and told', async (code, _says, place) => {
		ground.proxy.meddler.instead = () => ({ status: code, headers: { location: place() }, body: Buffer.alloc(0) });
		const { error } = await ground.world.run(list);
		expect(error).toMatchObject({ name: 'NodeOperationError', message: 'The API host sends requests on to another address, which is not followed' });
		expect(String((error as unknown as { description: string }).description)).toContain('API Host');
		expect(ground.seen).toHaveLength(1);
	});

	test('of a write leaves its outcome unknown, as it may have been carried out', async () => {
		ground.proxy.meddler.after = ({ method }, answer) => (method === 'PUT' ? { status: 307, headers: { location: ground.elsewhere.url }, body: Buffer.alloc(0) } : answer);
		const ran = await run(creation('Sent On'));
		const books = ground.world.books('Contacts').filter(({ Name }) => Name === 'Sent On');
		expect(books).toHaveLength(1);
		// The look-up that follows finds the contact, or the item says that nobody knows.
		expect(told(ran).outcome === 'created' || String(told(ran).error).startsWith('Outcome unknown')).toBe(true);
		expect(ground.seen.filter(({ method }) => method === 'PUT')).toHaveLength(1);
	});

	test('of a file is not followed', async () => {
		const { InvoiceID } = ground.world.books('Invoices')[0];
		ground.proxy.meddler.instead = () => ({ status: 302, headers: { location: `${ground.elsewhere.url}/file.pdf` }, body: Buffer.alloc(0) });
		const ran = await run({ resource: 'invoice', operation: 'getPdf', record: byId(InvoiceID) });
		expect(told(ran).error).toContain('not followed');
	});
});

describe('Custom API Request cannot be pointed elsewhere', () => {
	const paths = (host: string): string[] => [
		`http://${host}/x`,
		`HTTPS://${host}/x`,
		`//${host}/x`,
		`///${host}/x`,
		`/\\${host}/x`,
		`\\\\${host}\\x`,
		`@${host}/x`,
		`:80@${host}/x`,
		`.${host}/x`,
		`%2f%2f${host}/x`,
		`%5c%5c${host}%5cx`,
		`..%2f..%2f..%2f${host}`,
		`x%2f..%2f..%2f${host}`,
		`/%2e%2e/%2E%2E/connections`,
		`\u2025/${host}`,
		`\uff0f\uff0f${host}/x`,
		`${host.replace(/\./g, '\u3002')}/x`,
		`\thttp://${host}/x`,
		`ht\ntp://${host}/x`,
		`/\t/${host}/x`,
		`javascript:fetch("http://${host}")`,
		`Invoices\r\nHost: ${host}`,
		`Invoices?x=http://${host}`,
		`Invoices#@${host}`,
		`Invoices;@${host}`,
	];
	const cases = Array.from({ length: paths('').length }, (_, at) => at);

	test.each(cases.flatMap((at) => ['accounting', 'whole'].map((api): [number, string] => [at, api])))('path %i of %s', async (at, api) => {
		const path = paths(ground.elsewhere.url.slice(7))[at];
		const ran = await run({ resource: 'customApiRequest', operation: 'request', path: path.startsWith('=') ? ` ${path}` : path, api });
		expect(told(ran).error).toBeDefined();
		// Which organisation is connected is asked first.
		for (const { headers, url } of ground.seen.filter((seen) => seen.url !== '/connections')) {
			expect(headers.host).toBe(ground.proxy.url.slice(7));
			expect(url.startsWith(api === 'accounting' ? '/api.xro/2.0/' : '/')).toBe(true);
			expect(url).not.toMatch(/^\/\/|[\\@\s]|\.\.|\?/);
		}
	});

	test('by its headers and query neither', async () => {
		const host = ground.elsewhere.url.slice(7);
		await run({
			resource: 'customApiRequest',
			operation: 'request',
			path: 'Contacts',
			specifyQuery: 'json',
			queryJson: JSON.stringify({ baseURL: `http://${host}`, url: `//${host}`, __proto__: { host }, where: '' }),
			options: { accept: `application/json\r\nHost: ${host}` },
		});
		expect(ground.seen.every(({ headers }) => headers.host === ground.proxy.url.slice(7))).toBe(true);
	});
});

describe('addresses in answers are never asked', () => {
	const asElsewhere = (): void => {
		const text = `${ground.elsewhere.url}/next`;
		ground.proxy.meddler.after = (_seen, answer) => {
			if (!String(answer.headers['content-type']).includes('json')) return answer;
			const body = JSON.parse(answer.body.toString('utf8')) as IDataObject;
			const renamed = JSON.stringify(body, (key, value: unknown) => (/url|link|href/i.test(key) ? text : value));
			const links = { links: { next: text }, next: text, NextPage: text, '@odata.nextLink': text };
			const whole = Array.isArray(body) ? renamed : JSON.stringify({ ...(JSON.parse(renamed) as IDataObject), pagination: { ...(body.pagination as IDataObject), ...links } });
			return { ...answer, headers: { ...answer.headers, link: `<${text}>; rel="next"`, 'content-location': text }, body: Buffer.from(whole) };
		};
	};
	const pdf = { data: Buffer.from('%PDF-1.7').toString('base64'), mimeType: 'application/pdf', fileName: 'paper.pdf' };
	const record = (): INodeParameters => ({ resource: 'invoice', record: byId(ground.world.books('Invoices')[0].InvoiceID) });

	test.each<[string, () => INodeParameters]>([
		['a list', () => ({ ...list, returnAll: true })],
		['a list asked for by a custom request', () => ({ resource: 'customApiRequest', operation: 'request', path: 'Invoices', allPages: true })],
		['the address of an online invoice', () => ({ ...record(), operation: 'getOnlineInvoiceUrl' })],
		['attachments', () => ({ ...record(), operation: 'getAttachments' })],
		['a download', () => ({ ...record(), operation: 'downloadAttachment', attachment: named('name', 'paper.pdf') })],
	])('of %s', async (_says, parameters) => {
		await ground.world.run({ ...record(), operation: 'uploadAttachment', filesFrom: 'all' }, { files: [{ data: pdf }] });
		asElsewhere();
		const { error } = await ground.world.run(parameters());
		expect(error).toBeUndefined();
		expect(ground.seen.length).toBeGreaterThan(1);
	});

	test('of a pasted link only the id is taken', async () => {
		const { ContactID, Name } = ground.world.books('Contacts')[0];
		const { items } = await ground.world.run({ resource: 'contact', operation: 'get', record: named('url', `${ground.elsewhere.url}/contact/${String(ContactID)}`) });
		expect(items[0].json.Name).toBe(Name);
	});
});

describe('the host of the credential', () => {
	const savedAs = async (apiHost: string): Promise<Ran> => {
		const { credentials } = ground.world;
		const saved = credentials.saved(signedIn);
		credentials.save(signedIn, { ...saved, apiHost });
		try {
			return await ground.world.run(list);
		} finally {
			credentials.save(signedIn, saved);
		}
	};

	test.each([
		['http to another machine', () => ground.elsewhere.url.replace('localhost', '127.0.0.1.nip.test')],
		['no address', () => 'api.xero.com'],
		['a name before the host', () => `http://localhost:1@${ground.elsewhere.url.slice(7)}`],
		['a query', () => `${ground.elsewhere.url}/?x=`],
		['a part of a page', () => `${ground.elsewhere.url}/#`],
		['another scheme', () => 'ftp://localhost/'],
		['a line break', () => 'file:///etc/passwd'],
	])('%s is refused before anything is sent', async (_says, host) => {
		const { error } = await savedAs(host());
		expect(error?.message).toContain('API Host');
		expect(ground.seen).toEqual([]);
	});
});
