import { auckland, london, openWorld } from './harness';
import { Poller, type PollResult } from './harness/poll';
import { Watching } from './harness/watching';

/* Several organisations behind one polling trigger. */

const creek = 'Wattle Creek Pty Ltd';

let xero: Watching;

beforeEach(async () => {
	xero = new Watching(await openWorld({ organisations: [auckland, london, creek] }));
});
afterEach(async () => await xero.world.close());

const all = { organisationScope: 'all' };

const byOrganisation = ({ items }: PollResult): unknown[] =>
	items.map(({ organisationName, Name }) => [organisationName, Name]);

/** Calls that count for an organisation's limits. */
const counted = ({ calls }: PollResult): number =>
	calls.filter(({ tenantId, status }) => tenantId !== undefined && status !== 401).length;

test('all connected ones: each is one call in an idle poll, and items tell where they come from', async () => {
	const poller = await xero.watch('contact', 'created', all);
	xero.pass(5);
	const idle = await poller.poll();
	expect([idle.started, counted(idle)]).toEqual([false, 3]);
	xero.contact('A', auckland);
	xero.contact('B', london);
	expect(byOrganisation(await poller.poll())).toEqual([
		[auckland, 'A'],
		[london, 'B'],
	]);
});

test('several, chosen by id', async () => {
	const poller = await xero.watch('contact', 'created', {
		organisationScope: 'several',
		organisations: [xero.world.tenant(london), xero.world.tenant(creek)],
	});
	xero.contact('A', auckland);
	xero.contact('B', london);
	xero.contact('C', creek);
	expect(byOrganisation(await poller.poll())).toEqual([
		[london, 'B'],
		[creek, 'C'],
	]);
});

test('ids in capital letters are the same organisations', async () => {
	const id = xero.world.tenant(london);
	const poller = await xero.watch('contact', 'created', {
		organisationScope: 'several',
		organisations: `${id.toUpperCase()}, ${id}`,
	});
	xero.contact('B', london);
	const { items } = await poller.poll();
	expect(items).toMatchObject([{ Name: 'B', organisationId: id, organisationName: london }]);
});

test('one, which has to be chosen when several are connected', async () => {
	await expect(xero.watch('contact', 'created')).rejects.toThrow(
		`Several organisations are connected: ${auckland}, ${london}, ${creek}`,
	);
	const poller = await xero.watch('contact', 'created', {
		organisation: { __rl: true, mode: 'id', value: xero.world.tenant(london) },
	});
	xero.contact('A', auckland);
	xero.contact('B', london);
	expect(byOrganisation(await poller.poll())).toEqual([[london, 'B']]);
});

test('another one begins anew, and the first is forgotten: chosen again it begins anew, too', async () => {
	const one = (name: string) => ({
		organisation: { __rl: true, mode: 'id', value: xero.world.tenant(name) },
	});
	const poller = await xero.watch('contact', 'created', one(london));
	await poller.change(one(auckland));
	xero.contact('Here', auckland);
	await poller.poll();
	expect(JSON.stringify(poller.saved).match(/"since"/g)).toHaveLength(1);
	xero.contact('Not watched', london);
	xero.pass(5);
	expect(byOrganisation(await poller.change(one(london)))).toEqual([]);
	xero.contact('Watched', london);
	expect(byOrganisation(await poller.poll())).toEqual([[london, 'Watched']]);
});

test('a custom connection has just one', async () => {
	const poller = await xero.watch('contact', 'createdOrUpdated', {
		authentication: 'customConnection',
	});
	xero.pass(5);
	const { calls, started, error } = await poller.poll();
	expect([error, started]).toEqual([undefined, false]);
	expect(
		calls.filter(({ status, path }) => status === 200 && path.endsWith('Contacts')),
	).toHaveLength(1);
});

test('a custom connection whose organisation is away for a day tells everything at the first poll after', async () => {
	const poller = await xero.watch('contact', 'created', { authentication: 'customConnection' });
	const { control } = xero.world;
	control.disconnect(control.about().organisations[0].id);
	xero.contact('Meanwhile', auckland);
	for (let hour = 0; hour < 24; hour++) {
		xero.pass(60);
		expect((await poller.poll()).started).toBe(false);
	}
	control.issueToken({ custom: true });
	xero.pass(15);
	expect((await poller.poll()).items).toMatchObject([{ Name: 'Meanwhile' }]);
});

test('an organisation that fails keeps its cursor and does not silence the others, and the log names it', async () => {
	const poller = await xero.watch('contact', 'created', all);
	xero.contact('A', auckland);
	xero.contact('B', london);
	xero.world.control.disconnect(xero.world.tenant(london));
	const polled = await poller.poll();
	expect(byOrganisation(polled)).toEqual([[auckland, 'A']]);
	expect(poller.log.join()).toContain(london);
	xero.world.control.issueToken({ tenants: [xero.world.tenant(london)] });
	xero.pass(24 * 60);
	expect(byOrganisation(await poller.poll())).toEqual([[london, 'B']]);
});

test('with nothing to emit the poll fails, naming the organisation and what to do', async () => {
	const poller = await xero.watch('contact', 'created', all);
	xero.world.control.disconnect(xero.world.tenant(london));
	const { error, started } = await poller.poll();
	expect(started).toBe(false);
	expect(error?.message).toBe(`${london}: The organisation is not connected to this credential`);
	expect((error as Error & { description: string }).description).toContain(
		'connect the credential again',
	);
});

