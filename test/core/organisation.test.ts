import { auckland, byId, london, openWorld, type World } from './harness';

let world: World;
afterEach(async () => await world.close());

const get = { resource: 'organisation', operation: 'get' };
const getConnections = { resource: 'organisation', operation: 'getConnections' };

test('the only connected organisation needs no choice', async () => {
	world = await openWorld();
	const { items, error } = await world.run({ ...get, simplify: false });
	expect(error).toBeUndefined();
	const { body } = await world.client().getOrganisations(world.tenant());
	const [organisation] = body.organisations ?? [];
	expect(items).toHaveLength(1);
	expect(items[0].json).toMatchObject({
		OrganisationID: organisation.organisationID,
		Name: auckland,
		BaseCurrency: 'NZD',
		CountryCode: 'NZ',
		Timezone: 'NEWZEALANDSTANDARDTIME',
	});
});
