import { atEachRecord } from './eachRecord';
import type { Job, ReadOperation } from './job';
import { segment } from '../transport/request';
import type { Place } from '../transport/session';
import { Refusal } from '../values/outcome';
import type { XeroRecord } from '../values/record';

const settings = 'accounting.settings';

/** Reads something of which an organisation has one, and answers it to every input item. */
export const oncePerOrganisation = (read: (job: Job) => Promise<XeroRecord[]>): ReadOperation => ({
	async run(job) {
		const records = await read(job);
		return job.items.flatMap((item) => records.map((record) => ({ item, is: 'read' as const, record, warnings: [] })));
	},
});

const listAt = (place: Place): ReadOperation => oncePerOrganisation(async ({ xero }) => await xero.page(place));

/** What the connected person's role may do, one item an action. https://developer.xero.com/documentation/api/accounting/organisation */
export const getActions = listAt({ path: '/Organisation/Actions', listKey: 'Actions', scope: settings });

/** Whether Xero reminds customers of invoices. https://developer.xero.com/documentation/api/accounting/invoicereminders */
export const getInvoiceReminders = listAt({ path: '/InvoiceReminders/Settings', listKey: 'InvoiceReminders', scope: settings });

/** The settings of the Construction Industry Scheme below this address, which has them once. */
async function schemeAt({ xero, resource }: Job, id: string): Promise<XeroRecord> {
	const place = { path: `/${resource.path}/${segment(id)}/CISSettings`, listKey: 'CISSettings', scope: resource.scope };
	const [record] = await xero.page(place);
	if (record === undefined) {
		throw new Refusal(
			[`Xero has no CIS settings of this ${resource.name.toLowerCase()}`],
			'The Construction Industry Scheme is there in the United Kingdom, where it is switched on in Xero.',
			404,
		);
	}
	return { [resource.id]: id, ...record };
}

/** How the organisation takes part in the Construction Industry Scheme. https://developer.xero.com/documentation/api/accounting/organisation */
const ofOrganisation = oncePerOrganisation(async (job) => {
	const { OrganisationID } = await job.xero.details();
	return [await schemeAt(job, String(OrganisationID))];
});

/** How contacts take part in the Construction Industry Scheme. https://developer.xero.com/documentation/api/accounting/contacts */
const ofContacts = atEachRecord(async (job, id) => [{ is: 'read', record: await schemeAt(job, id) }]);

/** The one or the other, by whose settings they are. */
export const getCisSettings: ReadOperation = {
	run: async (job) => await (job.resource.verbs.getMany === undefined ? ofOrganisation : ofContacts).run(job),
};
