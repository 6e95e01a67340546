import { catalogue } from '../../nodes/Xero/resources/catalogue';
import type { Resource } from '../../nodes/Xero/resources/define';
import { activated } from './activated';
import { chosen } from './chosen';
import { documents } from './changes/documents';
import { money } from './changes/money';
import { expenses, orders } from './changes/orders';
import { people } from './changes/people';
import { settings as ofSettings, users } from './changes/settings';
import type { Keeping } from './n8n';
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

/** Every Trigger On an object offers in the editor, each as an activated trigger. */
const settingsOf = ({ value, watch }: Resource, every: number, keeping: (at: number) => Keeping): Setting[] =>
	(watch?.events ?? []).map((event, at) =>
		activated({ resource: value, event, every, keeping: keeping(at), simplify: at % 2 === 0 }),
	);

/**
 * Every scenario: every object and event there is, invoices in both of n8n's ways to keep state, others in turn; and what
 * else can be chosen in the editor.
 */
export function scenarios(): Scenario[] {
	const everything = families.map(({ name, of, every, changes }) => {
		const resources = catalogue.filter(({ value }) => (of as readonly string[]).includes(value));
		const turn =
			(offset: number) =>
			(at: number): Keeping =>
				(at + offset) % 2 === 0 ? 'default' : 'durable';
		const settings = resources.flatMap((resource, at) => settingsOf(resource, every, turn(at)));
		const others = name === 'Invoices' ? resources.flatMap((resource) => settingsOf(resource, every, turn(1))) : [];
		return { name, settings: [...settings, ...others], changes };
	});
	return [...everything, ...chosen];
}
