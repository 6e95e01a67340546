import { clock, wait } from './clock';
import { Fault } from './faults';

/** Most calls Xero takes at once for an organisation. https://developer.xero.com/faq/limits */
const atOnce = 5;

/**
 * How long the number of calls left today is taken for true, in milliseconds. Xero's day begins again, and only an answer
 * tells it: without this, runs that keep a reserve would never ask again.
 */
const toldFor = 60 * 60_000;

/** How far a run may go in using an organisation's calls. */
export type Allowance = {
	/** Longest time to wait for a limit that passes, in milliseconds. */
	maximumWait: number;
	/** Calls of the day that are left to others. */
	reserve: number;
	/** How often a read is sent when Xero does not answer it; four times, unless said otherwise. */
	tries?: number;
	/** Nothing is sent, waited for or tried again after this moment, in milliseconds since the epoch. */
	deadline?: number;
};

/** What the headers of an answer tell of the limits. */
type Told = { 'x-minlimit-remaining'?: unknown; 'x-daylimit-remaining'?: unknown };

/**
 * The calls of one organisation in this process: at most five at once, none while Xero has closed the minute, and none
 * once the day (less the reserve) is used up. Every execution of the process shares it; other processes show only in
 * Xero's answers.
 */
export class Lane {
	private running = 0;

	private readonly queue: Array<() => void> = [];

	private closedUntil = 0;

	private dayEnds: number | undefined;

	/** Calls left today as Xero last told; undefined before the first answer. */
	dayLeft: number | undefined;

	private dayLeftToldAt = 0;

	/**
	 * Waits until a call may be made and takes its place; `leave` must follow. Throws Fault when the day is used up, the
	 * wait would be longer than allowed, or `signal` is aborted.
	 */
	async enter(allowance: Allowance, signal?: AbortSignal): Promise<void> {
		// Nobody queues behind calls that wait for the minute longer than this one may.
		this.checkOpen(allowance);
		while (this.running >= atOnce) await this.turn(signal);
		this.running += 1;
		try {
			await this.open(allowance, signal);
		} catch (error) {
			this.leave();
			throw asIs(error);
		}
	}

	/** Gives the place back. */
	leave(): void {
		this.running -= 1;
		this.queue.shift()?.();
	}

	/** Learns from the headers of an answer, of whatever status. */
	learn(headers: Told): void {
		const left = Number.parseInt(String(headers['x-daylimit-remaining'] ?? ''), 10);
		if (Number.isNaN(left)) return;
		if (left > 0) this.dayEnds = undefined;
		this.dayLeft = left;
		this.dayLeftToldAt = clock.now();
	}

	/** Xero takes no calls for `milliseconds`: nobody in this process tries meanwhile. */
	close(milliseconds: number): void {
		this.closedUntil = Math.max(this.closedUntil, clock.now() + milliseconds);
	}

	/** The day is used up for another `milliseconds`. */
	closeDay(milliseconds: number): void {
		this.dayEnds = clock.now() + milliseconds;
	}

	private async open(allowance: Allowance, signal?: AbortSignal): Promise<void> {
		this.checkOpen(allowance);
		const rest = this.closedUntil - clock.now();
		if (rest > 0 && !(await wait(rest, signal))) throw cancelled();
	}

	/** Throws Fault when the day is used up, or the minute closed for longer than may be waited. */
	private checkOpen({ maximumWait, reserve }: Allowance): void {
		if (this.dayEnds !== undefined && clock.now() < this.dayEnds) throw dayUsedUp(this.dayEnds);
		const isTold = clock.now() - this.dayLeftToldAt < toldFor;
		if (reserve > 0 && this.dayLeft !== undefined && this.dayLeft <= reserve && isTold) throw reserved(reserve, this.dayLeft);
		const rest = this.closedUntil - clock.now();
		// A call that was tried for longer than it may wait has nothing left to wait; an open minute asks for none.
		if (rest > 0 && rest > maximumWait) throw minuteUsedUp(this.closedUntil);
	}

	/** Resolves when a place may be free. Throws Fault when the execution is cancelled meanwhile. */
	private async turn(signal?: AbortSignal): Promise<void> {
		await new Promise<void>((resolve) => {
			const wake = (): void => {
				signal?.removeEventListener('abort', giveUp);
				resolve();
			};
			const giveUp = (): void => {
				this.queue.splice(this.queue.indexOf(wake), 1);
				resolve();
			};
			this.queue.push(wake);
			signal?.addEventListener('abort', giveUp, { once: true });
		});
		if (!signal?.aborted) return;
		// Whoever was to take the place now is told, should this one have been woken for it.
		this.queue.shift()?.();
		throw cancelled();
	}
}

const asIs = (error: unknown): Error => error as Error;

const cancelled = (): Fault => new Fault('cancelled unsent', ['The execution was cancelled']);

const until = (instant: number): { advice: string } => ({ advice: `Xero takes calls again from ${new Date(instant).toISOString()}.` });

const dayUsedUp = (ends: number): Fault =>
	new Fault('day limit', ['The daily limit of Xero calls for this organisation is used up'], { status: 429, ...until(ends) });

const minuteUsedUp = (ends: number): Fault =>
	new Fault('minute limit', ['The limit of 60 Xero calls a minute for this organisation is reached'], { status: 429, ...until(ends) });

const reserved = (reserve: number, left: number): Fault =>
	new Fault('day limit', [`${left} Xero calls are left today, and ${reserve} are kept in reserve`], {
		advice: 'Lower Keep in Reserve under Options, or let the run continue when Xero’s day begins again.',
	});

const lanes = new Map<string, Lane>();
/** Organisations remembered; the one that has been quiet longest is forgotten. */
const mostLanes = 1000;

/** The lane of an organisation, by a name that tells host, application and organisation apart. */
export function laneOf(name: string): Lane {
	const lane = lanes.get(name) ?? new Lane();
	lanes.delete(name);
	lanes.set(name, lane);
	if (lanes.size > mostLanes) lanes.delete([...lanes.keys()][0]);
	return lane;
}
