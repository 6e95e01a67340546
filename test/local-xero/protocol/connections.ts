import { randomUUID } from 'node:crypto';
import type { App } from './apps';

/** That an organisation lets an application in. */
export interface Connection {
	id: string;
	app: App;
	authEventId: string;
	tenantId: string;
	tenantName: string;
	createdAt: number;
	updatedAt: number;
}

/** `2026-11-22T10:15:00.1230000`: without zone, seven decimals, as GET /connections shows instants. */
const withoutZone = (instant: number) => `${new Date(instant).toISOString().slice(0, -1)}0000`;

/** What the one person of the local Xero agreed to: which organisations, and which scopes, an application has. */
export class Connections {
	private connections: Connection[] = [];
	private scopes = new Map<App, Set<string>>();

	/** Adds to the scopes agreed to; answers all of them. They stay until the last connection is gone. */
	agree(app: App, scopes: Iterable<string>): ReadonlySet<string> {
		const all = new Set([...(this.scopes.get(app) ?? []), ...scopes]);
		this.scopes.set(app, all);
		return all;
	}

	/** Connects, or renews the connection there is: consents add up. */
	connect(app: App, tenant: { id: string; name: string }, authEventId: string, now: number): void {
		const existing = this.find(app, tenant.id);
		if (existing) Object.assign(existing, { authEventId, updatedAt: now });
		else {
			this.connections.push({
				id: randomUUID(),
				app,
				authEventId,
				tenantId: tenant.id,
				tenantName: tenant.name,
				createdAt: now,
				updatedAt: now,
			});
		}
	}

	of(app: App): Connection[] {
		return this.connections.filter((connection) => connection.app === app);
	}

	find(app: App, tenantId: string): Connection | undefined {
		return this.of(app).find((connection) => connection.tenantId === tenantId.toLowerCase());
	}

	/** False when the application has no such connection. */
	remove(app: App, id: string): boolean {
		return this.removeWhere((connection) => connection.app === app && connection.id === id);
	}

	removeAllOf(app: App): void {
		this.removeWhere((connection) => connection.app === app);
	}

	/** What the organisation's administrator can do: disconnect every application. */
	removeTenant(tenantId: string): void {
		this.removeWhere((connection) => connection.tenantId === tenantId);
	}

	/** As GET /connections shows it (https://github.com/XeroAPI/Xero-OpenAPI, xero-identity.yaml). */
	static show(connection: Connection) {
		const { id, authEventId, tenantId, tenantName, createdAt, updatedAt } = connection;
		return {
			id,
			authEventId,
			tenantId,
			tenantType: 'ORGANISATION',
			tenantName,
			createdDateUtc: withoutZone(createdAt),
			updatedDateUtc: withoutZone(updatedAt),
		};
	}

	private removeWhere(matches: (connection: Connection) => boolean): boolean {
		const before = this.connections.length;
		this.connections = this.connections.filter((connection) => !matches(connection));
		for (const app of this.scopes.keys()) if (this.of(app).length === 0) this.scopes.delete(app);
		return this.connections.length < before;
	}
}
