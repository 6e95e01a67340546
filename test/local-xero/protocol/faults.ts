import { type Answer, empty, withHeaders } from './answer';
import { offline, serverError, tokenExpired, tooManyRequests } from './problems';
import type { Language } from './render';

export const faultKinds = [
	'reset-before-commit',
	'reset-after-commit',
	'timeout-after-commit',
	'500-before-commit',
	'500-after-commit',
	'503',
	'429-minute',
	'429-day',
	'429-concurrent',
	'malformed-json',
	'fewer-elements',
	'401-expired',
	'redirect',
] as const;

/** What goes wrong with calls to come. */
export interface Fault {
	kind: (typeof faultKinds)[number];
	/** Regular expression for the method; every method when left out. */
	method?: string;
	/** Regular expression for path and query (`/Invoices\?.*page=2`); every address when left out. */
	url?: string;
	/** How many matching calls it hits: 1 unless told. */
	times?: number;
	/** How many matching calls pass first: 0 unless told. */
	skip?: number;
	/** Seconds in the Retry-After of `429-minute` (default 2) and `429-day` (default 40000). */
	retryAfter?: number;
	/** Where a `redirect` sends the caller. */
	to?: string;
}

/** Whether a call is one of those meant; without an expression every one is. */
export const isMeant = (
	wish: Pick<Fault, 'method' | 'url'>,
	method: string,
	url: string,
): boolean =>
	(wish.method === undefined || new RegExp(`^(?:${wish.method})$`, 'i').test(method)) &&
	(wish.url === undefined || new RegExp(wish.url, 'i').test(url));

/** Faults waiting for their calls, in the order they were added. */
export class FaultQueue {
	private waiting: Array<Fault & { times: number; skip: number }> = [];

	add(fault: Fault): void {
		if (!faultKinds.includes(fault.kind))
			throw new RangeError(`Unknown fault ${fault.kind}: ${faultKinds.join(', ')}`);
		this.waiting.push({ ...fault, times: fault.times ?? 1, skip: fault.skip ?? 0 });
	}

	list(): readonly Fault[] {
		return this.waiting;
	}

	clear(): void {
		this.waiting = [];
	}

	/** The fault of this call, used up by it. */
	take(method: string, url: string): Fault | undefined {
		const matching = this.waiting.filter((fault) => isMeant(fault, method, url));
		const due = matching.find((fault) => fault.skip === 0);
		for (const fault of matching) if (fault.skip > 0) fault.skip -= 1;
		if (!due) return undefined;
		due.times -= 1;
		this.waiting = this.waiting.filter((fault) => fault.times > 0);
		return due;
	}
}

/** The answer of a fault that refuses the call at the door. */
export function refusalBy(
	fault: Fault | undefined,
	language: Language,
	now: number,
): Answer | undefined {
	switch (fault?.kind) {
		case '503':
			return offline();
		case '429-minute':
			return withHeaders(tooManyRequests('minute', fault.retryAfter ?? 2), {
				'x-minlimit-remaining': '0',
			});
		case '429-day':
			return withHeaders(tooManyRequests('day', fault.retryAfter ?? 40_000), {
				'x-daylimit-remaining': '0',
			});
		case '429-concurrent':
			return tooManyRequests('concurrent', undefined);
		case '401-expired':
			return tokenExpired(language, now - 1000);
		case 'redirect':
			return withHeaders(empty(307), { location: fault.to ?? '/' });
		default:
			return undefined;
	}
}

/** Does the work unless the fault is an error before it; hides its answer when the fault is an error after it. */
export async function disturbed(
	fault: Fault | undefined,
	language: Language,
	work: () => Answer | Promise<Answer>,
): Promise<Answer> {
	if (fault?.kind === '500-before-commit') return serverError(language);
	const answer = await work();
	if (fault?.kind === 'fewer-elements') return withoutLast(answer);
	return fault?.kind === '500-after-commit' ? serverError(language) : answer;
}

/** An answer whose list has lost its last element; a refusal as it is. */
function withoutLast(answer: Answer): Answer {
	if (answer.status !== 200 || !answer.headers['content-type']?.includes('json')) return answer;
	const body = JSON.parse(answer.body.toString()) as { [name: string]: unknown };
	for (const list of Object.values(body)) if (Array.isArray(list)) list.pop();
	return { ...answer, body: JSON.stringify(body) };
}
