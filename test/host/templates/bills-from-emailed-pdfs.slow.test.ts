import { startScriptedModel, type Prompt, type ScriptedModel } from '../scripted-model';
import { finished, until } from './activated';
import { addedTo, makeInXero } from './books';
import { type ImapServer, startImapServer } from './imap-server';
import { type Mail, type MailServer, startMailServer } from './mail-server';
import { pdfOf } from './pdf';
import { sharedStage } from './shared-stage';
import { filledIn, jsonOf, organisationIn, readTemplate } from './template';

const stage = sharedStage();
const fiveMinutes = 5 * 60_000;

type Row = { [name: string]: unknown };

let model: ScriptedModel;
let mailServer: MailServer;
let inbox: ImapServer;
afterEach(async () => {
	await model.close();
	await mailServer.close();
	await inbox.stop();
});

/** What the model is to read out of each PDF, by the number of the invoice. */
const invoices: { [number: string]: Row } = {
	'PL-771': {
		supplier: 'Plumbing by Lou',
		date: '2026-11-16',
		due_date: '2026-12-16',
		total: 303.6,
		currency: 'NZD',
		lines: [
			{ description: 'Labour', quantity: 3, unit_amount: 80 },
			{ description: 'Pipe', quantity: 4, unit_amount: 6 },
		],
	},
	'PL-772': {
		supplier: 'Plumbing by Lou',
		date: '2026-11-17',
		due_date: '2026-12-17',
		total: 92,
		lines: [{ description: 'Tap', quantity: 1, unit_amount: 80 }],
	},
	'CA-900': {
		supplier: 'City Agency',
		date: '2026-11-18',
		due_date: '2026-12-18',
		total: 500,
		lines: [{ description: 'Flyers', quantity: 10, unit_amount: 40 }],
	},
	'CA-901': {
		supplier: 'City Agency',
		date: '2026-11-18',
		due_date: '2026-12-18',
		total: 46,
		lines: [{ description: 'Posters', quantity: 1, unit_amount: 40 }],
	},
	'CA-902': {
		supplier: 'City Agency',
		date: '2026-11-19',
		due_date: '2026-12-19',
		total: 46,
		currency: null,
		lines: [{ description: 'Banners', quantity: 1, unit_amount: 40 }],
	},
};

const numberIn = ({ messages }: Prompt): string =>
	/[A-Z]{2}-\d{3}/.exec(JSON.stringify(messages.at(-1)))?.[0] ?? '';

const pdfs = Object.fromEntries(
	Object.entries(invoices).map(([number, { supplier, total }]) => [
		number,
		pdfOf([String(supplier), `Invoice ${number}`, `Total ${String(total)}`]),
	]),
);

/** Presses a button of an e-mail, as a browser does. */
async function press({ text }: Mail, button: string): Promise<void> {
	const link = [...text.matchAll(/<a[^>]*href="([^"]+)"[^>]*>\s*([^<]*?)\s*<\/a>/g)].find(
		([, , label]) => label === button,
	)?.[1];
	if (link === undefined) throw new Error(`The mail has no button ${button}:\n${text}`);
	const pressed = async () =>
		await fetch(link.replaceAll('&amp;', '&'), {
			headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0' },
		});
	let answer = await pressed();
	// n8n sends the mail before it begins to wait, and nobody is as fast as this
	await until('n8n waits for the answer', async () => {
		if (answer.status === 409) answer = await pressed();
		return answer.status !== 409;
	});
	if (!answer.ok) throw new Error(`The button answered ${answer.status}: ${await answer.text()}`);
}

