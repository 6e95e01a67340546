import { randomUUID } from 'node:crypto';
import type { Books, Change, Clock } from '../../contract';
import { type App, demoApps } from '../apps';
import type { Connections } from '../connections';
import type { WebhookEvent } from './events';
import { type Delivery, Hook, type WebhookSettings } from './hook';

const usual: Readonly<WebhookSettings> = {
	delay: 0,
	most: 100,
	answerWithin: 5_000,
	spelling: 'CREATE',
};

/** Attempts remembered. */
const most = 1_000;

/** An event made by hand: a subscription's, one of a category Xero does not have yet. */
export interface HandMade {
	/** INVOICE … or anything else. */
	category: string;
	type: 'CREATE' | 'UPDATE';
	/** The organisation; left out for SUBSCRIPTION, which is the app's own. */
	tenantId?: string;
	/** A new one when left out. */
	resourceId?: string;
	/** `Invoices`: the endpoint in resourceUrl. */
	endpoint?: string;
	data?: WebhookEvent['data'];
}

/** What of the local Xero webhooks stand on. */
interface Ground {
	readonly clock: Clock;
	readonly connections: Connections;
	readonly books: ReadonlyMap<string, Books>;
	readonly url: string;
}

/** The webhooks of every app: each has one delivery URL, one key and one stream over all its organisations. */
export class Webhooks {
	readonly settings: WebhookSettings = { ...usual };
	private readonly hooks: Map<App, Hook>;
	private attempts: Delivery[] = [];
	private pumping: Promise<unknown> = Promise.resolve();

	constructor(private readonly ground: Ground) {
		this.hooks = new Map(demoApps.map((app) => [app, this.made(app)]));
		for (const [tenantId, books] of ground.books)
			books.watch?.((change) => this.happened(tenantId, change));
	}

	of(app: App): Hook {
		const hook = this.hooks.get(app);
		if (!hook) throw new RangeError(`No app ${app.name}`);
		return hook;
	}

	/** Deletes an app's webhook with all it has to deliver; the next one has another key and counts from 1. */
	remove(app: App): void {
		this.hooks.set(app, this.made(app));
	}

	/** Records an event made by hand for the apps connected to its organisation. */
	emit({ category, type, tenantId, resourceId = randomUUID(), endpoint, data }: HandMade): void {
		const { url } = this.ground;
		const event = {
			resourceUrl:
				tenantId === undefined
					? `${url}/appstore/2.0/subscriptions/${resourceId}`
					: `${url}/api.xro/2.0/${endpoint ?? 'Invoices'}/${resourceId}`,
			resourceId,
			eventCategory: category,
			eventType: type,
			...(data && { data }),
		};
		if (tenantId !== undefined) this.tell(tenantId, event);
		else
			for (const [app, hook] of this.hooks)
				hook.record(this.dated({ ...event, tenantId: app.id, tenantType: 'APPLICATION' }));
	}

	/** Delivers what is due by the local Xero's clock, one pump after the other; answers every attempt made. */
	async deliverDue(): Promise<Delivery[]> {
		const pump = this.pumping.then(async () => {
			const made: Delivery[] = [];
			for (const hook of this.hooks.values()) made.push(...(await hook.deliverDue()));
			if (made.length > 0) this.attempts = [...this.attempts, ...made].slice(-most);
			return made;
		});
		this.pumping = pump.catch(() => undefined);
		return await pump;
	}

	/** The latest 1,000 attempts, oldest first. */
	deliveries(): readonly Delivery[] {
		return this.attempts;
	}

	/** When the next delivery is due; undefined when nothing waits that can be delivered. */
	nextDue(): number | undefined {
		const dues = [...this.hooks.values()]
			.filter(({ status }) => status === 'OK')
			.flatMap(({ queue }) => queue.nextDue() ?? []);
		return dues.length > 0 ? Math.min(...dues) : undefined;
	}

	private made(app: App): Hook {
		return new Hook(app, this.ground.clock, this.settings);
	}

	private happened(tenantId: string, { category, endpoint, id, is, data }: Change): void {
		this.tell(tenantId, {
			resourceUrl: `${this.ground.url}/api.xro/2.0/${endpoint}/${id}`,
			resourceId: id,
			eventCategory: category,
			eventType: is,
			...(data && { data }),
		});
	}

	private tell(
		tenantId: string,
		event: Omit<WebhookEvent, 'tenantId' | 'tenantType' | 'eventDateUtc'>,
	): void {
		for (const [app, hook] of this.hooks)
			if (this.ground.connections.find(app, tenantId))
				hook.record(this.dated({ ...event, tenantId, tenantType: 'ORGANISATION' }));
	}

	/** In the order of the attributes Xero's bodies have. */
	private dated({ data, ...event }: Omit<WebhookEvent, 'eventDateUtc'>): WebhookEvent {
		const { resourceUrl, resourceId, tenantId, tenantType, eventCategory, eventType } = event;
		return {
			resourceUrl,
			resourceId,
			tenantId,
			tenantType,
			eventCategory,
			eventType,
			eventDateUtc: new Date(this.ground.clock.now()).toISOString().slice(0, -1),
			...(data && { data }),
		};
	}
}
