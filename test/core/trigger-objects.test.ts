import { watchable } from '../../nodes/Xero/description/triggerPlaces';
import { costOf } from '../../nodes/Xero/triggers/cost';
import { watchableFields } from '../../nodes/Xero/triggers/fields';
import { openWorld, type World } from './harness';
import { Poller } from './harness/poll';

/* Every object and each of its events, in a world with Australian payroll and every scope. */

let world: World;

beforeAll(async () => {
	const scopes = [...new Set(watchable.map(({ scope }) => scope))];
	world = await openWorld({
		organisations: ['Wattle Creek Pty Ltd'],
		scopes: [...scopes, 'offline_access'],
	});
});
afterAll(async () => await world.close());

const cases = watchable.flatMap((resource) =>
	resource.watch.events.map((event) => [resource.name, event, resource] as const),
);

test.each(cases)(
	'%s, %s: activated, then an idle poll of as many calls as the panel tells',
	async (_name, event, resource) => {
		const poller = await Poller.open(world, {
			resource: resource.value,
			event,
			statuses: (resource.watch.statuses ?? []).map(({ value }) => value),
			watchedFields: watchableFields(resource)
				.slice(0, 3)
				.map(({ value }) => value),
		});
		world.control.clock({ advance: 5 * 60_000 });
		const { started, calls, error } = await poller.poll();
		expect(error).toBeUndefined();
		expect(started).toBe(false);
		expect(costOf(resource, event)?.poll).toBeDefined();
		expect(
			calls.filter(({ status, tenantId }) => tenantId !== undefined && status !== 401),
		).toHaveLength(1);
	},
);
