import { randomUUID } from 'node:crypto';
import type { Books, OpenBooks, Switches } from '../contract';
import { customConnectionApp } from './apps';
import { CallLog } from './call-log';
import { type ClockMode, ControlClock } from './clock';
import { Connections } from './connections';
import { FaultQueue } from './faults';
import { IdempotencyStore } from './idempotency';
import { Limits } from './limits';
import { Moments } from './moments';
import { documentedReading } from './switches';
import { Tokens } from './tokens';
import { Webhooks } from './webhooks/webhooks';

export interface WorldOptions {
	openBooks: OpenBooks;
	switches?: Partial<Switches>;
	clock?: ClockMode;
	/** Milliseconds since the epoch at which a standing clock begins; now unless told. */
	at?: number;
}

/** Everything the local Xero remembers. All of it is in memory, and a reset brings back the beginning. */
export class World {
	/** Known once the server listens. */
	url = '';
	readonly switches: Switches;
	readonly faults = new FaultQueue();
	readonly moments = new Moments();
	readonly calls = new CallLog();
	/** Scopes the apps own beside those of today's apps: Xero grants them on application. */
	readonly certified = new Set<string>();
	/** Milliseconds an answer takes. */
	latency = 0;
	clock!: ControlClock;
	books!: ReadonlyMap<string, Books>;
	connections!: Connections;
	tokens!: Tokens;
	limits!: Limits;
	idempotency!: IdempotencyStore;
	webhooks!: Webhooks;

	constructor(private readonly options: WorldOptions) {
		this.switches = { ...documentedReading, ...options.switches };
		this.reset();
	}

	reset(): void {
		Object.assign(this.switches, documentedReading, this.options.switches);
		this.clock = new ControlClock(this.options.clock ?? 'real', this.options.at);
		this.latency = 0;
		this.faults.clear();
		this.moments.clear();
		this.calls.clear();
		this.certified.clear();
		this.connections = new Connections();
		this.tokens = new Tokens(this.clock, () => `${this.url}/identity`);
		this.limits = new Limits(this.clock, this.switches);
		this.idempotency = new IdempotencyStore(this.clock);
		this.books = this.options.openBooks({ clock: this.clock, switches: this.switches });
		// a custom connection is authorised when it is set up, for one organisation
		this.connections.connect(
			customConnectionApp,
			this.organisations[0],
			randomUUID(),
			this.clock.now(),
		);
		this.webhooks = new Webhooks(this);
	}

	/** Organisations of the sign-in page in the order of the books: the custom connection is tied to the first. */
	get organisations(): Array<{ id: string; name: string }> {
		return this.everyOrganisation.filter(({ id }) => !this.books.get(id)?.unlisted);
	}

	/** Those left out of the sign-in page too. */
	get everyOrganisation(): Array<{ id: string; name: string }> {
		return [...this.books].map(([id, books]) => ({ id, name: books.organisation.Name }));
	}
}
