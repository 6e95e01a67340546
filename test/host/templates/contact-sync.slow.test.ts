import type { Execution, WorkflowFile } from '../api';
import { makeInXero } from './books';
import { changeRows, deleteRows, rowsOf } from './data-tables';
import { sharedStage } from './shared-stage';
import { expectSuccess, filledIn, jsonOf, organisationIn, readTemplate, runOnce } from './template';

const stage = sharedStage();
const tenMinutes = 10 * 60_000;

const start = 'Every 15 Minutes';

/** Runs it and answers what it wrote: rows in the CRM, contacts in Xero. */
async function synced(workflow: WorkflowFile): Promise<{
	execution: Execution;
	toXero: unknown[];
	toCrm: unknown[];
}> {
	const { xero } = stage();
	xero.control.clearCalls();
	const execution = await runOnce(stage(), workflow, start);
	expectSuccess(execution);
	const names = (nodes: string[], name: string) =>
		nodes.flatMap((node) => jsonOf(execution, node).map((json) => json[name])).sort();
	return {
		execution,
		toXero: names(['Add to Xero', 'Change in Xero'], 'Name'),
		toCrm: names(['Add to CRM', 'Change in CRM'], 'name'),
	};
}

const writes = () => stage().xero.control.calls(/^(PUT|POST) .*Contacts/).calls.length;

describe.each([['newest'], ['crm'], ['xero']])('conflicts: %s', (winner) => {
	test(
		'new ones and changes go both ways, once; nothing echoes',
		async () => {
			const { xero } = stage();
			const { control } = xero;
			const tenantId = organisationIn(stage(), winner === 'crm' ? 'GB' : 'NZ');
			const [pair, xeroOnly, crmOnly] = ['Pair', 'Xero Only', 'CRM Only'].map(
				(name) => `${name} ${winner} Ltd`,
			);
			const template = readTemplate('contact-sync');
			const tables = [`CRM ${winner}`, `Map ${winner}`];
			const named = JSON.parse(
				JSON.stringify(template)
					.replaceAll('"CRM contacts"', JSON.stringify(tables[0]))
					.replaceAll('"Xero contact map"', JSON.stringify(tables[1]))
					.replace('"value":"newest"', JSON.stringify({ value: winner }).slice(1, -1)),
			) as WorkflowFile;
			const workflow = filledIn(stage(), named, { tenantId });
			const contact = (name: string) =>
				control.books(tenantId, 'Contacts').find(({ Name }) => Name === name) ?? {};
			const row = async (name: string) =>
				(await rowsOf(stage(), tables[0])).find((each) => each.name === name) ?? {};
			const edit = (name: string, change: { [name: string]: string }) =>
				control.person.change(
					{ tenantId, endpoint: 'Contacts' },
					String(contact(name).ContactID),
					change,
				);

			await makeInXero(stage(), tenantId, 'Contacts', [
				{ Name: pair, EmailAddress: 'pair@example.com' },
				{ Name: xeroOnly, EmailAddress: 'xo@example.com', FirstName: 'Xia' },
			]);
			const before = control
				.books(tenantId, 'Contacts')
				.filter(({ ContactStatus }) => ContactStatus !== 'ARCHIVED')
				.map(({ Name }) => Name)
				.sort();

			// the first run makes the tables and fills the CRM
			const first = await synced(workflow);
			expect([first.toXero, first.toCrm, writes()]).toEqual([[], before, 0]);
			const idle = await synced(workflow);
			expect([idle.toXero, idle.toCrm, writes()]).toEqual([[], [], 0]);

			await changeRows(stage(), tables[0], [
				{ name: crmOnly, email: 'co@example.com', first_name: 'Cy', last_name: 'Orr' },
			]);
			await changeRows(stage(), tables[0], [{ email: 'new@example.com' }], pair);
			edit(xeroOnly, { EmailAddress: 'xo2@example.com' });
			const second = await synced(workflow);
			expect([second.toXero, second.toCrm]).toEqual([[crmOnly, pair], [xeroOnly]]);
			expect(contact(crmOnly)).toMatchObject({
				EmailAddress: 'co@example.com',
				FirstName: 'Cy',
				LastName: 'Orr',
			});
			expect(contact(pair).EmailAddress).toBe('new@example.com');
			expect(await row(xeroOnly)).toMatchObject({
				email: 'xo2@example.com',
				first_name: 'Xia',
			});
			const echo = await synced(workflow);
			expect([echo.toXero, echo.toCrm, writes()]).toEqual([[], [], 0]);

			// both sides change the same: one first in the CRM, the other first in Xero
			await changeRows(stage(), tables[0], [{ email: 'crm@example.com' }], pair);
			edit(xeroOnly, { EmailAddress: 'xero@example.com' });
			await new Promise((later) => setTimeout(later, 1_100));
			edit(pair, { EmailAddress: 'xero@example.com' });
			await changeRows(stage(), tables[0], [{ email: 'crm@example.com' }], xeroOnly);
			await synced(workflow);
			const settled = {
				newest: ['xero@example.com', 'crm@example.com'],
				crm: ['crm@example.com', 'crm@example.com'],
				xero: ['xero@example.com', 'xero@example.com'],
			}[winner];
			for (const [at, name] of [pair, xeroOnly].entries()) {
				expect([name, contact(name).EmailAddress, (await row(name)).email]).toEqual([
					name,
					settled?.[at],
					settled?.[at],
				]);
			}

			// a name Xero has, an e-mail address that is emptied, a contact that is archived
			await changeRows(stage(), tables[0], [{ name: pair, email: 'twin@example.com' }]);
			await changeRows(stage(), tables[0], [{ email: '' }], crmOnly);
			edit(xeroOnly, { ContactStatus: 'ARCHIVED' });
			const last = await synced(workflow);
			expect(last.toXero).toEqual([crmOnly]);
			expect(contact(crmOnly).EmailAddress ?? '').toBe('');
			expect(
				jsonOf(last.execution, 'Left Alone')
					.map(({ name, reason }) => [name, reason])
					.sort(),
			).toEqual([
				[pair, expect.stringMatching(/name/i)],
				[xeroOnly, 'The contact is archived or gone in Xero'],
			]);
			expect(control.books(tenantId, 'Contacts').filter(({ Name }) => Name === pair)).toHaveLength(
				1,
			);

			// a row and a contact of one name that become a pair: whoever wins, neither loses what only it has
			const both = `Both ${winner} Ltd`;
			await makeInXero(stage(), tenantId, 'Contacts', [{ Name: both, FirstName: 'Bo' }]);
			await changeRows(stage(), tables[0], [{ name: both, email: 'both@example.com' }]);
			await synced(workflow);
			await synced(workflow);
			expect(contact(both)).toMatchObject({ EmailAddress: 'both@example.com', FirstName: 'Bo' });
			expect(await row(both)).toMatchObject({ email: 'both@example.com', first_name: 'Bo' });
			const filled = await synced(workflow);
			expect([filled.toXero, filled.toCrm]).toEqual([[], []]);

			// a row that is deleted is told, and its contact stays
			await deleteRows(stage(), tables[0], both);
			const gone = await synced(workflow);
			expect([gone.toXero, gone.toCrm]).toEqual([[], []]);
			expect(jsonOf(gone.execution, 'Left Alone')).toContainEqual(
				expect.objectContaining({ name: both, reason: 'The row is gone in the CRM' }),
			);
			expect(contact(both).ContactStatus).toBe('ACTIVE');
		},
		tenMinutes,
	);
});
