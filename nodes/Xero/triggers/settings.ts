import type { INodeParameters, IPollFunctions } from 'n8n-workflow';

import type { Narrowing, Watched } from './watched';
import { resourceOf } from '../resources/catalogue';
import type { Watch, WatchEvent } from '../resources/watch';
import { toModifiedSince } from '../values/dates';
import { decimalOf } from '../values/decimal';
import { namedBy } from '../values/named';
import { plainNumber, plainText } from '../values/plain';
import { Refusal } from '../values/outcome';
import { isGuid, isRecord, type XeroRecord } from '../values/record';

/** Which organisations are watched. */
export type Scope = { is: 'one'; id: string } | { is: 'several'; ids: string[] } | { is: 'all' };

/** The organisations that are named; none where whatever is connected is watched. */
export const namedIn = (scope: Scope): string[] => (scope.is === 'several' ? scope.ids : scope.is === 'one' && scope.id !== '' ? [scope.id] : []);

/** The node's parameters, read once a poll. */
export type Settings = { watched: Watched; scope: Scope; simplify: boolean; reserve: number; written: Written };

/** Where and Start Date as a person wrote them, where they are expressions. */
type Written = { where?: string; startDate?: string };

/** Reads the parameters. Throws Refusal naming the one that cannot be used. */
export function settingsOf(context: IPollFunctions): Settings {
	const read = (name: string, fallback: unknown): unknown => context.getNodeParameter(name, fallback as string) as unknown;
	const filters = recordOf(read('filters', {}));
	return {
		watched: watchedOf(read, filters, context.getTimezone()),
		scope: scopeOf(read),
		simplify: read('simplify', true) !== false,
		reserve: Math.max(0, plainNumber(recordOf(read('options', {})).keepInReserve)) || 0,
		written: writtenIn(context.getNode().parameters),
	};
}

const isExpression = (value: unknown): value is string => typeof value === 'string' && value.startsWith('=');

function writtenIn({ filters, startDate }: INodeParameters): Written {
	const where: unknown = isExpression(filters) ? filters : recordOf(filters).where;
	return { ...(isExpression(where) ? { where } : {}), ...(isExpression(startDate) ? { startDate } : {}) };
}

type Read = (name: string, fallback: unknown) => unknown;

function watchedOf(read: Read, filters: XeroRecord, timeZone: string): Watched {
	const resource = resourceOf(plainText(read('resource', ''), 'resource'));
	const { watch } = resource;
	const event = plainText(read('event', ''), 'triggerOn') as WatchEvent;
	if (watch === undefined || !watch.events.includes(event)) {
		throw new Refusal([`${resource.name} has no event "${event}"`], 'Choose one of the list under Trigger On.');
	}
	const chosen = new Set(event === 'enteredStatus' ? textsOf(read('statuses', []), 'statuses') : []);
	const statuses = (watch.statuses ?? []).filter(({ value }) => chosen.has(value));
	if (event === 'enteredStatus' && statuses.length === 0) throw new Refusal(['No status is chosen'], 'Choose one or more under Statuses.');
	const fields = event === 'fieldChanged' ? [...new Set(textsOf(read('watchedFields', []), 'fields'))].sort() : [];
	if (event === 'fieldChanged' && fields.length === 0) throw new Refusal(['No field is chosen'], 'Choose one or more under Fields.');
	return {
		resource,
		watch,
		event,
		statuses,
		fields,
		days: event === 'becameOverdue' ? daysOf(read('daysOverdue', 1)) : 1,
		where: event === 'removed' || watch.by !== 'modifiedSince' || !resource.list.where ? '' : plainText(filters.where, 'where'),
		narrowing: narrowingOf(filters, watch),
		...(read('startFrom', 'now') === 'date' ? { startFrom: startOf(read('startDate', ''), timeZone) } : {}),
	};
}

const narrowingOf = (filters: XeroRecord, watch: Watch): Narrowing => ({
	types: textsOf(filters.types, 'types'),
	statuses: textsOf(filters.statuses, 'statuses'),
	contact: contactOf(filters.contact),
	amountFrom: amountOf(filters.amountFrom, 'Amount From'),
	amountTo: amountOf(filters.amountTo, 'Amount To'),
	account: accountOf(filters.account, watch),
});

function scopeOf(read: Read): Scope {
	const is = plainText(read('organisationScope', 'one'), 'organisations');
	if (is === 'all') return { is };
	if (is !== 'several') return { is: 'one', id: organisationId(namedBy(read('organisation', ''), 'organisation')?.value ?? '') };
	const ids = [...new Set(textsOf(read('organisations', []), 'organisations').map(organisationId))];
	if (ids.length === 0) throw new Refusal(['No organisation is chosen'], 'Choose one or more under Organisations, or watch all of them.');
	return { is, ids };
}

/** The id in small letters, as Xero's list of connections has it. Throws Refusal for what is no id of Xero's. */
function organisationId(value: string): string {
	if (value === '' || isGuid(value)) return value.toLowerCase();
	throw new Refusal([`The organisation "${value}" is not given by its id`], 'Choose it from the list under Organisation.');
}

function daysOf(value: unknown): number {
	const days = plainNumber(value);
	if (Number.isInteger(days) && days >= 1) return days;
	throw new Refusal(['Days Overdue must be a whole number of at least 1']);
}

function startOf(value: unknown, timeZone: string): number {
	try {
		return Date.parse(`${toModifiedSince(value, timeZone)}Z`);
	} catch {
		throw notADate();
	}
}

const notADate = (): Refusal => new Refusal(['Start Date must be a date'], 'Choose one, or let the trigger start from now.');

function contactOf(value: unknown): string {
	const id = namedBy(value)?.value ?? '';
	if (id === '' || isGuid(id)) return id;
	throw new Refusal(['Contact must be a Xero id'], 'Choose the contact from the list.');
}

function accountOf(value: unknown, { filters }: Watch): string {
	const account = plainText(value, 'account');
	if (account === '' || isGuid(account) || filters?.accountByIdOnly !== true) return account;
	throw new Refusal(['Account must be a Xero id here: Xero does not tell the code of this account'], 'Change it under Filters; Get Many of accounts gives the ids.');
}

function amountOf(value: unknown, label: string): string {
	const text = plainText(value, label);
	try {
		return text === '' ? '' : decimalOf(text).toString();
	} catch {
		throw notANumber(label);
	}
}

const notANumber = (label: string): Refusal => new Refusal([`${label} must be a number`], 'Change it under Filters.');

const recordOf = (value: unknown): XeroRecord => (isRecord(value) ? value : {});

/** A list of texts; text with commas, as an expression gives it, counts as one. */
const textsOf = (value: unknown, name: string): string[] =>
	(Array.isArray(value) ? (value as unknown[]) : plainText(value, name).split(',')).map((each) => plainText(each, name)).filter((each) => each !== '');
