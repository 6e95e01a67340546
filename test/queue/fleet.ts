import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type RunningN8n, startN8n } from '../host/n8n';
import { onStage, type Stage } from '../host/stage';
import { startPostgres } from '../host/templates/postgres';
import { startRedis } from './redis';

/** How many workers, and how many executions each runs at once. */
export const workers = 2;
export const concurrency = 5;

/** n8n in queue mode, connected to a local Xero: the main process on the stage, and the others. */
export interface Fleet {
	stage: Stage;
	/** The process that takes production webhooks. */
	webhooks: RunningN8n;
	/** The executions each worker has begun and finished, by its own log. */
	begun(): string[][];
	finished(): string[][];
	/** Ends a worker without a word to it; starts another in its place. */
	kill(worker: number): Promise<void>;
	replace(worker: number): Promise<void>;
}

const worker: ['worker', string] = ['worker', `--concurrency=${concurrency}`];

/** n8n's settings that all processes share: https://docs.n8n.io/hosting/scaling/queue-mode/ */
const shared = (database: { [field: string]: unknown }, redisPort: number): NodeJS.ProcessEnv => ({
	EXECUTIONS_MODE: 'queue',
	QUEUE_BULL_REDIS_HOST: '127.0.0.1',
	QUEUE_BULL_REDIS_PORT: String(redisPort),
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: String(database.host),
	DB_POSTGRESDB_PORT: String(database.port),
	DB_POSTGRESDB_DATABASE: String(database.database),
	DB_POSTGRESDB_USER: String(database.user),
	DB_POSTGRESDB_PASSWORD: String(database.password),
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	// The main process leaves production webhooks to their own.
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
});

/** Starts a part of n8n in a folder of its own, as if it ran on another machine, with the packages the main process has. */
async function startPart(
	main: RunningN8n,
	command: ['worker' | 'webhook', ...string[]],
	env: NodeJS.ProcessEnv,
	takeAway: Array<() => Promise<unknown>>,
): Promise<RunningN8n> {
	const userFolder = mkdtempSync(join(tmpdir(), `xero-connector-n8n-${command[0]}-`));
	const packages = join('.n8n', 'nodes');
	cpSync(join(main.userFolder, packages), join(userFolder, packages), { recursive: true });
	const port = await freePort();
	const health = {
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	};
	const starting = startN8n({ userFolder, port, command, env: { ...env, ...(command[0] === 'worker' ? health : {}) } });
	takeAway.push(async () => {
		await starting.then(
			async (part) => await part.stop(),
			() => undefined,
		);
		rmSync(userFolder, { recursive: true, force: true, maxRetries: 3 });
	});
	return await starting;
}

/**
 * Starts Redis, PostgreSQL, n8n's main process, two workers and a webhook process, with the packed connector and a local
 * Xero it is signed in to; hands over, and takes everything away again whatever happens.
 *
 * @param say told what happens, a line at a time
 * @param play what to do with it
 * @returns what `play` returns
 * @throws what a step or `play` throws
 */
export async function onFleet<T>(say: (line: string) => void, play: (fleet: Fleet) => Promise<T>): Promise<T> {
	const takeAway: Array<() => Promise<unknown>> = [];
	try {
		say('Starting Redis and PostgreSQL ...');
		const redis = await startRedis();
		takeAway.push(async () => await redis.stop());
		const postgres = await startPostgres();
		takeAway.push(async () => await postgres.stop());
		const env = shared(postgres.credential, redis.port);
		return await onStage(
			say,
			async (stage) => {
				const parts: Array<() => Promise<unknown>> = [];
				try {
					say(`Starting ${workers} workers of ${concurrency} and a webhook process ...`);
					const begun = [...Array.from({ length: workers }, () => worker), ['webhook'] as ['webhook']].map(
						async (command) => await startPart(stage.n8n, command, env, parts),
					);
					// All of them are waited for, so that none is left behind when one fails.
					const started = (await Promise.allSettled(begun)).map((each) => {
						if (each.status === 'rejected') throw each.reason;
						return each.value;
					});
					const running = started.slice(0, workers);
					return await play({
						stage,
						webhooks: started[workers],
						begun: () => running.map((each) => logged(each, 'started')),
						finished: () => running.map((each) => logged(each, 'finished')),
						kill: async (place) => await running[place].kill(),
						replace: async (place) => {
							running[place] = await startPart(stage.n8n, worker, env, parts);
						},
					});
				} finally {
					await Promise.all(parts.map(async (stop) => await stop()));
				}
			},
			{ env },
		);
	} finally {
		for (let step = takeAway.pop(); step; step = takeAway.pop()) await step();
	}
}

/** The executions of which a worker's log says so: it has a line for each that it takes up, and for each that it ends. */
const logged = ({ userFolder }: RunningN8n, what: 'started' | 'finished'): string[] =>
	[...readFileSync(join(userFolder, 'n8n.log'), 'utf8').matchAll(/Worker (\w+) execution (\d+)/g)]
		.filter(([, said]) => said === what)
		.map(([, , id]) => id);
