import type { WebhookEvent } from './events';

export const webhookFaultKinds = [
	/** Counted in the sequence, never delivered. */
	'lost',
	/** Its delivery comes a second time though it was answered well. */
	'doubled',
	/** With others of the same moment: backwards inside a delivery, and the deliveries backwards too. */
	'disordered',
	/** In a delivery of its own, sent at the same time as the others so marked. */
	'at-once',
	/** Comes later than events after it. */
	'delayed',
	/** The answer of the first attempt, and of the one at once after it, does not reach Xero: the delivery comes again. */
	'unheard',
] as const;

/** What goes wrong with events to come. */
export interface WebhookFault {
	kind: (typeof webhookFaultKinds)[number];
	/** How many events it hits: 1 unless told. */
	events?: number;
	/** How many matching events pass first: 0 unless told. */
	skip?: number;
	/** Milliseconds: how much later `delayed` comes (ten minutes unless told), and the second delivery of `doubled` (0). */
	by?: number;
	/** Events of this category, or this organisation, only. */
	category?: string;
	tenantId?: string;
}

/** Faults waiting for their events, in the order they were added. An event takes one of each kind. */
export class WebhookFaults {
	private waiting: Array<WebhookFault & { events: number; skip: number }> = [];

	/** @throws RangeError for a kind there is none of */
	add(fault: WebhookFault): void {
		if (!webhookFaultKinds.includes(fault.kind))
			throw new RangeError(`Unknown fault ${fault.kind}: ${webhookFaultKinds.join(', ')}`);
		this.waiting.push({ ...fault, events: fault.events ?? 1, skip: fault.skip ?? 0 });
	}

	list(): readonly WebhookFault[] {
		return this.waiting;
	}

	clear(): void {
		this.waiting = [];
	}

	/** What goes wrong with an event, by kind; used up by it. */
	take({ eventCategory, tenantId }: WebhookEvent): Map<WebhookFault['kind'], WebhookFault> {
		const taken = new Map<WebhookFault['kind'], WebhookFault>();
		for (const fault of this.waiting) {
			if (fault.category !== undefined && fault.category !== eventCategory) continue;
			if (fault.tenantId !== undefined && fault.tenantId !== tenantId) continue;
			if (taken.has(fault.kind)) continue;
			if (fault.skip > 0) fault.skip -= 1;
			else {
				fault.events -= 1;
				taken.set(fault.kind, { ...fault });
			}
		}
		this.waiting = this.waiting.filter(({ events }) => events > 0);
		return taken;
	}
}
