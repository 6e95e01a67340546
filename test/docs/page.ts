import type { INodePropertyOptions } from 'n8n-workflow';

import { reportOptions } from '../../nodes/Xero/description/report';
import { resourceAndOperation } from '../../nodes/Xero/description/resourceOperation';
import { properties } from '../../nodes/Xero/description';
import { operationsOf } from '../../nodes/Xero/resources/catalogue';
import { filtersOf, type Filter, type Resource } from '../../nodes/Xero/resources/define';
import { reportBehind } from '../../nodes/Xero/resources/reports';
import { labelOf } from '../../nodes/Xero/values/columns';
import type { XeroRecord } from '../../nodes/Xero/values/record';
import { table } from './block';
import recorded from './answers.json';
import { given } from './examples';
import { fieldsSection } from './fields';
import { watchSection } from './watch';

/** The operations of a resource as the editor lists them. */
export const optionsOf = ({ value }: Resource): INodePropertyOptions[] =>
	resourceAndOperation
		.filter(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(value),
		)
		.flatMap(({ options }) => options as INodePropertyOptions[]);

const answers: { readonly [resource: string]: XeroRecord } = recorded;

const isRead = (operation: string): boolean =>
	/^get|^download/.test(operation) || reportBehind(operation) !== undefined;

/** The scope an operation needs; reading is content with the narrower one, where Xero has one. */
function scopeOf({ scope, path }: Resource, operation: string): string {
	const report = reportBehind(operation);
	if (report !== undefined) return `\`${scope}.${report.scope}.read\``;
	if (operation === 'getConnections') return 'none';
	if (/Attachments?$/.test(operation)) return oneOrRead('accounting.attachments', operation);
	if (path === 'PaymentServices' || /PaymentServices?$/.test(operation)) return '`paymentservices`';
	return oneOrRead(scope, operation);
}

const oneOrRead = (scope: string, operation: string): string =>
	!isRead(operation) || scope.endsWith('.read')
		? `\`${scope}\``
		: `\`${scope}.read\` or \`${scope}\``;

function operationsSection(resource: Resource): string[] {
	const rows = optionsOf(resource).map(({ name, value, description }) => [
		name,
		description ?? '',
		scopeOf(resource, String(value)),
	]);
	return ['## Operations', table(['Operation', 'What it does', 'Scope of the connection'], rows)];
}

const article = (noun: string): string => (/^[aeio]/i.test(noun) ? 'an' : 'a');

/** What a report is asked for: its parameters in the editor, and its own options. */
const parametersOf = (operation: string): string[] =>
	[
		...properties.filter(
			({ name, displayOptions }) =>
				name !== 'options' && displayOptions?.show?.operation?.includes(operation),
		),
		...reportOptions(operation),
	].map(({ displayName }) => displayName);

function reportsSection(resource: Resource): string[] {
	const reports = optionsOf(resource).filter(
		({ value }) => reportBehind(String(value)) !== undefined,
	);
	if (reports.length === 0) return [];
	const rows = reports.map(({ name, value }) => [name, parametersOf(String(value)).join(', ')]);
	return ['## Parameters', table(['Report', 'Parameters and options'], rows)];
}

/** How one record is named, and by what Create or Update finds it. */
function namingSection({ name, number, numberIsUnique, id, fields, verbs }: Resource): string[] {
	if (verbs.getMany === undefined || verbs.get === undefined) return [];
	const byNumber = number === undefined ? '' : `, or by its ${labelOf(number, fields[number])}`;
	const withContact =
		numberIsUnique === false && fields.Contact !== undefined
			? ' together with its contact, as two contacts may use the same'
			: '';
	const matching = verbs.upsert?.matchOn
		.map((attribute) => labelOf(attribute, fields[attribute]))
		.join(', ');
	return [
		'## Choosing one',
		`${article(name) === 'a' ? 'A' : 'An'} ${name.toLowerCase()} is chosen from the list, given by its \`${id}\`${byNumber}${withContact}.` +
			(matching === undefined ? '' : ` Create or Update finds it by one of: ${matching}.`),
	];
}

