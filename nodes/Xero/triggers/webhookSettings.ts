import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Resource } from '../resources/define';
import type { WatchStatus } from '../resources/watch';
import { plainText } from '../values/plain';
import type { WebhookEvent } from './webhookBody';
import { resourcesOf } from './webhookRecords';

/** Every category, also those Xero has not thought of yet. */
export const anyCategory = '*';

/** What is reported: the first three by the event alone, the others by what the record was before. */
export type TriggerOn = 'created' | 'updated' | 'createdOrUpdated' | 'enteredStatus' | 'fieldChanged';

/** The node's parameters, as a delivery needs them. */
export type WebhookSettings = {
	/** Whether there is a connection to read records by, and whether it is a custom one. */
	connected: boolean;
	custom: boolean;
	categories: string[];
	event: TriggerOn;
	/** Values of the statuses watched, and attributes watched. */
	statuses: string[];
	fields: string[];
	/** Ids of the organisations listened to, in small letters; all of them when left out. */
	organisations?: string[];
	invoiceType?: 'ACCREC' | 'ACCPAY';
	includeRecord: boolean;
	simplify: boolean;
	closeGaps: boolean;
	outputs: 'one' | 'byCategory';
};

const texts = (value: unknown, name: string): string[] =>
	(Array.isArray(value) ? (value as unknown[]) : plainText(value, name).split(',')).map((each) => plainText(each, name)).filter((each) => each !== '');

/** Reads the parameters. Throws n8n's own error when an expression cannot be worked out, Refusal when it gives an object where text belongs. */
export function settingsOf(context: IHookFunctions | IWebhookFunctions): WebhookSettings {
	const raw = (name: string, fallback: unknown): unknown => context.getNodeParameter(name, fallback) ?? fallback;
	const connected = raw('authentication', 'oAuth2') !== 'none';
	const several = raw('organisationScope', 'all') === 'several';
	const invoiceType = connected ? raw('invoiceType', 'any') : 'any';
	return {
		connected,
		custom: raw('authentication', 'oAuth2') === 'customConnection',
		categories: texts(raw('categories', [anyCategory]), 'categories').map((category) => category.toUpperCase()),
		event: plainText(raw('event', 'createdOrUpdated'), 'triggerOn') as TriggerOn,
		statuses: texts(raw('statuses', []), 'statuses'),
		fields: texts(raw('watchedFields', []), 'fields'),
		...(several ? { organisations: texts(raw(connected ? 'organisations' : 'organisationIds', []), 'organisations').map((id) => id.toLowerCase()) } : {}),
		...(invoiceType === 'ACCREC' || invoiceType === 'ACCPAY' ? { invoiceType } : {}),
		includeRecord: connected && raw('includeRecord', true) === true,
		simplify: raw('simplify', true) === true,
		closeGaps: connected && raw('closeGaps', true) === true,
		outputs: raw('outputs', 'one') === 'byCategory' ? 'byCategory' : 'one',
	};
}

/** The statuses chosen that records of a kind can have. */
export const chosenStatuses = ({ statuses }: WebhookSettings, { watch }: Resource): WatchStatus[] =>
	(watch?.statuses ?? []).filter(({ value }) => statuses.includes(value));

/** What is remembered of records fits these settings alone. */
export const watchedBy = ({ event, statuses, fields }: WebhookSettings): string => [event, ...(event === 'enteredStatus' ? statuses : fields)].join(' ');

/** Whether what happens to a record is told by what it was before. */
export const byRecord = ({ event }: WebhookSettings): boolean => event === 'enteredStatus' || event === 'fieldChanged';

/** Whether the node listens to a category. */
const listensTo = ({ categories }: WebhookSettings, category: string): boolean => categories.includes(anyCategory) || categories.includes(category);

/** Whether the node listens to an organisation. */
export const isChosen = ({ organisations }: WebhookSettings, tenantId: string): boolean => organisations === undefined || organisations.includes(tenantId.toLowerCase());

/** Whether an event passes by what it says itself. */
export function passes(settings: WebhookSettings, { category, tenantId, ofOrganisation, type }: WebhookEvent): boolean {
	const { event } = settings;
	if (!listensTo(settings, category)) return false;
	if (ofOrganisation && !isChosen(settings, tenantId)) return false;
	if (event === 'created') return type === 'CREATE';
	if (event === 'updated') return type !== 'CREATE';
	return event === 'createdOrUpdated' || resourcesOf(category).length > 0;
}

/** Whether it depends on the record if an event is wanted. */
export const decidesByRecord = (settings: WebhookSettings, category: string): boolean =>
	resourcesOf(category).length > 0 && (byRecord(settings) || (settings.invoiceType !== undefined && category === 'INVOICE'));

/** Whether an event's record has to be read. */
export const needsRecord = (settings: WebhookSettings, category: string): boolean =>
	resourcesOf(category).length > 0 && (settings.includeRecord || decidesByRecord(settings, category));

/** Categories with records that a gap can be closed for. */
export const categoriesToRead = (settings: WebhookSettings, known: readonly string[]): string[] =>
	known.filter((category) => listensTo(settings, category) && resourcesOf(category).length > 0);
