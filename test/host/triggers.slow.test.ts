import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Rec } from '../local-xero/contract';
import { N8nApi, type WorkflowFile } from './api';
import { startN8n, type RunningN8n } from './n8n';
import { onStage, type Stage } from './stage';
import { until } from './templates/activated';
import {
	owedInvoice,
	pollingTrigger,
	webhookTrigger,
	webhookUrl,
	workflowOf,
} from './trigger-workflows';

/*
 * Both triggers, activated in the real n8n: a payment made in the local Xero starts "invoice entered status Paid" by
 * poll and by webhook, in separate workflows and in one, in both of n8n's poll modes, with n8n killed in between.
 */

const fifteenMinutes = 15 * 60_000;

/** n8n's settings for cursors that are kept in its database poll by poll. */
const durable = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
	N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
};

const pause = async (ms: number): Promise<void> =>
	await new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(() => {
	execFileSync(process.execPath, [join(__dirname, 'install.mjs')], { stdio: 'inherit' });
}, fifteenMinutes);

/** The stage while n8n comes and goes on it. */
class Play {
	private n8n: RunningN8n;
	private api: N8nApi;
	/** Where invoices are made and paid. */
	readonly tenantId: string;

	constructor(
		private readonly stage: Stage,
		private readonly env: NodeJS.ProcessEnv,
	) {
		({ n8n: this.n8n, api: this.api } = stage);
		this.tenantId = stage.xero.control.about().organisations[0].id;
	}

	/**
	 * Imports a workflow and activates it. n8n answers before its triggers have read which invoices are paid already, so
	 * that is waited for.
	 */
	async activated(workflow: WorkflowFile): Promise<string> {
		const { control } = this.stage.xero;
		const triggers = workflow.nodes.filter(({ name }) => name.startsWith('Xero')).length;
		control.clearCalls();
		const { id } = await this.api.createWorkflow(workflow);
		await this.api.activate(id);
		await until(
			'its triggers have read what is paid already',
			() => control.calls(/Invoices\?.*PAID/).calls.length >= triggers,
		);
		return id;
	}

	/** Enters a workflow's address in the local Xero's portal; the intent to receive has to succeed. */
	async registered(workflow: WorkflowFile): Promise<void> {
		const state = await this.stage.xero.control.webhooks.register({
			url: webhookUrl(this.n8n.url, workflow),
			categories: ['INVOICE'],
		});
		expect({ status: state.status, reason: state.reason }).toEqual({
			status: 'OK',
			reason: undefined,
		});
	}

	/** Kills n8n without a word and starts it again on the same port. */
	async killAndRestart(meanwhile: () => void = () => undefined): Promise<void> {
		const { userFolder, url } = this.n8n;
		await this.n8n.kill();
		meanwhile();
		this.n8n = await startN8n({ userFolder, port: Number(new URL(url).port), env: this.env });
		this.api = new N8nApi(this.n8n.url);
		await this.api.logIn(this.stage.owner);
	}

	/** An invoice that is owed; answers its id. */
	owed(): string {
		return String(this.person('Invoices', owedInvoice).InvoiceID);
	}

	/** A person pays an invoice in Xero's own pages. */
	pay(invoiceId: string): void {
		const { AmountDue } =
			this.stage.xero.control
				.books(this.tenantId, 'Invoices')
				.find(({ InvoiceID }) => InvoiceID === invoiceId) ?? {};
		this.person('Payments', {
			Invoice: { InvoiceID: invoiceId },
			Account: { Code: '090' },
			Amount: AmountDue,
			Date: '2026-11-20',
		});
	}

	/** What started a workflow so far: the trigger, and the invoice of each item. */
	async starts(
		workflowId: string,
	): Promise<Array<{ trigger: string; invoiceId: unknown; status: unknown; changes: unknown }>> {
		const executions = await this.api.executions(workflowId);
		return executions.flatMap(({ status, data }) => {
			expect(status).toBe('success');
			return Object.entries(data.resultData.runData)
				.filter(([name]) => name.startsWith('Xero'))
				.flatMap(([trigger, [run]]) =>
					(run.data?.main[0] ?? []).map(({ json }) => ({
						trigger,
						invoiceId: json.InvoiceID,
						status: json.Status,
						changes: json.changes,
					})),
				);
		});
	}

