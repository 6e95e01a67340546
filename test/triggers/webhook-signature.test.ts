import crypto from 'node:crypto';
import fc from 'fast-check';

import { isSigned } from '../../nodes/Xero/triggers/webhookSignature';
import { signatureOf } from '../local-xero/server';

const key = 'kR9v1uJ3sZ0mXo8y+QwErTyUiOpAsDfGhJkLzXcVbNm1234567890QwErTyUiOpAsDfGhJkLzXcVbNmQw==';
/** With Xero's own spacing. https://github.com/XeroAPI/xero-node/issues/563 */
const probe = '{"events":[],"firstEventSequence": 0,"lastEventSequence": 0, "entropy": "WXUAMNYXPMQEDHQLSISU"}';

test('a probe with irregular spaces is signed over its bytes, not over what they mean', () => {
	const signature = signatureOf(probe, key);
	expect(isSigned(Buffer.from(probe), signature, key)).toBe(true);
	expect(isSigned(Buffer.from(JSON.stringify(JSON.parse(probe))), signature, key)).toBe(false);
});

test('white space pasted round the key does not matter, white space round the signature does', () => {
	const signature = signatureOf(probe, key);
	for (const pasted of [` ${key}`, `${key}\n`, `\t${key} \r\n`, `\u00a0${key}`]) expect(isSigned(Buffer.from(probe), signature, pasted)).toBe(true);
	for (const sent of [` ${signature}`, `${signature}\n`]) expect(isSigned(Buffer.from(probe), sent, key)).toBe(false);
});

test('without a key nothing is signed', () => {
	for (const empty of ['', '  \n']) expect(isSigned(Buffer.from(probe), signatureOf(probe, empty.trim()), empty)).toBe(false);
});

test('every body signed with the key passes, and none whose body, signature or key differs in one place', () => {
	const text = fc.string({ unit: 'binary', maxLength: 300 });
	fc.assert(
		fc.property(text, fc.nat(), fc.integer({ min: 1, max: 255 }), (body, place, by) => {
			const raw = Buffer.from(body, 'utf8');
			const signature = signatureOf(body, key);
			expect(isSigned(raw, signature, key)).toBe(true);
			const other = Buffer.concat([raw, Buffer.from('x')]);
			other[place % other.length] ^= by;
			expect(isSigned(other, signature, key)).toBe(false);
			const at = place % signature.length;
			const letter = signature[at] === 'A' ? 'B' : 'A';
			expect(isSigned(raw, signature.slice(0, at) + letter + signature.slice(at + 1), key)).toBe(false);
			expect(isSigned(raw, signature, `${key.slice(0, at % key.length)}!${key.slice((at % key.length) + 1)}`)).toBe(false);
		}),
		{ numRuns: 200 },
	);
});

test('signatures of any other form are wrong, not an error', () => {
	for (const odd of ['', 'x', '=', 'é'.repeat(44), signatureOf(probe, key).slice(1), `${signatureOf(probe, key)}==`]) {
		expect(isSigned(Buffer.from(probe), odd, key)).toBe(false);
	}
});

test('the comparison takes the same time wherever the signature differs: all of it is always compared', () => {
	const compare = jest.spyOn(crypto, 'timingSafeEqual');
	try {
		const right = signatureOf(probe, key);
		for (const wrong of [`A${right.slice(1)}`, `${right.slice(0, 42)}A=`]) isSigned(Buffer.from(probe), wrong, key);
		expect(compare.mock.calls.map(([one, other]) => [one.byteLength, other.byteLength])).toEqual([
			[44, 44],
			[44, 44],
		]);
	} finally {
		compare.mockRestore();
	}
});
