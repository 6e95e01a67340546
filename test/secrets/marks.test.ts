import { randomBytes } from 'node:crypto';

import { Marks, marksOf } from './marks';

const secret = 'a+secret/with "everything"=';
const opaque = randomBytes(64).toString('base64');
const jwt = [{ alg: 'RS256' }, { iss: 'local', jti: randomBytes(90).toString('hex') }]
	.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
	.concat(randomBytes(256).toString('base64url'))
	.join('.');

const places: Array<[string, (text: string) => string]> = [
	['as it is', (text) => `Bearer ${text} was refused`],
	['in an address', (text) => `https://x.example/?token=${encodeURIComponent(text)}&more=1`],
	['in a form', (text) => new URLSearchParams({ refresh_token: text }).toString()],
	['in JSON', (text) => JSON.stringify({ headers: { authorization: text } })],
	['in JSON inside JSON', (text) => JSON.stringify({ data: JSON.stringify([text]) })],
	[
		'behind a client id, in base64',
		(text) => `Basic ${Buffer.from(`CLIENT:${text}`).toString('base64')}`,
	],
	['in base64 of a longer text', (text) => Buffer.from(`{"a":"${text}"}`).toString('base64url')],
	['in hexadecimal', (text) => Buffer.from(text).toString('hex')],
];

describe.each([
	['a client secret', secret],
	['a refresh token', opaque],
	['an access token', jwt],
])('%s', (_, value) => {
	const marks = new Marks(marksOf('secret', value));

	test.each(places)('is found %s', (_place, put) => {
		expect(marks.in(Buffer.from(`before ${put(value)} after`)).length).toBeGreaterThan(0);
	});

	test('is not found where another one stands', () => {
		const other = [...value].reverse().join('');
		for (const [, put] of places) expect(marks.in(Buffer.from(put(other)))).toEqual([]);
	});
});

test('a token that was cut short is found', () => {
	expect(
		new Marks(marksOf('token', jwt)).in(Buffer.from(jwt.slice(0, 300))).length,
	).toBeGreaterThan(0);
	expect(
		new Marks(marksOf('key', opaque)).in(Buffer.from(opaque.slice(-44))).length,
	).toBeGreaterThan(0);
});

test('a secret anybody could have by chance is none', () => {
	expect(() => marksOf('password', 'short')).toThrow('too short');
});
