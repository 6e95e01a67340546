import { XeroTrigger } from '../../nodes/Xero/XeroTrigger.node.ts';
import { Door } from '../core/harness/webhook';
import { ActiveTrigger, type Keeping } from '../soak/n8n';
import type { LongWorld } from './world';

type Watch = {
	resource: string;
	event: string;
	keeping: Keeping;
	more?: { [name: string]: unknown };
};

/** What is polled: each way of keeping what was seen, and both ways n8n keeps state. */
const watches: readonly Watch[] = [
	{ resource: 'invoice', event: 'created', keeping: 'default' },
	{ resource: 'invoice', event: 'createdOrUpdated', keeping: 'durable' },
	{ resource: 'invoice', event: 'enteredStatus', keeping: 'default', more: { statuses: ['PAID'] } },
	{ resource: 'invoice', event: 'becameOverdue', keeping: 'durable', more: { daysOverdue: 1 } },
	{
		resource: 'contact',
		event: 'fieldChanged',
		keeping: 'default',
		more: { watchedFields: ['Phones'] },
	},
	{ resource: 'payment', event: 'created', keeping: 'durable' },
	{ resource: 'account', event: 'updated', keeping: 'default' },
];

const type = new XeroTrigger();

/** A polling trigger with what it told. */
export type Polled = { name: string; trigger: ActiveTrigger; told: number; failed: string[] };

/** Activates the polling triggers. Throws what the first poll of one throws. */
export async function activated(world: LongWorld): Promise<Polled[]> {
	const all: Polled[] = [];
	for (const { resource, event, keeping, more } of watches) {
		const name = `${resource} ${event}`;
		const parameters = {
			resource,
			event,
			organisationScope: 'one',
			organisation: { __rl: true, mode: 'id', value: world.about.tenantId },
			...more,
		};
		const trigger = new ActiveTrigger(
			name,
			parameters as never,
			keeping,
			world.credentials,
			() => undefined,
		);
		const first = await trigger.activate(type, true);
		if (first?.is === 'failed') throw first.error;
		all.push({
			name: `${name}, ${keeping === 'durable' ? 'durable cursors' : 'by default'}`,
			trigger,
			told: 0,
			failed: [],
		});
	}
	return all;
}

/** One poll of each. */
export async function pollAll(polled: readonly Polled[]): Promise<void> {
	for (const one of polled) {
		const came = await one.trigger.poll();
		if (came.is === 'items') one.told += came.items.length;
		if (came.is === 'failed') one.failed.push(came.error.message);
	}
}

/** Events a webhook trigger remembers in its process; what comes after lets the oldest go. */
const mostRemembered = 50_000;

/** A webhook trigger behind a real HTTP server, registered with the local Xero. Its memory of events is full from the start. */
export class Hook {
	told = 0;

	private constructor(
		private readonly world: LongWorld,
		private readonly door: Door,
	) {}

	static async open(world: LongWorld): Promise<Hook> {
		const parameters = {
			categories: ['INVOICE', 'CONTACT'],
			event: 'created',
			organisationScope: 'all',
			includeRecord: true,
			closeGaps: true,
		};
		const door = await Door.open(
			{ credentials: world.credentials },
			parameters,
			world.about.signingKey,
		);
		await door.activate();
		await world.ask('POST', '/webhooks', { url: door.url, categories: ['INVOICE', 'CONTACT'] });
		const hook = new Hook(world, door);
		await world.deliverEvents(mostRemembered);
		await door.settled();
		return hook;
	}

	/** Delivers what is due; its executions are done and forgotten, as n8n's are. */
	async deliver(): Promise<void> {
		await this.world.ask('POST', '/webhooks/deliver');
		await this.door.settled();
		this.told += this.door.items.length;
		this.door.executions.length = 0;
	}

	/** Bytes of its static data. */
	get size(): number {
		return Buffer.byteLength(JSON.stringify(this.door.stored));
	}

	async close(): Promise<void> {
		await this.door.close();
	}
}
