import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { clock } from '../../../nodes/Xero/transport/clock';
import { signatureOf, type Delivery, type WebhookFault } from '../../local-xero/server';
import type { Change } from '../changes/change';
import { Dice } from '../dice';
import type { Weather } from '../simulation';
import { faultFor, Storm } from '../storm';
import { day, hour, minute, Timeline } from '../timeline';
import { World } from '../world';
import { endpoints } from './answers';
import { Listener, type WebhookSetting } from './listener';

const faults: readonly WebhookFault['kind'][] = ['lost', 'doubled', 'disordered', 'at-once', 'delayed', 'unheard'];

/**
 * Plays webhook triggers for some days: events lost, doubled, disordered, late and twenty at once, n8n away for hours and
 * for longer than Xero waits, killed after the answer and between starting the workflow and saving, and set back.
 */
export class WebhookSimulation {
	private readonly timeline = new Timeline();
	private readonly weather: Weather = { changes: 0, restarts: 0, kills: 0, setBacks: 0, faults: 0, away: 0 };
	private readonly storm: Storm;
	private listeners: Listener[] = [];
	private seen = 0;
	private isAway = false;
	/** A process that dies at the next delivery: as soon as Xero has its answer, or before it saves. */
	private dies?: { listener: Listener; when: 'after answering' | 'before saving' };

	private constructor(
		private readonly world: World,
		private readonly dice: Dice,
		changes: readonly Change[],
		private readonly door: Server,
	) {
		this.storm = new Storm(world, new Dice(dice.whole(1, 2 ** 30)), changes);
		world.attach({ clock });
		const { sleep } = clock;
		clock.sleep = async (ms) => {
			for (const listener of this.listeners) await listener.handedIn();
			await sleep(ms);
		};
	}

	static async play(
		settings: readonly WebhookSetting[],
		changes: readonly Change[],
		seed: number,
		days: number,
	): Promise<{ listeners: Listener[]; weather: Weather }> {
		const dice = new Dice(seed, 'Webhooks');
		const world = await World.open(dice, Object.values(endpoints));
		const door = createServer();
		const simulation = new WebhookSimulation(world, dice, changes, door);
		const own = { ...clock };
		try {
			return await simulation.run(settings, days);
		} finally {
			Object.assign(clock, own);
			for (const listener of simulation.listeners) await listener.close();
			door.closeAllConnections();
			door.close();
			await world.close();
		}
	}

	private async run(
		settings: readonly WebhookSetting[],
		days: number,
	): Promise<{ listeners: Listener[]; weather: Weather }> {
		const { world, dice, timeline } = this;
		await this.register();
		for (const setting of settings) {
			this.listeners.push(await Listener.open(setting, world));
			world.until(world.now + minute);
		}
		const end = world.now + days * day;
		const randomly = (mean: number, run: () => Promise<void> | void): void =>
			timeline.often(world.now + dice.gap(mean), () => dice.gap(mean), end, run);
		randomly(40 * minute, () => this.storm.change());
		randomly(14 * hour, () => this.storm.burst());
		randomly(8 * day, () => this.storm.import());
		randomly(4 * hour, () => this.goesWrong());
		randomly(30 * hour, () => this.restart());
		randomly(30 * hour, () => {
			this.dies = { listener: dice.of(this.listeners), when: dice.of(['after answering', 'before saving'] as const) };
		});
		randomly(3 * day, () => this.setBack());
		randomly(4 * day, () => this.leave(dice.whole(20, 300) * minute));
		if (days >= 10) timeline.at(world.now + 7 * day, () => this.leave(26 * hour));
		for (let next = timeline.next(end); next !== undefined; next = timeline.next(end)) {
			await this.deliver(next.at);
			world.until(next.at);
			await next.run();
		}
		await this.comeBack();
		// Twice, as the first may only be told of a gap that Xero's limits leave open.
		for (const name of ['The last but one', 'The last one']) {
			this.storm.change();
			for (const office of world.offices) {
				office.make('Contacts', { Name: office.name(name) });
				world.look(office);
			}
			await this.deliver(world.now + 2 * day);
		}
		for (const listener of this.listeners) listener.finish();
		return { listeners: this.listeners, weather: { ...this.weather, changes: this.storm.made } };
	}

