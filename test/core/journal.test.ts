import type { INodeListSearchResult } from 'n8n-workflow';

import { byId, byNumber, openWorld, type World } from './harness';

let world: World;
afterEach(async () => await world.close());

const day = (date: unknown) => String(date).slice(0, 7);

describe('Journals', () => {
	test('are read by offset to their end, 100 at a time; a number to begin after, and a limit', async () => {
		world = await openWorld({ scopes: ['accounting.journals.read', 'accounting.manualjournals'] });
		const lines = [
			{ LineAmount: 1, AccountCode: '429' },
			{ LineAmount: -1, AccountCode: '400' },
		];
		for (let more = 0; more < 120; more += 40) {
			const records = Array.from({ length: 40 }, (_, at) => ({
				Narration: `J ${more + at}`,
				Status: 'POSTED',
				JournalLines: lines,
			}));
			await world.run({
				resource: 'manualJournal',
				operation: 'create',
				inputMode: 'json',
				fieldsJson: JSON.stringify(records),
			});
		}
		const numbers = world.books('Journals').map(({ JournalNumber }) => Number(JournalNumber));
		expect(numbers.length).toBeGreaterThan(100);
		const list = async (parameters: object) =>
			await world.run({ resource: 'journal', operation: 'getAll', simplify: false, ...parameters });
		const all = await list({ returnAll: true });
		expect(all.items.map(({ json }) => json.JournalNumber)).toEqual(numbers);
		expect(new Set(all.items.map(({ json }) => json.JournalID)).size).toBe(numbers.length);
		const picked = async (...search: string[]) =>
			(await world.loadOptions(
				'listSearch',
				'searchRecords',
				{ resource: 'journal' },
				'',
				search,
			)) as INodeListSearchResult;
		const first = await picked();
		const shown = ({ results }: INodeListSearchResult) =>
			results.map(({ name }) => Number(name.split(' · ')[0]));
		expect(shown(first)).toEqual(numbers.slice(0, 100));
		expect(first.paginationToken).toBe(String(numbers[99]));
		expect(shown(await picked('', String(first.paginationToken)))).toEqual(numbers.slice(100, 200));
		const before = world.calls().length;
		expect(shown(await picked(String(numbers[110])))[0]).toBe(numbers[110]);
		expect(
			world
				.calls()
				.slice(before)
				.filter(({ path }) => path.endsWith('/Journals')),
		).toHaveLength(1);
		const later = await list({
			returnAll: true,
			filters: { afterJournalNumber: String(numbers[50]) },
		});
		expect(later.items.map(({ json }) => json.JournalNumber)).toEqual(numbers.slice(51));
		const few = await list({ limit: 101 });
		expect(few.items).toHaveLength(101);
		expect(few.calls.filter(({ path }) => path.includes('/Journals'))).toHaveLength(2);
	});

	test('one is read by id and by number', async () => {
		world = await openWorld({ scopes: ['accounting.journals.read'] });
		const [{ JournalID, JournalNumber }] = world.books('Journals');
		for (const record of [byId(JournalID), byNumber(JournalNumber)]) {
			const { items, error } = await world.run({
				resource: 'journal',
				operation: 'get',
				record,
				simplify: false,
			});
			expect(error).toBeUndefined();
			expect(items[0].json).toMatchObject({
				JournalID,
				JournalNumber,
				JournalLines: expect.any(Array),
			});
		}
	});

	test('without their scope it is said that Xero’s Advanced tier is needed', async () => {
		world = await openWorld();
		const { error } = await world.run({ resource: 'journal', operation: 'getAll' });
		expect(error?.message).toBe('The Xero connection lacks the permission for this');
		expect(error?.description).toContain('The scope accounting.journals.read is missing');
		expect(error?.description).toContain('Advanced tier');
	});
});

describe('Budgets', () => {
	test('are listed, by id too; the lines of one come for a window', async () => {
		world = await openWorld();
		const run = async (operation: string, parameters: object) => {
			const { items, error } = await world.run({
				resource: 'budget',
				operation,
				simplify: false,
				...parameters,
			});
			expect(error).toBeUndefined();
			return items.map(({ json }) => json);
		};
		const listed = await run('getAll', { returnAll: true });
		const [overall, north] = listed.sort((one, other) =>
			String(one.Description).localeCompare(String(other.Description)),
		);
		expect([overall, north].map(({ Description }) => Description)).toEqual([
			'Overall Budget',
			'Region North',
		]);
		expect(
			await run('getAll', { returnAll: true, filters: { ids: String(north.BudgetID) } }),
		).toMatchObject([{ BudgetID: north.BudgetID }]);
		const periods = ([budget]: Awaited<ReturnType<typeof run>>) =>
			(
				budget.BudgetLines as Array<{ BudgetBalances: Array<{ Period: string }> }>
			)[0].BudgetBalances.map(({ Period }) => day(Period));
		expect(periods(await run('get', { record: byId(overall.BudgetID) }))).toHaveLength(3);
		const window = { filters: { dateFrom: '2026-01-15', dateTo: '2026-05-31' } };
		expect(periods(await run('get', { record: byId(overall.BudgetID), ...window }))).toEqual([
			'2026-01',
			'2026-02',
			'2026-03',
			'2026-04',
			'2026-05',
		]);
		const [simple] = (
			await world.run({
				resource: 'budget',
				operation: 'get',
				simplify: true,
				record: byId(north.BudgetID),
			})
		).items;
		expect(simple.json).toMatchObject({ Type: 'TRACKING', BudgetLines: [{ AccountCode: '200' }] });
		const nobody = await world.run({
			resource: 'budget',
			operation: 'get',
			record: byId('11111111-2222-4333-8444-555555555555'),
		});
		expect(nobody.error?.message).toBe('Xero found no budget with this id');
	});
});