	/** Waits until the workflow was started for the invoice by each of the triggers; then it must have been once each. */
	async expectStarted(workflowId: string, invoiceId: string, triggers: string[]): Promise<void> {
		const deadline = Date.now() + 120_000;
		const found = async (): Promise<string[]> =>
			(await this.starts(workflowId))
				.filter((start) => start.invoiceId === invoiceId)
				.map(({ trigger }) => trigger)
				.sort();
		while ((await found()).length < triggers.length && Date.now() < deadline) await pause(500);
		expect(await found()).toEqual([...triggers].sort());
	}

	async leave(): Promise<void> {
		await this.n8n.stop();
	}

	private person(endpoint: string, element: Rec): Rec {
		return this.stage.xero.control.person.create({ tenantId: this.tenantId, endpoint }, element);
	}
}

async function played(
	env: NodeJS.ProcessEnv,
	act: (play: Play, stage: Stage) => Promise<void>,
): Promise<void> {
	await onStage(
		() => undefined,
		async (stage) => {
			const play = new Play(stage, env);
			try {
				await act(play, stage);
			} finally {
				await play.leave();
			}
		},
		{ env },
	);
}

test.each([
	['by default', 5, {}],
	// Schedules that are due together are polled at the same time there, from the same cursor.
	['with durable cursors', 30, durable],
])(
	'n8n %s: an invoice that became paid starts separate workflows and one with both triggers, before and after n8n is killed',
	async (_, seconds, env) => {
		await played(env, async (play, { xero, api, credential }) => {
			const { webhooks } = xero.control;
			const signing = await api.createCredential('xeroWebhookSigningApi', 'Webhooks Key', {
				signingKey: webhooks.state().signingKey,
			});
			const alone = workflowOf('By webhook', [webhookTrigger(credential, signing)]);
			const both = workflowOf('By both', [
				pollingTrigger(credential, play.tenantId, seconds),
				webhookTrigger(credential, signing),
			]);
			const paidBefore = play.owed();
			play.pay(paidBefore);
			const [first, second, third, fourth, fifth] = [
				play.owed(),
				play.owed(),
				play.owed(),
				play.owed(),
				play.owed(),
			];

			const byPoll = await play.activated(
				workflowOf('By poll', [pollingTrigger(credential, play.tenantId, seconds)]),
			);
			const byWebhook = await play.activated(alone);
			const byBoth = await play.activated(both);
			await play.registered(alone);
			expect([
				await play.starts(byPoll),
				await play.starts(byWebhook),
				await play.starts(byBoth),
			]).toEqual([[], [], []]);

			play.pay(first);
			await play.expectStarted(byWebhook, first, ['Xero Webhook']);
			await play.expectStarted(byPoll, first, ['Xero Poll']);
			await play.expectStarted(byBoth, first, ['Xero Poll']);

			await play.killAndRestart(() => play.pay(second));
			await play.expectStarted(byPoll, second, ['Xero Poll']);
			await play.expectStarted(byBoth, second, ['Xero Poll']);
			// Xero tries again within the day; the person who does not want to wait sends the intent to receive again.
			await play.registered(alone);
			play.pay(third);
			await play.expectStarted(byWebhook, third, ['Xero Webhook']);
			await play.expectStarted(byWebhook, second, ['Xero Webhook']);

			await play.registered(both);
			play.pay(fourth);
			await play.expectStarted(byBoth, fourth, ['Xero Poll', 'Xero Webhook']);
			await play.killAndRestart();
			play.pay(fifth);
			await play.expectStarted(byBoth, fifth, ['Xero Poll', 'Xero Webhook']);

			// Nothing of all that twice, nothing of what was paid before, and no start for a probe.
			await pause((seconds + 3) * 1000);
			const all = await Promise.all(
				[byPoll, byWebhook, byBoth].map(async (id) => await play.starts(id)),
			);
			expect(all.map((starts) => starts.map(({ trigger }) => trigger).sort())).toEqual([
				Array(5).fill('Xero Poll'),
				Array(3).fill('Xero Webhook'),
				[...Array(5).fill('Xero Poll'), ...Array(2).fill('Xero Webhook')],
			]);
			for (const start of all.flat())
				expect(start).toMatchObject({ status: 'PAID', changes: { Status: { after: 'PAID' } } });
			const answers = webhooks.deliveries().filter(({ ok }) => ok);
			expect(answers.flatMap(({ flaws }) => flaws)).toEqual([]);
			const times = answers.map(({ ms }) => Math.round(ms)).sort((one, other) => one - other);
			process.stdout.write(
				`${answers.length} deliveries answered in ${times[0]} to ${String(times.at(-1))} ms, half of them within ${times[Math.floor(times.length / 2)]} ms\n`,
			);
		});
	},
	fifteenMinutes,
);
