import { NodeOperationError, type IDataObject, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';

import { chosenFrom, connectedTo } from './connected';
import { isWanted } from './filter';
import { itemOf } from './item';
import { pollOrganisation } from './organisation';
import { mayStaySilent, placeOf, tell, type Failure } from './failures';
import { once } from './once';
import { isGoneForGood } from './present';
import { sampleOf } from './sample';
import { namedIn, settingsOf, type Settings } from './settings';
import { soundState } from './stored';
import { mostState, sizeOf, tooMuch, type TriggerState } from './state';
import { clock } from '../transport/clock';
import { asFault } from '../transport/faults';
import { openSession, type XeroSession } from '../transport/session';
import { Refusal } from '../values/outcome';

/*
 * The polling trigger.
 *
 * What it knows stands in the node's static data under one name, as plain JSON: for every organisation a moment from which
 * to ask, the ids and versions read from there on, and what the event needs to tell what happened (ids, marks of statuses or
 * fields). A poll works on a copy: it reads what changed (`read.ts`: the cursor), tells what happened (`judge.ts`), applies
 * the filters, and only then puts the new state in the place of the old one, in one statement right before it answers. So
 *  - a poll that fails, or a process that dies, leaves the state of before: the same is read again, nothing is lost;
 *  - an older state (n8n saves it with each emission only, in its default mode) gives what came since once more, less what was
 *    emitted, whose ids and versions the saved state holds;
 *  - the clock of this machine decides nothing: moments are Xero's own.
 * Other parameters than those the state was made for make a new beginning; other organisations begin, or end, by themselves.
 */

/** Shares of the time a poll has: in which it begins to read something more, and in which it is done with everything. */
const share = { begin: 0.7, end: 0.9 };

/** Longest wait for a limit of Xero, in milliseconds: at the beginning a person waits, and more is read. */
const waits = { beginning: 60_000, later: 5_000 };

/** A call that fails is made once more: the next poll comes by itself, and Xero may be away for hours. At the beginning a person waits. */
const tries = { beginning: 4, later: 2 };

/** Pages of changes read of one organisation in one poll. */
const mostPages = 10;

/**
 * Beginnings made at activation, by workflow and node, until they are found in the static data: with durable poll cursors
 * n8n 2.41 keeps nothing of a first poll that answers null.
 */
const begun = new Map<string, TriggerState>();

/**
 * One poll: the items to start the workflow with, or null when nothing happened. The first one sets the beginning, and a
 * manual one answers a recent record and changes nothing. Throws NodeOperationError.
 */
export async function pollXero(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		const settings = settingsOf(context);
		if (context.getMode() === 'manual') return await manualPoll(context, settings);
		const data = context.getWorkflowStaticData('node');
		const state = [settingsKey(settings), data.xero ?? null];
		return await once(placeOf(context), state, async () => await poll(context, settings, data));
	} catch (error) {
		throw nodeError(context, error);
	}
}

/** n8n 1.x gives a poll no time of its own. */
type Polling = IPollFunctions & { getPollBudgetMs?(): number };

async function poll(context: Polling, settings: Settings, data: IDataObject): Promise<INodeExecutionData[][] | null> {
	const place = placeOf(context);
	if (data.xero !== undefined) begun.delete(place);
	const { state, lost } = soundState(data.xero ?? begun.get(place));
	if (lost) context.logger.error(`${context.getNode().name}: What the trigger kept cannot be read. It begins anew: what happened since its last poll is not told.`);
	const before = stateFor(settings, state);
	const isBeginning = Object.keys(before.organisations).length === 0;
	const budget = context.getPollBudgetMs?.() ?? 60_000;
	const started = clock.now();
	const time: Time = { begin: started + budget * share.begin, end: started + budget * share.end };
	const when = isBeginning ? 'beginning' : 'later';
	const allowance = { maximumWait: waits[when], tries: tries[when], reserve: settings.reserve, deadline: time.end };
	const session = await openSession(context, { allowance });
	const connected = await connectedTo(session, settings.scope, before.connected);
	const ids = chosenFrom(connected, settings.scope, session.custom, Object.keys(before.organisations));
	const round = await everyOrganisation(session, settings, { ...before, connected }, ids, time);
	const { items, failures } = round;
	const lasting = failures.filter(({ isLimit }) => !isLimit);
	tell(context, failures);
	if (isBeginning && failures.length > 0) throw failures[0].error;
	if (lasting.length > 0 && !mayStaySilent(context, items.length > 0)) {
		// What was found is kept for the next poll; with nothing found, nothing is lost by going on from here.
		if (items.length === 0) keep(data, round.state);
		throw lasting[0].error;
	}
	keep(data, round.state);
	if (isBeginning) begun.set(place, round.state);
	return items.length === 0 ? null : [items];
}

/** Puts a state in the place of the old one. Throws Refusal when it is more than a node may keep. */
function keep(data: IDataObject, state: TriggerState): void {
	if (sizeOf(state) > mostState) throw tooMuch();
	data.xero = state as unknown as IDataObject;
}

