import type { INodeParameters } from 'n8n-workflow';

import type { Call } from '../local-xero/server';
import { Bill } from './bill';
import type { Wanted } from './expected';
import { Judge, type Emission, type Knowledge, type Mismatch } from './judge';
import { ActiveTrigger, type Death, type Keeping, type Polled } from './n8n';
import type { Watched } from './objects';
import type { Process, World } from './world';

/** One activated trigger of the simulation. */
export type Setting = {
	name: string;
	watched: Watched;
	wanted: Wanted;
	parameters: INodeParameters;
	keeping: Keeping;
	/** Minutes from one poll to the next. */
	every: number;
	/** What is chosen of what there is in the organisations: contacts, organisations, a date. */
	choose?: (world: World) => Chosen;
	/** Name of the line in the table, for those that are not told by their object. */
	line?: string;
};

/** Parameters, what follows from them, and which organisations are watched when not all are. */
export type Chosen = { parameters?: INodeParameters; wanted?: Partial<Wanted>; tenants?: readonly string[] };

type Save = { text: string; knowledge: Map<string, Knowledge> };

/** Pages a poll reads of one organisation at most, as docs/triggers.md says. */
const mostPages = 10;

/** Saves that a backup, or an execution that ends late, may bring back. */
const savesKept = 40;

/** A trigger in n8n, what of it is judged in every organisation, and what it cost. */
export class Watcher {
	readonly trigger: ActiveTrigger;
	readonly judges: ReadonlyMap<string, Judge>;
	readonly bill: Bill;
	readonly mismatches: Mismatch[] = [];
	private saves: Save[] = [];
	private hasSaved = false;
	/** Nothing is kept of the beginning, as the process died or the database was set back: the next poll is one. */
	private beginsAnew = false;
	/** Organisations the latest poll did not see. */
	private unseen: string[] = [];
	/** Polls that failed; n8n shows them as failed executions. */
	failures: string[] = [];

	constructor(
		readonly setting: Setting,
		private readonly world: World,
	) {
		const { name, keeping, watched } = setting;
		const chosen = setting.choose?.(world) ?? {};
		const wanted = { ...setting.wanted, ...chosen.wanted };
		this.trigger = new ActiveTrigger(name, { ...setting.parameters, ...chosen.parameters }, keeping, world.credentials, () => {
			this.hasSaved = true;
		});
		this.bill = new Bill(watched, wanted);
		this.judges = new Map(
			world.offices
				.filter(({ tenant }) => world.has(tenant, watched.endpoint) && chosen.tenants?.includes(tenant) !== false)
				.map(({ tenant, zone }) => [
					tenant,
					new Judge(world.of(tenant, watched.endpoint), watched, wanted, zone, (mismatch) =>
						this.mismatches.push({ ...mismatch, says: `${name} at ${this.at}: ${mismatch.says}` }),
					),
				]),
		);
	}

	private get at(): string {
		return new Date(this.world.now).toISOString();
	}

	/** The person activates the workflow. Throws when that fails. */
	async begin(process: Process): Promise<void> {
		const from = this.world.sequence.now();
		this.world.xero.control.clearCalls();
		const polled = await this.trigger.activate(process.trigger, true);
		const look = { from, until: this.world.sequence.now(), at: this.world.now };
		if (polled?.is === 'failed') throw polled.error;
		this.bill.activated(this.world.calls());
		for (const [tenant, judge] of this.judges) {
			judge.activated(look);
			this.bill.read(tenant, look.from);
			if (judge.pastRead !== undefined) this.bill.owes(judge.pastRead);
			const emissions = this.emissionsOf(polled, tenant);
			if (emissions.length > 0) judge.polled(look, emissions);
		}
		this.keep();
	}

	/** Starts anew in another process, from what the database has. */
	async restart(process: Process): Promise<void> {
		await this.observed(async () => await this.trigger.activate(process.trigger, false));
	}

	/** A poll at its time; a workflow whose start failed is tried again. */
	async poll(process: Process, death?: Death): Promise<void> {
		await this.observed(async () =>
			this.trigger.isActive ? await this.trigger.poll(death) : await this.trigger.activate(process.trigger, false),
		);
	}

	/** Two of its Poll Times are due at once. */
	async pollTwice(): Promise<void> {
		await this.observed(async () => {
			const both = await Promise.all([this.trigger.poll(), this.trigger.poll()]);
			const items = both.flatMap((polled) => (polled.is === 'items' ? polled.items : []));
			const failed = both.find((polled) => polled.is === 'failed');
			return failed ?? (items.length > 0 ? { is: 'items', items } : { is: 'nothing' });
		});
	}