test('after three polls in a row it fails even with something to emit, which the next poll then emits', async () => {
	const poller = await xero.watch('contact', 'created', all);
	xero.world.control.disconnect(xero.world.tenant(london));
	const polls: unknown[] = [];
	for (const name of ['A', 'B', 'C', 'D']) {
		xero.pass(1);
		xero.contact(name, auckland);
		const result = await poller.poll();
		polls.push([result.items.map(({ Name }) => Name), result.error === undefined]);
	}
	expect(polls).toEqual([
		[['A'], true],
		[['B'], true],
		[[], false],
		[['C', 'D'], true],
	]);
});

test('an organisation that is disconnected for a day loses nothing', async () => {
	const poller = await xero.watch('contact', 'created', {
		organisationScope: 'several',
		organisations: [xero.world.tenant(london)],
	});
	xero.world.control.disconnect(xero.world.tenant(london));
	xero.contact('Meanwhile', london);
	for (let hour = 0; hour < 24; hour++) {
		xero.pass(60);
		expect((await poller.poll()).started).toBe(false);
	}
	xero.world.control.issueToken({ tenants: [xero.world.tenant(london)] });
	xero.pass(60);
	expect(byOrganisation(await poller.poll())).toEqual([[london, 'Meanwhile']]);
});

test.each(['429-minute', '429-day'] as const)(
	'a poll that meets a limit (%s) steps back, says so and does not fail',
	async (kind) => {
		const poller = await xero.watch('contact', 'created', all);
		xero.contact('B', london);
		xero.world.fault({ kind, retryAfter: kind === '429-day' ? 40_000 : 50, times: 3 });
		const { error, started } = await poller.poll();
		expect([error, started]).toEqual([undefined, false]);
		expect(poller.log.join()).toMatch(/limit.*polled again later, and nothing is lost/);
		xero.world.control.clearFaults();
		xero.pass(24 * 60);
		expect(byOrganisation(await poller.poll())).toEqual([[london, 'B']]);
	},
);

test('a round that runs out of time goes on where it stopped', async () => {
	const poller = await xero.watch('contact', 'created', all, { budget: 10_000 });
	xero.world.control.latency(5000);
	const asked: unknown[] = [];
	for (let turn = 0; turn < 4; turn++) {
		const { calls } = await poller.poll();
		asked.push(
			calls.filter(({ path }) => path.endsWith('Contacts')).map(({ tenantId }) => tenantId),
		);
	}
	const [first, second, third] = [auckland, london, creek].map((name) => xero.world.tenant(name));
	expect(asked).toEqual([
		[first, second],
		[third, first],
		[second, third],
		[first, second],
	]);
});

test('activation does not fail for an organisation that it has no time left for: it begins with the next poll', async () => {
	xero.world.control.latency(2300);
	const poller = await xero.watch('contact', 'created', all, { budget: 10_000 });
	for (let turn = 0; turn < 4; turn++) expect((await poller.poll()).error).toBeUndefined();
	for (const name of [auckland, london, creek]) xero.contact('New', name);
	for (let turn = 0; turn < 2; turn++) await poller.poll();
	const told = poller.items.map(({ organisationName }) => organisationName);
	expect(told.sort()).toEqual([auckland, london, creek].sort());
});

test('Fetch Test Event shows a record of another one when the first does not answer, and names it when none does', async () => {
	xero.invoice(20, {}, london);
	const poller = Poller.idle(xero.world, { resource: 'invoice', event: 'created', ...all });
	xero.world.fault({ kind: '503', url: '/Invoices', times: 4 });
	expect(await poller.test()).toMatchObject([{ event: 'created', organisationName: london }]);
	xero.world.fault({ kind: '503', url: '/Invoices', times: 12 });
	await expect(poller.test()).rejects.toThrow(new RegExp(`^${auckland}: `));
});

test('an organisation connected later is watched from then on', async () => {
	xero.world.control.disconnect(xero.world.tenant(creek));
	const poller = await xero.watch('contact', 'created', all);
	xero.contact('Old', creek);
	xero.world.control.issueToken({ tenants: [xero.world.tenant(creek)] });
	xero.pass(61);
	expect((await poller.poll()).started).toBe(false);
	xero.contact('New', creek);
	expect(byOrganisation(await poller.poll())).toEqual([[creek, 'New']]);
});

test('none named: when another one is connected instead, that one is watched within the hour', async () => {
	const { world } = xero;
	world.control.disconnect(world.tenant(london));
	world.control.disconnect(world.tenant(creek));
	const poller = await xero.watch('contact', 'created');
	world.control.issueToken({ tenants: [world.tenant(london)] });
	world.control.disconnect(world.tenant(auckland));
	xero.pass(61);
	expect((await poller.poll()).error).toBeUndefined();
	xero.contact('There', london);
	expect(byOrganisation(await poller.poll())).toEqual([[london, 'There']]);
});

test('none named: when a second one is connected, the first goes on', async () => {
	const { world } = xero;
	world.control.disconnect(world.tenant(london));
	world.control.disconnect(world.tenant(creek));
	const poller = await xero.watch('contact', 'created');
	world.control.issueToken({ tenants: [world.tenant(london)] });
	xero.pass(61);
	xero.contact('Here', auckland);
	xero.contact('There', london);
	expect(byOrganisation(await poller.poll())).toEqual([[auckland, 'Here']]);
});
