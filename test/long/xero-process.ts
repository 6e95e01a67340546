import { startLocalXero } from '../local-xero/server';

/*
 * The local Xero in a process of its own, so that its growing books are not counted as memory of the nodes. It tells where
 * it is, then listens to its control endpoint alone.
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

async function main(): Promise<void> {
	const { url, control } = await startLocalXero({
		clock: 'manual',
		at: Date.parse('2026-11-22T00:00:00Z'),
	});
	const { app, organisations } = control.about();
	const tenantId = organisations[0].id;
	const { tenants: _, ...oauthTokenData } = control.issueToken({ tenants: [tenantId] });
	process.once('disconnect', () => process.exit());
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
