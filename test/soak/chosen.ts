import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../local-xero/contract';
import { activated } from './activated';
import { documents } from './changes/documents';
import { money } from './changes/money';
import { orders } from './changes/orders';
import { accounts, people } from './changes/people';
import type { Keeping } from './n8n';
import type { Scenario } from './simulation';
import type { Setting } from './watcher';
import type { World } from './world';

/* What can be chosen in the editor beside the object and the event, each choice in some activated triggers. */

const day = 86_400_000;

type Line = readonly [resource: string, event: string, keeping: Keeping, rest: Partial<Setting> & { statuses?: readonly string[] }];

/** Triggers of one line of the table. */
const triggers = (line: string, every: number, lines: readonly Line[]): Setting[] =>
	lines.map(([resource, event, keeping, { statuses, ...rest }], at) => {
		const setting = activated({ resource, event, every, keeping, simplify: at % 2 === 1, ...(statuses && { statuses }) });
		return { ...setting, line, ...rest, name: `${line}, ${at + 1}: ${setting.name}` };
	});

type Lets = (record: Rec) => boolean;

/** Under Filters, and which records that lets through. */
const filters = (narrowed: INodeParameters, lets: Lets): Partial<Setting> => ({
	choose: () => ({ parameters: { filters: narrowed }, wanted: { lets } }),
});

/** A condition in Xero's own language, and which records it lets be seen. */
const where = (condition: string, sees: Lets): Partial<Setting> => ({
	choose: () => ({ parameters: { filters: { where: condition } }, wanted: { sees } }),
});

/** The contact that has most invoices in the first organisation. */
const aContact: Partial<Setting> = {
	choose: ({ offices: [office] }) => {
		const ids = office.shelf('Contacts').all().map(({ ContactID }) => String(ContactID));
		const of = ({ Contact }: Rec): string => String((Contact as Rec | undefined)?.ContactID);
		const counts = new Map(ids.map((id) => [id, office.shelf('Invoices').all().filter((one) => of(one) === id).length]));
		const [most] = [...counts].sort(([, one], [, other]) => other - one)[0];
		return {
			parameters: { filters: { contact: { __rl: true, mode: 'id', value: most } } },
			wanted: { lets: (record) => of(record) === most },
		};
	},
};

const isOf = (name: string, attribute: string, ...values: readonly string[]): Lets => (record) => {
	const at = attribute === '' ? record : (record[attribute] as Rec | undefined);
	return values.includes(String(at?.[name]));
};

const both = (...all: readonly Lets[]): Lets => (record) => all.every((lets) => lets(record));

const filtered = triggers('Filters: type, status, contact, amount, account', 120, [
	['invoice', 'created', 'default', filters({ amountFrom: '500', amountTo: '2500.00' }, ({ Total }) => Number(Total) >= 500 && Number(Total) <= 2500)],
	['invoice', 'createdOrUpdated', 'durable', filters({ statuses: ['AUTHORISED', 'PAID'] }, isOf('Status', '', 'AUTHORISED', 'PAID'))],
	['invoice', 'enteredStatus', 'default', aContact],
	['bill', 'fieldChanged', 'durable', filters({ amountFrom: 800 }, ({ Total }) => Number(Total) >= 800)],
	['invoice', 'becameOverdue', 'default', filters({ amountTo: '1500' }, ({ Total }) => Number(Total) <= 1500)],
	[
		'bankTransaction',
		'createdOrUpdated',
		'durable',
		filters({ types: ['SPEND'], account: '091' }, both(isOf('Type', '', 'SPEND'), isOf('Code', 'BankAccount', '091'))),
	],
	['bankTransaction', 'becameReconciled', 'default', filters({ types: ['RECEIVE'] }, isOf('Type', '', 'RECEIVE'))],
	['payment', 'created', 'durable', filters({ account: '090', amountTo: '300' }, both(isOf('Code', 'Account', '090'), ({ Amount }) => Number(Amount) <= 300))],
	['creditNote', 'updated', 'default', filters({ types: ['ACCPAYCREDIT'] }, isOf('Type', '', 'ACCPAYCREDIT'))],
	['account', 'removed', 'durable', filters({ types: ['DIRECTCOSTS'] }, isOf('Type', '', 'DIRECTCOSTS'))],
]);

