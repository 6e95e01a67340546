import { changeRows, rowsOf } from './data-tables';
import { sharedStage } from './shared-stage';
import { expectSuccess, filledIn, jsonOf, readTemplate, runOnce } from './template';

const stage = sharedStage();
const tenMinutes = 10 * 60_000;

test(
	'every organisation has its own rows and contacts; one that refuses is named and waits, the others go on',
	async () => {
		const { control } = stage().xero;
		const { organisations } = control.about();
		const workflow = filledIn(stage(), readTemplate('contact-sync-organisations'));
		const run = async () => {
			control.clearCalls();
			const execution = await runOnce(stage(), workflow, 'Every 15 Minutes');
			expectSuccess(execution);
			return execution;
		};
		const writes = () =>
			control
				.calls(/^(PUT|POST) .*Contacts/)
				.calls.map(({ tenantId }) => tenantId)
				.sort();
		const table = 'CRM contacts of all';
		const rows = async () =>
			(await rowsOf(stage(), table))
				.map(({ organisation, name }) => `${String(organisation)}: ${String(name)}`)
				.sort();
		const contacts = () =>
			organisations
				.flatMap(({ id, name }) =>
					control
						.books(id, 'Contacts')
						.filter(({ ContactStatus }) => ContactStatus !== 'ARCHIVED')
						.map(({ Name }) => `${name}: ${String(Name)}`),
				)
				.sort();

		const first = await run();
		expect(await rows()).toEqual(contacts());
		expect(contacts().length).toBeGreaterThan(organisations.length);

		// the same customer in two organisations is two rows and two contacts
		const [one, other] = jsonOf(first, 'Organisations').map(({ tenantId, tenantName }) => ({
			id: String(tenantId),
			name: String(tenantName),
		}));
		for (const { name: organisation } of [one, other]) {
			await changeRows(stage(), table, [
				{ organisation, name: 'Everywhere Ltd', email: 'all@example.com' },
			]);
		}
		await changeRows(stage(), table, [{ organisation: 'Nobody Ltd', name: 'Lost Ltd' }]);
		const taken = await run();
		expect(writes()).toEqual([one.id, other.id].sort());
		expect(await rows()).toEqual([...contacts(), 'Nobody Ltd: Lost Ltd'].sort());
		expect(jsonOf(taken, 'Left Alone')).toMatchObject([
			{ name: 'Lost Ltd', reason: 'No connected organisation of this name' },
		]);
		const found = (id: string) =>
			control.books(id, 'Contacts').find(({ Name }) => Name === 'Everywhere Ltd') ?? {};
		expect([one, other].map(({ id }) => found(id).EmailAddress)).toEqual([
			'all@example.com',
			'all@example.com',
		]);

		// one organisation refuses its contacts: its rows wait, nothing of it counts as gone
		await changeRows(stage(), table, [{ email: 'now@example.com' }], 'Everywhere Ltd');
		control.faults({ kind: '429-day', method: 'GET', url: 'Contacts', retryAfter: 200 });
		const partly = await run();
		const [{ organisation: refusing }, ...more] = jsonOf(partly, 'Not Read');
		expect(more).toEqual([]);
		const [waiting, going] = refusing === one.name ? [one, other] : [other, one];
		expect(waiting.name).toBe(refusing);
		expect(jsonOf(partly, 'Left Alone').map(({ name }) => name)).toEqual(['Lost Ltd']);
		expect(writes()).toEqual([going.id]);
		expect([waiting, going].map(({ id }) => found(id).EmailAddress)).toEqual([
			'all@example.com',
			'now@example.com',
		]);
	},
	tenMinutes,
);
