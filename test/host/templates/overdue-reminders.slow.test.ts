import { makeInXero } from './books';
import { activated, everyTenSeconds, finished, until } from './activated';
import { rowsOf } from './data-tables';
import { type MailServer, startMailServer } from './mail-server';
import { sharedStage } from './shared-stage';
import { filledIn, jsonOf, organisationIn, readTemplate } from './template';

const stage = sharedStage();
const fiveMinutes = 5 * 60_000;

let mailServer: MailServer;
afterEach(async () => await mailServer.close());

const daysAgo = (days: number): string =>
	new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

test(
	'what becomes overdue is chased once, in the words of its age, with its PDF and link; the rest is left alone',
	async () => {
		mailServer = await startMailServer();
		const { api, xero } = stage();
		const tenantId = organisationIn(stage(), 'GB');
		const { control } = xero;
		await makeInXero(stage(), tenantId, 'Contacts', [
			{ Name: 'Reminded Ltd', EmailAddress: 'pay@reminded.example' },
			{ Name: 'Silent Ltd' },
		]);
		const invoiceOf = (number: string, days: number, name: string, Status = 'DRAFT') => ({
			Type: 'ACCREC',
			Status,
			InvoiceNumber: number,
			Contact: { Name: name },
			Date: daysAgo(60),
			DueDate: daysAgo(days),
			LineAmountTypes: 'NoTax',
			LineItems: [{ Description: 'Work', Quantity: 1, UnitAmount: 120.5, AccountCode: '200' }],
		});
		const drafts = await makeInXero(stage(), tenantId, 'Invoices', [
			invoiceOf('OD-2', 2, 'Reminded Ltd'),
			invoiceOf('OD-9', 9, 'Reminded Ltd'),
			invoiceOf('OD-16', 16, 'Reminded Ltd'),
			invoiceOf('OD-40', 40, 'Reminded Ltd'),
			invoiceOf('OD-10', 10, 'Silent Ltd'),
		]);
		await makeInXero(stage(), tenantId, 'Invoices', [
			invoiceOf('OD-OLD', 20, 'Reminded Ltd', 'AUTHORISED'),
		]);

		const smtp = await api.createCredential('smtp', 'Local mail', mailServer.smtp);
		const triggers = ['7 Days Overdue', '14 Days Overdue', '30 Days Overdue'];
		const id = await activated(
			stage(),
			filledIn(stage(), readTemplate('overdue-reminders'), {
				tenantId,
				credentials: { 'Send Reminder': { smtp } },
				parameters: Object.fromEntries(
					triggers.map((name) => [name, { pollTimes: everyTenSeconds }]),
				),
			}),
			// the last thing each of them reads
			{ reads: 3, of: /DueDate/ },
		);
		for (const { InvoiceID } of drafts)
			control.person.change({ tenantId, endpoint: 'Invoices' }, String(InvoiceID), {
				Status: 'AUTHORISED',
			});

		// one execution a trigger that found something: every one of them sees those of 30 days
		const executions = await finished(stage(), id, (all) => {
			const told = all.flatMap((one) => jsonOf(one, 'Note the Reminder'));
			const silent = all.flatMap((one) => jsonOf(one, 'No E-mail Address'));
			return told.length >= 3 && silent.length >= 1;
		});
		const mails = mailServer.mails
			.map(({ to, text }) => ({ to, subject: /^Subject: (.*)$/m.exec(text)?.[1].trim(), text }))
			.sort((one, other) => String(one.subject).localeCompare(String(other.subject)));
		expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
			[['pay@reminded.example'], `A reminder: OD-9 was due on ${daysAgo(9)}`],
			[['pay@reminded.example'], `Last reminder: OD-40 was due on ${daysAgo(40)}`],
			[['pay@reminded.example'], `Second reminder: OD-16 was due on ${daysAgo(16)}`],
		]);
		for (const { text } of mails) {
			expect(text).toMatch(/GBP 120\.50/);
			expect(text).toMatch(/https?:\/\/[^\s]*xero/i);
			expect(text).toMatch(/Content-Type: application\/pdf/i);
		}
		expect(executions.flatMap((one) => jsonOf(one, 'No E-mail Address'))).toEqual([
			{
				invoice: 'OD-10',
				contact: 'Silent Ltd',
				amount_due: 120.5,
				due: daysAgo(10),
				reason: 'No e-mail address',
			},
		]);

		const { access_token: token } = control.issueToken({ tenants: [tenantId] });
		const notes = async (invoiceId: unknown): Promise<string[]> => {
			const answer = await fetch(`${xero.url}/api.xro/2.0/Invoices/${String(invoiceId)}/History`, {
				headers: {
					authorization: `Bearer ${token}`,
					'xero-tenant-id': tenantId,
					accept: 'application/json',
				},
			});
			const { HistoryRecords } = (await answer.json()) as {
				HistoryRecords: Array<{ Details: string }>;
			};
			return HistoryRecords.map(({ Details }) => Details).filter((text) => /reminder/i.test(text));
		};
		const noted = await Promise.all(drafts.map(async ({ InvoiceID }) => await notes(InvoiceID)));
		expect(noted).toEqual([
			[],
			[`A reminder: OD-9 was due on ${daysAgo(9)} (sent to pay@reminded.example)`],
			[`Second reminder: OD-16 was due on ${daysAgo(16)} (sent to pay@reminded.example)`],
			[`Last reminder: OD-40 was due on ${daysAgo(40)} (sent to pay@reminded.example)`],
			[],
		]);

		// a week goes by; one of two customers has paid, and the mail server is down when it is the other one's turn
		const age = (at: number, change: { [name: string]: unknown }) =>
			control.person.change(
				{ tenantId, endpoint: 'Invoices' },
				String(drafts[at].InvoiceID),
				change,
			);
		const polled = async () => {
			control.clearCalls();
			await until(
				'all have polled twice',
				() => control.calls(/GET .*Invoices\?/).calls.length >= 6,
			);
		};
		control.person.create(
			{ tenantId, endpoint: 'Payments' },
			{
				Invoice: { InvoiceID: drafts[1].InvoiceID },
				Account: { Code: '090' },
				Amount: 120.5,
				Date: daysAgo(1),
			},
		);
		age(1, { DueDate: daysAgo(16) });
		age(0, { DueDate: daysAgo(9) });
		await until('the one that is due is reminded', () => mailServer.mails.length >= 4);
		await polled();
		expect(mailServer.mails).toHaveLength(4);
		expect(mailServer.mails[3].text).toContain('A reminder: OD-2');
		await mailServer.close();
		age(0, { DueDate: daysAgo(16) });
		const byHand = async () =>
			(await rowsOf(stage(), 'Chase by hand')).map(({ invoice, reason }) => [invoice, reason]);
		await until(
			'the one that could not be sent is on the list',
			async () => (await byHand()).length >= 2,
		);
		await polled();
		await api.deactivate(id);
		expect(await byHand()).toEqual([
			['OD-10', 'No e-mail address'],
			['OD-2', expect.stringMatching(/ECONNREFUSED|connect/i)],
		]);
		process.stdout.write(
			'4 reminders for 6 invoices over many polls: one each, 0 after payment, 2 on the list\n',
		);
	},
	fiveMinutes,
);
