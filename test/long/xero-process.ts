import { startLocalXero } from '../local-xero/server';

/*
 * The local Xero in a process of its own, so that its growing books are not counted as memory of the nodes. It tells where
 * it is, then listens to its control endpoint; sent a number, it delivers so many webhook events of other invoices.
 */

/** What it tells when it is up. */
export type Started = {
	url: string;
	now: number;
	tenantId: string;
	clientId: string;
	clientSecret: string;
	signingKey: string;
	oauthTokenData: { [name: string]: unknown };
};

/** Webhook events that are delivered at once. */
const portion = 500;

async function main(): Promise<void> {
	const { url, control } = await startLocalXero({
		clock: 'manual',
		at: Date.parse('2026-11-22T00:00:00Z'),
	});
	const { app, organisations } = control.about();
	const tenantId = organisations[0].id;
	const { tenants: _, ...oauthTokenData } = control.issueToken({ tenants: [tenantId] });
	process.once('disconnect', () => process.exit());
	process.on('message', (count: number) => {
		void (async () => {
			const { most } = control.webhooks.settings();
			control.webhooks.settings({ most: portion, answerWithin: 60_000 });
			for (let sent = 0; sent < count; sent += portion) {
				for (let event = 0; event < portion; event++)
					control.webhooks.emit({
						category: 'INVOICE',
						type: 'UPDATE',
						tenantId,
						endpoint: 'Invoices',
					});
				for (
					let due = control.webhooks.nextDue();
					due !== undefined;
					due = control.webhooks.nextDue()
				) {
					control.clock({ advance: Math.max(1, due - control.clock().now) });
					await control.webhooks.deliverDue();
				}
			}
			control.webhooks.settings({ most });
			process.send?.(control.clock().now);
		})();
	});
	process.send?.({
		url,
		now: control.clock().now,
		tenantId,
		clientId: app.clientId,
		clientSecret: String(app.clientSecret),
		signingKey: control.webhooks.state().signingKey,
		oauthTokenData: { ...oauthTokenData },
	} satisfies Started);
}

void main();
