/**
 * `npm run secrets`: runs everything in a real n8n that writes down all it can (every execution, its log at debug), then
 * searches what it left for each secret it was given: client secrets, every token, the signing key. `--json FILE` writes
 * the figures as data, `--quick` takes each kind of trouble less often.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { onStage, type Stage } from '../host/stage';
import { playAgent, playCustomConnection, playPickers, playTriggers } from './around';
import { ofN8n, playFaults } from './faults';
import { HostWorld } from './host-world';
import { Marks, marksOf } from './marks';
import { outcomeOf, playOperations } from './operations';
import { playRefusals, type Refusal } from './refusals';
import { rowsOf, Search, type Leak } from './search';
import { connected, listenToN8n, startStranger } from './stage';

/** n8n with a loose tongue: all it can be told to write down. */
const talkative = (folder: string): NodeJS.ProcessEnv => ({
	N8N_LOG_LEVEL: 'debug',
	N8N_LOG_OUTPUT: 'console,file',
	N8N_LOG_FILE_LOCATION: path.join(folder, 'log', 'n8n.log'),
	EXECUTIONS_DATA_SAVE_ON_ERROR: 'all',
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
	EXECUTIONS_DATA_SAVE_ON_PROGRESS: 'true',
	EXECUTIONS_DATA_SAVE_MANUAL_EXECUTIONS: 'true',
	EXECUTIONS_DATA_PRUNE: 'false',
	N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
	N8N_RUNNERS_TASK_TIMEOUT: '60',
	TMPDIR: path.join(folder, 'tmp'),
});

type Figures = { [name: string]: number };

/** What was done, in figures; what was never carried out though it should have been; what was refused as it must be. */
type Played = { figures: Figures; notCarriedOut: Refusal[]; refusals: Refusal[] };

const say = (line: string): void => console.log(line);

const inWords = ({ operation, reason }: Refusal): string => `${operation}: ${reason}`;

/** Runs everything. */
async function play(stage: Stage, elsewhere: string, quick: boolean): Promise<Played> {
	const { control } = stage.xero;
	control.switches({ dayLimit: 1_000_000 });
	const tenantId = control.about().organisations[0].id;
	const signedIn = await connected(stage);
	const { customConnection } = control.about();
	const custom = await stage.api.createCredential(
		'xeroCustomConnectionOAuth2Api',
		'Custom connection',
		{
			...customConnection,
			customEndpoints: true,
			identityHost: `${stage.xero.url}/identity`,
			apiHost: stage.xero.url,
		},
	);
	const world = new HostWorld(stage, { signedIn, custom }, tenantId);
	say('Every operation of every object ...');
	await playOperations(world, 3);
	say('What must be refused ...');
	const narrow = new HostWorld(stage, { signedIn: stage.credential, custom }, tenantId);
	const refusals = await playRefusals(narrow);
	for (const refusal of refusals) say(`  ${inWords(refusal)}`);
	say('Every way of writing, with trouble ...');
	const met = await playFaults(world, elsewhere, quick ? 1 : 3);
	for (const [trouble, times] of met) say(`  ${trouble}: ${times}`);
	say("The editor's lists, a custom connection, an agent, both triggers ...");
	const pickers = await playPickers(world);
	const byCustomConnection = await playCustomConnection(world, stage);
	const turns = await playAgent(stage, signedIn, tenantId);
	const starts = await playTriggers(stage, signedIn, tenantId);
	const { operations, refused } = outcomeOf(world.tally);
	const tallied = [world, narrow].flatMap(({ tally }) => [...tally.values()]);
	const figures = {
		operations,
		operationsCarriedOut: operations - refused.length,
		refusedOnPurpose: refusals.length,
		runs: tallied.reduce((all, { well, failed }) => all + well + failed, 0),
		runsThatFailed: tallied.reduce((all, { failed }) => all + failed, 0),
		editorRequests: pickers.asked,
		customConnectionRuns: byCustomConnection.runs,
		turnsOfAnAgent: turns,
		triggerStarts: starts,
	};
	const notCarriedOut = [...refused, ...pickers.unanswered, ...byCustomConnection.refused];
	return { figures, notCarriedOut, refusals };
}

type Secret = { kind: string; value: string };

