/**
 * `npm run e2e:compat [-- --json FILE] [--readme]`: the packed connector in the newest n8n it is made for and in the last
 * of n8n 1.x, on each Node they run on: loaded, signed in to Xero, shop orders booked to the cent, both triggers; and its
 * types against the n8n-workflow of both.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from '../docs/block';
import { hostOf, nodeForN8n } from '../host/hosts';
import type { Summary } from '../host/summary';
import { step, type Ran } from './step';
import { command, failed, runOn, type Told } from './told';

/** The n8n, and the majors of Node. */
const lines = [
	{ line: '2x', nodes: ['24'] },
	{ line: '1x', nodes: ['22', '20'] },
];

/** The play of both triggers with n8n's usual settings: 1.x has no others. */
const usual = 'n8n by default';

interface Row {
	n8n: string;
	node: string;
	workflow: string;
	types: Ran;
	orders: Ran;
	/** What was booked. */
	booked: string;
	triggers: Ran;
}

/** Shop orders in a real n8n, the sign-in before them included; what was booked. */
async function orders(
	name: string,
	env: NodeJS.ProcessEnv,
): Promise<Pick<Row, 'orders' | 'booked'>> {
	const folder = mkdtempSync(join(tmpdir(), 'xero-connector-compat-'));
	const file = join(folder, 'summary.json');
	try {
		const ran = await step(
			`${name}, shop orders`,
			['test/host/start.mjs', '--once', '--json', file],
			env,
		);
		if (!ran.ok) return { orders: ran, booked: 'failed' };
		const { invoicesCreated, invoicesTotal } = JSON.parse(readFileSync(file, 'utf8')) as Summary;
		return {
			orders: ran,
			booked: `${invoicesCreated} invoices, ${invoicesTotal}, right to the cent`,
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function rowsOf({ line, nodes }: (typeof lines)[number]): Promise<Row[]> {
	const host = hostOf(line);
	const { version } = JSON.parse(
		readFileSync(join(host.modules, 'n8n-workflow', 'package.json'), 'utf8'),
	) as { version: string };
	const tsc = ['node_modules/typescript/bin/tsc', '--project', `test/compat/types-${line}.json`];
	const types = await step(`Types against n8n-workflow ${version}`, tsc);
	const rows: Row[] = [];
	for (const major of nodes) {
		const node = nodeForN8n(host, major);
		const name = `n8n ${host.n8n} on Node ${node.version}`;
		const env = { TEST_N8N: line, TEST_N8N_NODE: major };
		const jest = ['node_modules/jest/bin/jest.js', '--ci', '-t', usual];
		rows.push({
			n8n: host.n8n,
			node: node.version,
			workflow: version,
			types,
			...(await orders(name, env)),
			triggers: await step(
				`${name}, both triggers`,
				[...jest, '--runTestsByPath', 'test/host/triggers.slow.test.ts'],
				env,
			),
		});
	}
	return rows;
}

const said = ({ ok, seconds }: Ran): string => `${ok ? 'passed' : 'FAILED'} (${seconds} s)`;

async function compat(): Promise<Told> {
	const on = runOn();
	const started = Date.now();
	const { installHost } = (await import('../host/install.mjs' as string)) as {
		installHost: (line: string) => Promise<void>;
	};
	const rows: Row[] = [];
	for (const each of lines) {
		await installHost(each.line);
		rows.push(...(await rowsOf(each)));
	}
	const checks = [
		...new Set(rows.flatMap(({ types, orders, triggers }) => [types, orders, triggers])),
	];
	const passed = checks.filter(({ ok }) => ok).length;
	return {
		name: 'compatibility',
		passed,
		failed: checks.length - passed,
		seconds: Math.round((Date.now() - started) / 1000),
		figures: { ran: rows.map(({ n8n, node }) => `n8n ${n8n} on Node ${node}`).join('; '), rows },
		table: `${table(
			['n8n', 'Node', 'Signed in, shop orders', 'Both triggers', 'Types compile against'],
			rows.map((row) => [
				row.n8n,
				row.node,
				`${row.booked} (${row.orders.seconds} s)`,
				said(row.triggers),
				`n8n-workflow ${row.workflow}: ${row.types.ok ? 'passed' : 'FAILED'}`,
			]),
		)}\n\nRun by \`npm run e2e:compat\` on ${process.platform} ${process.arch}, ${on}.`,
	};
}

command(compat, 'Compatibility').catch(failed);
