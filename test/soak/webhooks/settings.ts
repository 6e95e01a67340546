import type { Change } from '../changes/change';
import { documents } from '../changes/documents';
import { credited } from '../changes/money';
import { contacts as ofContacts } from '../changes/people';
import { objects, type Watched } from '../objects';
import type { WebhookSetting } from './listener';

/** Name of the scenario. */
export const webhooks = 'Webhooks';

/** What happens to the records webhooks tell of. */
export const webhookChanges: readonly Change[] = [...documents, ...ofContacts, ...ofContacts, credited];

const contacts = objects.find(({ resource }) => resource === 'contact') as Watched;
const creditNotes = objects.find(({ resource }) => resource === 'creditNote') as Watched;
const sales = objects.find(({ resource }) => resource === 'invoice') as Watched;
/** The category does not tell invoices and bills apart. */
const invoices: Watched = { ...sales, is: () => true };
const credits = ['CREDITNOTE', 'PREPAYMENT', 'OVERPAYMENT'];

const set = (
	name: string,
	watched: Watched,
	categories: readonly string[],
	wanted: WebhookSetting['wanted'],
): WebhookSetting => ({
	name: `webhook ${name}`,
	watched,
	wanted,
	categories,
	compares: wanted.statuses !== undefined || wanted.fields !== undefined,
	parameters: {
		authentication: 'oAuth2',
		organisationScope: 'all',
		categories: [...categories],
		event: wanted.event,
		statuses: [...(wanted.statuses ?? [])],
		watchedFields: [...(wanted.fields ?? [])],
		includeRecord: true,
		simplify: false,
		closeGaps: true,
	},
});

/** Webhook triggers of one app, each in a workflow of its own: every Trigger On, and every category that has records. */
export const webhookSettings: readonly WebhookSetting[] = [
	set('invoices created or updated', invoices, ['INVOICE'], { event: 'createdOrUpdated' }),
	set('invoices entered a status', invoices, ['INVOICE'], {
		event: 'enteredStatus',
		statuses: ['AUTHORISED', 'PAID', 'VOIDED', 'PARTPAID', 'SENT'],
	}),
	set('invoices created', invoices, ['INVOICE'], { event: 'created' }),
	set('contacts updated', contacts, ['CONTACT'], { event: 'updated' }),
	set('contacts field changed', contacts, ['CONTACT'], { event: 'fieldChanged', fields: ['EmailAddress', 'Name'] }),
	set('credits created or updated', creditNotes, credits, { event: 'createdOrUpdated' }),
];
