import { randomBytes } from 'node:crypto';
import type { Clock } from '../../contract';
import type { App } from '../apps';
import { categories, type Numbered, signatureOf, type WebhookEvent } from './events';
import { type Probe, probe } from './intent';
import type { Parcel } from './parcel';
import { deliverable, post } from './post';
import { type Pace, Queue } from './queue';

/** In the words of the portal. */
export type HookStatus =
	| 'Not set up'
	| 'Intent to receive required'
	| 'Intent to receive in progress'
	| 'OK'
	| 'Disabled';

/** How deliveries are paced and judged. */
export interface WebhookSettings extends Pace {
	/** Real milliseconds after which an answer is too late; Xero's are 5,000. */
	answerWithin: number;
	/** How eventType is written: older events say `Create` (https://github.com/XeroAPI/Xero-OpenAPI/issues/789). */
	spelling: 'CREATE' | 'Create';
}

/** One attempt to deliver. */
export interface Delivery {
	/** Client id of the app. */
	app: string;
	/** By the clock of the local Xero. */
	at: number;
	url: string;
	/** The bytes sent, as text. */
	body: string;
	events: WebhookEvent[];
	firstEventSequence: number;
	lastEventSequence: number;
	/** 1 for the first. */
	attempt: number;
	/** Left out when no answer came. */
	status?: number;
	/** Real milliseconds. */
	ms: number;
	/** It counts as delivered: any 2xx in time. */
	ok: boolean;
	/** What Xero asks of an answer and this one does not keep (a body, cookies), though only the status counts here. */
	flaws: string[];
}

/** What the person chooses in the portal. */
export interface Choice {
	url: string;
	/** All of them when left out. */
	categories?: readonly string[];
}

/** The webhook of one app: what was chosen in the portal, whether it is on, and its stream. */
export class Hook {
	/** 64 random bytes in base64, as the portal shows it. */
	readonly signingKey = randomBytes(64).toString('base64');
	readonly queue: Queue;
	url = '';
	categories: readonly string[] = [];
	status: HookStatus = 'Not set up';
	/** Why the last intent to receive failed, or why it was disabled. */
	reason?: string;
	probes: Probe[] = [];
	/** It was OK once: from then on events are kept. */
	private everOk = false;

	constructor(
		readonly app: App,
		private readonly clock: Clock,
		private readonly settings: WebhookSettings,
	) {
		this.queue = new Queue(clock, settings);
	}

	/**
	 * Keeps what was chosen. A new address, or one that was not OK, needs the intent to receive (again).
	 *
	 * @throws RangeError when the address or a category is none the portal takes
	 */
	choose({ url, categories: chosen = categories }: Choice): void {
		if (!deliverable(url))
			throw new RangeError('The delivery URL must begin with https://, or with http://localhost');
		const unknown = chosen.find((name) => !(categories as readonly string[]).includes(name));
		if (unknown !== undefined) throw new RangeError(`Unknown category ${unknown}`);
		if (chosen.length === 0) throw new RangeError('Choose at least one category');
		const stays = this.status === 'OK' && url === this.url;
		Object.assign(this, { url, categories: [...chosen] });
		if (stays) return;
		Object.assign(this, { probes: [], reason: undefined });
		this.status = 'Intent to receive required';
	}

	/** Sends the probes and judges the answers. What waited is then delivered, in order, at the next pump. */
	async validate(): Promise<void> {
		if (this.url === '') throw new RangeError('Save a delivery URL first');
		this.status = 'Intent to receive in progress';
		this.reason = undefined;
		this.probes = await probe(this.url, this.signingKey, this.settings.answerWithin);
		this.reason = this.probes.find(({ reason }) => reason !== undefined)?.reason;
		this.status = this.reason === undefined ? 'OK' : 'Intent to receive required';
		if (this.status !== 'OK') return;
		this.everOk = true;
		this.queue.replay();
	}

	/** Numbers and queues an event, if the app asked for its category. */
	record(event: WebhookEvent): Numbered | undefined {
		const known = (categories as readonly string[]).includes(event.eventCategory);
		if (!this.everOk || (known && !this.categories.includes(event.eventCategory))) return undefined;
		const { spelling } = this.settings;
		const eventType =
			spelling === 'CREATE'
				? event.eventType
				: event.eventType[0] + event.eventType.slice(1).toLowerCase();
		return this.queue.add({ ...event, eventType });
	}

	/** Delivers everything that is due, the failed ones once more, and answers every attempt. */
	async deliverDue(): Promise<Delivery[]> {
		const made: Delivery[] = [];
		while (this.status === 'OK') {
			const round = this.queue.nextRound();
			if (round.length === 0) break;
			made.push(...(await Promise.all(round.map(async (parcel) => await this.attempt(parcel)))));
		}
		return made;
	}

	private async attempt(parcel: Parcel): Promise<Delivery> {
		const { url, signingKey, settings } = this;
		const { body, events, first, last } = parcel;
		parcel.attempts += 1;
		const at = this.clock.now();
		const answered = await post(url, body, signatureOf(body, signingKey), settings.answerWithin);
		const heard = parcel.unheard === 0;
		if (!heard) parcel.unheard -= 1;
		const ok = heard && answered.status !== undefined && Math.floor(answered.status / 100) === 2;
		if (ok) this.queue.arrived(parcel);
		else if (!this.queue.failed(parcel)) {
			this.status = 'Disabled';
			this.reason = 'Events could not be delivered for 24 hours';
		}
		return {
			app: this.app.clientId,
			at,
			url,
			body,
			events: events.map(({ event }) => event),
			firstEventSequence: first,
			lastEventSequence: last,
			attempt: parcel.attempts,
			...answered,
			ok,
		};
	}
}
