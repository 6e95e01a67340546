/** What the benchmark's processes tell each other. */

/** A node that is measured. */
export type Subject = 'ours' | 'builtIn';

/** One measurement. */
export type Job = { work: string; subject: Subject; records: number; help: boolean };

/** What one node used for one work. */
export type Figures = {
	/** Calls of the API that Xero took. */
	calls: number;
	/** Of them PUT and POST. */
	writes: number;
	/** Calls refused because of a limit (429). */
	refused: number;
	/** Bytes of the bodies to Xero and from it. */
	sent: number;
	received: number;
	/** On Xero's clock. */
	minutes: number;
	cpuMs: number;
	/** Memory above what was held before the run, at its highest. */
	peakBytes: number;
	/** Heap that the run's result holds. */
	resultBytes: number;
	/** Output items without an error. */
	done: number;
	error?: string;
};

/** What is put into the organisation's books before a run. */
export type Seed = {
	customers: number;
	/** Customers are fewer by the contacts the demo organisation has. */
	allContacts?: true;
	invoices?: number;
};

/** The local Xero as its process tells it when it is up. */
export type Started = {
	url: string;
	tenantId: string;
	clientId: string;
	clientSecret: string;
	contactIds: string[];
	invoiceIds: string[];
};

/** A connection, and the time on Xero's clock. */
export type Begun = { oauthTokenData: { [name: string]: unknown }; now: number };

/** Milliseconds an answer of Xero takes. */
export const latency = 250;

/**
 * Milliseconds of CPU a record, medians of several runs: the whole run in n8n's engine, the bare node that makes the
 * same calls, and how far the first lies above the second that ran beside it.
 */
export type Compared = { whole: number; bare: number; own: number };

export type OurCpu = { records: number; automatic: Compared; mapped: Compared };

/** The built-in node sends other calls, and has nothing to be compared with. */
export type BuiltInCpu = { records: number; mapped: { whole: number } };
