import type { Call } from '../local-xero/server';
import { loads } from './job';
import { paceOf } from './throughput';
import { chainOf } from './tokens';

const call = (at: number, more: Partial<Call> = {}): Call => ({
	at,
	method: 'PUT',
	path: '/api.xro/2.0/Invoices',
	query: {},
	tenantId: 'one',
	headers: {},
	bytesIn: 0,
	bytesOut: 0,
	status: 200,
	...more,
});
const burst = (at: number, calls = 60): Call[] => Array.from({ length: calls }, (_, nth) => call(at + nth * 40));
const refresh = (at: number): Call => call(at, { method: 'POST', path: '/identity/connect/token' });

test('the pace counts whole sixties, and neither refused calls nor those of others', () => {
	const taken = [...burst(0), ...burst(60_000), ...burst(120_000), ...burst(180_000, 30)];
	const others = [
		call(90_000, { status: 429 }),
		call(91_000, { status: 401 }),
		call(92_000, { status: 503, fault: '503' }),
		call(93_000, { tenantId: 'two' }),
	];
	expect(paceOf([...taken, ...others], 'one')).toEqual({ calls: 210, aMinute: 60 });
});

test('a lost minute shows in the pace, and less than two sixties and one have none', () => {
	expect(paceOf([...burst(0), ...burst(60_000), ...burst(180_000, 1)], 'one').aMinute).toBe(30);
	expect(paceOf(burst(0, 120), 'one')).toEqual({ calls: 120 });
});

test('a second refresh for one expiry is a fork of the chain', () => {
	expect(chainOf([refresh(10), refresh(25)], [5, 20, 40])).toEqual({ expiries: 3, refreshes: 2, refused: 0, forks: 0 });
	expect(chainOf([refresh(10), refresh(12)], [5, 20])).toMatchObject({ forks: 1 });
});

test('the job has every record once, but for those of Create or Update, which come twice', () => {
	const organisations = ['a', 'b'].map((id) => ({ id, customer: 'c' }));
	const work = loads(organisations, 200, 5000);
	const keys = work.flatMap(({ kind, pushes }) => pushes.map(({ key }) => ({ kind, key })));
	expect(keys).toHaveLength(5000);
	const times = new Map<string, number>();
	for (const { key } of keys) times.set(key, (times.get(key) ?? 0) + 1);
	for (const { kind, key } of keys) expect(times.get(key)).toBe(kind.startsWith('upsert') ? 2 : 1);
});
