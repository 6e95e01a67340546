import dns from 'node:dns';

import { freshProcess } from './process';
import { reportsOf, reportsOfWebhooks, type Report } from './report';
import { scenarios } from './settings';
import { Simulation, type Scenario, type Weather } from './simulation';
import { webhookChanges, webhooks, webhookSettings } from './webhooks/settings';
import { WebhookSimulation } from './webhooks/simulation';

/** Every call names this machine, and looking it up takes longer than the call. */
const lookUp = dns.lookup;
const here = (
	name: string,
	options: dns.LookupAllOptions,
	found: (error: null, all: dns.LookupAddress[]) => void,
): void => {
	if (name === 'localhost' && options.all) process.nextTick(found, null, [{ address: '127.0.0.1', family: 4 }]);
	else lookUp(name, options, found as never);
};
dns.lookup = here as typeof dns.lookup;

/** What a worker tells of a scenario. */
export type Told = { scenario: string; reports: Report[]; weather: Weather };

/** Plays one scenario, of polling triggers or of webhook triggers. */
async function told(name: string, seed: number, days: number): Promise<Told> {
	if (name === webhooks) {
		const { listeners, weather } = await WebhookSimulation.play(webhookSettings, webhookChanges, seed, days);
		return { scenario: name, reports: reportsOfWebhooks(name, days, listeners), weather };
	}
	const scenario = scenarios().find((one) => one.name === name) as Scenario;
	const simulated = await Simulation.play(scenario, seed, days, freshProcess);
	return { scenario: name, reports: reportsOf(name, days, simulated), weather: simulated.weather };
}

/** Plays the scenarios it is given, one after the other, and sends a report of each, until there is none. */
function main([seed, days]: number[]): void {
	process.on('message', (name: string) => {
		if (name === '') return void setImmediate(() => process.disconnect());
		told(name, seed, days).then(
			(report) => process.send?.(report),
			(error: Error) => {
				console.error(`${name}: ${error.stack}`);
				process.exit(1);
			},
		);
	});
}

main(process.argv.slice(2).map(Number));