	/** What Xero delivers to: it answers as the node's own door does, which `Listener` asks for the same bytes. */
	private async register(): Promise<void> {
		const { webhooks } = this.world.control;
		this.door.on('request', (request, response) => {
			const parts: Buffer[] = [];
			request.on('data', (part: Buffer) => parts.push(part));
			request.on('end', () => {
				const right = request.headers['x-xero-signature'] === this.signed(Buffer.concat(parts).toString());
				response.statusCode = this.isAway ? 503 : right ? 200 : 401;
				response.end();
			});
		});
		await new Promise<void>((resolve) => this.door.listen(0, '127.0.0.1', resolve));
		webhooks.settings({ delay: 35_000, most: 20, answerWithin: 120_000 });
		const url = `http://localhost:${(this.door.address() as AddressInfo).port}/`;
		const { status } = await webhooks.register({ url });
		if (status !== 'OK') throw new Error(`The webhook is ${status}`);
	}

	private signed(body: string): string {
		return signatureOf(body, this.world.control.webhooks.state().signingKey);
	}

	/** Everything due until then, each at its time. */
	private async deliver(until: number): Promise<void> {
		const { webhooks } = this.world.control;
		for (let due = webhooks.nextDue(); due !== undefined && due <= until; due = webhooks.nextDue()) {
			// Clocks have whole milliseconds.
			this.world.until(Math.ceil(due));
			await this.pump();
		}
	}

	private async pump(): Promise<void> {
		const { webhooks } = this.world.control;
		const deliveries = (await webhooks.deliverDue()).filter(({ status }) => status === 200);
		const events = webhooks.events();
		const fresh = events.slice(Math.max(0, events.length - (webhooks.state().lastSequence - this.seen)));
		this.seen = webhooks.state().lastSequence;
		const atOnce = this.dice.percent(30);
		const { dies } = this;
		this.dies = deliveries.length > 0 ? undefined : dies;
		for (const listener of this.listeners) {
			listener.take(fresh);
			if (deliveries.length === 0) continue;
			const isDying = dies?.listener === listener;
			if (isDying) this.weather.kills += 1;
			if (isDying && dies.when === 'after answering') listener.restart();
			else await this.hand(listener, deliveries, atOnce, isDying);
		}
	}

	/** Hands deliveries to a trigger; now and then something goes wrong with its calls. */
	private async hand(
		listener: Listener,
		deliveries: readonly Delivery[],
		atOnce: boolean,
		dies: boolean,
	): Promise<void> {
		const { control } = this.world;
		if (this.dice.percent(1.5)) {
			control.faults(faultFor(this.dice));
			this.weather.faults += 1;
		}
		await listener.receives(deliveries, atOnce, (body) => this.signed(body), dies);
		control.clearFaults();
	}

	/** Something goes wrong with the next events. */
	private goesWrong(): void {
		const kind = this.dice.of(faults);
		const events = kind === 'at-once' || kind === 'disordered' ? 20 : this.dice.whole(1, 5);
		const by = this.dice.whole(1, 40) * minute;
		this.world.control.webhooks.faults({}, { kind, events, by });
		this.weather.faults += 1;
	}

	private restart(): void {
		this.weather.restarts += 1;
		for (const listener of this.listeners) listener.restart();
	}

	private setBack(): void {
		this.weather.setBacks += 1;
		this.dice.of(this.listeners).setBack((saves) => this.dice.whole(0, saves - 1));
	}

	/** Nobody answers Xero for a while; after a day it gives up, and the person enables the webhook again. */
	private leave(time: number): void {
		this.isAway = true;
		this.weather.away += time > day ? 1 : 0;
		this.timeline.at(this.world.now + time, async () => await this.comeBack());
	}

	private async comeBack(): Promise<void> {
		this.isAway = false;
		const { webhooks } = this.world.control;
		if (webhooks.state().status !== 'OK') await webhooks.sendIntent();
	}
}
