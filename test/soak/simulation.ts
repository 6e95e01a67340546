import { Dice } from './dice';
import { faultFor, Storm } from './storm';
import { day, hour, minute, Timeline } from './timeline';
import type { Change } from './changes/change';
import { Watcher, type Setting } from './watcher';
import { World, type Process } from './world';

/** Triggers that run side by side in one n8n, and what happens in the organisations they watch. */
export type Scenario = {
	name: string;
	settings: readonly Setting[];
	changes: readonly Change[];
	/** Days of changes before the triggers are activated. */
	past?: number;
	/** Imports also come in the middle of polls. */
	rush?: true;
};

/** What happened beside the polls. */
export type Weather = {
	changes: number;
	restarts: number;
	kills: number;
	setBacks: number;
	faults: number;
	away: number;
};

export type Simulated = { watchers: Watcher[]; weather: Weather };

/** Plays a scenario for some days. `born`: starts a process of n8n's. */
export class Simulation {
	private readonly timeline = new Timeline();
	/** The process dies in the middle of the next poll. */
	private dies = false;
	private process: Process;
	private watchers: Watcher[] = [];
	private readonly weather: Weather = { changes: 0, restarts: 0, kills: 0, setBacks: 0, faults: 0, away: 0 };
	private readonly storm: Storm;

	private constructor(
		private readonly world: World,
		private readonly dice: Dice,
		private readonly scenario: Scenario,
		private readonly born: () => Process,
	) {
		this.storm = new Storm(world, new Dice(dice.whole(1, 2 ** 30)), scenario.changes);
		this.process = this.start();
	}

	static async play(scenario: Scenario, seed: number, days: number, born: () => Process): Promise<Simulated> {
		const dice = new Dice(seed, scenario.name);
		const endpoints = [...new Set(scenario.settings.map(({ watched }) => watched.endpoint))];
		const world = await World.open(dice, endpoints);
		try {
			return await new Simulation(world, dice, scenario, born).run(days);
		} finally {
			await world.close();
		}
	}

	private start(): Process {
		const process = this.born();
		this.world.attach(process);
		return process;
	}

	private async run(days: number): Promise<Simulated> {
		const { world } = this;
		const { settings, past = 0 } = this.scenario;
		this.before(past);
		const begin = world.now;
		for (const setting of settings) {
			const watcher = new Watcher(setting, world);
			await watcher.begin(this.process);
			this.watchers.push(watcher);
			world.until(world.now + minute);
		}
		const end = world.now + days * day;
		for (const [at, watcher] of this.watchers.entries())
			this.timeline.often(
				world.now + ((at + 1) / (settings.length + 1)) * watcher.setting.every * minute,
				() => watcher.setting.every * minute,
				end,
				async () => await this.poll(watcher),
			);
		const randomly = (mean: number, run: () => Promise<void> | void): void =>
			this.timeline.often(world.now + this.dice.gap(mean), () => this.dice.gap(mean), end, run);
		randomly(12 * minute, () => this.storm.change());
		randomly(9 * hour, () => this.storm.burst());
		randomly(4 * day, () => this.storm.import());
		randomly(36 * hour, async () => await this.restart());
		randomly(36 * hour, () => {
			this.dies = true;
		});
		randomly(2 * day, async () => await this.setBack());
		randomly(3 * day, () => this.clockJumps());
		for (const [at, office] of world.offices.slice(0, Math.floor(days / 3)).entries()) {
			const away = begin + (1 + 3 * at + this.dice.next()) * day;
			this.timeline.at(away, () => this.leave(office.tenant));
			this.timeline.at(away + day, () => world.reconnect(office.tenant));
		}
		await this.drain(end);
		return { watchers: this.watchers, weather: { ...this.weather, changes: this.storm.made } };
	}

	/** What happened before anybody watched. */
	private before(days: number): void {
		const { world, dice } = this;
		const end = world.now + days * day;
		for (let at = world.now; at < end; at += dice.gap(12 * minute)) {
			world.until(at);
			this.storm.change();
			if (dice.percent(3)) this.storm.import();
		}
		world.until(end);
	}

	private async drain(end: number): Promise<void> {
		for (;;) {
			const next = this.timeline.next(end);
			if (next === undefined) break;
			this.world.until(next.at);
			await next.run();
		}
		// One last look, with everything in order again.
		for (const { tenant } of this.world.offices) this.world.reconnect(tenant);
		this.world.until(this.world.now + hour);
		for (const watcher of this.watchers) {
			await watcher.poll(this.process);
			await watcher.end(this.process);
		}
	}

	private async poll(watcher: Watcher): Promise<void> {
		const { dice, world } = this;
		const { control } = world.xero;
		if (dice.percent(1.5)) {
			control.faults(faultFor(dice));
			this.weather.faults += 1;
		}
		if (dice.percent(5))
			control.when({
				method: 'GET',
				url: '/(api|payroll)\\.xro/',
				skip: dice.whole(0, 2),
				run: () => void (this.scenario.rush && dice.percent(10) ? this.storm.import() : this.storm.aside()),
			});
		const isTwice = watcher.trigger.isActive && dice.percent(2);
		if (!this.dies) return isTwice ? await watcher.pollTwice() : await watcher.poll(this.process);
		this.dies = false;
		this.weather.kills += 1;
		await watcher.poll(this.process, dice.of(['before emitting', 'before saving'] as const));
		await this.reborn();
	}

	/** Stopped in order or not: what is in memory is gone. */
	private async restart(): Promise<void> {
		this.weather.restarts += 1;
		await this.reborn();
	}

	private async reborn(): Promise<void> {
		for (const watcher of this.watchers) watcher.die();
		this.process = this.start();
		for (const watcher of this.watchers) {
			await watcher.restart(this.process);
			// n8n starts its workflows one after the other.
			this.world.until(this.world.now + 5_000);
		}
	}

	private async setBack(): Promise<void> {
		const watcher = this.dice.of(this.watchers);
		if (watcher.trigger.isUnknown) return;
		this.weather.setBacks += 1;
		watcher.setBack((saves) => this.dice.whole(0, saves - 1));
		watcher.die();
		// The person who activates it anew is not that fast.
		this.world.until(this.world.now + minute);
		await watcher.restart(this.process);
	}

	private clockJumps(): void {
		this.world.skew = this.dice.of([0, -20, 20, -180, 300]) * minute;
	}

	private leave(tenant: string): void {
		this.weather.away += 1;
		this.world.disconnect(tenant);
	}
}
