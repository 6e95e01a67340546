import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Door } from '../../core/harness/webhook';
import type { Delivery } from '../../local-xero/server';
import { chargedOf } from '../bill';
import type { Wanted } from '../expected';
import { Judge, type Emission, type Knowledge, type Look, type Mismatch } from '../judge';
import type { Watched } from '../objects';
import type { World } from '../world';
import { Answers } from './answers';
import { sequencesOf, WebhookBill, type Place } from './bill';
import { Hearing, type Numbered, type Told } from './hearing';

/** What a webhook trigger is set to: what it reports of which categories, or what of the records it compares. */
export type WebhookSetting = {
	name: string;
	/** Whose records the row of the table is about. */
	watched: Watched;
	wanted: Wanted;
	categories: readonly string[];
	/** What happens is told by what records were, and not by the events themselves. */
	compares: boolean;
	parameters: INodeParameters;
};

/** What a trigger may come back to: its static data, and what it held when that was saved. */
type Save = { stored: IDataObject; held: Held };
type Held = { judged: Map<string, Knowledge>; place: Place; unread: readonly Numbered[] };

const savesKept = 40;

/** A webhook trigger in n8n, and what of it is judged. */
export class Listener {
	readonly mismatches: Mismatch[] = [];
	readonly hearing: Hearing;
	readonly judges: ReadonlyMap<string, Judge>;
	readonly bill: WebhookBill;
	calls = 0;
	activation = 0;
	largest = 0;
	private saves: Save[] = [];
	/** Events that have not come, of any category. */
	private readonly missing = new Map<number, Numbered>();
	/** Events whose record could not be read yet, where that decides what is reported. */
	private unread: readonly Numbered[] = [];
	/** Events whose record was read before they came. */
	private readonly readAhead = new Set<number>();
	/** Until everything of a moment is handed in nothing waits: between deliveries pass milliseconds. */
	private handing: Promise<unknown> = Promise.resolve();
	private first = Infinity;
	private last = 0;

	private constructor(
		readonly setting: WebhookSetting,
		private readonly world: World,
		private readonly door: Door,
	) {
		const { name, watched, wanted, compares, categories } = setting;
		const complain = (mismatch: Mismatch): void =>
			void this.mismatches.push({
				...mismatch,
				says: `${name} at ${new Date(world.now).toISOString()}: ${mismatch.says}`,
			});
		const event = wanted.event as 'created' | 'updated' | 'createdOrUpdated';
		this.hearing = new Hearing({ categories: compares ? [] : categories, event }, complain);
		const wants = (numbered: Numbered): boolean => compares || this.hearing.wants(numbered);
		const tenants = world.offices.map(({ tenant }) => tenant);
		this.bill = new WebhookBill({ categories, event: wanted.event, wants }, tenants);
		this.judges = new Map(
			compares
				? world.offices.map(({ tenant, zone }) => [
						tenant,
						new Judge(world.of(tenant, watched.endpoint), watched, wanted, zone, complain),
					])
				: [],
		);
	}

	/** Opens the door and activates the workflow. */
	static async open(setting: WebhookSetting, world: World): Promise<Listener> {
		const door = await Door.open(world, setting.parameters);
		const listener = new Listener(setting, world, door);
		const from = world.sequence.now();
		world.control.clearCalls();
		await door.activate();
		listener.activation = chargedOf(world.calls());
		for (const judge of listener.judges.values()) judge.activated({ from, until: world.sequence.now(), at: world.now });
		listener.keep();
		return listener;
	}

	/** Events that are new in the stream. */
	take(events: readonly Numbered[]): void {
		this.hearing.take(events);
		this.bill.take(events);
		for (const numbered of events) this.missing.set(numbered.sequence, numbered);
	}

	/** Deliveries of one moment: at the same time, or one after the other. `dies`: between starting the workflow and saving. */
	async receives(
		deliveries: readonly Delivery[],
		atOnce: boolean,
		signed: (body: string) => string,
		dies: boolean,
	): Promise<void> {
		const { world, door } = this;
		const before = door.stored;
		const held = this.held();
		const executions = door.executions.length;
		const from = world.sequence.now();
		world.control.clearCalls();
		const send = async ({ body }: Delivery): Promise<void> => {
			const headers = { 'content-type': 'application/json', 'x-xero-signature': signed(body) };
			const { status } = await fetch(door.url, { method: 'POST', headers, body });
			if (status !== 200) this.mismatches.push({ is: 'false', says: `${this.setting.name} answered ${status}` });
		};
		this.handing = (async () => {
			if (atOnce) await Promise.all(deliveries.map(send));
			else for (const delivery of deliveries) await send(delivery);
		})();
		await this.handing;
		await door.settled();
		const items = door.executions
			.slice(executions)
			.flat(2)
			.map(({ json }) => json);
		this.judge(deliveries, items, { from, until: world.sequence.now(), at: world.now });
		if (dies) {
			door.stored = before;
			this.recall(held);
			door.restart();
		} else this.keep();
	}

