import dns from 'node:dns';

import { freshProcess } from './process';
import { reportsOf } from './report';
import { scenarios } from './settings';
import { Simulation, type Weather } from './simulation';
import type { Report } from './report';

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

/** Plays the scenarios it is given, one after the other, and sends a report of each. */
async function main([seed, days]: number[]): Promise<void> {
	const all = scenarios();
	process.on('message', (name: string) => {
		const scenario = all.find((one) => one.name === name);
		if (scenario === undefined) return void setImmediate(() => process.disconnect());
		Simulation.play(scenario, seed, days, freshProcess).then(
			(simulated) => {
				const told: Told = { scenario: name, reports: reportsOf(name, days, simulated), weather: simulated.weather };
				process.send?.(told);
			},
			(error: Error) => {
				console.error(`${name}: ${error.stack}`);
				process.exit(1);
			},
		);
	});
}

main(process.argv.slice(2).map(Number)).catch((error: Error) => {
	console.error(error.message);
	process.exit(1);
});
