import { clock } from '../../nodes/Xero/transport/clock';
import { Lane } from '../../nodes/Xero/transport/lanes';

const realClock = { ...clock };
afterEach(() => void Object.assign(clock, realClock));

test('Maximum Wait holds as well behind five calls that wait for the minute', async () => {
	clock.now = () => 1_000_000;
	const lane = new Lane();
	lane.close(60_000);
	let end = (): void => undefined;
	const held = new Promise<void>((resolve) => (end = resolve));
	clock.sleep = async () => await held;
	const cancel = new AbortController();
	const waiting = Array.from({ length: 5 }, async () => await lane.enter({ maximumWait: 120_000, reserve: 0 }, cancel.signal).catch(() => undefined));
	const late = lane.enter({ maximumWait: 5_000, reserve: 0 }, cancel.signal).then(() => 'waited', (error: Error) => error.message);
	await new Promise((resolve) => setImmediate(resolve));
	cancel.abort();
	end();
	await Promise.all(waiting);
	expect(await late).toBe('The limit of 60 Xero calls a minute for this organisation is reached');
});

test('an open minute asks for no wait, however long a call was tried before', async () => {
	clock.now = () => 1_000_000;
	const lane = new Lane();
	lane.close(-500);
	await expect(lane.enter({ maximumWait: -1000, reserve: 0 })).resolves.toBeUndefined();
});
