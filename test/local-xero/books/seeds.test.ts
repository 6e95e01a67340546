import { documented, desk, start } from './desk';
import { openBooks } from './index';

describe('the demo organisations', () => {
	const opened = () => openBooks({ clock: { now: () => start }, switches: documented });

	it('differ in country, currency and time zone', () => {
		const facts = [...opened().values()].map(({ organisation }) => [
			organisation.Name,
			organisation.CountryCode,
			organisation.BaseCurrency,
			organisation.Timezone,
		]);
		expect(facts).toEqual([
			['Harbour Lane Traders', 'NZ', 'NZD', 'NEWZEALANDSTANDARDTIME'],
			['Thistle & Oak Ltd', 'GB', 'GBP', 'GMTSTANDARDTIME'],
			['Wattle Creek Pty Ltd', 'AU', 'AUD', 'AUSEASTERNSTANDARDTIME'],
		]);
	});

	it('are the same at every start, ids and all', () => {
		const ids = () =>
			[...opened().values()].flatMap((books) =>
				[...books.shelves.values()].flatMap((shelf) =>
					shelf.all().map((record) => record[shelf.id]),
				),
			);
		expect(ids()).toEqual(ids());
		expect(new Set(ids().filter((id) => /-/.test(String(id)))).size).toBeGreaterThan(100);
	});

	it('show documents in every state a person meets', () => {
		for (const name of ['Harbour Lane Traders', 'Thistle & Oak Ltd']) {
			const states = desk({}, name)
				.shelf('Invoices')
				.all()
				.map(({ Status }) => Status);
			expect(new Set(states)).toEqual(new Set(['PAID', 'AUTHORISED', 'SUBMITTED', 'DRAFT']));
		}
	});

	it('start the day where the organisation is', () => {
		const sale = { Type: 'ACCREC', Contact: { Name: 'N' }, LineItems: [{ Description: 'x' }] };
		expect(desk().put('Invoices', sale).DateString).toBe('2026-03-10T00:00:00');
		expect(desk({}, 'Thistle & Oak Ltd').put('Invoices', sale).DateString).toBe(
			'2026-03-09T00:00:00',
		);
	});
});

it('keeps thousands of contacts and invoices without growing slow', () => {
	const at = desk();
	const timed = (count: number, from: number) => {
		const began = performance.now();
		for (let n = from; n < from + count; n += 1) {
			at.put('Contacts', { Name: `Customer ${n}`, ContactNumber: `N${n}` });
			at.put('Invoices', {
				Type: 'ACCREC',
				Contact: { Name: `Customer ${n}` },
				LineItems: [{ Description: 'x', Quantity: 1, UnitAmount: 1, AccountCode: '200' }],
			});
		}
		return performance.now() - began;
	};
	timed(500, 0);
	const early = timed(1000, 500);
	timed(3000, 1500);
	const late = timed(1000, 4500);
	expect(late).toBeLessThan(early * 4 + 200);
});
