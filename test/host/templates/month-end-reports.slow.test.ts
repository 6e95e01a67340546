import { join } from 'node:path';
import Decimal from 'decimal.js';
import type { WorkflowFile } from '../api';
import { sharedStage } from './shared-stage';
import { expectSuccess, filledIn, jsonOf, organisationIn, readTemplate, runOnce } from './template';

const stage = sharedStage();
const fiveMinutes = 5 * 60_000;

type Row = { [name: string]: unknown };

/** The rows of a spreadsheet, read by n8n itself. */
async function rowsIn(file: string): Promise<Row[]> {
	const at = { typeVersion: 1.1, position: [0, 0] };
	const workflow: WorkflowFile = {
		name: 'Read back',
		nodes: [
			{
				...at,
				typeVersion: 1,
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				parameters: {},
			},
			{
				...at,
				name: 'File',
				type: 'n8n-nodes-base.readWriteFile',
				parameters: { fileSelector: file },
			},
			{
				...at,
				name: 'Rows',
				type: 'n8n-nodes-base.extractFromFile',
				parameters: { operation: 'xlsx' },
			},
		],
		connections: {
			Start: { main: [[{ node: 'File', type: 'main', index: 0 }]] },
			File: { main: [[{ node: 'Rows', type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
	const execution = await runOnce(stage(), workflow, 'Start');
	expectSuccess(execution);
	return jsonOf(execution, 'Rows');
}

/** The cells of a report's row with this title, as the local Xero itself tells them. */
async function told(tenantId: string, report: string, title: string): Promise<string[]> {
	const { xero } = stage();
	const { access_token: token } = xero.control.issueToken({ tenants: [tenantId] });
	const answer = await fetch(`${xero.url}/api.xro/2.0/Reports/${report}`, {
		headers: {
			authorization: `Bearer ${token}`,
			'xero-tenant-id': tenantId,
			accept: 'application/json',
		},
	});
	const rows = (list: Row[]): Row[] =>
		list.flatMap((row) => [row, ...rows((row.Rows as Row[] | undefined) ?? [])]);
	const { Reports } = (await answer.json()) as { Reports: Row[] };
	const found = rows(Reports).find(
		({ Cells }) => (Cells as Row[] | undefined)?.[0].Value === title,
	);
	return ((found?.Cells ?? []) as Row[]).slice(1).map(({ Value }) => String(Value));
}

const sum = (rows: Row[], column: string) =>
	Decimal.sum(0, ...rows.map((row) => String(row[column] || 0))).toFixed(2);

test(
	'both reports of every organisation stand in the spreadsheets, to the cent',
	async () => {
		const { n8n, xero } = stage();
		// an Australian organisation joins: its year ends in June, those of the others in March
		const organisations = xero.control.about().everyOrganisation;
		xero.control.issueToken({ tenants: organisations.map(({ id }) => id) });
		const [profit, balance] = ['profit.xlsx', 'balance.xlsx'].map((name) =>
			join(n8n.filesFolder, name),
		);
		const workflow = filledIn(stage(), readTemplate('month-end-reports'), {
			parameters: {
				'Save Profit and Loss': { fileName: profit },
				'Save Trial Balance': { fileName: balance },
			},
		});
		const execution = await runOnce(stage(), workflow, 'Start');
		expectSuccess(execution);
		expect(jsonOf(execution, 'Not Read')).toEqual([]);

		const { from, to } = jsonOf(execution, 'Month')[0] as { from: string; to: string };
		expect(from.slice(0, 7)).toBe(to.slice(0, 7));
		expect(from).toMatch(/-01$/);
		const [profits, balances] = [await rowsIn(profit), await rowsIn(balance)];
		const names = organisations.map(({ name }) => name).sort();
		for (const rows of [profits, balances]) {
			expect([...new Set(rows.map(({ Organisation }) => Organisation))].sort()).toEqual(names);
			expect([...new Set(rows.map(({ Month }) => Month))]).toEqual([to.slice(0, 7)]);
			const currencies = rows.map(
				({ Organisation, Currency }) => `${String(Organisation)} ${String(Currency)}`,
			);
			expect([...new Set(currencies)].sort()).toEqual(
				organisations
					.map(
						({ id, name }) =>
							`${name} ${String(xero.control.books(id, 'Organisation')[0].BaseCurrency)}`,
					)
					.sort(),
			);
		}
		let figures = 0;
		for (const { id, name } of organisations) {
			const ofThis = balances.filter((row) => row.Organisation === name);
			const lines = ofThis.filter(({ IsTotal }) => !IsTotal);
			const cells = await told(id, `TrialBalance?date=${to}`, 'Total');
			expect(
				['Debit', 'Credit', 'YTD Debit', 'YTD Credit'].map((column) => sum(lines, column)),
			).toEqual(cells.map((value) => new Decimal(value).toFixed(2)));
			const [net] = await told(id, `ProfitAndLoss?fromDate=${from}&toDate=${to}`, 'Net Profit');
			const shown =
				profits.find((row) => row.Organisation === name && row.Account === 'Net Profit') ?? {};
			const column = Object.keys(shown).find((key) => /^\d+ \w+ \d+$/.test(key)) ?? '';
			expect([name, Number(shown[column])]).toEqual([name, Number(net)]);
			if (Number(net) !== 0) figures += 1;
		}
		expect(figures).toBeGreaterThan(0);
	},
	fiveMinutes,
);

test(
	'a month in which nothing was booked has its totals, all nil; tracking options are columns of the organisation that has them',
	async () => {
		const { n8n, xero } = stage();
		const organisations = xero.control.about().everyOrganisation;
		xero.control.issueToken({ tenants: organisations.map(({ id }) => id) });
		const profit = join(n8n.filesFolder, 'profit-of-2012.xlsx');
		const balance = join(n8n.filesFolder, 'balance-of-2012.xlsx');
		const month = (from: string, to: string) => ({
			assignments: {
				assignments: [
					{ id: 'a1', name: 'from', type: 'string', value: from },
					{ id: 'a2', name: 'to', type: 'string', value: to },
				],
			},
		});
		const files = {
			'Save Profit and Loss': { fileName: profit },
			'Save Trial Balance': { fileName: balance },
		};
		const empty = await runOnce(
			stage(),
			filledIn(stage(), readTemplate('month-end-reports'), {
				parameters: { Month: month('2012-02-01', '2012-02-29'), ...files },
			}),
			'Start',
		);
		expectSuccess(empty);
		expect(jsonOf(empty, 'Not Read')).toEqual([]);
		const rows = await rowsIn(profit);
		const nets = rows.filter(({ Account }) => Account === 'Net Profit');
		expect(nets).toHaveLength(organisations.length);
		expect(nets.map((row) => Number(row['29 Feb 12']))).toEqual(nets.map(() => 0));

		const tenantId = organisationIn(stage(), 'NZ');
		const [category] = xero.control.books(tenantId, 'TrackingCategories');
		const tracked = await runOnce(
			stage(),
			filledIn(stage(), readTemplate('month-end-reports'), {
				parameters: {
					Month: month('2026-10-01', '2026-10-31'),
					'Profit and Loss': { options: { trackingCategoryID: category.TrackingCategoryID } },
					...files,
				},
			}),
			'Start',
		);
		expectSuccess(tracked);
		const options = (category.Options as Row[]).map(({ Name }) => String(Name));
		const name = organisations.find(({ id }) => id === tenantId)?.name;
		const ofThis = (await rowsIn(profit)).filter((row) => row.Organisation === name);
		expect(Object.keys(ofThis.find((row) => row.Account === 'Net Profit') ?? {})).toEqual(
			expect.arrayContaining(options),
		);
	},
	fiveMinutes,
);