/** Proves the search: every secret planted in the middle of a copy is found. @throws when one is not */
function mustBeFound(rows: Buffer, secrets: readonly Secret[], marks: Marks): void {
	const middle = Math.floor(rows.length / 2);
	const plant = (value: string): Buffer => Buffer.from(JSON.stringify({ said: `Bearer ${value}` }));
	for (const { kind, value } of secrets) {
		const planted = new Search(marks);
		planted.text('planted', plant(value));
		if (!planted.leaks.some((leak) => leak.kind === kind))
			throw new Error(`The search does not find a planted ${kind}`);
	}
	const copy = new Search(marks);
	copy.text(
		'planted',
		Buffer.concat([rows.subarray(0, middle), plant(secrets[0].value), rows.subarray(middle)]),
	);
	if (copy.leaks.length === 0)
		throw new Error("The search does not find what is planted in n8n's database");
}

/** Everything n8n has left, searched for every secret. */
function searched(
	stage: Stage,
	heard: readonly string[],
	told: readonly string[],
): { search: Search; secrets: number } {
	const secrets = Object.entries(stage.xero.control.secrets()).flatMap(([kind, values]) =>
		[...new Set(values)].map((value) => ({ kind, value })),
	);
	const marks = new Marks(secrets.flatMap(({ kind, value }) => marksOf(kind, value)));
	const { userFolder } = stage.n8n;
	const rows = rowsOf(path.join(userFolder, '.n8n', 'database.sqlite'));
	mustBeFound(rows, secrets, marks);
	const search = new Search(marks);
	search.text("n8n's database, row by row", rows);
	search.text("n8n's answers to its editor", Buffer.from(heard.join('\n')));
	search.text('what a redirect gave to a stranger', Buffer.from(told.join('\n')));
	search.folder(userFolder);
	return { search, secrets: secrets.length };
}

const leakInWords = ({ file, kind, as }: Leak): string => `LEAK: ${file} holds the ${kind}, ${as}`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } },
	});
	const began = Date.now();
	const { installHost } = (await import('../host/install.mjs' as string)) as {
		installHost: () => Promise<void>;
	};
	await installHost();
	const folder = mkdtempSync(path.join(tmpdir(), 'xero-connector-secrets-'));
	mkdirSync(path.join(folder, 'tmp'));
	const stranger = await startStranger();
	try {
		await onStage(
			say,
			async (stage) => {
				const { heard, stop } = listenToN8n(stage.n8n.url);
				const { figures, notCarriedOut, refusals } = await play(
					stage,
					stranger.url,
					values.quick,
				).finally(stop);
				await stage.n8n.stop();
				const followedByN8n = stranger.told.filter((one) => one.startsWith(`POST ${ofN8n}`));
				const strangers = stranger.told.filter((one) => !followedByN8n.includes(one));
				const { search, secrets } = searched(stage, heard, strangers);
				search.folder(folder);
				for (const leak of search.leaks) say(leakInWords(leak));
				for (const refusal of notCarriedOut) say(`NOT CARRIED OUT: ${inWords(refusal)}`);
				const all = {
					...figures,
					secrets,
					redirectsOfTheNode: strangers.length,
					tokenRedirectsFollowedByN8nItself: followedByN8n.length,
					placesSearched: search.places,
					megabytesSearched: search.bytes / 1e6,
				};
				const seconds = Math.round((Date.now() - began) / 1000);
				// what is not carried out is not searched: the run may not seem to cover it
				const failed = search.leaks.length + notCarriedOut.length;
				const outcome = {
					name: 'secrets',
					passed: secrets,
					failed,
					seconds,
					figures: { ...all, found: search.leaks.length },
					notCarriedOut,
					refusals,
				};
				say(JSON.stringify(outcome, undefined, 2));
				if (values.json !== undefined)
					writeFileSync(values.json, `${JSON.stringify(outcome, undefined, '\t')}\n`);
				say(`${secrets} secrets looked for, found in ${search.leaks.length} places`);
				process.exitCode = failed === 0 ? 0 : 1;
			},
			{ env: talkative(folder) },
		);
	} finally {
		await stranger.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

main().catch((error: Error) => {
	console.error(error.stack ?? error.message);
	process.exitCode = 1;
});
