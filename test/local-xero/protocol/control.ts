import { randomUUID } from 'node:crypto';
import type { Rec, Switches } from '../contract';
import { customConnectionApp, person, webApp } from './apps';
import type { Call, Counters } from './call-log';
import type { ClockMode } from './clock';
import type { Fault } from './faults';
import type { Moment } from './moments';
import { Person } from './person';
import type { TokenResponse } from './tokens';
import { WebhookControl } from './webhooks/control';
import type { World } from './world';

export interface ClockChange {
	/** An instant: milliseconds since the epoch, or ISO 8601. */
	set?: number | string;
	/** Milliseconds. */
	advance?: number;
	/** 'manual' stops the clock where it is, 'real' follows the machine's again. */
	follow?: ClockMode;
}

export interface TokenWish {
	/** Scopes of the token; everything the app owns when left out. */
	scopes?: string[];
	/** Tenant ids that get connected; every organisation of the sign-in page when left out. A custom connection keeps its one. */
	tenants?: string[];
	/** A token of the custom connection app. */
	custom?: boolean;
}

/** What tests and demos do to the local Xero from outside; the control endpoint does the same over HTTP. */
export class Control {
	/** Webhooks: registration, faults, and the pump that delivers. */
	readonly webhooks: WebhookControl;
	/** What a person does in Xero's own pages. */
	readonly person: Person;

	constructor(private readonly world: World) {
		this.webhooks = new WebhookControl(() => world.webhooks);
		this.person = new Person(world);
	}

	/** Back to the beginning: books, tokens, connections, limits, keys, faults, log, switches, clock. */
	reset(): void {
		this.world.reset();
	}

	clock(change: ClockChange = {}): { now: number; iso: string; mode: ClockMode } {
		const { clock } = this.world;
		if (change.follow !== undefined) clock.follow(change.follow);
		if (change.set !== undefined) clock.set(new Date(change.set).getTime());
		if (change.advance !== undefined) clock.advance(change.advance);
		return { now: clock.now(), iso: new Date(clock.now()).toISOString(), mode: clock.mode };
	}

	switches(change: Partial<Switches> = {}): Switches {
		for (const name of Object.keys(change)) {
			if (!(name in this.world.switches)) throw new RangeError(`Unknown switch ${name}`);
		}
		return Object.assign(this.world.switches, change);
	}

	/** Milliseconds an answer takes; with a standing clock each call moves the clock by so much instead. */
	latency(milliseconds = this.world.latency): number {
		this.world.latency = milliseconds;
		return milliseconds;
	}

	/** Adds faults for calls to come; answers those that wait. */
	faults(...added: Fault[]): readonly Fault[] {
		for (const fault of added) this.world.faults.add(fault);
		return this.world.faults.list();
	}

	/** Has something happen the moment a call to come arrives. Not offered over HTTP. */
	when(moment: Moment): void {
		this.world.moments.add(moment);
	}

	/** Faults, and whatever else was to happen at calls to come. */
	clearFaults(): void {
		this.world.faults.clear();
		this.world.moments.clear();
	}

	expireTokens(): void {
		this.world.tokens.expireAccessTokens();
	}

	/** As if Xero had granted the apps scopes it grants on application only. Not offered over HTTP. */
	certify(scopes: readonly string[]): void {
		for (const scope of scopes) this.world.certified.add(scope);
	}

	/** As if the organisation's administrator disconnected every application. */
	disconnect(tenantId: string): void {
		this.world.connections.removeTenant(tenantId);
	}

	/** As if an adviser moved an organisation's lock dates under Financial Settings. Not offered over HTTP. */
	lock(tenantId: string, dates: { PeriodLockDate?: Date; EndOfYearLockDate?: Date }): void {
		const books = this.world.books.get(tenantId);
		if (books === undefined) throw new RangeError(`No organisation ${tenantId}`);
		Object.assign(books.organisation, dates);
	}

	/** A token without the sign-in, with the connections that go with it. */
	issueToken(wish: TokenWish = {}): TokenResponse & { tenants: string[] } {
		const { world } = this;
		const app = wish.custom ? customConnectionApp : webApp;
		const scopes = new Set(wish.scopes ?? app.scopes);
		if (wish.custom) {
			// Set up anew where the organisation had disconnected it.
			if (world.connections.of(app).length === 0)
				world.connections.connect(app, world.organisations[0], randomUUID(), world.clock.now());
			const tenants = world.connections.of(app).map(({ tenantId }) => tenantId);
			return { ...world.tokens.issueForApp(app, scopes), tenants };
		}
		const authEventId = randomUUID();
		const at = world.clock.now();
		const organisations = wish.tenants
			? world.everyOrganisation.filter(({ id }) => wish.tenants?.includes(id))
			: world.organisations;
		for (const organisation of organisations)
			world.connections.connect(app, organisation, authEventId, at);
		world.connections.agree(app, scopes);
		return {
			...world.tokens.issueForGrant({ app, scopes, authEventId, at }),
			tenants: organisations.map(({ id }) => id),
		};
	}

	/** Everything an application was given or told that nobody else may learn, by its kind. Not offered over HTTP. */
	secrets(): { [kind: string]: string[] } {
		const { given } = this.world.tokens;
		return {
			'access token': given.map(({ access_token }) => access_token),
			'refresh token': given.flatMap(({ refresh_token }) => refresh_token ?? []),
			'id token': given.flatMap(({ id_token }) => id_token ?? []),
			'client secret': [String(webApp.secret)],
			'secret of the custom connection': [String(customConnectionApp.secret)],
			'webhook signing key': [this.webhooks.state().signingKey],
		};
	}

	/** Calls whose `METHOD /path?query` matches, oldest first, and the counters of all calls. */
	calls(matching?: RegExp): { counters: Counters; calls: Call[] } {
		return { counters: this.world.calls.counters(), calls: this.world.calls.calls(matching) };
	}

	clearCalls(): void {
		this.world.calls.clear();
	}

	/** Every record of an endpoint, in full. Throws when there is no such organisation or endpoint. */
	books(tenantId: string, endpoint: string): Rec[] {
		const books = this.world.books.get(tenantId);
		if (books === undefined) throw new RangeError(`No organisation ${tenantId}`);
		const shelf = [...books.shelves.values()].find(
			(known) => known.endpoint.toLowerCase() === endpoint.toLowerCase(),
		);
		if (shelf === undefined) throw new RangeError(`No endpoint ${endpoint}`);
		return shelf
			.all()
			.map((record) => shelf.show(record, { full: true, summaryOnly: false, unitdp: 4 }));
	}

	/** Where things are: address, applications, person, organisations. */
	about() {
		const { world } = this;
		return {
			url: world.url,
			app: { name: webApp.name, clientId: webApp.clientId, clientSecret: webApp.secret },
			customConnection: {
				clientId: customConnectionApp.clientId,
				clientSecret: customConnectionApp.secret,
			},
			person,
			organisations: world.organisations,
			everyOrganisation: world.everyOrganisation,
			clock: this.clock(),
			switches: this.switches(),
			latency: world.latency,
		};
	}
}
