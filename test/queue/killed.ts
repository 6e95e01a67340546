import { unfinished } from '../host/api';
import type { Fleet } from './fleet';
import {
	type Fields,
	isContact,
	keyAttribute,
	type Kind,
	type Load,
	type Organisation,
	pushesOf,
	workflowOf,
} from './job';
import { judge, type Judged } from './judge';
import { type Ended, organisationsOf, pause, start } from './play';

/** What may be sent again as a whole, with the option that makes it so. */
const safe: Array<[Kind, Fields]> = [
	['upsert contacts', {}],
	['create invoices', { idempotencyKey: '={{ $json.Reference }}' }],
	['upsert invoices', {}],
];

const loadsOfAKind = 4;
const batchSize = 3;
const batches = 8;
const latency = 1000;
const killMs = 60_000;
/** Bull finds out after a minute and a half at most, and n8n looks half a minute longer whether it ended well. */
const endMs = 240_000;

/** A load, and the execution n8n made of it. */
interface Started {
	load: Load;
	id: string;
}

/** What the end of a worker in the middle of writing came to. */
export interface Killed {
	executions: number;
	/** Those it had in hand, their records, and how many of them were in the books by then. */
	inHand: number;
	records: number;
	written: number;
	/** Whether n8n told these as failed, and these alone. */
	isTold: boolean;
	toldAfterSeconds: number;
	/** Calls to Xero that n8n's own Retry of them made. */
	callsOfRetries: number;
	/** What every record was told in the end, held against the books. */
	judged: Judged;
	seconds: number;
}

const loadsOf = (organisations: readonly Organisation[]): Load[] =>
	Array.from({ length: loadsOfAKind }, (_, nth) => nth).flatMap((nth) =>
		safe.map(([kind]): Load => {
			const organisation = organisations[nth % organisations.length];
			const pushes = pushesOf(kind, organisation, `killed ${nth}`, batches * batchSize);
			return { kind, organisation: organisation.id, pushes };
		}),
	);

/** Opens the workflows; answers what can be done with them. */
async function opened({ stage: { api, credential }, webhooks }: Fleet) {
	const workflows = new Map<Kind, string>();
	const paths = new Map<Kind, string>();
	for (const [kind, options] of safe) {
		const { file, path } = workflowOf(kind, credential, { batchSize, ...options });
		const { id } = await api.createWorkflow(file);
		await api.activate(id);
		workflows.set(kind, id);
		paths.set(kind, path);
	}
	const ids = async (kind: Kind) => (await api.executionStates(String(workflows.get(kind)))).map(({ id }) => id);
	const states = async () =>
		(await Promise.all([...workflows.values()].map(async (id) => await api.executionStates(id)))).flat();
	/** Waits until there are so many executions at least, and all have ended. */
	const allOver = async (many: number): Promise<void> => {
		for (const deadline = Date.now() + endMs; ; await pause(500)) {
			const all = await states();
			if (all.length >= many && all.every(({ status }) => !unfinished.has(status))) return;
			if (Date.now() > deadline) throw new Error('Not every execution ended');
		}
	};
	return {
		/** Starts loads one after another, so that it is known which execution is whose. */
		async start(work: readonly Load[]): Promise<Started[]> {
			const started: Started[] = [];
			for (const load of work) {
				const known = new Set(await ids(load.kind));
				await start(webhooks.url, [load], paths);
				const made = (await ids(load.kind)).filter((id) => !known.has(id));
				if (made.length !== 1) throw new Error(`n8n made ${made.length} executions of one webhook`);
				started.push({ load, id: made[0] });
			}
			return started;
		},
		/** Presses Retry on each, and waits until what came of it has ended. n8n may leave the call unanswered whose execution ends at once. */
		async retry(failed: readonly Ended[]): Promise<void> {
			const before = (await states()).length;
			for (const { execution } of failed) api.retry(execution.id).catch(() => undefined);
			await allOver(before + failed.length);
		},
		/** Waits until these have ended; answers them with all they gave out. */
		async ended(started: readonly Started[]): Promise<Ended[]> {
			await allOver(started.length);
			const all = await Promise.all([...workflows.values()].map(async (id) => await api.executions(id)));
			const byId = new Map(all.flat().map((execution) => [execution.id, execution]));
			return started.flatMap(({ load, id }) => {
				const execution = byId.get(id);
				return execution === undefined ? [] : [{ load, execution }];
			});
		},
	};
}

/**
 * Ends a worker in the middle of writing, as when its machine loses its power, and starts another in its place. What n8n
 * tells as failed is retried, and then sent again from where it came, as docs/queue.md tells.
 *
 * @throws when no worker comes to be in the middle of writing, or an execution does not end
 */
