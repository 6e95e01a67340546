/** One way a secret can stand in a text, and the secret's kind. */
export type Mark = { kind: string; as: string; bytes: Buffer };

/** Fewest characters that cannot be there by chance. */
const enough = 16;

/** Longest piece of a long secret that is looked for: a text that was cut short still shows it. */
const piece = 40;

/**
 * The middle of what base64 makes of a text that stands somewhere in a longer one, for each of the three places it can
 * begin at: "Basic" and a secret behind a client id, a token inside another's claims.
 */
function insideBase64(text: string): string[] {
	return [0, 1, 2].map((offset) => {
		const whole = Buffer.from(`${'x'.repeat(offset)}${text}`)
			.toString('base64')
			.replace(/=+$/, '');
		// a letter holds six bits: those at both ends also hold bits of what stands around
		return whole.slice(offset === 0 ? 0 : offset + 1, -1);
	});
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const urlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

/** The parts of a JWT that are its own: its claims and its signature. */
const partsOf = (secret: string): string[] =>
	secret.startsWith('eyJ') ? secret.split('.').slice(1) : [secret];

/** The beginning, the middle and the end of a long text; a short one as it is. */
function piecesOf(text: string): string[] {
	if (text.length <= piece) return [text];
	const middle = Math.floor((text.length - piece) / 2);
	return [0, middle, text.length - piece].map((from) => text.slice(from, from + piece));
}

/**
 * Every way a secret is looked for: as it is and in pieces, in an address, in JSON and in JSON inside JSON, in base64 and
 * in hexadecimal. The claims of a JWT begin alike in all of an application's, so that their beginning is left out.
 *
 * @throws when the secret is too short to be told from chance
 */
export function marksOf(kind: string, secret: string): Mark[] {
	if (secret.length < enough) throw new Error(`The ${kind} is too short to be looked for`);
	const isJwt = secret.startsWith('eyJ');
	const marks: Mark[] = [];
	for (const part of partsOf(secret)) {
		for (const [at, text] of piecesOf(part).entries()) {
			if (isJwt && at === 0) continue;
			const ways: Array<[string, string]> = [
				['as it is', text],
				['in an address', encodeURIComponent(text)],
				['in a form', new URLSearchParams({ x: text }).toString().slice(2)],
				['in JSON', inJson(text)],
				['in JSON inside JSON', inJson(inJson(text))],
				['in JSON, slashes escaped', text.replaceAll('/', '\\/')],
				['in hexadecimal', Buffer.from(text).toString('hex')],
				...insideBase64(text).flatMap(
					(inside): Array<[string, string]> => [
						['in base64', inside],
						['in base64 for addresses', urlSafe(inside)],
					],
				),
			];
			const seen = new Set<string>();
			for (const [as, found] of ways) {
				if (seen.has(found)) continue;
				seen.add(found);
				marks.push({ kind, as, bytes: Buffer.from(found) });
			}
		}
	}
	return marks;
}

const table = 2 ** 20;
const slotOf = (four: number): number => Math.imul(four, 2654435761) >>> 12;

/** Marks that are looked for all at once: there are thousands, and much to search. */
export class Marks {
	/** Marks by the hash of their first four bytes. */
	private readonly slots = new Map<number, Mark[]>();
	private readonly taken = new Uint8Array(table);

	constructor(marks: readonly Mark[]) {
		for (const mark of marks) {
			const slot = slotOf(mark.bytes.readInt32BE(0));
			this.taken[slot] = 1;
			this.slots.set(slot, [...(this.slots.get(slot) ?? []), mark]);
		}
	}

	/** What of them stands in some bytes, once each. */
	in(bytes: Buffer): Mark[] {
		const found = new Set<Mark>();
		for (let at = 0, four = 0; at < bytes.length; at++) {
			four = (four << 8) | bytes[at];
			const slot = slotOf(four);
			if (this.taken[slot] === 0) continue;
			for (const mark of this.slots.get(slot) ?? []) {
				if (
					!found.has(mark) &&
					bytes.subarray(at - 3, at - 3 + mark.bytes.length).equals(mark.bytes)
				)
					found.add(mark);
			}
		}
		return [...found];
	}
}
