import { webhookUrl } from '../trigger-workflows';
import { activated, everyTenSeconds, finished, until } from './activated';
import { makeInXero } from './books';
import { rowsOf } from './data-tables';
import { type OtherSide, startOtherSide } from './other-side';
import { sharedStage } from './shared-stage';
import {
	expectSuccess,
	filledIn,
	itemsOf,
	organisationIn,
	readTemplate,
	runOnce,
} from './template';

const stage = sharedStage();
const fiveMinutes = 5 * 60_000;

let others: OtherSide;
afterEach(async () => await others.close());

test(
	'an invoice that is paid is told to chat and CRM once: by webhook, and by poll when the webhook missed it',
	async () => {
		others = await startOtherSide();
		const { api, n8n, xero, credential, credentialType } = stage();
		const { control } = xero;
		const tenantId = organisationIn(stage(), 'NZ');
		const today = new Date().toISOString().slice(0, 10);
		const invoices = await makeInXero(
			stage(),
			tenantId,
			'Invoices',
			Array.from({ length: 9 }, (_, at) => `PD-${at + 1}`).map((InvoiceNumber, at) => ({
				Type: 'ACCREC',
				Status: 'AUTHORISED',
				InvoiceNumber,
				Contact: { Name: 'Bayside Club' },
				Date: '2026-11-01',
				DueDate: '2026-12-01',
				LineAmountTypes: 'NoTax',
				LineItems: [{ Description: 'Mugs', Quantity: 1, UnitAmount: 100 + at, AccountCode: '200' }],
			})),
		);
		const pay = (at: number, amount: number) =>
			control.person.create(
				{ tenantId, endpoint: 'Payments' },
				{
					Invoice: { InvoiceID: invoices[at].InvoiceID },
					Account: { Code: '090' },
					Amount: amount,
					Date: today,
				},
			);

		const signing = await api.createCredential('xeroWebhookSigningApi', 'Webhooks Key', {
			signingKey: control.webhooks.state().signingKey,
		});
		const filled = (more: { [node: string]: { [name: string]: unknown } }) => ({
			credentials: {
				'Invoice Paid': { [credentialType]: credential, xeroWebhookSigningApi: signing },
			},
			parameters: {
				...more,
				'Tell the Team': { url: `${others.url}/chat` },
				'Mark as Paid in CRM': {
					url: `=${others.url}/deals/{{ encodeURIComponent($('One by One').first(1).json.number) }}`,
				},
			},
		});
		const main = filledIn(stage(), readTemplate('invoice-paid'), filled({}));
		const { organisations } = control.about();
		const reads = { reads: organisations.length, of: /GET .*Invoices/ };
		const mainId = await activated(stage(), main, reads);
		const netId = await activated(
			stage(),
			filledIn(stage(), readTemplate('invoice-paid-safety-net'), {
				parameters: {
					'Paid Invoices': { pollTimes: everyTenSeconds },
					'Tell What Was Missed': { workflowId: { __rl: true, mode: 'id', value: mainId } },
				},
			}),
			reads,
		);

		// no webhook is registered yet: Xero tells nobody, the net catches it; half a payment is not told
		pay(1, 50);
		pay(0, 100);
		await until('the CRM was told', () => others.told.length >= 2);
		expect(others.told).toEqual([
			{
				method: 'POST',
				path: '/chat',
				body: { text: 'Bayside Club paid invoice PD-1: NZD 100.00' },
			},
			{
				method: 'PATCH',
				path: '/deals/PD-1',
				body: expect.objectContaining({
					status: 'paid',
					amount: 100,
					customer: 'Bayside Club',
					paid_on: today,
				}),
			},
		]);

		// from here on both are told of the same payments; the chat is down for a moment
		await api.deactivate(netId);
		const { status } = await control.webhooks.register({
			url: webhookUrl(n8n.url, main),
			categories: ['INVOICE'],
		});
		expect(status).toBe('OK');
		others.failNext(1);
		pay(1, 51);
		pay(2, 102);
		await until('chat and CRM were told of both', () => others.told.length >= 6);
		await api.activate(netId);
		const told = async () =>
			(await finished(stage(), netId, () => true)).flatMap((one) => itemsOf(one, 'Paid Invoices'));
		await until('the net has caught them too', async () => (await told()).length >= 3);
		await finished(stage(), mainId, (all) => all.length >= 3);

		const chats = () =>
			others.told
				.filter(({ path }) => path === '/chat')
				.map(({ body }) => /PD-\d/.exec((body as { text: string }).text)?.[0])
				.sort();
		const deals = () =>
			others.told
				.filter(({ path }) => path !== '/chat')
				.map(({ path }) => path.replace('/deals/', ''))
				.sort();
		const numbers = (upTo: number) => invoices.slice(0, upTo).map((one) => one.InvoiceNumber);
		expect([chats(), deals()]).toEqual([numbers(3), numbers(3)]);

		// webhook and poll tell of five payments at the same time, and the chat is down once
		others.failNext(1);
		for (const at of [3, 4, 5, 6, 7]) pay(at, 100 + at);
		await until('the net has caught them', async () => (await told()).length >= 8);
		await until('all were told', () => others.told.length >= 16);
		const executions = await finished(stage(), mainId, (all) => all.length >= 5);
		const noted = executions.flatMap((one) => itemsOf(one, 'Note Payment'));
		// both told of all but the first
		expect(noted).toHaveLength(2 * 8 - 1);
		expect([chats(), deals()]).toEqual([numbers(8), numbers(8)]);
		await Promise.all([mainId, netId].map(async (id) => await api.deactivate(id)));

		// the same payment in six executions at once, while the chat is down for longer than three tries
		pay(8, 108);
		const paid = {
			...control.books(tenantId, 'Invoices').find(({ InvoiceNumber }) => InvoiceNumber === 'PD-9'),
			FullyPaidOnDate: today,
			organisationName: 'Anybody',
		};
		const again = (minutes: number) =>
			filledIn(stage(), readTemplate('invoice-paid'), {
				...filled({
					'Since 10 Minutes': {
						conditions: JSON.parse(
							JSON.stringify(
								readTemplate('invoice-paid').nodes.find(({ name }) => name === 'Since 10 Minutes')
									?.parameters.conditions,
							).replace('minutes: 10', `minutes: ${minutes}`),
						) as unknown,
					},
				}),
				pinned: { 'From the Safety Net': [{ json: paid }] },
			});
		others.failNext(3, '/chat');
		const six = await Promise.all(
			Array.from(
				{ length: 6 },
				async () => await runOnce(stage(), again(10), 'From the Safety Net'),
			),
		);
		six.forEach(expectSuccess);
		expect([chats(), deals()]).toEqual([numbers(8), numbers(9)]);
		const open = async () =>
			(await rowsOf(stage(), 'Paid invoices'))
				.filter(({ told_team: team, told_crm: crm }) => !team || !crm)
				.map(({ number, told_team, told_crm }) => [number, told_team, told_crm]);
		expect(await open()).toEqual([['PD-9', false, true]]);
		expectSuccess(await runOnce(stage(), again(10), 'Every 10 Minutes'));
		expect(chats()).toEqual(numbers(8));
		expectSuccess(await runOnce(stage(), again(0), 'Every 10 Minutes'));
		expectSuccess(await runOnce(stage(), again(0), 'Every 10 Minutes'));
		expect([chats(), deals()]).toEqual([numbers(9), numbers(9)]);
		expect([await open(), (await rowsOf(stage(), 'Paid invoices')).length]).toEqual([[], 9]);
		process.stdout.write(
			`9 payments noted ${noted.length + 6} times by webhook and poll: the chat heard each once, the CRM each once\n`,
		);
		expect(
			control
				.books(tenantId, 'Invoices')
				.filter(({ InvoiceNumber }) => /^PD-/.test(String(InvoiceNumber)))
				.map(({ Status, AmountDue }) => [Status, AmountDue]),
		).toEqual(Array(9).fill(['PAID', 0]));
	},
	fiveMinutes,
);
