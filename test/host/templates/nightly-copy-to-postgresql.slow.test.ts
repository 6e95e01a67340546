import { makeInXero } from './books';
import { type Postgres, startPostgres } from './postgres';
import { sharedStage } from './shared-stage';
import { expectSuccess, filledIn, jsonOf, organisationIn, readTemplate, runOnce } from './template';

const stage = sharedStage();
const tenMinutes = 10 * 60_000;

let postgres: Postgres;
afterEach(async () => await postgres.stop());

test(
	'every list of every organisation is copied; a list that failed is made up for, removals are marked',
	async () => {
		postgres = await startPostgres();
		const { api, xero } = stage();
		const { control } = xero;
		const tenantId = organisationIn(stage(), 'NZ');
		const credential = await api.createCredential('postgres', 'Local', postgres.credential);
		const named = { postgres: credential };
		const workflow = filledIn(stage(), readTemplate('nightly-copy-to-postgresql'), {
			credentials: {
				'Make Tables': named,
				'Copied Until': named,
				Store: named,
			},
		});
		const run = async () => {
			control.clearCalls();
			const execution = await runOnce(stage(), workflow, 'Every Night');
			expectSuccess(execution);
			return execution;
		};
		const stored = (list: string, id: unknown): string[] =>
			postgres.query(
				`SELECT record ->> 'Status', removed FROM xero_records WHERE list = '${list}' AND record_id = '${String(id)}'`,
			)[0];

		const [doomed, sold] = await makeInXero(stage(), tenantId, 'Items', [
			{ Code: 'DOOMED', Name: 'Doomed' },
			{ Code: 'SOLD', Name: 'Sold' },
		]);
		const [invoice] = await makeInXero(stage(), tenantId, 'Invoices', [
			{
				Type: 'ACCREC',
				Status: 'AUTHORISED',
				Contact: { Name: 'Bayside Club' },
				Date: '2026-11-01',
				DueDate: '2026-12-01',
				LineItems: [{ Description: 'Mugs', Quantity: 1, UnitAmount: 10, AccountCode: '200' }],
			},
		]);

		// one list cannot be read in the first night
		control.faults({ kind: 'malformed-json', method: 'GET', url: '/Payments', times: 4 });
		const first = await run();
		const [missing, ...others] = jsonOf(first, 'Not Copied');
		expect([missing.list, others]).toEqual(['Payments', []]);
		const copies = () =>
			Object.fromEntries(
				postgres
					.query('SELECT organisation_id, list, count(*) FROM xero_records GROUP BY 1, 2')
					.map(([organisation, list, count]) => [`${organisation} ${list}`, Number(count)]),
			);
		const { lists } = jsonOf(first, 'Lists')[0] as { lists: Array<{ list: string; id: string }> };
		const books = () =>
			Object.fromEntries(
				control
					.about()
					.organisations.flatMap(({ id }) =>
						lists
							.map(({ list }) => [`${id} ${list}`, control.books(id, list).length] as const)
							.filter(([, count]) => count > 0),
					),
			);
		expect(copies()).not.toEqual(books());

		control.person.remove({ tenantId, endpoint: 'Items' }, String(doomed.ItemID));
		control.person.change({ tenantId, endpoint: 'Invoices' }, String(invoice.InvoiceID), {
			Status: 'VOIDED',
		});
		const second = await run();
		expect(jsonOf(second, 'Not Copied')).toEqual([]);
		const { [`${tenantId} Items`]: items, ...rest } = copies();
		const { [`${tenantId} Items`]: itemsInXero, ...restInXero } = books();
		expect(rest).toEqual(restInXero);
		expect(items).toBe(itemsInXero + 1);
		expect(stored('Items', doomed.ItemID)[1]).toBe('t');
		expect(stored('Items', sold.ItemID)[1]).toBe('f');
		expect(stored('Invoices', invoice.InvoiceID)).toEqual(['VOIDED', 't']);

		// a third night reads changes only
		await run();
		const since = control
			.calls(/^GET .*\/(Invoices|Contacts|Payments)\?/)
			.calls.map(({ headers }) => headers['if-modified-since']);
		expect(since.length).toBeGreaterThan(0);
		expect(since).not.toContain(undefined);
		process.stdout.write(
			`${postgres.query('SELECT count(*) FROM xero_records')[0][0]} records copied; a night without changes is ${control.calls(/api.xro/).calls.length} calls for ${control.about().organisations.length} organisations\n`,
		);
	},
	tenMinutes,
);
