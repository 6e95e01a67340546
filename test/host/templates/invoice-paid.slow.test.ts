import { webhookUrl } from '../trigger-workflows';
import { activated, everyTenSeconds, finished, until } from './activated';
import { makeInXero } from './books';
import { type OtherSide, startOtherSide } from './other-side';
import { sharedStage } from './shared-stage';
import { filledIn, itemsOf, organisationIn, readTemplate } from './template';

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
			['PD-1', 'PD-2', 'PD-3'].map((InvoiceNumber, at) => ({
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
		const main = filledIn(stage(), readTemplate('invoice-paid'), {
			credentials: {
				'Invoice Paid': { [credentialType]: credential, xeroWebhookSigningApi: signing },
			},
			parameters: {
				'Tell the Team': { url: `${others.url}/chat` },
				'Mark as Paid in CRM': {
					url: `=${others.url}/deals/{{ encodeURIComponent($('One by One').item.json.InvoiceNumber) }}`,
				},
			},
		});
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

		const sorted = others.told.map(({ path, body }) => [path, (body as { text?: string }).text]);
		expect(sorted.sort()).toEqual([
			['/chat', 'Bayside Club paid invoice PD-1: NZD 100.00'],
			['/chat', 'Bayside Club paid invoice PD-2: NZD 101.00'],
			['/chat', 'Bayside Club paid invoice PD-3: NZD 102.00'],
			['/deals/PD-1', undefined],
			['/deals/PD-2', undefined],
			['/deals/PD-3', undefined],
		]);
		expect(
			control
				.books(tenantId, 'Invoices')
				.filter(({ InvoiceNumber }) => /^PD-/.test(String(InvoiceNumber)))
				.map(({ Status, AmountDue }) => [Status, AmountDue]),
		).toEqual(Array(3).fill(['PAID', 0]));
		await Promise.all([mainId, netId].map(async (id) => await api.deactivate(id)));
	},
	fiveMinutes,
);
