import type { Clock } from '../contract';
import type { Answer } from './answer';
import { idempotencyProblem } from './problems';
import type { Language } from './render';

const keptFor = 6 * 60_000;
const longestKey = 128;

/** A write that carries an Idempotency-Key. */
export interface KeyedRequest {
	/** Application, or application and organisation. */
	scope: string;
	key: string;
	/** Method, address and body. */
	fingerprint: string;
	language: Language;
}

/**
 * Answers of writes with an Idempotency-Key, kept for six minutes from the first call and replayed, error answers too
 * (https://developer.xero.com/documentation/guides/idempotent-requests/idempotency).
 */
export class IdempotencyStore {
	private readonly kept = new Map<
		string,
		{ fingerprint: string; since: number; answer: Promise<Answer> }
	>();

	constructor(private readonly clock: Clock) {}

	/** Runs the work, or replays its answer. A second call with the key waits for the first one's answer. */
	async run(
		request: KeyedRequest,
		work: () => Promise<Answer>,
	): Promise<{ answer: Answer; replayed: boolean }> {
		const { scope, key, fingerprint, language } = request;
		const refused = (detail: string) => ({
			answer: idempotencyProblem(language, detail),
			replayed: false,
		});
		if (key.length > longestKey) {
			return refused(
				`Idempotency Key: ${key} has ${key.length} characters. The maximum is ${longestKey}.`,
			);
		}
		const now = this.clock.now();
		const earlier = this.kept.get(`${scope} ${key}`);
		if (earlier && now - earlier.since < keptFor) {
			return earlier.fingerprint === fingerprint
				? { answer: await earlier.answer, replayed: true }
				: refused(`Idempotency Key: ${key} is used with a different request.`);
		}
		this.forget(now);
		const answer = work();
		this.kept.set(`${scope} ${key}`, { fingerprint, since: now, answer });
		return { answer: await answer, replayed: false };
	}

	/** Keys whose time is over go, the oldest first; the map has them in the order they came. */
	private forget(now: number): void {
		for (const [key, { since }] of this.kept) {
			if (now - since < keptFor) return;
			this.kept.delete(key);
		}
	}
}
