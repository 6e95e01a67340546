import type { Weather } from './simulation';
import { webhooks } from './webhooks/settings';
import type { Told } from './worker';

const number = (value: number): string => value.toLocaleString('en-GB');

const sumOf = (all: readonly Weather[]): Weather =>
	all.reduce(
		(sum, each) => ({
			changes: sum.changes + each.changes,
			restarts: sum.restarts + each.restarts,
			kills: sum.kills + each.kills,
			setBacks: sum.setBacks + each.setBacks,
			faults: sum.faults + each.faults,
			away: sum.away + each.away,
		}),
		{ changes: 0, restarts: 0, kills: 0, setBacks: 0, faults: 0, away: 0 },
	);

/** What happened to the polling triggers, and to the webhook triggers. */
export function inWords(told: readonly Told[], days: number): string {
	const weatherOf = (holds: (scenario: string) => boolean): Weather =>
		sumOf(told.filter(({ scenario }) => holds(scenario)).map(({ weather }) => weather));
	const polls = weatherOf((scenario) => scenario !== webhooks);
	const events = weatherOf((scenario) => scenario === webhooks);
	const both = [
		`${days} days, three organisations. Polling: ${number(polls.changes)} changes, ${number(polls.faults)} polls with a fault, n8n started anew ${number(polls.restarts)} times and killed ${number(polls.kills)} times in the middle of a poll, state set back ${number(polls.setBacks)} times, an organisation disconnected for a day ${number(polls.away)} times.`,
		`Webhooks: ${number(events.changes)} changes, ${number(events.faults)} times events lost, doubled, late, in disorder or twenty at once or a call failing, n8n started anew ${number(events.restarts)} times and killed ${number(events.kills)} times in the middle of a delivery, state set back ${number(events.setBacks)} times, out of reach for longer than Xero waits ${number(events.away)} times.`,
	];
	return told.some(({ scenario }) => scenario === webhooks) ? both.join(' ') : both[0];
}
