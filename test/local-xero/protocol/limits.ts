import { createHash } from 'node:crypto';
import type { Clock, Switches } from '../contract';
import type { Answer } from './answer';
import type { App } from './apps';
import { tooManyRequests } from './problems';

const minute = 60_000;
const day = 24 * 60 * minute;

/** https://developer.xero.com/documentation/guides/oauth2/limits */
const callsAMinute = 60;
const callsAMinuteForApp = 10_000;
const callsAtOnce = 5;

/** Calls counted in fixed windows that begin at a moment of their own. */
class FixedWindow {
	private startedAt = Number.NEGATIVE_INFINITY;
	private calls = 0;

	constructor(
		private readonly length: number,
		private readonly offset: number,
	) {}

	remaining(most: number, now: number): number {
		this.roll(now);
		return Math.max(0, most - this.calls);
	}

	count(now: number): void {
		this.roll(now);
		this.calls += 1;
	}

	secondsLeft(now: number): number {
		this.roll(now);
		return Math.ceil((this.startedAt + this.length - now) / 1000);
	}

	private roll(now: number): void {
		const start = Math.floor((now - this.offset) / this.length) * this.length + this.offset;
		if (start !== this.startedAt) {
			this.startedAt = start;
			this.calls = 0;
		}
	}
}

interface TenantUse {
	minute: FixedWindow;
	day: FixedWindow;
	inFlight: number;
}

/** A call let in; `done` gives its place free. */
export interface Admission {
	done(): void;
}

/** Xero's limits: 5 at once, 60 a minute and a day's number per application and organisation, 10,000 a minute per application. */
export class Limits {
	private readonly tenants = new Map<string, TenantUse>();
	private readonly apps = new Map<string, FixedWindow>();

	constructor(
		private readonly clock: Clock,
		private readonly switches: Pick<Switches, 'dayLimit'>,
	) {}

	/** Lets a call in and counts it, or answers 429. A refused call uses nothing up. */
	admit(app: App, tenantId: string): Admission | Answer {
		const now = this.clock.now();
		const tenant = this.tenant(app, tenantId);
		if (tenant.day.remaining(this.switches.dayLimit, now) === 0) {
			return tooManyRequests('day', tenant.day.secondsLeft(now));
		}
		if (tenant.minute.remaining(callsAMinute, now) === 0) {
			return tooManyRequests('minute', tenant.minute.secondsLeft(now));
		}
		if (this.app(app).remaining(callsAMinuteForApp, now) === 0) {
			return tooManyRequests('appminute', this.app(app).secondsLeft(now));
		}
		if (tenant.inFlight >= callsAtOnce) return tooManyRequests('concurrent', undefined);
		tenant.inFlight += 1;
		tenant.day.count(now);
		tenant.minute.count(now);
		this.app(app).count(now);
		return { done: () => (tenant.inFlight -= 1) };
	}

	/** The headers of every answer; without an organisation only the application's (GET /connections). */
	headers(app: App, tenantId?: string): Answer['headers'] {
		const now = this.clock.now();
		const forApp = {
			'x-appminlimit-remaining': String(this.app(app).remaining(callsAMinuteForApp, now)),
		};
		if (tenantId === undefined) return forApp;
		const tenant = this.tenant(app, tenantId);
		return {
			'x-daylimit-remaining': String(tenant.day.remaining(this.switches.dayLimit, now)),
			'x-minlimit-remaining': String(tenant.minute.remaining(callsAMinute, now)),
			...forApp,
		};
	}

	private app(app: App): FixedWindow {
		return entry(this.apps, app.clientId, () => new FixedWindow(minute, 0));
	}

	private tenant(app: App, tenantId: string): TenantUse {
		return entry(this.tenants, `${app.clientId} ${tenantId}`, () => {
			// the window resets at another time for every organisation
			const offset = createHash('sha256').update(tenantId).digest().readUInt32BE(0);
			return {
				minute: new FixedWindow(minute, offset % minute),
				day: new FixedWindow(day, offset % day),
				inFlight: 0,
			};
		});
	}
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
	const existing = map.get(key) ?? make();
	map.set(key, existing);
	return existing;
}
