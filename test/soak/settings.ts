import { catalogue } from '../../nodes/Xero/resources/catalogue';
import type { Resource } from '../../nodes/Xero/resources/define';
import { documents } from './changes/documents';
import { money } from './changes/money';
import { expenses, orders } from './changes/orders';
import { people } from './changes/people';
import { settings as ofSettings, users } from './changes/settings';
import type { Keeping } from './n8n';
import { objects, type Watched } from './objects';
import type { Scenario } from './simulation';
import type { Setting } from './watcher';

/** Which objects are watched side by side, how often, and what happens meanwhile. */
const families = [
	{ name: 'Invoices', of: ['invoice'], every: 60, changes: documents },
	{ name: 'Bills and payments', of: ['bill', 'payment'], every: 120, changes: [...documents, ...money] },
	{ name: 'Credits', of: ['creditNote', 'prepayment', 'overpayment'], every: 180, changes: [...documents, ...money] },
	{
		name: 'Bank',
		of: ['bankTransaction', 'bankTransfer', 'batchPayment', 'manualJournal'],
		every: 180,
		changes: [...documents, ...money],
	},
	{
		name: 'Orders',
		of: ['quote', 'purchaseOrder', 'repeatingInvoice', 'linkedTransaction'],
		every: 180,
		changes: [...orders, ...documents.slice(0, 8)],
	},
	{ name: 'People and things', of: ['contact', 'item', 'account', 'employee'], every: 180, changes: people },
	{
		name: 'Ledger and expenses',
		of: ['journal', 'receipt', 'expenseClaim', 'user'],
		every: 240,
		changes: [...expenses, users, ...money],
	},
	{
		name: 'Settings',
		of: [
			'taxRate',
			'trackingCategory',
			'contactGroup',
			'currency',
			'brandingTheme',
			'budget',
			'paymentService',
			'organisation',
		],
		every: 240,
		changes: ofSettings,
	},
] as const;

const daysOverdue = 1;

const watchedBy = (resource: string): Watched => {
	const found = objects.find((one) => one.resource === resource);
	if (found === undefined) throw new Error(`The simulation knows no ${resource}`);
	return found;
};

/** Every Trigger On an object offers in the editor, each as an activated trigger. */
function settingsOf({ value, watch }: Resource, every: number, keeping: (at: number) => Keeping): Setting[] {
	if (watch === undefined) return [];
	const watched = watchedBy(value);
	return watch.events.map((event, at) => {
		const statuses = event === 'enteredStatus' ? (watch.statuses ?? []).map((status) => status.value) : [];
		const fields = event === 'fieldChanged' ? (watched.fields ?? []) : [];
		const kept = keeping(at);
		return {
			name: `${value} ${event} (${kept})`,
			watched,
			wanted: {
				event,
				...(statuses.length > 0 && { statuses }),
				...(fields.length > 0 && { fields }),
				...(event === 'becameOverdue' && { days: daysOverdue }),
			},
			keeping: kept,
			every,
			parameters: {
				authentication: 'oAuth2',
				organisationScope: 'all',
				resource: value,
				event,
				statuses,
				watchedFields: [...fields],
				daysOverdue,
				filters: {},
				simplify: at % 2 === 0,
				startFrom: 'now',
				options: {},
			},
		};
	});
}

/** Every scenario, of every object and event there is; invoices in both of n8n's ways to keep state, others in turn. */
export function scenarios(): Scenario[] {
	return families.map(({ name, of, every, changes }) => {
		const resources = catalogue.filter(({ value }) => (of as readonly string[]).includes(value));
		const turn =
			(offset: number) =>
			(at: number): Keeping =>
				(at + offset) % 2 === 0 ? 'default' : 'durable';
		const settings = resources.flatMap((resource, at) => settingsOf(resource, every, turn(at)));
		const others = name === 'Invoices' ? resources.flatMap((resource) => settingsOf(resource, every, turn(1))) : [];
		return { name, settings: [...settings, ...others], changes };
	});
}
