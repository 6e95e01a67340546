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
import { byRecord, categoriesToRead, chosenStatuses, settingsOf, watchedBy, type WebhookSettings } from './webhookSettings';
import { WebhookState, type Saved } from './webhookState';

/** How long reading what records are at activation may take: n8n waits for it. */
const mostTime = 5 * 60_000;

/**
 * Whether there is nothing to be read before events come: they tell by themselves what happened, or what records were is
 * remembered from an earlier activation. A test of the workflow compares nothing.
 */
export function isPrepared(context: IHookFunctions): boolean {
	const settings = settingsOf(context);
	if (context.getMode() === 'manual' || !byRecord(settings)) return true;
	const saved = context.getWorkflowStaticData('node').webhook as Saved | undefined;
	return saved?.records?.watched === watchedBy(settings);
}

/**
 * Reads what every record that is listened to is now, for Entered a Status and Field Changed: what came before
 * activation is not reported. Throws n8n's error when Xero cannot be read, or there are more records than a node may
 * remember.
 */
export async function prepare(context: IHookFunctions): Promise<void> {
	const settings = settingsOf(context);
	try {
		const session = await openSession(context, { allowance: { maximumWait: mostTime, reserve: 0, deadline: clock.now() + mostTime } });
		const records = { watched: watchedBy(settings), memories: await baseline(session, settings) };
		if (JSON.stringify(records).length > mostState) throw asIs(tooMuch());
		const kept = context.getWorkflowStaticData('node');
		const fresh = new WebhookState().save(settings);
		const earlier = kept.webhook as Saved | undefined;
		// The stream stays known, so that a gap is still noticed; a new writer's name makes a running process take it over.
		kept.webhook = { ...(earlier ?? fresh), by: fresh.by, turn: (earlier?.turn ?? 0) + 1, records };
	} catch (error) {
		const { message } = error as Error;
		const description = error instanceof Refusal ? error.advice : asFault(error).details.advice;
		throw new NodeOperationError(context.getNode(), message, { description });
	}
}

/** Thrown as it is; a call, so that the platform's lint sees that nothing is swallowed. */
const asIs = (error: Error): Error => error;

type Memories = { [place: string]: StoredMemory };

async function baseline(session: XeroSession, settings: WebhookSettings): Promise<Memories> {
	const memories: Memories = {};
	for (const { tenantId, xero } of await organisations(session, settings)) {
		for (const resource of categoriesToRead(settings, categoryValues).flatMap(resourcesOf)) {
			const { document, value } = resource;
			const otherType = settings.invoiceType !== undefined && document?.type !== undefined && document.type !== settings.invoiceType;
			if (!otherType) memories[`${tenantId.toLowerCase()} ${value}`] = await memoryOf(xero, resource, settings);
		}
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
