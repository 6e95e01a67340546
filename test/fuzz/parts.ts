import type { Player } from './finding';
import { answers } from './parts/answers';
import { parameters } from './parts/parameters';
import { tools } from './parts/tools';
import { triggers } from './parts/triggers';
import { values } from './parts/values';
import { webhooks } from './parts/webhooks';

/** The parts, how many of a hundred cases are theirs, and how many are played in one go. */
const parts = {
	parameters: { open: parameters, share: 20, chunk: 100 },
	tools: { open: tools, share: 8, chunk: 100 },
	answers: { open: answers, share: 12, chunk: 50 },
	webhooks: { open: webhooks, share: 12, chunk: 100 },
	triggers: { open: triggers, share: 6, chunk: 50 },
	values: { open: values, share: 42, chunk: 3_000 },
} as const satisfies { [name: string]: { open: () => Promise<Player>; share: number; chunk: number } };

export type PartName = keyof typeof parts;

export const partNames = Object.keys(parts) as PartName[];

export const isPart = (name: string | undefined): name is PartName => name !== undefined && name in parts;

/** Makes a part ready. */
export const open = async (name: PartName): Promise<Player> => await parts[name].open();

export type Chunk = { part: PartName; cases: number; at: number };

/** So many cases cut into chunks, part after part; `only`: all of them of one part. */
export function chunksOf(cases: number, only?: PartName): Chunk[] {
	const named = only === undefined ? partNames : [only];
	return named.flatMap((part) => {
		const { share, chunk } = parts[part];
		const all = only === undefined ? Math.round((cases * share) / 100) : cases;
		return Array.from({ length: Math.ceil(all / chunk) }, (_, at) => ({ part, at, cases: Math.min(chunk, all - at * chunk) }));
	});
}
