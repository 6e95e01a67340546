import { N8nApi, type WorkflowFile } from '../api';
import { startN8n } from '../n8n';
import type { Stage } from '../stage';
import { until } from './activated';
import { makeInXero } from './books';
import { connectionWith } from './connection';
import { type CopiedList, everything, expectCopied } from './copied';
import { type Postgres, startPostgres } from './postgres';
import { sharedStage } from './shared-stage';
import { expectSuccess, filledIn, jsonOf, organisationIn, readTemplate, runOnce } from './template';

const stage = sharedStage();
const tenMinutes = 10 * 60_000;

let postgres: Postgres;
beforeEach(async () => (postgres = await startPostgres()), 60_000);
afterEach(async () => await postgres.stop());

const template = readTemplate('nightly-copy-to-postgresql');
const lists = JSON.parse(
	(
		template.nodes.find(({ name }) => name === 'Lists')?.parameters as {
			assignments: { assignments: Array<{ value: string }> };
		}
	).assignments.assignments[0].value,
) as CopiedList[];

/** The template with its connections; `also` switches on what the usual connection may not read. */
async function copying(also: boolean): Promise<WorkflowFile> {
	const { api, credentialType, credential } = stage();
	const named = { postgres: await api.createCredential('postgres', 'Local', postgres.credential) };
	const toXero = also ? await connectionWith(stage(), {}) : { [credentialType]: credential };
	return filledIn(stage(), template, {
		credentials: {
			...Object.fromEntries(
				['Connections', 'Read List', 'Read Journals', 'Read Employees'].map((node) => [
					node,
					toXero,
				]),
			),
			...Object.fromEntries(['Make Tables', 'Copied Until', 'Store'].map((node) => [node, named])),
		},
		parameters: also
			? {
					'Also Copy': {
						assignments: {
							assignments: ['journals', 'expenses', 'paymentServices', 'payroll'].map(
								(name, at) => ({
									id: `a${at}`,
									name,
									type: 'boolean',
									value: true,
								}),
							),
						},
					},
				}
			: {},
	});
}

const written = () => Number(postgres.query('SELECT count(*) FROM xero_records')[0][0]);
/** Rows written since an instant of PostgreSQL. */
const writtenSince = (instant: string): string[] =>
	postgres
		.query(`SELECT list FROM xero_records WHERE copied_at > '${instant}' ORDER BY list`)
		.map(([list]) => list);
const now = (): string => postgres.query('SELECT clock_timestamp()')[0][0];

/** Nights are a day apart, and Xero's limit is by the minute. */
const anotherMinute = () => stage().xero.control.clock({ advance: 60_000 });