	/** Done when everything of this moment is handed in. */
	async handedIn(): Promise<void> {
		await this.handing;
	}

	/** The process ends; another one goes on with what is stored. */
	restart(): void {
		this.door.restart();
	}

	/** The database has an older state, and another process begins with it. */
	setBack(choose: (saves: number) => number): void {
		const { stored, held } = this.saves[choose(this.saves.length)];
		this.door.stored = stored;
		this.recall(held);
		this.door.restart();
	}

	/** Nothing more comes: what was not to be had is missed now. */
	finish(): void {
		this.hearing.finish();
		for (const { sequence } of this.unread)
			this.mismatches.push({ is: 'missed', says: `${this.setting.name} never read ${sequence}` });
	}

	async close(): Promise<void> {
		await this.door.close();
	}

	private held(): Held {
		const judged = new Map([...this.judges].map(([tenant, judge]) => [tenant, judge.knowledge()]));
		return { judged, place: this.bill.place(), unread: this.unread };
	}

	private recall({ judged, place, unread }: Held): void {
		this.hearing.forgets();
		this.readAhead.clear();
		// What was read since is read again: the stream has a gap there now.
		const again = [...unread, ...this.unread, ...(this.setting.compares ? this.bill.since(place.last) : [])];
		this.unread = [...new Map(again.map((numbered) => [numbered.sequence, numbered])).values()];
		this.bill.setBack(place);
		for (const [tenant, judge] of this.judges) {
			const older = judged.get(tenant);
			if (older !== undefined) judge.setBack(older);
		}
	}

	private keep(): void {
		this.largest = Math.max(this.largest, Buffer.byteLength(JSON.stringify(this.door.stored)));
		this.saves = [...this.saves, { stored: this.door.stored, held: this.held() }].slice(-savesKept);
	}

	private judge(deliveries: readonly Delivery[], items: readonly IDataObject[], look: Look): void {
		const answers = new Answers(this.world.calls());
		this.calls += chargedOf(this.world.calls());
		const sequences = new Set(deliveries.flatMap(sequencesOf));
		if (sequences.size === 0) return;
		const news = [...sequences].flatMap((sequence) => this.missing.get(sequence) ?? []);
		this.first = Math.min(this.first, ...sequences);
		this.last = Math.max(this.last, ...sequences);
		for (const sequence of sequences) this.missing.delete(sequence);
		const passed = [...this.missing.values()].filter(({ sequence }) => sequence < this.last);
		for (const { sequence } of passed) this.missing.delete(sequence);
		const lost = passed.filter(({ sequence }) => sequence > this.first);
		this.bill.delivered(deliveries, answers);
		const { bill } = this;
		const isBehind = (tenant: string): boolean => bill.isBehind(tenant);
		if (!this.setting.compares) return this.hearing.heard({ sequences, told: items.map(toldBy), isBehind });
		this.compare([...news, ...lost], answers, items, look);
	}

	/** Holds what was told of records against what there was to read of them. */
	private compare(events: readonly Numbered[], answers: Answers, items: readonly IDataObject[], look: Look): void {
		const { categories } = this.setting;
		const isRead = ({ event: { tenantId, eventCategory, resourceId } }: Numbered): boolean =>
			answers.record(tenantId, eventCategory, resourceId) || answers.list(tenantId, eventCategory);
		const isOwn = ({ event }: Numbered): boolean => categories.includes(event.eventCategory);
		const waiting = [
			...this.unread,
			...events.filter((numbered) => isOwn(numbered) && !this.readAhead.has(numbered.sequence)),
		];
		// What changed since a gap is answered of events, too, that are still on their way.
		const ahead = [...this.missing.values()].filter((numbered) => isOwn(numbered) && isRead(numbered));
		for (const { sequence } of ahead) this.readAhead.add(sequence);
		const read = [...waiting, ...ahead].filter(isRead);
		this.bill.again(this.unread.filter(isRead), answers);
		this.unread = waiting.filter((numbered) => !isRead(numbered));
		for (const [tenant, judge] of this.judges) {
			const ids = read.filter(({ event }) => event.tenantId === tenant).map(({ event }) => event.resourceId);
			const emissions = items.filter(({ organisationId }) => organisationId === tenant).map((json) => emissionOf(json));
			judge.seen(look, new Set(ids), emissions);
		}
	}
}

const webhookOf = (json: IDataObject): IDataObject => (json.webhook ?? {}) as IDataObject;

const emissionOf = (json: IDataObject): Emission => ({
	id: String(webhookOf(json).resourceId),
	event: String(json.event),
	json,
});

const toldBy = (json: IDataObject): Told => {
	const { resourceId, sequence, caughtUp, eventDate } = webhookOf(json);
	return {
		id: String(resourceId),
		event: String(json.event),
		caughtUp: caughtUp === true,
		at: Date.parse(String(eventDate)),
		...(typeof sequence === 'number' && { sequence }),
	};
};
