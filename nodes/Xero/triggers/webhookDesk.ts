import type { IWebhookFunctions } from 'n8n-workflow';

import type { Resource } from '../resources/define';
import { clock } from '../transport/clock';
import { openSession, type XeroSession } from '../transport/session';
import { presentRecord } from '../values/output';
import type { XeroRecord } from '../values/record';
import { bytesOfFields, changedFields, enteredStatus, statusBytes, valueAt, type Happened } from './changes';
import { chosenStatuses, type WebhookSettings } from './webhookSettings';
import type { WebhookState } from './webhookState';

/** What a delivery is dealt with by. In a test of the workflow nothing is remembered. */
export type Desk = { context: IWebhookFunctions; settings: WebhookSettings; state: WebhookState; manual: boolean };

/**
 * A connection that answers, or gives up, within `milliseconds`, or when a call failed so many times. Throws Fault, or
 * n8n's error when none is chosen.
 */
export const sessionWithin = async ({ context }: Desk, milliseconds: number, tries?: number): Promise<XeroSession> =>
	await openSession(context, { allowance: { maximumWait: milliseconds, reserve: 0, deadline: clock.now() + milliseconds, ...(tries === undefined ? {} : { tries }) } });

/** What an organisation is called; undefined when that cannot be told. Asked once in a process, if there is a connection. */
export async function nameOf({ state }: Desk, session: XeroSession | undefined, tenantId: string): Promise<string | undefined> {
	const known = state.names.get(tenantId.toLowerCase());
	if (known !== undefined || session === undefined) return known;
	try {
		for (const each of await session.connections()) state.names.set(each.tenantId.toLowerCase(), each.tenantName);
	} catch {
		// The item goes on without the name: what is wrong shows where its record is read.
		return undefined;
	}
	return state.names.get(tenantId.toLowerCase());
}

/** What happened to a record since it was last looked at, and notes how it is now; undefined when nothing of what is watched. */
export function happenedTo({ settings, state, manual }: Desk, tenantId: string, resource: Resource, sent: XeroRecord): Happened | undefined {
	const { event, fields } = settings;
	const record = presentRecord(sent);
	const id = String(record[resource.id]);
	if (event === 'enteredStatus') {
		return enteredStatus(state.memoryOf(tenantId, resource.value, statusBytes), id, record, chosenStatuses(settings, resource), resource.status ?? '');
	}
	// A test has nothing to compare with, and shall show what an item looks like.
	if (manual) return { event, changes: Object.fromEntries(fields.map((field) => [field, { before: null, after: valueAt(record, field) }])) };
	return changedFields(state.memoryOf(tenantId, resource.value, bytesOfFields(fields)), id, record, fields);
}
