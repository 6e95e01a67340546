import type { Fault } from './faults';

/** One call as the local Xero saw it. Tokens and secrets are left out. */
export interface Call {
	/** Milliseconds since the epoch, by the clock of the local Xero. */
	at: number;
	method: string;
	/** Without the query. */
	path: string;
	query: { [name: string]: string };
	tenantId?: string;
	headers: { [name: string]: string };
	/** Text of the request body; left out on the identity paths. */
	body?: string;
	bytesIn: number;
	bytesOut: number;
	/** 0 when the connection was cut or never answered. */
	status: number;
	/** The answer came from the idempotency store. */
	replayed?: boolean;
	fault?: Fault['kind'];
	/** An error of the local Xero itself, with its stack. */
	error?: string;
}

export interface Counters {
	calls: number;
	bytesIn: number;
	bytesOut: number;
	byStatus: { [status: string]: number };
	/** `GET /api.xro/2.0/Invoices`: ids in the path are shown as {id}. */
	byEndpoint: { [endpoint: string]: number };
}

const most = 20_000;

/** What was asked of the local Xero: the latest 20,000 calls, and counters of all. */
export class CallLog {
	private kept: Call[] = [];
	private totals = CallLog.zero();

	add(call: Call): void {
		this.kept.push(call);
		if (this.kept.length > most) this.kept.shift();
		const endpoint = `${call.method} ${call.path.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '{id}')}`;
		this.totals.calls += 1;
		this.totals.bytesIn += call.bytesIn;
		this.totals.bytesOut += call.bytesOut;
		this.totals.byStatus[call.status] = (this.totals.byStatus[call.status] ?? 0) + 1;
		this.totals.byEndpoint[endpoint] = (this.totals.byEndpoint[endpoint] ?? 0) + 1;
	}

	/** Calls whose method, path and query (`GET /api.xro/2.0/Invoices?page=1`) match. */
	calls(matching?: RegExp): Call[] {
		return this.kept.filter((call) => {
			const query = new URLSearchParams(call.query).toString();
			return (
				matching === undefined ||
				matching.test(`${call.method} ${call.path}${query && `?${query}`}`)
			);
		});
	}

	counters(): Counters {
		return this.totals;
	}

	clear(): void {
		this.kept = [];
		this.totals = CallLog.zero();
	}

	private static zero(): Counters {
		return { calls: 0, bytesIn: 0, bytesOut: 0, byStatus: {}, byEndpoint: {} };
	}
}
