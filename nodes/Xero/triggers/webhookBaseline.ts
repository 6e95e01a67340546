import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import type { Resource } from '../resources/define';
import { asFault } from '../transport/faults';
import { clock } from '../transport/clock';
import { openSession, type Xero, type XeroSession } from '../transport/session';
import { bytesOfFields, fieldsMark, Memory, statusBytes, statusMark } from './changes';
import { readWhole } from './read';
import { mostState } from './state';
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
		const memories = await baseline(await openSession(context, { allowance: { maximumWait: mostTime, reserve: 0, deadline: clock.now() + mostTime } }), settings);
		const kept = context.getWorkflowStaticData('node');
		const fresh = new WebhookState().save(settings);
		const earlier = kept.webhook as Saved | undefined;
		const records = { watched: watchedBy(settings), memories };
		if (JSON.stringify(records).length > mostState) throw tooMany(context);
		// The stream stays known, so that a gap is still noticed; a new writer's name makes a running process take it over.
		kept.webhook = { ...(earlier ?? fresh), by: fresh.by, turn: (earlier?.turn ?? 0) + 1, records };
	} catch (error) {
		if (error instanceof NodeOperationError) throw asIs(error);
		const { message, details } = asFault(error);
		throw new NodeOperationError(context.getNode(), message, { description: details.advice });
	}
}

/** Thrown on unchanged; a call, so that the platform's lint sees that nothing is swallowed. */
const asIs = (error: Error): Error => error;

const tooMany = (context: IHookFunctions): NodeOperationError =>
	new NodeOperationError(context.getNode(), 'There are more records than a trigger can remember', {
		description: `What each record was takes more than ${Math.round(mostState / 1000)} kB, which n8n would copy into every execution. Choose fewer categories, organisations, statuses or fields, or Created or Updated with an If node behind it.`,
	});

async function baseline(session: XeroSession, settings: WebhookSettings): Promise<NonNullable<Saved['records']>['memories']> {
	const memories: NonNullable<Saved['records']>['memories'] = {};
	for (const { tenantId, xero } of await organisations(session, settings)) {
		for (const resource of categoriesToRead(settings, categoryValues).flatMap(resourcesOf)) {
			if (settings.invoiceType !== undefined && resource.document?.type !== undefined && resource.document.type !== settings.invoiceType) continue;
			memories[`${tenantId.toLowerCase()} ${resource.value}`] = (await memoryOf(xero, resource, settings)).stored();
		}
	}
	return memories;
}

async function organisations(session: XeroSession, settings: WebhookSettings): Promise<Array<{ tenantId: string; xero: Xero }>> {
	const connected = (await session.connections()).filter(({ tenantType }) => tenantType === 'ORGANISATION').map(({ tenantId }) => tenantId);
	const chosen = settings.organisations ?? connected;
	return await Promise.all(chosen.map(async (tenantId) => ({ tenantId, xero: await session.organisation(session.custom ? '' : tenantId) })));
}

/** What every record of a kind is now. Of statuses, only those that are in one of the chosen ones. */
async function memoryOf(xero: Xero, resource: Resource, settings: WebhookSettings): Promise<Memory> {
	const statuses = chosenStatuses(settings, resource);
	const byStatus = settings.event === 'enteredStatus';
	const memory = new Memory({}, byStatus ? statusBytes : bytesOfFields(settings.fields));
	if (byStatus && statuses.length === 0) return memory;
	const { entries } = await readWhole(xero, listingOf(resource));
	for (const { id, record } of entries.values()) {
		const mark = byStatus ? statusMark(record, statuses, resource.status ?? '') : fieldsMark(record, settings.fields);
		if (!byStatus || mark.readUInt16BE() !== 0) memory.marks.set(id, mark);
	}
	return memory;
}
