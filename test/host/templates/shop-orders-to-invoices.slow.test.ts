import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit } from '../audit';
import { booksBefore } from '../books';
import { readOrders } from '../orders';
import { N8nApi } from '../api';
import { startN8n } from '../n8n';
import { until } from './activated';
import { makeInXero } from './books';
import { hurry } from './hurry';
import { sharedStage } from './shared-stage';
import { expectSuccess, filledIn, jsonOf, organisationIn, readTemplate, runOnce } from './template';

const stage = sharedStage();
const [tenMinutes, twentyMinutes] = [10 * 60_000, 20 * 60_000];

let calm: () => void = () => undefined;
beforeEach(() => (calm = hurry(stage())));
afterEach(() => calm());

/** Orders of the large run. */
const many = Number(process.env.ORDERS ?? 2_000);

const head =
	'order_number,order_date,customer_name,customer_email,sku,description,quantity,unit_price,discount_percent,tax_rate,order_total,paid,payment_method';

/** A shop's export: orders of three lines by customers who come back, two of whom have the same name. */
function exported(prefix: string, orders: number): string {
	const rows = Array.from({ length: orders }, (_, at) => {
		const customer = at % 300;
		const name = customer < 2 ? `Jordan Smith ${prefix}` : `Customer ${prefix} ${customer}`;
		const lines = [0, 1, 2].map((line) => ({
			quantity: 1 + ((at + line) % 4),
			cents: 995 + 37 * ((at * 3 + line) % 50),
		}));
		const total = lines.reduce((sum, { quantity, cents }) => sum + quantity * cents, 0);
		return lines.map(({ quantity, cents }, line) =>
			[
				`${prefix}-${at}`,
				'2026-11-02',
				name,
				`${prefix}.${customer}@example.com`.toLowerCase(),
				`SKU-${line}`,
				`Article ${line}`,
				quantity,
				(cents / 100).toFixed(2),
				'',
				'15',
				(total / 100).toFixed(2),
				at % 2 === 0 ? 'yes' : 'no',
				'card',
			].join(','),
		);
	});
	return [head, ...rows.flat(), ''].join('\n');
}

/** The template on a file, and what it left in the books. */
function shop(csv: string, name: string) {
	const { n8n, xero } = stage();
	const tenantId = organisationIn(stage(), 'NZ');
	const file = join(n8n.filesFolder, `${name}.csv`);
	writeFileSync(file, csv);
	const workflow = filledIn(stage(), readTemplate('shop-orders-to-invoices'), {
		tenantId,
		parameters: { 'Read Order File': { fileSelector: file } },
	});
	const booked = booksBefore(xero.control, tenantId);
	return { tenantId, workflow, booked, orders: readOrders(csv) };
}

const refusals = (execution: Parameters<typeof jsonOf>[0]) =>
	new Map(
		jsonOf(execution, 'Not Booked').map(({ order, reason }) => [String(order), String(reason)]),
	);

test(
	`${many} orders of three lines are booked to the cent, two customers of one name apart; the same file again books nothing`,
	async () => {
		const { control } = stage().xero;
		const { workflow, booked, orders } = shop(exported('BIG', many), 'big');
		control.clearCalls();
		const started = Date.now();
		const execution = await runOnce(stage(), workflow, 'Start', tenMinutes);
		const seconds = Math.round((Date.now() - started) / 1000);
		expectSuccess(execution);
		expect(refusals(execution)).toEqual(new Map());
		expect(audit(orders, booked(), new Map())).toEqual([]);
		const first = control.calls(/api.xro/).calls.length;
		const counts = () => [
			booked().invoices.length,
			booked().contacts.length,
			booked().payments.length,
		];
		expect(counts()).toEqual([many, Math.min(many, 300), many / 2]);
		expect(
			booked()
				.contacts.map(({ Name }) => Name)
				.filter((name) => name.startsWith('Jordan'))
				.sort(),
		).toEqual(['Jordan Smith BIG', 'Jordan Smith BIG (big.1@example.com)']);

		control.clearCalls();
		const again = await runOnce(stage(), workflow, 'Start', tenMinutes);
		expectSuccess(again);
		expect(refusals(again)).toEqual(new Map());
		expect(counts()).toEqual([many, Math.min(many, 300), many / 2]);
		process.stdout.write(
			`${many} orders (${many * 3} rows): ${first} calls in ${seconds} s; the file again: ${control.calls(/api.xro/).calls.length} calls, nothing written\n`,
		);
	},
	twentyMinutes,
);

