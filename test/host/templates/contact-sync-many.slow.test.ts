import { makeInXero } from './books';
import { addRows, changeRows, makeTable, rowsOf } from './data-tables';
import { hurry } from './hurry';
import { sharedStage } from './shared-stage';
import { expectSuccess, filledIn, jsonOf, organisationIn, readTemplate, runOnce } from './template';

const stage = sharedStage();
const [tenMinutes, thirtyMinutes] = [10 * 60_000, 30 * 60_000];

let calm: () => void = () => undefined;
beforeEach(() => (calm = hurry(stage())));
afterEach(() => calm());

const table = 'CRM contacts';
/** Contacts of each side, and how many of them are of the same name: two thirds. */
const many = Number(process.env.CONTACTS ?? 1_500);
const common = (many / 3) * 2;
const pairs = 2 * many - common;

/** Person number so and so, as both sides know them. */
const named = (at: number) => `Person ${String(at).padStart(4, '0')} Ltd`;
const emailOf = (at: number) => `person.${at}@example.com`;

test(
	`${many} rows and ${many} contacts become ${pairs} pairs, then nothing echoes; names, e-mails and archived contacts go over`,
	async () => {
		const { control } = stage().xero;
		const tenantId = organisationIn(stage(), 'NZ');
		const contacts = () =>
			control
				.books(tenantId, 'Contacts')
				.filter(({ ContactStatus }) => ContactStatus !== 'ARCHIVED');
		const contact = (name: string) => contacts().find(({ Name }) => Name === name) ?? {};
		const edit = (name: string, change: { [name: string]: string }) =>
			control.person.change(
				{ tenantId, endpoint: 'Contacts' },
				String(contact(name).ContactID),
				change,
			);
		const seeded = contacts().length;
		for (let from = 0; from < many; from += 50) {
			await makeInXero(
				stage(),
				tenantId,
				'Contacts',
				Array.from({ length: Math.min(50, many - from) }, (_, at) => ({
					Name: named(from + at),
					EmailAddress: emailOf(from + at),
				})),
			);
		}
		await makeTable(stage(), table, ['name', 'email', 'first_name', 'last_name']);
		await addRows(
			stage(),
			table,
			Array.from({ length: many }, (_, at) => ({
				name: named(many - common + at),
				email: emailOf(many - common + at),
			})),
		);

		// the clock that runs faster here makes Xero's changes newer than they are: the CRM wins
		const workflow = filledIn(stage(), readTemplate('contact-sync'), {
			tenantId,
			parameters: {
				Settings: {
					assignments: {
						assignments: [{ id: 'a1', name: 'winner', type: 'string', value: 'crm' }],
					},
				},
			},
		});
		const run = async () => {
			control.clearCalls();
			const started = Date.now();
			const execution = await runOnce(stage(), workflow, 'Every 15 Minutes', tenMinutes);
			expectSuccess(execution);
			return {
				execution,
				seconds: Math.round((Date.now() - started) / 1000),
				calls: control.calls(/api.xro/).calls.length,
				writes: control.calls(/^(PUT|POST) .*Contacts/).calls.length,
				toXero: [...jsonOf(execution, 'Add to Xero'), ...jsonOf(execution, 'Change in Xero')]
					.length,
				toCrm: [...jsonOf(execution, 'Add to CRM'), ...jsonOf(execution, 'Change in CRM')].length,
				leftAlone: jsonOf(execution, 'Left Alone').map(({ name, reason }) => [name, reason]),
			};
		};
		const first = await run();
		expect([first.toXero, first.toCrm, first.leftAlone]).toEqual([
			many - common,
			many - common + seeded,
			[],
		]);
		const alike = async () => {
			const rows = await rowsOf(stage(), table);
			expect(rows.map(({ name, email }) => `${String(name)} ${String(email)}`).sort()).toEqual(
				contacts()
					.map(({ Name, EmailAddress }) => `${String(Name)} ${String(EmailAddress ?? '')}`)
					.sort(),
			);
			return rows.length;
		};
		expect(await alike()).toBe(pairs + seeded);
		const idle = [];
		for (let round = 0; round < 3; round++) {
			const { toXero, toCrm, writes, calls } = await run();
			expect([toXero, toCrm, writes]).toEqual([0, 0, 0]);
			idle.push(calls);
		}

		// renamed on either side, an e-mail changed on both, and one archived
		edit(named(10), { Name: 'Renamed in Xero Ltd' });
		edit(named(11), { EmailAddress: 'xero@example.com' });
		edit(named(12), { ContactStatus: 'ARCHIVED' });
		await changeRows(stage(), table, [{ name: 'Renamed in CRM Ltd' }], named(pairs - 1));
		await addRows(stage(), table, [
			{ name: 'Twice Ltd', email: 'one@example.com' },
			{ name: 'Twice Ltd', email: 'two@example.com' },
			{ name: named(13).toUpperCase(), email: 'three@example.com' },
		]);
		await changeRows(stage(), table, [{ email: 'crm@example.com' }], named(11));
		const second = await run();
		expect([second.toXero, second.toCrm]).toEqual([3, 1]);
		const left = [
			[named(13).toUpperCase(), 'Another row has the same name'],
			[named(12), 'The contact is archived or gone in Xero'],
			['Twice Ltd', 'Another row has the same name'],
		];
		expect(second.leftAlone.sort()).toEqual(left);
		expect(contact('Renamed in CRM Ltd').EmailAddress).toBe(emailOf(pairs - 1));
		expect(contact(named(11)).EmailAddress).toBe('crm@example.com');
		expect(contact('Twice Ltd').EmailAddress).toBe('one@example.com');
		const rows = await rowsOf(stage(), table);
		expect(rows.filter(({ name }) => name === 'Renamed in Xero Ltd')).toHaveLength(1);
		const settled = await run();
		expect([settled.toXero, settled.toCrm, settled.writes]).toEqual([0, 0, 0]);
		expect(settled.leftAlone.sort()).toEqual(left);
		process.stdout.write(
			`${many} rows and ${many} contacts: the first run ${first.calls} calls (${first.writes} writes) in ${first.seconds} s, idle runs ${idle.join(', ')} calls and 0 writes\n`,
		);
	},
	thirtyMinutes,
);