test(
	'PDFs become draft bills with the PDF attached; approved ones are approved, declined ones noted, wrong and known ones left',
	async () => {
		model = await startScriptedModel((prompt) => ({
			say: JSON.stringify({ ...invoices[numberIn(prompt)], invoice_number: numberIn(prompt) }),
		}));
		mailServer = await startMailServer();
		inbox = await startImapServer();
		const { api, xero } = stage();
		const tenantId = organisationIn(stage(), 'NZ');
		const [, deleted] = await makeInXero(
			stage(),
			tenantId,
			'Invoices',
			['CA-901', 'CA-902'].map((InvoiceNumber) => ({
				Type: 'ACCPAY',
				InvoiceNumber,
				Contact: { Name: 'City Agency' },
				LineItems: [{ Description: 'Posters', Quantity: 1, UnitAmount: 40, AccountCode: '429' }],
			})),
		);
		// what was deleted and comes again is no bill that is in Xero already
		xero.control.person.change({ tenantId, endpoint: 'Invoices' }, String(deleted.InvoiceID), {
			Status: 'DELETED',
		});
		const openAi = await api.createCredential('openAiApi', 'Scripted model', {
			apiKey: 'none',
			url: model.url,
		});
		const imap = await api.createCredential('imap', 'Local inbox', inbox.credential);
		const smtp = await api.createCredential('smtp', 'Local mail', mailServer.smtp);
		const added = addedTo(stage(), tenantId, 'Invoices', 'InvoiceID');
		const workflow = filledIn(stage(), readTemplate('bills-from-emailed-pdfs'), {
			tenantId,
			credentials: {
				'E-mail': { imap },
				'OpenAI Chat Model': { openAiApi: openAi },
				'Ask Approver': { smtp },
			},
		});
		const { id } = await api.createWorkflow(workflow);
		await api.activate(id);
		await until('n8n has opened the inbox', () => inbox.isOpen());
		inbox.deliver({
			from: 'lou@example.com',
			subject: 'Invoices',
			attachments: [
				...Object.entries(pdfs).map(([number, data]) => ({
					fileName: `${number}.pdf`,
					// what some senders say of any file
					mimeType: number === 'PL-772' ? 'application/octet-stream' : 'application/pdf',
					data,
				})),
				{ fileName: 'logo.png', mimeType: 'image/png', data: Buffer.from('not a PDF') },
			],
		});

		const first = await mailServer.mail(0);
		expect([first.to, first.text]).toEqual([
			['approver@example.com'],
			expect.stringMatching(
				/Approve bill PL-771\?[\s\S]*Plumbing by Lou sent a bill over NZD 303\.6/,
			),
		]);
		expect(added().map(({ Status, Type }) => [Type, Status])).toEqual([
			['ACCPAY', 'DRAFT'],
			['ACCPAY', 'DRAFT'],
			['ACCPAY', 'DRAFT'],
		]);
		await press(first, 'Approve');
		const second = await mailServer.mail(1);
		expect(second.text).toContain('Approve bill PL-772?');
		await press(second, 'Decline');
		const third = await mailServer.mail(2);
		expect(third.text).toContain('Approve bill CA-902?');
		await press(third, 'Decline');

		const [execution] = await finished(stage(), id, (all) => all.length >= 1);
		await api.deactivate(id);
		expect(mailServer.mails).toHaveLength(3);
		const bills: { [number: string]: Row } = Object.fromEntries(
			added().map((bill) => [bill.InvoiceNumber, bill]),
		);
		expect(bills).toEqual({
			'PL-771': expect.objectContaining({
				Status: 'AUTHORISED',
				SubTotal: 264,
				TotalTax: 39.6,
				Total: 303.6,
				HasAttachments: true,
			}),
			'PL-772': expect.objectContaining({ Status: 'DRAFT', Total: 92, HasAttachments: true }),
			'CA-902': expect.objectContaining({ Status: 'DRAFT', Total: 46, HasAttachments: true }),
		});
		expect((bills['PL-771'].Contact as Row).Name).toBe('Plumbing by Lou');
		expect(
			(bills['PL-771'].LineItems as Row[]).map(({ Description, LineAmount }) => [
				Description,
				LineAmount,
			]),
		).toEqual([
			['Labour', 240],
			['Pipe', 24],
		]);
		expect(jsonOf(execution, 'Not Drafted')).toMatchObject([
			{ invoice_number: 'CA-900', reason: expect.stringMatching(/460.*500|500.*460/) },
		]);

		const { access_token: token } = xero.control.issueToken({ tenants: [tenantId] });
		const read = async (path: string, accept: string) =>
			await fetch(`${xero.url}/api.xro/2.0/Invoices/${path}`, {
				headers: { authorization: `Bearer ${token}`, 'xero-tenant-id': tenantId, accept },
			});
		for (const [number, { InvoiceID }] of Object.entries(bills)) {
			const file = await read(`${String(InvoiceID)}/Attachments/${number}.pdf`, 'application/pdf');
			expect([number, Buffer.from(await file.arrayBuffer()).equals(pdfs[number])]).toEqual([
				number,
				true,
			]);
		}
		const history = (await (
			await read(`${String(bills['PL-772'].InvoiceID)}/History`, 'application/json')
		).json()) as { HistoryRecords: Row[] };
		expect(history.HistoryRecords.map(({ Details }) => Details)).toContain(
			'Declined by the approver; the draft was left',
		);
	},
	fiveMinutes,
);
