import { Xero } from '../../nodes/Xero/Xero.node';

/** n8n sends every description to every open editor; larger ones are felt. */
const budget = 400_000;

test('the description sent to the editor stays within its budget', () => {
	const size = Buffer.byteLength(JSON.stringify(new Xero().description));
	expect(size).toBeLessThan(budget);
});
