import type { Simulated } from './simulation';
import type { Listener } from './webhooks/listener';

/** What one configuration of a trigger came to in a run. */
export type Report = {
	scenario: string;
	/** `polling` or `webhook`. */
	trigger: string;
	watched: string;
	event: string;
	keeping: string;
	days: number;
	/** Organisations watched. */
	organisations: number;
	/** Minutes between polls; 0 for a webhook. */
	every: number;
	/** Items that reported something, and what was wrong with them. */
	events: number;
	missed: number;
	false: number;
	/** Reported again, after a kill or a set-back. */
	repeats: number;
	/** What only a process that was killed had seen, of which no trace is left in Xero. */
	unknowable: number;
	/** Calls charged to the organisations in the whole run, the fewest anybody could have done with, and at activation. */
	calls: number;
	fewest: number;
	activation: number;
	/** Bytes of the largest static data. */
	state: number;
	/** Polls that failed. */
	failed: number;
	mismatches: string[];
};

/** The reports of everything that ran side by side. */
export const reportsOf = (scenario: string, days: number, { watchers }: Simulated): Report[] =>
	watchers.map(({ setting, judges, bill, trigger, failures, mismatches }) => {
		const sum = (of: 'events' | 'missed' | 'false' | 'repeats' | 'unknowable'): number =>
			[...judges.values()].reduce((all, { tally }) => all + tally[of], 0);
		return {
			scenario,
			trigger: 'polling',
			watched: setting.line ?? setting.watched.resource,
			event: setting.wanted.event,
			keeping: setting.keeping,
			days,
			organisations: judges.size,
			every: setting.every,
			events: sum('events'),
			missed: sum('missed'),
			false: mismatches.filter(({ is }) => is === 'false').length,
			repeats: sum('repeats'),
			unknowable: sum('unknowable'),
			calls: bill.calls,
			fewest: bill.fewest,
			activation: bill.activation,
			state: trigger.largest,
			failed: failures.length,
			mismatches: mismatches.map(({ is, says }) => `${is}: ${says}`),
		};
	});

/** The same of webhook triggers. */
export const reportsOfWebhooks = (scenario: string, days: number, listeners: readonly Listener[]): Report[] =>
	listeners.map(({ setting, judges, hearing, mismatches, calls, bill, activation, largest }) => {
		const tallies = [hearing.tally, ...[...judges.values()].map(({ tally }) => tally)];
		const sum = (of: 'events' | 'repeats' | 'unknowable'): number => tallies.reduce((all, tally) => all + tally[of], 0);
		return {
			scenario,
			trigger: 'webhook',
			watched: setting.watched.resource,
			event: setting.wanted.event,
			keeping: 'webhook',
			days,
			organisations: bill.tenants.length,
			every: 0,
			events: sum('events'),
			missed: mismatches.filter(({ is }) => is === 'missed').length,
			false: mismatches.filter(({ is }) => is === 'false').length,
			repeats: sum('repeats'),
			unknowable: sum('unknowable'),
			calls,
			fewest: bill.fewest,
			activation,
			state: largest,
			failed: 0,
			mismatches: mismatches.map(({ is, says }) => `${is}: ${says}`),
		};
	});
