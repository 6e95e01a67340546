import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Door } from '../../core/harness/webhook';
import type { Delivery } from '../../local-xero/server';
import { chargedOf } from '../bill';
import type { Wanted } from '../expected';
import { Judge, type Emission, type Knowledge, type Look, type Mismatch } from '../judge';
import type { Watched } from '../objects';
import type { World } from '../world';
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

type Save = { stored: IDataObject; knowledge: Map<string, Knowledge> };

/** Categories whose endpoint takes a list of ids, 40 at most. */
const byIds = ['CONTACT', 'INVOICE'];
const savesKept = 40;

/** A webhook trigger in n8n, and what of it is judged. */
export class Listener {
	readonly mismatches: Mismatch[] = [];
	readonly hearing: Hearing;
	readonly judges: ReadonlyMap<string, Judge>;
	calls = 0;
	fewest = 0;
	activation = 0;
	largest = 0;
	private saves: Save[] = [];
	/** Events that have not come, of any category: a gap does not tell. */
	private readonly missing = new Map<number, Numbered>();
	/** Its place in the stream was set back, which is a gap like any other. */
	private hasForgotten = false;
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
		const known = this.knowledge();
		const executions = door.executions.length;
		const from = world.sequence.now();
		world.control.clearCalls();
		const send = async ({ body }: Delivery): Promise<void> => {
			const headers = { 'content-type': 'application/json', 'x-xero-signature': signed(body) };
			const { status } = await fetch(door.url, { method: 'POST', headers, body });
			if (status !== 200) this.mismatches.push({ is: 'false', says: `${this.setting.name} answered ${status}` });
		};
		if (atOnce) await Promise.all(deliveries.map(send));
		else for (const delivery of deliveries) await send(delivery);
		await door.settled();
		const items = door.executions
			.slice(executions)
			.flat(2)
			.map(({ json }) => json);
		this.judge(deliveries, items, { from, until: world.sequence.now(), at: world.now });
		if (dies) {
			door.stored = before;
			this.recall(known);
			door.restart();
		} else this.keep();
	}

	/** The process ends; another one goes on with what is stored. */
	restart(): void {
		this.door.restart();
	}

	/** The database has an older state, and another process begins with it. */
	setBack(choose: (saves: number) => number): void {
		const { stored, knowledge } = this.saves[choose(this.saves.length)];
		this.door.stored = stored;
		this.recall(knowledge);
		this.door.restart();
	}

	async close(): Promise<void> {
		await this.door.close();
	}

	private recall(knowledge: ReadonlyMap<string, Knowledge>): void {
		this.hearing.forgets();
		this.hasForgotten = true;
		for (const [tenant, judge] of this.judges) {
			const older = knowledge.get(tenant);
			if (older !== undefined) judge.setBack(older);
		}
	}

	private knowledge(): Map<string, Knowledge> {
		return new Map([...this.judges].map(([tenant, judge]) => [tenant, judge.knowledge()]));
	}

	private keep(): void {
		this.largest = Math.max(this.largest, Buffer.byteLength(JSON.stringify(this.door.stored)));
		this.saves = [...this.saves, { stored: this.door.stored, knowledge: this.knowledge() }].slice(-savesKept);
	}

	private judge(deliveries: readonly Delivery[], items: readonly IDataObject[], look: Look): void {
		const sequences = new Set(
			deliveries.flatMap(({ firstEventSequence: first, lastEventSequence: last }) =>
				Array.from({ length: last - first + 1 }, (_, at) => first + at),
			),
		);
		if (sequences.size === 0) return;
		const isOwn = ({ event }: Numbered): boolean => this.setting.categories.includes(event.eventCategory);
		const news = [...sequences].flatMap((sequence) => this.missing.get(sequence) ?? []).filter(isOwn);
		this.first = Math.min(this.first, ...sequences);
		this.last = Math.max(this.last, ...sequences);
		for (const sequence of sequences) this.missing.delete(sequence);
		const passed = [...this.missing.values()].filter(({ sequence }) => sequence < this.last);
		const lost = passed.filter(({ sequence }) => sequence > this.first);
		for (const { sequence } of passed) this.missing.delete(sequence);
		const read = news.filter((numbered) => this.setting.compares || this.hearing.wants(numbered));
		this.charge(
			read,
			lost.length > 0 || this.hasForgotten,
			new Set(lost.filter(isOwn).map(({ event }) => event.resourceId)).size,
		);
		this.hasForgotten = false;
		if (!this.setting.compares) return this.hearing.heard({ sequences, told: items.map(toldBy) });
		for (const [tenant, judge] of this.judges) {
			const ids = [...news, ...lost.filter(isOwn)]
				.filter(({ event }) => event.tenantId === tenant)
				.map(({ event }) => event.resourceId);
			const own = items.filter(({ organisationId }) => organisationId === tenant);
			judge.seen(
				look,
				new Set(ids),
				own.map((json) => emissionOf(json)),
			);
		}
	}

	/** The calls made, and the fewest: the records of a delivery by lists of ids, and what changed in a gap. */
	private charge(news: readonly Numbered[], hasGap: boolean, lost: number): void {
		this.calls += chargedOf(this.world.calls());
		const groups = new Map<string, Set<string>>();
		for (const { event } of news) {
			const place = `${event.eventCategory} ${event.tenantId}`;
			groups.set(place, (groups.get(place) ?? new Set()).add(event.resourceId));
		}
		for (const [place, ids] of groups)
			this.fewest += byIds.includes(place.split(' ')[0]) ? Math.ceil(ids.size / 40) : 1;
		if (!hasGap) return;
		this.fewest += this.setting.categories.length * this.world.offices.length;
		// Only its history tells whether a record was made or changed in a gap.
		if (['created', 'updated'].includes(this.setting.wanted.event)) this.fewest += lost;
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