test(
	'every list of every organisation is copied to the record; a list that failed is made up for, removals are marked, only what changed is written',
	async () => {
		const { control } = stage().xero;
		const tenantId = organisationIn(stage(), 'NZ');
		const tenants = control.about().organisations.map(({ id }) => id);
		const usual = lists.filter(({ needs }) => needs === undefined);
		const workflow = await copying(false);
		const run = async () => {
			anotherMinute();
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
		await expect(expectCopied(stage(), postgres, usual, tenants)).rejects.toThrow('Payments');

		control.person.remove({ tenantId, endpoint: 'Items' }, String(doomed.ItemID));
		control.person.change({ tenantId, endpoint: 'Invoices' }, String(invoice.InvoiceID), {
			Status: 'VOIDED',
		});
		const second = await run();
		expect(jsonOf(second, 'Not Copied')).toEqual([]);
		await expectCopied(stage(), postgres, usual, tenants, [String(doomed.ItemID)]);
		expect(stored('Items', doomed.ItemID)[1]).toBe('t');
		expect(stored('Items', sold.ItemID)[1]).toBe('f');
		expect(stored('Invoices', invoice.InvoiceID)).toEqual(['VOIDED', 't']);

		// a third night reads changes only, and writes nothing
		const third = now();
		await run();
		expect(writtenSince(third)).toEqual([]);
		const since = control
			.calls(/^GET .*\/(Invoices|Contacts|Payments)\?/)
			.calls.map(({ headers }) => headers['if-modified-since']);
		expect(since.length).toBeGreaterThan(0);
		expect(since).not.toContain(undefined);
		const idle = control.calls(/api.xro/).calls.length;

		// a fourth writes what one person changed
		control.person.change({ tenantId, endpoint: 'Items' }, String(sold.ItemID), {
			Code: sold.Code,
			Name: 'Sold out',
		});
		const fourth = now();
		await run();
		expect(writtenSince(fourth)).toEqual(['Items']);
		const count = await expectCopied(stage(), postgres, usual, tenants, [String(doomed.ItemID)]);
		process.stdout.write(
			`${count} records of ${usual.length} lists copied to the record; a night without changes is ${idle} calls for ${tenants.length} organisations and writes 0 rows\n`,
		);
	},
	tenMinutes,
);

/** Runs a workflow until PostgreSQL waits with what it read, then kills n8n; answers another n8n in its place. */
async function killedBeforeStoring(workflow: WorkflowFile, list: string): Promise<Stage> {
	const { n8n, owner } = stage();
	const lock = postgres.hold('LOCK TABLE xero_records IN EXCLUSIVE MODE');
	const held = () =>
		postgres.query(
			"SELECT 1 FROM pg_locks WHERE mode = 'ExclusiveLock' AND relation = 'xero_records'::regclass",
		);
	await until('the table is locked', () => held().length > 0);
	const ended = runOnce(stage(), workflow, 'Every Night').catch(() => undefined);
	const waiting = (): string[][] =>
		postgres.query(
			"SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'WITH given%'",
		);
	await until(`n8n is about to store ${list}`, () => waiting().length > 0);
	await n8n.kill();
	await ended;
	for (const [pid] of waiting()) postgres.query(`SELECT pg_terminate_backend(${pid})`);
	await lock.release();
	const again = await startN8n({ userFolder: n8n.userFolder, port: Number(new URL(n8n.url).port) });
	const api = new N8nApi(again.url);
	await api.logIn(owner);
	return { ...stage(), n8n: again, api };
}

test(
	'with every scope each list of three countries is copied, journals and payroll too, when n8n was killed between reading and storing',
	async () => {
		const { control } = stage().xero;
		const tenants = control.about().everyOrganisation.map(({ id }) => id);
		control.issueToken({ tenants, scopes: everything });
		const workflow = await copying(true);
		const nz = organisationIn(stage(), 'NZ');
		await makeInXero(
			stage(),
			nz,
			'PaymentServices',
			[
				{
					PaymentServiceName: 'PayUp',
					PaymentServiceUrl: 'https://pay.example.com',
					PayNowText: 'Pay',
				},
			],
			everything,
		);
		const [{ UserID }] = control.books(nz, 'Users');
		const [{ ReceiptID }] = await makeInXero(
			stage(),
			nz,
			'Receipts',
			[
				{
					Date: '2026-11-20',
					Contact: { Name: 'Bayside Club' },
					User: { UserID },
					LineItems: [{ Description: 'Taxi', Quantity: 1, UnitAmount: 30, AccountCode: '429' }],
				},
			],
			everything,
		);
		await makeInXero(
			stage(),
			nz,
			'ExpenseClaims',
			[{ User: { UserID }, Receipts: [{ ReceiptID }] }],
			everything,
		);

		// the tables are there from an earlier night that was stopped in its first list
		const tables = template.nodes.find(({ name }) => name === 'Make Tables')?.parameters.query;
		postgres.query(String(tables));
		const restarted = await killedBeforeStoring(workflow, lists[0].list);
		try {
			expect(written()).toBe(0);
			const night = async () => {
				anotherMinute();
				const execution = await runOnce(restarted, workflow, 'Every Night');
				expectSuccess(execution);
				expect(jsonOf(execution, 'Not Copied')).toEqual([]);
			};
			await night();
			const count = await expectCopied(stage(), postgres, lists, tenants);
			const rare = postgres.query(
				"SELECT list, count(*) FROM xero_records WHERE list IN ('Journals', 'ExpenseClaims', 'Receipts', 'PaymentServices', 'PayrollEmployees') GROUP BY 1 ORDER BY 1",
			);
			expect(rare.map(([list]) => list)).toEqual([
				'ExpenseClaims',
				'Journals',
				'PaymentServices',
				'PayrollEmployees',
				'Receipts',
			]);

			// what was posted since comes after the last number; the rest stays as it is written
			await makeInXero(stage(), nz, 'ManualJournals', [
				{
					Narration: 'Accrual',
					Status: 'POSTED',
					JournalLines: [
						{ LineAmount: 5, AccountCode: '429' },
						{ LineAmount: -5, AccountCode: '400' },
					],
				},
			]);
			const second = now();
			control.clearCalls();
			await night();
			expect(writtenSince(second)).toEqual(['Journals', 'ManualJournals']);
			const offsets = control.calls(/Journals\?.*offset=/).calls.map(({ path }) => path);
			expect(offsets.every((path) => !/offset=0\b/.test(path))).toBe(true);
			await expectCopied(stage(), postgres, lists, tenants);
			process.stdout.write(
				`${count} records of ${lists.length} lists of ${tenants.length} organisations copied to the record after a kill: ${rare.map(([list, many]) => `${list} ${many}`).join(', ')}\n`,
			);
		} finally {
			await restarted.n8n.stop();
		}
	},
	tenMinutes,
);
