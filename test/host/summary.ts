import { Decimal } from 'decimal.js';
import type { LocalXero } from '../local-xero/server';
import type { Booked } from './audit';
import type { ExpectedOrder } from './orders';

/** What a run did, as printed and as written by --json. */
export interface Summary {
	organisations: string[];
	person: string;
	/** The organisation the orders went to. */
	organisation: string;
	orders: number;
	contactsCreated: number;
	invoicesCreated: number;
	invoicesTotal: string;
	taxTotal: string;
	roundingLines: number;
	paymentsCreated: number;
	paymentsTotal: string;
	notBooked: Array<{ order: string; reason: string }>;
	apiCalls: number;
	apiCallsByEndpoint: { [endpoint: string]: number };
	seconds: number;
	/** Where the books differ from the order file; empty when they are right to the cent. */
	differences: string[];
}

interface Outcome {
	xero: LocalXero;
	organisation: { id: string; name: string };
	orders: ExpectedOrder[];
	booked: Booked;
	refused: ReadonlyMap<string, string>;
	wrong: string[];
	seconds: number;
}

const sum = (amounts: number[]) => Decimal.sum(0, ...amounts).toFixed(2);

/** Puts what a run did into figures. */
export function summarise({
	xero,
	organisation,
	orders,
	booked,
	refused,
	wrong,
	seconds,
}: Outcome): Summary {
	const { person, organisations } = xero.control.about();
	const byEndpoint = Object.entries(xero.control.calls().counters.byEndpoint);
	const api = byEndpoint.filter(
		([endpoint]) => endpoint.includes(' /api.xro/') || endpoint.includes(' /connections'),
	);
	return {
		organisations: organisations.map(({ name }) => name),
		person: `${person.given_name} ${person.family_name} <${person.email}>`,
		organisation: organisation.name,
		orders: orders.length,
		contactsCreated: booked.contacts.length,
		invoicesCreated: booked.invoices.length,
		invoicesTotal: sum(booked.invoices.map(({ Total }) => Total)),
		taxTotal: sum(booked.invoices.map(({ TotalTax }) => TotalTax)),
		roundingLines: orders.filter(({ rounding }) => !rounding.isZero()).length,
		paymentsCreated: booked.payments.length,
		paymentsTotal: sum(booked.payments.map(({ Amount }) => Amount)),
		notBooked: [...refused].map(([order, reason]) => ({ order, reason })),
		apiCalls: api.reduce((calls, [, count]) => calls + count, 0),
		apiCallsByEndpoint: Object.fromEntries(api),
		seconds,
		differences: wrong,
	};
}

/** Shows a summary to a person. */
export function printSummary(summary: Summary): void {
	const calls = Object.entries(summary.apiCallsByEndpoint).map(
		([endpoint, count]) => `${count} × ${endpoint}`,
	);
	console.log(`
Connected       ${summary.organisations.join(', ')}
Signed in       ${summary.person}
Booked in       ${summary.organisation}

Orders          ${summary.orders}
Contacts        ${summary.contactsCreated} created
Invoices        ${summary.invoicesCreated} created, total ${summary.invoicesTotal}, of it tax ${summary.taxTotal}, ${summary.roundingLines} with a rounding line
Payments        ${summary.paymentsCreated} created, total ${summary.paymentsTotal}
API calls       ${summary.apiCalls} in ${summary.seconds.toFixed(1)} s: ${calls.join(', ')}
Not booked      ${summary.notBooked.map(({ order, reason }) => `${order}: ${reason}`).join('\n                ') || 'none'}
`);
	if (summary.differences.length === 0) console.log('The books are right to the cent.');
	else console.log(`The books are NOT right:\n  ${summary.differences.join('\n  ')}`);
}