	/** The last look was taken: polls until the past is told, and complains of what is not. */
	async end(process: Process): Promise<void> {
		const isOwed = (): boolean => this.unseen.length > 0 || [...this.judges.values()].some(({ owed }) => owed > 0);
		for (let more = 0; more < 20 && isOwed(); more += 1) {
			this.world.until(this.world.now + 60_000);
			await this.poll(process);
		}
		for (const judge of this.judges.values()) judge.ended();
		for (const tenant of this.unseen) this.mismatches.push({ is: 'missed', says: `the last look did not see ${tenant}` });
	}

	/** The process is gone; what was not saved is forgotten. */
	die(): void {
		if (this.trigger.isUnknown) this.beginsAnew = true;
		else if (this.trigger.hasUnsaved) this.recall(this.saves.at(-1));
		this.trigger.die();
	}

	/** The database has an older state: from a backup, or from an execution that ended late and saved what it began with. */
	setBack(choose: (saves: number) => number): void {
		const older = this.saves[choose(this.saves.length)];
		const wasKnown = !this.trigger.isUnknown;
		this.trigger.setBack(older.text);
		this.saves.push(older);
		// Of what was before the first poll that was kept, nothing is known.
		if (wasKnown && this.trigger.isUnknown) this.beginsAnew = true;
		else this.recall(older);
	}

	private recall(save: Save | undefined): void {
		for (const [tenant, knowledge] of save?.knowledge ?? []) {
			this.judges.get(tenant)?.setBack(knowledge);
			this.bill.read(tenant, knowledge.upTo);
		}
	}

	private keep(): void {
		const knowledge = new Map([...this.judges].map(([tenant, judge]) => [tenant, judge.knowledge()]));
		this.saves = [...this.saves, { text: this.trigger.database, knowledge }].slice(-savesKept);
		this.hasSaved = false;
	}

	private async observed(act: () => Promise<Polled | undefined>): Promise<void> {
		const { world } = this;
		world.xero.control.clearCalls();
		this.hasSaved = false;
		const from = world.sequence.now();
		const polled = await act();
		const look = { from, until: world.sequence.now(), at: world.now };
		world.xero.control.clearFaults();
		if (polled === undefined) return;
		const calls = world.calls();
		if (polled.is === 'failed') this.failures.push(polled.error.message);
		const isSeen = (tenant: string): boolean => world.answered(calls, tenant) && !this.isCut(calls, tenant);
		this.unseen = [...this.judges.keys()].filter((tenant) => !isSeen(tenant));
		for (const [tenant, judge] of this.judges) {
			const emissions = this.emissionsOf(polled, tenant);
			const answered = world.answered(calls, tenant);
			this.bill.polled(calls, tenant, world, judge, look);
			if (this.beginsAnew && polled.is === 'nothing') {
				judge.activated(look);
				this.bill.read(tenant, look.from);
			}
			if (this.beginsAnew || (polled.is === 'killed' && polled.items.length === 0)) continue;
			if (polled.is === 'failed') {
				if (answered && this.setting.keeping === 'default') judge.failedElsewhere(look);
			} else {
				if (isSeen(tenant)) judge.polled(look, emissions);
				else judge.interrupted(look, emissions, answered);
				if (answered) this.bill.read(tenant, look.until);
			}
		}
		if (polled.is === 'nothing') this.beginsAnew = false;
		this.strays(polled);
		if (this.hasSaved) this.keep();
	}

	/** Whether a poll stopped before it had seen all that changed: what is left is read by the next ones. */
	private isCut(calls: readonly Call[], tenant: string): boolean {
		const { endpoint } = this.setting.watched;
		if (this.world.needsWholeList(tenant, this.setting.watched, this.setting.wanted)) return false;
		return calls.filter(({ tenantId, path }) => tenantId === tenant && path.endsWith(`/${endpoint}`)).length >= mostPages;
	}

	/** Items of an organisation that is not watched. */
	private strays(polled: Polled): void {
		if (polled.is !== 'items') return;
		for (const { json } of polled.items)
			if (!this.judges.has(String(json.organisationId)))
				this.mismatches.push({ is: 'false', says: `an item of organisation ${String(json.organisationId)}` });
	}

	private emissionsOf(polled: Polled | undefined, tenant: string): Emission[] {
		if (polled?.is !== 'items' && polled?.is !== 'killed') return [];
		return polled.items
			.filter(({ json }) => json.organisationId === tenant)
			.map(({ json }) => ({
				id: String(json[this.setting.watched.id] ?? json[camel(this.setting.watched.id)]),
				event: String(json.event),
				json,
			}));
	}
}

const camel = (name: string): string => name[0].toLowerCase() + name.slice(1);