const conditions = triggers('Filters: Where', 120, [
	['invoice', 'created', 'durable', where('Total>=1000', ({ Total }) => Number(Total) >= 1000)],
	['invoice', 'updated', 'default', where('Total>=1000', ({ Total }) => Number(Total) >= 1000)],
	['invoice', 'createdOrUpdated', 'durable', where('AmountDue>=300 AND AmountDue<3000', ({ AmountDue }) => Number(AmountDue) >= 300 && Number(AmountDue) < 3000)],
	['bill', 'enteredStatus', 'default', where('Total<900', ({ Total }) => Number(Total) < 900)],
	['bill', 'fieldChanged', 'durable', where('Status=="AUTHORISED" OR Status=="PAID"', isOf('Status', '', 'AUTHORISED', 'PAID'))],
]);

/** Four days before activation, to the minute. */
const fromADate: Partial<Setting> = {
	choose: ({ now }) => {
		const start = Math.floor((now - 4 * day) / 60_000) * 60_000;
		return { parameters: { startFrom: 'date', startDate: new Date(start).toISOString() }, wanted: { start } };
	},
};

const past = triggers('Start From a date', 120, [
	['invoice', 'createdOrUpdated', 'default', fromADate],
	['bill', 'enteredStatus', 'durable', { ...fromADate, statuses: ['PAID', 'VOIDED', 'DELETED'] }],
	['invoice', 'removed', 'default', fromADate],
	['quote', 'createdOrUpdated', 'durable', fromADate],
	['quote', 'enteredStatus', 'default', { ...fromADate, statuses: ['DELETED', 'SENT'] }],
	['contact', 'createdOrUpdated', 'durable', fromADate],
	['bankTransfer', 'created', 'default', fromADate],
	['payment', 'removed', 'durable', fromADate],
	['journal', 'created', 'default', fromADate],
]);

/** One organisation, and others of which nothing may come. */
const one: Partial<Setting> = {
	choose: ({ offices: [, { tenant }] }) => ({
		parameters: { organisationScope: 'one', organisation: { __rl: true, mode: 'id', value: tenant } },
		tenants: [tenant],
	}),
};

const several: Partial<Setting> = {
	choose: ({ offices }) => {
		const tenants = offices.slice(1).map(({ tenant }) => tenant);
		return { parameters: { organisationScope: 'several', organisations: tenants }, tenants };
	},
};

const byCustomConnection: Partial<Setting> = {
	choose: ({ custom }: World) => ({ parameters: { authentication: 'customConnection' }, tenants: [custom] }),
};

const scopes = triggers('One, several organisations, custom connection; every 5 to 15 minutes', 15, [
	['invoice', 'createdOrUpdated', 'durable', { ...one, every: 5 }],
	['quote', 'createdOrUpdated', 'default', { ...one, every: 10 }],
	['payment', 'created', 'default', one],
	['invoice', 'enteredStatus', 'durable', several],
	['quote', 'created', 'default', several],
	['invoice', 'fieldChanged', 'default', byCustomConnection],
	['quote', 'updated', 'durable', { ...byCustomConnection, every: 10 }],
]);

/** Scenarios of these choices. */
export const chosen: readonly Scenario[] = [
	{ name: 'Filters', settings: [...filtered, ...conditions], changes: [...documents, ...money, ...accounts] },
	{ name: 'From a date', settings: past, changes: [...documents, ...money, ...orders, ...people], past: 5 },
	{ name: 'Close polls', settings: scopes, changes: [...documents, ...orders], rush: true },
];
