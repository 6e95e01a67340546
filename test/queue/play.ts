import { type Execution, unfinished } from '../host/api';
import type { Stage } from '../host/stage';
import type { Call, Fault } from '../local-xero/server';
import type { Fleet } from './fleet';
import { kinds, type Kind, type Load, loads, type Organisation, workflowOf } from './job';

/** How large the job is. */
export interface Size {
	executions: number;
	records: number;
	/** Records a request carries at most, fewer than Xero takes, so that the minute's limit is met. */
	batchSize: number;
}

/** What came of a load: the execution n8n made of it. */
export interface Ended {
	load: Load;
	execution: Execution;
}

/** What the job left behind. */
export interface Played {
	organisations: Organisation[];
	ended: Ended[];
	/** Calls to Xero while the job ran, the oldest first. */
	calls: Call[];
	/** When all access tokens expired, on Xero's clock. */
	expiries: number[];
	/** Whether an execution went through once no token but the newest was taken any more. */
	connectionKept: boolean;
	/** Executions each worker ran. */
	byWorker: number[];
	seconds: number;
}

/** Webhooks that are sent at once. */
const atOnce = 20;
/** An access token's life, and as long again for a used refresh token: https://developer.xero.com/documentation/guides/oauth2/token-types */
const tokenLife = 30 * 60_000;
const latency = 200;
const betweenExpiries = 25_000;
const lookMs = 2_000;
const activationMs = 30_000;

export const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

/** Time goes by on Xero's clock until every access token has expired, and no used refresh token is taken any more. */
const letTokensExpire = ({ xero }: Stage): void => void xero.control.clock({ advance: tokenLife + 60_000 });

const writes = { method: 'PUT|POST', url: '/api.xro/2.0/(Contacts|Invoices)' };

/**
 * What goes wrong with writes here and there, all over the run; answers that get lost after the write are those that make
 * doubles. What an error after the write leaves open takes a look into each record's history, so there are two alone: more
 * in one organisation than the other would give it more to do.
 */
const sprinkled = (calls: number): Fault[] => [
	...Array.from({ length: Math.floor(calls / 15) }, (_, nth): Fault => {
		const kind = (['reset-after-commit', '503', 'malformed-json'] as const)[nth % 3];
		return { ...writes, kind, skip: 5 + nth * 15 };
	}),
	...[1 / 3, 2 / 3].map((part): Fault => ({ ...writes, kind: '500-after-commit', skip: Math.floor(calls * part) })),
];

/** Sends a webhook that n8n takes. It says that a workflow is active up to some seconds before its webhook is there. */
async function taken(url: string, request: RequestInit): Promise<void> {
	for (const deadline = Date.now() + activationMs; ; await pause(250)) {
		const answer = await fetch(url, request);
		if (answer.ok) return;
		if (answer.status !== 404 || Date.now() > deadline)
			throw new Error(`The webhook process answered ${answer.status}: ${await answer.text()}`);
	}
}

/** The two organisations that are pushed to. */
export const organisationsOf = ({ xero: { control } }: Stage): Organisation[] =>
	control
		.about()
		.organisations.slice(0, 2)
		.map(({ id }) => {
			const customer = control.books(id, 'Contacts').find(({ ContactStatus }) => ContactStatus === 'ACTIVE');
			return { id, customer: String(customer?.ContactID) };
		});

