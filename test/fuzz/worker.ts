import type { Finding, Player } from './finding';
import { chunksOf, open, type PartName } from './parts';
import { rejections } from './rejections';

/** What a process is to do. */
export type Order = { seed: number; cases: number; only?: PartName; share: number; shares: number };

/** What came of a chunk. `figures` are of the process so far. */
export type Message = { part: PartName | 'process'; seed?: number; cases: number; milliseconds: number; findings: Finding[]; figures: Player['figures'] };

/** Plays the chunks of this process, a part after the other, and sends what came of each. */
async function main({ seed, cases, only, share, shares }: Order): Promise<void> {
	const players = new Map<PartName, Player>();
	for (const [place, { part, at, cases: few }] of chunksOf(cases, only).entries()) {
		if (place % shares !== share) continue;
		const began = Date.now();
		const before = players.get(part);
		if (before === undefined) for (const [name, player] of players) await player.close().finally(() => players.delete(name));
		const player = before ?? (await open(part));
		players.set(part, player);
		const known = { ...player.figures };
		const own = (seed + at * 7919) % 0x7fff_ffff;
		const findings = await player.play(own, few);
		findings.push(...rejections.splice(0).map((what) => ({ what: `Nobody waited for an error: ${what}`, how: `chunk ${at}` })));
		const figures = Object.fromEntries(Object.entries(player.figures).map(([word, count]) => [word, count - (known[word] ?? 0)]));
		process.send?.({ part, seed: own, cases: few, milliseconds: Date.now() - began, findings, figures } satisfies Message);
	}
	for (const player of players.values()) await player.close();
	process.disconnect();
}

main(JSON.parse(process.argv[2]) as Order).then(
	() => process.exit(0),
	(error: Error) => {
		console.error(error.stack);
		process.exit(1);
	},
);
