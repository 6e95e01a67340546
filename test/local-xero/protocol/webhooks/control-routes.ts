import type { FastifyInstance } from 'fastify';
import type { OfApp, WebhookControl } from './control';
import type { WebhookFault } from './faults';
import type { Choice, WebhookSettings } from './hook';
import type { HandMade } from './webhooks';

/** `/control/webhooks`: what WebhookControl does, as JSON. `?app=` names another app than the web app. */
export function webhookRoutes(app: FastifyInstance, webhooks: WebhookControl): void {
	app.get<{ Querystring: OfApp }>('/', async ({ query }) => webhooks.state(query.app));
	app.post<{ Body: Choice & OfApp & { validate?: boolean } }>(
		'/',
		async ({ body }) => await webhooks.register(body),
	);
	app.delete<{ Querystring: OfApp }>('/', async ({ query }) => webhooks.remove(query.app));
	app.post<{ Body: OfApp | undefined }>(
		'/intent',
		async ({ body }) => await webhooks.sendIntent(body),
	);
	app.post('/deliver', async () => await webhooks.deliverDue());
	app.get('/deliveries', async () => webhooks.deliveries());
	app.get<{ Querystring: OfApp }>('/events', async ({ query }) => webhooks.events(query.app));
	app.post<{ Body: HandMade }>('/events', async ({ body }) => {
		webhooks.emit(body);
		return {};
	});
	app.get<{ Querystring: OfApp }>('/faults', async ({ query }) => webhooks.faults(query));
	app.post<{ Querystring: OfApp; Body: WebhookFault | WebhookFault[] }>(
		'/faults',
		async ({ body, query }) => webhooks.faults(query, ...[body].flat()),
	);
	app.delete<{ Querystring: OfApp }>('/faults', async ({ query }) => {
		webhooks.clearFaults(query.app);
		return [];
	});
	app.get('/settings', async () => webhooks.settings());
	app.post<{ Body: Partial<WebhookSettings> | undefined }>('/settings', async ({ body }) =>
		webhooks.settings(body),
	);
}
