import type { IDataObject } from 'n8n-workflow';

import { DateTime } from 'luxon';

import { millisecondsOf } from '../transport/session';
import { presentRecord, simplifyRecord } from '../values/output';
import type { XeroRecord } from '../values/record';
import type { Changes } from './changes';
import type { WebhookEvent } from './webhookBody';
import { resourceOf } from './webhookRecords';
import type { TriggerOn, WebhookSettings } from './webhookSettings';

/** What is given out, and the category that decides its output. */
export type Emission = { category: string; json: IDataObject };

/** An event as a person gets it: with its record when there is one, or with the reason why not. */
export type Told = {
	event: Pick<WebhookEvent, 'category' | 'tenantId' | 'resourceId' | 'resourceUrl' | 'date'> & Partial<WebhookEvent>;
	what: TriggerOn;
	organisationName?: string;
	record?: XeroRecord;
	changes?: Changes;
	recordNotRead?: string;
	caughtUp?: true;
};

/** What an event says happened. */
export const whatOf = ({ type }: Pick<WebhookEvent, 'type'>): TriggerOn => (type === 'CREATE' ? 'created' : 'updated');

/** The item of an event. Attributes of the record come first, as Get Many gives them. */
export function itemOf(settings: WebhookSettings, told: Told): Emission {
	const { event, what, organisationName, record, changes, recordNotRead, caughtUp } = told;
	const { category, tenantId, type, date, resourceId, resourceUrl, sequence, data } = event;
	const webhook = { category, eventType: type, eventDate: date, resourceId, resourceUrl, sequence, data, caughtUp, recordNotRead };
	const json = {
		...(record !== undefined && settings.includeRecord ? shown(settings, category, record) : {}),
		event: what,
		...(changes === undefined ? {} : { changes }),
		organisationId: tenantId,
		...(organisationName === undefined ? {} : { organisationName }),
		webhook: Object.fromEntries(Object.entries(webhook).filter(([, value]) => value !== undefined)),
	};
	return { category, json: json as IDataObject };
}

function shown({ simplify }: WebhookSettings, category: string, record: XeroRecord): XeroRecord {
	const whole = presentRecord(record);
	const resource = resourceOf(category, record);
	return simplify && resource !== undefined ? simplifyRecord(whole, resource.simple) : whole;
}

/** When a record last changed, in milliseconds since the epoch and as ISO text. */
export function changedAt(record: XeroRecord): { at: number; date: string } {
	const at = millisecondsOf(record.UpdatedDateUTC);
	return { at, date: Number.isFinite(at) ? (DateTime.fromMillis(at, { zone: 'utc' }).toISO({ suppressMilliseconds: true }) ?? '') : '' };
}
