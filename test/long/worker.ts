import { clock } from '../../nodes/Xero/transport/clock';
import { collect } from '../bench/measure';
import { Office } from './office';
import { activated, Hook, pollAll } from './triggers';
import { LongWorld } from './world';

/** What there was at the end of a day. */
export type Day = {
	day: number;
	heap: number;
	resident: number;
	states: { [trigger: string]: number };
};

/** What the whole came to. */
export type Lived = {
	days: Day[];
	polls: number;
	told: { [trigger: string]: number };
	failed: string[];
	created: number;
	updated: number;
	paid: number;
	deliveries: number;
};

const quarter = 15 * 60_000;

/** Bytes of the heap that are held, once what is held by nothing is gone: timers and sockets let go a moment later. */
async function held(): Promise<number> {
	for (let round = 0; round < 3; round++) {
		await new Promise((resolve) => setTimeout(resolve, 20));
		collect();
	}
	return process.memoryUsage().heapUsed;
}

/** One quarter of an hour: everything polls, and one of the office's works is done. */
async function main(count: number): Promise<void> {
	const world = await LongWorld.open();
	const [office, polled, hook] = [
		new Office(world),
		await activated(world),
		await Hook.open(world),
	];
	const begin = clock.now();
	const days: Day[] = [];
	let [polls, deliveries] = [0, 0];
	for (let slot = 1; slot <= count * 96; slot++) {
		await world.until(begin + slot * quarter);
		const today = Math.floor(slot / 96);
		const works = [() => office.invoice(today), () => office.serve(), () => office.pay(today)];
		await works[slot % 4]?.();
		if (slot % 4 !== 3) {
			await hook.deliver();
			deliveries += 1;
		}
		await pollAll(polled);
		polls += polled.length;
		if (slot % 96 > 0) continue;
		await world.ask('DELETE', '/calls');
		const states = Object.fromEntries(
			polled.map(({ name, trigger }) => [name, trigger.database.length]),
		);
		const heap = await held();
		days.push({
			day: slot / 96,
			heap,
			resident: process.memoryUsage().rss,
			states: { ...states, webhook: hook.size },
		});
		process.send?.({ day: days.at(-1) });
	}
	// what is on its way still arrives
	await world.until(clock.now() + quarter);
	await hook.deliver();
	await pollAll(polled);
	const told = Object.fromEntries([
		...polled.map(({ name, told: times }) => [name, times]),
		['webhook', hook.told],
	]) as Lived['told'];
	const { created, updated, paid } = office;
	const failed = polled.flatMap((one) => one.failed);
	process.send?.({
		lived: { days, polls, told, failed, created, updated, paid, deliveries } satisfies Lived,
	});
	await hook.close();
	world.close();
	process.disconnect();
}

main(Number(process.argv[2])).catch((error: Error) => {
	console.error(error.stack);
	process.exit(1);
});
