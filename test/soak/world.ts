import type { INodeType } from 'n8n-workflow';

import type { clock } from '../../nodes/Xero/transport/clock';
import { CredentialStore } from '../core/harness/credentials';
import { custom, signedIn } from '../core/harness/workflow';
import { openBooks } from '../local-xero/books';
import type { Books } from '../local-xero/contract';
import { webApp } from '../local-xero/protocol/apps';
import { startProtocol, type LocalXero } from '../local-xero/protocol/start';
import type { Call } from '../local-xero/server';
import { Dice } from './dice';
import type { Wanted } from './expected';
import type { Watched } from './objects';
import { Office } from './office';
import { employeeSource, Sequence, shelfSource, Versions } from './versions';

/** A process n8n runs in: the node as freshly loaded modules have it, which remember nothing. */
export type Process = { trigger: INodeType; clock: typeof clock };

const start = Date.parse('2026-11-22T09:00:00Z');

/** Milliseconds an answer of Xero takes. */
const latency = 120;

export const payroll = 'Employees';

/** Three organisations in a local Xero whose books can be read and written directly, and a person's connection to them. */
export class World {
	readonly credentials = new CredentialStore();
	readonly offices: Office[];
	readonly sequence = new Sequence();
	private readonly versions = new Map<string, Versions>();
	private readonly away = new Set<string>();
	/** How far the clock of n8n's machine is off. */
	skew = 0;

	private constructor(
		readonly xero: LocalXero,
		books: ReadonlyMap<string, Books>,
		readonly dice: Dice,
		/** Endpoints whose records are watched. */
		private readonly endpoints: readonly string[],
	) {
		const { control } = xero;
		const now = { now: () => control.clock().now };
		this.offices = [...books.values()].map(
			(each) => new Office(each, new Dice(dice.whole(1, 2 ** 30), each.organisation.Name), now),
		);
		control.latency(latency);
		for (const office of this.offices)
			for (const endpoint of endpoints) {
				const source = endpoint === payroll ? employeeSource(office.books) : shelfSource(office.shelf(endpoint));
				if (source !== undefined)
					this.versions.set(`${office.tenant} ${endpoint}`, new Versions(source, this.sequence));
			}
		this.signIn();
	}

	static async open(dice: Dice, endpoints: readonly string[]): Promise<World> {
		let books: ReadonlyMap<string, Books> = new Map();
		const xero = await startProtocol({
			clock: 'manual',
			at: start,
			openBooks: (options) => (books = openBooks(options)) as Map<string, Books>,
		});
		return new World(xero, books, dice, endpoints);
	}

	/** Connects every organisation, as a person does who signs in (again). */
	signIn(): void {
		const { control, url } = this.xero;
		const { app, customConnection } = control.about();
		const { tenants: _, ...oauthTokenData } = control.issueToken({
			// Those Xero gives to no new app, or on request only, belong to some of the objects.
			scopes: [...webApp.scopes, 'accounting.classicexpenses', 'accounting.journals.read', 'paymentservices'],
			tenants: this.offices.map(({ tenant }) => tenant).filter((tenant) => !this.away.has(tenant)),
		});
		if (!this.away.has(this.custom)) control.issueToken({ custom: true });
		const endpoints = { customEndpoints: true, signInHost: url, identityHost: `${url}/identity`, apiHost: url };
		this.credentials.save(custom, {
			...endpoints,
			clientId: customConnection.clientId,
			clientSecret: String(customConnection.clientSecret),
		});
		this.credentials.save(signedIn, {
			...endpoints,
			clientId: app.clientId,
			clientSecret: String(app.clientSecret),
			oauthTokenData: { ...oauthTokenData },
		});
	}

	/** The organisation a custom connection belongs to. */
	get custom(): string {
		return this.xero.control.about().organisations[0].id;
	}

	get control(): LocalXero['control'] {
		return this.xero.control;
	}

	get now(): number {
		return this.xero.control.clock().now;
	}

	/** Lets time go on to an instant; it never goes back. */
	until(instant: number): void {
		if (instant > this.now) this.xero.control.clock({ set: instant });
	}

	/** Gives a process this world's time. Waiting moves it. */
	attach({ clock: time }: Pick<Process, 'clock'>): void {
		time.now = () => this.now + this.skew;
		time.sleep = async (ms) => {
			this.xero.control.clock({ advance: ms });
		};
	}

	/** Calls since the last clearing. */
	calls(): Call[] {
		return this.xero.control.calls().calls;
	}

	/** Whether an organisation answered a poll to the end. */
	answered(calls: readonly Call[], tenant: string): boolean {
		const last = calls.filter(({ tenantId }) => tenantId === tenant).at(-1);
		return last !== undefined && last.fault === undefined && [200, 304].includes(last.status);
	}

	isConnected(tenant: string): boolean {
		return !this.away.has(tenant);
	}

	/** The organisation's administrator disconnects every application. */
	disconnect(tenant: string): void {
		this.away.add(tenant);
		this.xero.control.disconnect(tenant);
	}

	/** The person connects it again. */
	reconnect(tenant: string): void {
		this.away.delete(tenant);
		this.signIn();
	}

	/** Whether nothing but a look at the whole list tells what happened. */
	needsWholeList(tenant: string, { endpoint }: Watched, { event }: Wanted): boolean {
		if (endpoint === payroll) return this.office(tenant).books.payroll?.region !== 'AU';
		const { list, remove } = this.office(tenant).shelf(endpoint);
		return !list.modifiedSince || (event === 'removed' && remove !== undefined);
	}

	private office(tenant: string): Office {
		const found = this.offices.find((office) => office.tenant === tenant);
		if (found === undefined) throw new Error(`There is no organisation ${tenant}`);
		return found;
	}

	/** Whether an organisation has such records at all. */
	has(tenant: string, endpoint: string): boolean {
		return this.versions.has(`${tenant} ${endpoint}`);
	}

	/** The states of one organisation's records. */
	of(tenant: string, endpoint: string): Versions {
		const found = this.versions.get(`${tenant} ${endpoint}`);
		if (found === undefined) throw new Error(`${endpoint} of ${tenant} is not watched`);
		return found;
	}

	/** Takes down what has changed in an organisation. */
	look(office: Office): void {
		for (const endpoint of this.endpoints) this.versions.get(`${office.tenant} ${endpoint}`)?.look();
	}

	async close(): Promise<void> {
		await this.xero.close();
	}
}