test(
	'an order of which only the first row says that it is paid is paid, once; one whose invoice was voided is told',
	async () => {
		const { control } = stage().xero;
		const rows = [
			'ROW-1 ,2026-11-02,Rowan Reed,rowan@example.com,A,Cup,1,10.00,,15,20.00,yes,card ',
			'ROW-1 ,,,,B,Plate,1,10.00,,15,,,',
			'ROW-2,2026-11-02,Rowan Reed,rowan@example.com,A,Cup,1,10.00,,15,10.00,no,card',
		];
		const { tenantId, workflow, booked } = shop([head, ...rows, ''].join('\n'), 'rows');
		const run = async () => {
			const execution = await runOnce(stage(), workflow, 'Start');
			expectSuccess(execution);
			return [...refusals(execution)];
		};
		const paid = () =>
			booked().payments.map(({ Amount, Invoice }) => [Number(Amount), Invoice.InvoiceNumber]);
		expect([await run(), paid()]).toEqual([[], [[20, 'ROW-1']]]);
		expect([await run(), paid()]).toEqual([[], [[20, 'ROW-1']]]);
		const unpaid = control
			.books(tenantId, 'Invoices')
			.find(({ InvoiceNumber }) => InvoiceNumber === 'ROW-2');
		control.person.change({ tenantId, endpoint: 'Invoices' }, String(unpaid?.InvoiceID), {
			Status: 'VOIDED',
		});
		expect([await run(), paid()]).toEqual([
			[['ROW-2', 'The invoice in Xero with this number is voided']],
			[[20, 'ROW-1']],
		]);
	},
	tenMinutes,
);

test(
	'a run that was killed before its payments is finished by the next; another invoice of the same number is left alone',
	async () => {
		const { xero, n8n, owner } = stage();
		const { control } = xero;
		const { workflow, booked, orders, tenantId } = shop(exported('CUT', 150), 'cut');
		await makeInXero(stage(), tenantId, 'Invoices', [
			{
				Type: 'ACCREC',
				Status: 'AUTHORISED',
				InvoiceNumber: 'CUT-148',
				Contact: { Name: 'Bayside Club' },
				Date: '2026-11-01',
				DueDate: '2026-12-01',
				LineItems: [{ Description: 'Mugs', Quantity: 1, UnitAmount: 10, AccountCode: '200' }],
			},
		]);
		let killed: Promise<void> | undefined;
		control.when({
			method: 'PUT',
			url: '/Payments',
			run: () => {
				killed = n8n.kill();
				return undefined;
			},
		});
		const ended = runOnce(stage(), workflow, 'Start', tenMinutes).catch(() => undefined);
		await until('n8n was killed at its first payments', () => killed !== undefined);
		await killed;
		await ended;
		// all but that of the second customer of the name, who comes after the payments
		expect(booked().invoices).toHaveLength(149);
		const restarted = await startN8n({
			userFolder: n8n.userFolder,
			port: Number(new URL(n8n.url).port),
		});
		try {
			const login = new N8nApi(restarted.url);
			await login.logIn(owner);
			const execution = await runOnce({ ...stage(), api: login }, workflow, 'Start');
			expectSuccess(execution);
			const wanted = orders.filter(({ number }) => number !== 'CUT-148');
			const found = booked();
			found.invoices = found.invoices.filter(({ InvoiceNumber }) => InvoiceNumber !== 'CUT-148');
			expect(audit(wanted, found, new Map())).toEqual([]);
			expect([...refusals(execution)]).toEqual([
				['CUT-148', 'Another invoice in Xero has this number'],
			]);
			expect(found.payments).toHaveLength(74);

			// somebody takes one payment back: that one is missing, and nothing else
			const [undone] = found.payments as unknown as Array<{ PaymentID: string }>;
			control.person.change({ tenantId, endpoint: 'Payments' }, undone.PaymentID, {
				Status: 'DELETED',
			});
			expectSuccess(await runOnce({ ...stage(), api: login }, workflow, 'Start'));
			expect(
				booked()
					.payments.map(({ Status }) => Status)
					.sort(),
			).toEqual([...Array<string>(74).fill('AUTHORISED'), 'DELETED']);
		} finally {
			await restarted.stop();
		}
	},
	twentyMinutes,
);
