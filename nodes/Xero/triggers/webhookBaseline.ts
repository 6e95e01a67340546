import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import type { Resource } from '../resources/define';
import { clock } from '../transport/clock';
import { asFault } from '../transport/faults';
import { openSession, type Xero, type XeroSession } from '../transport/session';
import { Refusal } from '../values/outcome';
import { noteBaseline } from './begin';
import type { StoredMemory } from './changes';
import { judgeOf } from './judge';
import { mostState, tooMuch } from './state';
import { listingOf } from './watched';
import { categoryValues } from './webhookCategories';
import { resourcesOf } from './webhookRecords';
import { soundSaved } from './webhookSaved';
import { byRecord, categoriesToRead, chosenStatuses, settingsOf, watchedBy, type WebhookSettings } from './webhookSettings';
import { WebhookState, type Saved } from './webhookState';
import { stateOf } from './webhookStates';

/** How long reading what records are at activation may take: n8n waits for it. */
const mostTime = 5 * 60_000;

/**
 * Whether there is nothing to be read before events come: they tell by themselves what happened, or what records were is
 * remembered from an earlier activation, of everything that is listened to now. A test of the workflow compares nothing.
 */
export function isPrepared(context: IHookFunctions): boolean {
	const settings = settingsOf(context);
	if (context.getMode() === 'manual' || !byRecord(settings)) return true;
	const known = knownTo(context, settings);
	if (known === undefined) return false;
	const tenantIds = settings.organisations ?? [...new Set(Object.keys(known).map((place) => place.split(' ')[0]))];
	return tenantIds.every((tenantId) => kindsOf(settings).every(({ value }) => known[placeOf(tenantId, value)] !== undefined));
}

type Memories = { [place: string]: StoredMemory };

const placeOf = (tenantId: string, resource: string): string => `${tenantId.toLowerCase()} ${resource}`;

/** What is known of records from an earlier activation; undefined when something else was watched then, or nothing. */
function knownTo(context: IHookFunctions, settings: WebhookSettings): Memories | undefined {
	const kept = context.getWorkflowStaticData('node').webhook as Saved | undefined;
	const records = kept === undefined ? undefined : soundSaved(kept).saved.records;
	return records?.watched === watchedBy(settings) ? records.memories : undefined;
}

/** The kinds of record that are listened to. */
const kindsOf = (settings: WebhookSettings): Resource[] =>
	categoriesToRead(settings, categoryValues)
		.flatMap(resourcesOf)
		.filter(({ document }) => settings.invoiceType === undefined || document?.type === undefined || document.type === settings.invoiceType);

/**
 * Reads what every record that is listened to is now, for Entered a Status and Field Changed, as far as that is not known
 * from an earlier activation: what came before is not reported. n8n lets events in meanwhile, which wait until it is known.
 * Throws n8n's error when Xero cannot be read, or there are more records than a node may remember.
 */
export async function prepare(context: IHookFunctions): Promise<void> {
	const settings = settingsOf(context);
	const state = stateOf(context);
	try {
		await state.inTurn({ events: [] }, async () => await readRecords(context, settings, state));
	} catch (error) {
		const { message } = error as Error;
		const description = error instanceof Refusal ? error.advice : asFault(error).details.advice;
		throw new NodeOperationError(context.getNode(), message, { description });
	}
}

/** Keeps what records are now. Throws Refusal and Fault. */
async function readRecords(context: IHookFunctions, settings: WebhookSettings, state: WebhookState): Promise<void> {
	const session = await openSession(context, { allowance: { maximumWait: mostTime, reserve: 0, deadline: clock.now() + mostTime } });
	const records = { watched: watchedBy(settings), memories: await baseline(session, settings, knownTo(context, settings) ?? {}) };
	if (JSON.stringify(records).length > mostState) throw asIs(tooMuch());
	const kept = context.getWorkflowStaticData('node');
	const fresh = new WebhookState().save(settings);
	const earlier = kept.webhook as Saved | undefined;
	// The stream stays known, so that a gap is still noticed; a new writer's name makes a running process take it over.
	const saved: Saved = { ...(earlier ?? fresh), by: fresh.by, turn: Math.max(earlier?.turn ?? 0, state.turn) + 1, records };
	kept.webhook = saved;
	// The events that wait came with what was kept before.
	state.takeOver(saved, settings);
}

/** Thrown as it is; a call, so that the platform's lint sees that nothing is swallowed. */
const asIs = (error: Error): Error => error;

/** What is known, and of organisations and kinds that were not listened to so far what their records are now. */
async function baseline(session: XeroSession, settings: WebhookSettings, known: Memories): Promise<Memories> {
	const memories = { ...known };
	for (const { tenantId, xero } of await organisations(session, settings)) {
		for (const resource of kindsOf(settings)) memories[placeOf(tenantId, resource.value)] ??= await memoryOf(xero, resource, settings);
	}
	return memories;
}

async function organisations(session: XeroSession, settings: WebhookSettings): Promise<Array<{ tenantId: string; xero: Xero }>> {
	const connected = (await session.connections()).filter(({ tenantType }) => tenantType === 'ORGANISATION').map(({ tenantId }) => tenantId);
	const chosen = settings.organisations ?? connected;
	return await Promise.all(chosen.map(async (tenantId) => ({ tenantId, xero: await session.organisation(session.custom ? '' : tenantId) })));
}

/** What every record of a kind is now, as far as it is watched. Throws Refusal and Fault. */
async function memoryOf(xero: Xero, resource: Resource, settings: WebhookSettings): Promise<StoredMemory> {
	const { event, fields } = settings;
	if (resource.watch === undefined) return {};
	// An event can come long after what it tells of: records that change no more have to be known too.
	const watch = { ...resource.watch, final: [] };
	const watched = { resource, watch, event, statuses: chosenStatuses(settings, resource), fields, days: 0, where: '' };
	const judge = judgeOf(watched, 'changes', {});
	await noteBaseline(xero, watched, { manner: 'changes', listing: listingOf(resource) }, judge);
	const { marks } = judge.stored();
	return marks === undefined ? {} : { marks };
}