const valueOfFilter = (filter: Filter): string => {
	if (filter.kind === 'choice') {
		const words = filter.options.map(({ value }) => `\`${value}\``).join(', ');
		return `${filter.multiple ? 'any' : 'one'} of ${words}`;
	}
	const kinds = {
		text: 'text',
		ids: 'text',
		boolean: 'yes or no',
		contact: 'contact',
		amount: 'number',
		date: 'date',
		modifiedSince: 'date and time',
	};
	return kinds[filter.kind];
};

function filtersSection(resource: Resource): string[] {
	const filters = filtersOf(resource, 'getAll');
	const { list, verbs } = resource;
	const more = [
		...(list.where && resource.api === undefined
			? [
					'**Where** under Options takes a condition in Xero’s own words, joined to the filters by AND.',
				]
			: []),
		...(verbs.getMany?.orders.length
			? [`**Order By**: ${verbs.getMany.orders.map((order) => `\`${order}\``).join(', ')}.`]
			: []),
		...(list.archived ? ['Archived ones are left out unless **Include Archived** is on.'] : []),
	];
	if (filters.length === 0 && more.length === 0) return [];
	const rows = filters.map((filter) => [filter.label, valueOfFilter(filter), filter.hint ?? '']);
	return [
		'## Filters of Get Many',
		...(rows.length > 0 ? [table(['Filter', 'Value', 'Meaning'], rows)] : []),
		...more,
	];
}

const json = (record: XeroRecord): string =>
	['```json', JSON.stringify(record, null, 2), '```'].join('\n');

function exampleSection({ value, name, verbs }: Resource): string[] {
	const record = given[value];
	const first =
		record === undefined
			? []
			: [
					`Given under **Using JSON** to create ${article(name)} ${name.toLowerCase()}:`,
					json(record),
				];
	if (verbs.create === undefined && verbs.getMany === undefined) return [];
	return [
		'## Example',
		...first,
		'The item that comes out, with **Simplify** on (recorded from a run against the local Xero of this project; Xero leaves out what is empty):',
		json(answers[value]),
	];
}

/** Xero's own page of an object. */
const source = ({ path, api }: Resource): string =>
	`https://developer.xero.com/documentation/api/${api === undefined ? `accounting/${path.toLowerCase()}` : 'payrollau/employees'}`;

/** The page of one object, in Markdown. */
export const pageOf = (resource: Resource): string =>
	`${[
		`# ${resource.name}`,
		`${resource.says}. [Xero’s own page](${source(resource)}) · [All objects](README.md)`,
		...(resource.notice === undefined ? [] : [`> ${resource.notice}.`]),
		...operationsSection(resource),
		...reportsSection(resource),
		...namingSection(resource),
		...(Object.keys(resource.fields).length === 0 ? [] : fieldsSection(resource)),
		...filtersSection(resource),
		...watchSection(resource),
		...exampleSection(resource),
	].join('\n\n')}\n`;

/** The table of every object. */
export const overviewOf = (resources: readonly Resource[]): string =>
	`${[
		'# Objects of Xero',
		'Every object the node has, what it can do with it, and how changes are found: by the Xero Connector Trigger, which polls, or by a webhook of Xero.',
		table(
			['Object', 'What it is', 'Operations', 'Fields', 'Scope', 'Polled', 'Webhook'],
			resources.map((resource) => [
				`[${resource.name}](${resource.value}.md)`,
				resource.says,
				optionsOf(resource)
					.map(({ name }) => name)
					.join(', '),
				String(Object.keys(resource.fields).length || 'read only'),
				`\`${resource.scope}${operationsOf(resource).some((operation) => reportBehind(operation) !== undefined) ? '.*.read' : ''}\``,
				resource.watch === undefined ? 'no' : 'yes',
				resource.watch?.webhook ?? 'no',
			]),
		),
	].join('\n\n')}\n`;
