import { startLocalXero, type LocalXero } from '../server';

/** Lists below a record, on the books of a demo organisation: what the official client cannot ask for. */

const unknown = '33333333-3333-4333-8333-333333333333';
let xero: LocalXero;
let tenant: string;
beforeAll(async () => {
	xero = await startLocalXero({ clock: 'manual' });
	xero.control.latency(1000);
});
afterAll(async () => await xero.close());

async function call(method: string, path: string, body?: object) {
	const { access_token, tenants } = xero.control.issueToken();
	[tenant] = tenants;
	const response = await fetch(`${xero.url}/api.xro/2.0/${path}`, {
		method,
		headers: {
			authorization: `Bearer ${access_token}`,
			'xero-tenant-id': tenant,
			accept: 'application/json',
			'content-type': 'application/json',
		},
		...(body && { body: JSON.stringify(body) }),
	});
	return { status: response.status, text: await response.text() };
}

/** The overpayment of the demo, which is not put anywhere yet. */
async function overpayment(): Promise<string> {
	await call('GET', 'Organisation');
	const [credit] = xero.control.books(tenant, 'Overpayments');
	return `Overpayments/${String(credit.OverpaymentID)}`;
}

test('unknown parents, members and lists are not found', async () => {
	const allocations = `${await overpayment()}/Allocations`;
	for (const [method, path] of [
		['PUT', `Overpayments/${unknown}/Allocations`],
		['DELETE', `${allocations}/${unknown}`],
		['DELETE', `${allocations}/${unknown}/more`],
		['GET', `${await overpayment()}/Members`],
	]) {
		expect((await call(method, path, method === 'PUT' ? { Amount: 1 } : undefined)).status).toBe(
			404,
		);
	}
});

test('verbs the list does not have are not implemented', async () => {
	const allocations = `${await overpayment()}/allocations`;
	for (const method of ['GET', 'POST', 'DELETE'])
		expect((await call(method, allocations)).status).toBe(501);
	expect((await call('GET', `${allocations}/${unknown}`)).status).toBe(501);
});

test('a refused element answers Xero’s sentences, or stands in the answer when not summarised', async () => {
	const allocations = `${await overpayment()}/Allocations`;
	const wrong = { Allocations: [{ Amount: 0, Invoice: {}, Date: '2026-11-01' }] };
	const refused = await call('PUT', allocations, wrong);
	expect(refused.status).toBe(400);
	expect(refused.text).toContain('The document with the supplied id was not found');
	const told = await call('PUT', `${allocations}?summarizeErrors=false`, wrong);
	expect(told.status).toBe(200);
	expect(told.text).toContain('"StatusAttributeString":"ERROR"');
});