/**
 * The parameters a state is made for. Of an expression that tells a date or a condition its text counts: what it gives may
 * differ with each poll, as with `$now`, and each poll would make a new beginning.
 */
function settingsKey({ watched, written }: Settings): string {
	const { resource, event, statuses, fields, days, where, startFrom } = watched;
	const start = startFrom === undefined ? null : (written.startDate ?? startFrom);
	return JSON.stringify([resource.value, event, statuses.map(({ value }) => value), fields, days, where === '' ? '' : (written.where ?? where), start]);
}

/** What is known, as a copy; nothing when it was made for other parameters. */
function stateFor(asked: Settings, kept: TriggerState | undefined): TriggerState {
	const named = namedIn(asked.scope);
	const settings = settingsKey(asked);
	const known = kept === undefined ? undefined : (JSON.parse(JSON.stringify(kept)) as TriggerState);
	if (known?.settings !== settings) return { settings, organisations: {} };
	// Organisations that are watched no more are forgotten; one that is disconnected for a while is not.
	if (named.length > 0) known.organisations = Object.fromEntries(Object.entries(known.organisations).filter(([id]) => named.includes(id)));
	return known;
}

/** Until when a poll begins to read something more, and until when it reads, in milliseconds since the epoch. */
type Time = { begin: number; end: number };

type Round = { items: INodeExecutionData[]; failures: Failure[]; state: TriggerState };

/**
 * Polls one organisation after the other, beginning where the last round stopped for want of time. One that fails keeps its
 * state and the others go on; one that the others left too little time comes first the next time, and is no reason not to begin.
 */
async function everyOrganisation(session: XeroSession, settings: Settings, before: TriggerState, ids: readonly string[], time: Time): Promise<Round> {
	const items: INodeExecutionData[] = [];
	const failures: Failure[] = [];
	const organisations = { ...before.organisations };
	const names = before.connected?.names ?? {};
	const isBeginning = Object.keys(organisations).length === 0;
	const first = Math.max(0, ids.indexOf(before.next ?? ''));
	const inTurn = [...ids.slice(first), ...ids.slice(0, first)];
	let next: string | undefined;
	for (const [turn, id] of inTurn.entries()) {
		if (turn > 0 && clock.now() >= time.begin) {
			next = id;
			break;
		}
		try {
			const xero = await session.organisation(id);
			const { reported, state } = await pollOrganisation(xero, settings.watched, organisations[id], { pages: mostPages, deadline: time.begin });
			const wanted = reported.filter(({ entry }) => isGoneForGood(entry) || isWanted(settings.watched, entry.record));
			items.push(...wanted.map((each) => itemOf(settings.watched.resource, settings.simplify, each, { id, name: names[id] })));
			organisations[id] = state;
		} catch (error) {
			const isOutOfTime = turn > 0 && clock.now() >= time.end;
			// A failure would end the activation, at every attempt anew.
			if (!isOutOfTime || !isBeginning) failures.push(failureOf(error, names[id] ?? id));
			if (isOutOfTime) {
				next = id;
				break;
			}
		}
	}
	return { items, failures, state: { ...before, organisations, next } };
}

/** What kept an organisation from being polled, with its name and what to do. */
function failureOf(error: unknown, organisation: string): Failure {
	if (error instanceof Refusal) return { error: new Refusal([`${organisation}: ${error.message}`], error.advice), isLimit: false };
	const { message, kind, details } = asFault(error);
	// Xero's error of a condition it cannot read
	const advice = details.errorNumber === 16 ? 'Check Where under Filters.' : details.advice;
	return { error: new Refusal([`${organisation}: ${message}`], advice), isLimit: kind.endsWith('limit') };
}

/** A recent record of the first organisation that answers with one. Throws Refusal, and Fault. */
async function manualPoll(context: IPollFunctions, settings: Settings): Promise<INodeExecutionData[][]> {
	const session = await openSession(context, { allowance: { maximumWait: waits.later, reserve: settings.reserve } });
	const connected = await connectedTo(session, settings.scope, undefined);
	let failure: Refusal | undefined;
	for (const id of chosenFrom(connected, settings.scope, session.custom)) {
		const name = connected.names[id];
		try {
			const found = await sampleOf(await session.organisation(id), settings);
			if (found !== undefined) return [[itemOf(settings.watched.resource, settings.simplify, found, { id, name })]];
		} catch (error) {
			failure ??= failureOf(error, name ?? id).error;
		}
	}
	throw failure ?? new Refusal([`There is no ${settings.watched.resource.name.toLowerCase()} to show yet`], 'Make one in Xero, or widen the filters. The activated trigger works without.');
}

function nodeError(context: IPollFunctions, error: unknown): NodeOperationError {
	const { message, description } =
		error instanceof Refusal ? { message: error.message, description: error.advice } : { message: asFault(error).message, description: asFault(error).details.advice };
	const told = new NodeOperationError(context.getNode(), message, { description });
	// n8n replaces a message in which it finds a network error's code; the words here are Xero's, and stay.
	told.message = message;
	return told;
}
