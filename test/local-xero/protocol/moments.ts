import { type Fault, isMeant } from './faults';

/**
 * Something that happens inside Xero the moment a call arrives: another person's change between two pages, a proxy that
 * alters a body. It is a function, so only a test in the same process can ask for it.
 */
export interface Moment extends Pick<Fault, 'method' | 'url' | 'skip'> {
	/** Is waited for before the call is answered; text it answers takes the place of the call's body. */
	run(body: string): Promise<string | undefined> | string | undefined;
}

/** Moments waiting for their calls, each for one. */
export class Moments {
	private waiting: Array<Moment & { skip: number }> = [];

	add(moment: Moment): void {
		this.waiting.push({ ...moment, skip: moment.skip ?? 0 });
	}

	clear(): void {
		this.waiting = [];
	}

	/** The body of a call, after what happens the moment it arrives. */
	async pass(method: string, url: string, body: Buffer): Promise<Buffer> {
		const meant = this.waiting.filter((moment) => isMeant(moment, method, url));
		const due = meant.find(({ skip }) => skip === 0);
		for (const moment of meant) if (moment.skip > 0) moment.skip -= 1;
		if (due === undefined) return body;
		this.waiting = this.waiting.filter((moment) => moment !== due);
		const altered = await due.run(body.toString('utf8'));
		return altered === undefined ? body : Buffer.from(altered);
	}
}