/** Starts every load through its kind's webhook, twenty at a time; answers once n8n has taken all of them. */
export async function start(webhooks: string, work: readonly Load[], paths: Map<Kind, string>): Promise<void> {
	const waiting = [...work];
	const one = async (): Promise<void> => {
		for (let load = waiting.shift(); load; load = waiting.shift()) {
			const body = JSON.stringify({
				organisation: load.organisation,
				records: load.pushes.map(({ fields }) => fields),
			});
			const url = `${webhooks}/webhook/${paths.get(load.kind)}`;
			await taken(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
		}
	};
	await Promise.all(Array.from({ length: atOnce }, one));
}

/** Which load an execution ran, by what came in at its webhook. */
function loadOf(execution: Execution, byFirstKey: Map<string, Load[]>): Load {
	const [item] = execution.data.resultData.runData.Webhook?.[0]?.data?.main[0] ?? [];
	const { records, organisation } = item?.json.body as { records: unknown[]; organisation: string };
	const load = byFirstKey.get(`${organisation} ${JSON.stringify(records[0])}`)?.shift();
	if (load === undefined) throw new Error(`Execution ${execution.id} ran nothing that was started`);
	return load;
}

/** The executions of the workflows, waited for until all have ended. */
export async function allEnded(
	{ api }: Stage,
	workflows: readonly string[],
	many: number,
	say: (line: string) => void,
): Promise<Execution[]> {
	for (let last = -1; ; await pause(lookMs)) {
		const states = (await Promise.all(workflows.map(async (id) => await api.executionStates(id)))).flat();
		const ended = states.filter(({ status }) => !unfinished.has(status)).length;
		if (Math.floor(ended / 20) !== Math.floor(last / 20)) say(`  ${ended} of ${many} executions have ended`);
		last = ended;
		if (ended === many) break;
	}
	return (await Promise.all(workflows.map(async (id) => await api.executions(id)))).flat();
}

/**
 * Plays the job: opens the workflows, lets all tokens expire, starts every execution through the webhook process, and
 * lets tokens expire and calls fail until the queue is empty.
 *
 * @throws when n8n does not take an execution
 */
export async function play(
	{ stage, webhooks, finished }: Fleet,
	size: Size,
	say: (line: string) => void,
): Promise<Played> {
	const { api, xero } = stage;
	const { control } = xero;
	const organisations = organisationsOf(stage);
	const work = loads(organisations, size.executions, size.records);
	const workflows: string[] = [];
	const paths = new Map<Kind, string>();
	for (const kind of kinds) {
		const { file, path } = workflowOf(kind, stage.credential, { batchSize: size.batchSize });
		const { id } = await api.createWorkflow(file);
		await api.activate(id);
		workflows.push(id);
		paths.set(kind, path);
	}

	control.latency(latency);
	letTokensExpire(stage);
	const expiries = [control.clock().now];
	control.clearCalls();
	control.faults(...sprinkled(size.records / size.batchSize));
	const began = Date.now();
	say(
		`Starting ${work.length} executions of ${size.records} records through the webhook process, ${atOnce} at once ...`,
	);
	const expiring = setInterval(() => {
		control.expireTokens();
		expiries.push(control.clock().now);
	}, betweenExpiries);
	const executions: Execution[] = [];
	try {
		await start(webhooks.url, work, paths);
		say(`  all are in the queue after ${Math.round((Date.now() - began) / 1000)} s`);
		executions.push(...(await allEnded(stage, workflows, work.length, say)));
	} finally {
		clearInterval(expiring);
		control.clearFaults();
		control.latency(0);
	}
	const byFirstKey = new Map<string, Load[]>();
	for (const load of work) {
		const key = `${load.organisation} ${JSON.stringify(load.pushes[0].fields)}`;
		byFirstKey.set(key, [...(byFirstKey.get(key) ?? []), load]);
	}
	const { calls } = control.calls();
	const seconds = Math.round((Date.now() - began) / 1000);
	const byWorker = finished().map(({ length }) => length);

	// Now only the newest refresh token is taken: had the chain a fork, n8n might hold on to a branch that is over.
	letTokensExpire(stage);
	control.clearCalls();
	await start(webhooks.url, work.slice(0, 1), paths);
	await allEnded(stage, workflows, work.length + 1, () => undefined);
	const connectionKept = control.calls(/api\.xro/).calls.some(({ status }) => status === 200);
	return {
		organisations,
		ended: executions.map((execution) => ({ execution, load: loadOf(execution, byFirstKey) })),
		calls,
		expiries,
		connectionKept,
		byWorker,
		seconds,
	};
}