export async function killWorker(fleet: Fleet, say: (line: string) => void): Promise<Killed> {
	const { control } = fleet.stage.xero;
	const flows = await opened(fleet);
	const work = loadsOf(organisationsOf(fleet.stage));

	/** How many of a load's records are in the books. */
	const written = ({ kind, organisation, pushes }: Load): number => {
		const keys = new Set<unknown>(pushes.map(({ key }) => key));
		const books = control.books(organisation, isContact(kind) ? 'Contacts' : 'Invoices');
		return books.filter((record) => keys.has(record[keyAttribute[kind]])).length;
	};
	const inHandOf = (worker: number, started: readonly Started[]): Started[] => {
		const over = new Set(fleet.finished()[worker]);
		const begun = new Set(fleet.begun()[worker]);
		return started.filter(({ id }) => begun.has(id) && !over.has(id));
	};
	/** Waits for a worker that has written a part of what it shall create, and has something to update in hand as well. */
	const victimOf = async (started: readonly Started[]): Promise<number> => {
		for (const deadline = Date.now() + killMs; Date.now() < deadline; await pause(50))
			for (const worker of fleet.begun().keys()) {
				const loads = inHandOf(worker, started).map(({ load }) => load);
				const isWriting = loads.some((load) => {
					const many = load.kind.startsWith('create') ? written(load) : 0;
					return many > 0 && many < load.pushes.length;
				});
				if (isWriting && loads.some(({ kind }) => kind.startsWith('upsert'))) return worker;
			}
		throw new Error('No worker came to be in the middle of writing');
	};

	const began = Date.now();
	const since = (moment: number): number => Math.round((Date.now() - moment) / 1000);
	control.clearCalls();
	control.latency(latency);
	try {
		say(`Starting ${work.length} executions, one of whose workers is killed ...`);
		const started = await flows.start(work);
		const victim = await victimOf(started);
		await fleet.kill(victim);
		const killed = Date.now();
		const over = fleet.finished().flat();
		say(`  worker ${victim + 1} is killed, another one starts, and n8n finds out ...`);
		await fleet.replace(victim);
		const first = await flows.ended(started);
		const toldAfterSeconds = since(killed);
		// What no worker has finished is what the killed one had in hand.
		const finished = new Set([...over, ...fleet.finished().flat()]);
		const inHand = first.filter(({ execution }) => !finished.has(execution.id));
		const failed = first.filter(({ execution }) => execution.status !== 'success');
		const records = inHand.reduce((total, { load }) => total + load.pushes.length, 0);
		const many = inHand.reduce((total, { load }) => total + written(load), 0);
		say(
			`  it tells ${failed.length} executions as failed after ${toldAfterSeconds} s; ${many} of their ${records} records are in the books`,
		);

		const before = control.calls().calls.length;
		await flows.retry(failed);
		const callsOfRetries = control.calls().calls.length - before;

		say('  what they were to do is sent again ...');
		const again = await flows.ended(await flows.start(failed.map(({ load }) => load)));
		// The reading shall not wait for the minute's limit that the writing used up.
		control.clock({ advance: 60_000 });
		const kept = first.filter(({ execution }) => execution.status === 'success');
		return {
			executions: work.length,
			inHand: inHand.length,
			records,
			written: many,
			isTold: failed.length === inHand.length && failed.every((each) => inHand.includes(each)),
			toldAfterSeconds,
			callsOfRetries,
			judged: await judge(fleet.stage, [...kept, ...again]),
			seconds: since(began),
		};
	} finally {
		control.latency(0);
	}
}

/** What a worker's end was to show, and whether it did. */
export function checksOfKilled({
	isTold,
	written,
	records,
	callsOfRetries,
	judged,
}: Killed): Array<{ name: string; isMet: boolean }> {
	const total = safe.length * loadsOfAKind * batches * batchSize;
	const { duplicates, lost, untrue, failed, done } = judged;
	return [
		{ name: 'what a killed worker had in hand is told as failed, and nothing else', isMet: isTold },
		{ name: 'it was killed in the middle of writing', isMet: written > 0 && written < records },
		{ name: 'Retry of an execution whose worker was killed asks Xero nothing', isMet: callsOfRetries === 0 },
		{ name: 'sent again, each record is in the books once', isMet: duplicates.length + lost.length === 0 },
		{ name: 'and each was told so', isMet: done === total && untrue.length + failed.length === 0 },
	];
}

/** A worker's end in a line. */
export const summaryOfKilled = ({ inHand, records, written, toldAfterSeconds, judged }: Killed): string =>
	`A worker killed with ${inHand} executions of ${records} records in hand, ${written} of them written: told as failed after ${toldAfterSeconds} s, and sent again: ${judged.duplicates.length} duplicates, ${judged.lost.length} lost`;
