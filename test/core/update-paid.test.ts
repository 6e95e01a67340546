import type { XeroRecord } from '../../nodes/Xero/values/record';
import { openWorld, type World } from './harness';
import { aLine, bookedInvoice, make, pay, updateLines, writes } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const booked = ({ InvoiceID }: XeroRecord) =>
	bookedInvoice(world, InvoiceID).LineItems as XeroRecord[];

describe('a paid document', () => {
	const paid = async () => {
		const LineItems = [aLine, { ...aLine, Description: 'Taxed otherwise', TaxAmount: 3.01 }];
		const invoice = await make(world, 'invoice', {
			LineItems,
			Status: 'AUTHORISED',
			DueDate: world.day(9),
		});
		await pay(world, invoice, 10);
		return invoice;
	};

	test('takes text, account and tracking of its lines, and keeps their amounts', async () => {
		const invoice = await paid();
		const before = booked(invoice);
		const change = {
			LineItemID: before[0].LineItemID,
			Description: 'Renamed',
			AccountCode: '260',
			Tracking: [{ Name: 'Region', Option: 'South' }],
		};
		const ran = await updateLines(world, invoice, [change], {
			fields: await world.fields('invoice', 'update', {
				Reference: 'Paid',
				DueDate: world.day(30),
			}),
		});
		expect(ran.error).toBeUndefined();
		const after = booked(invoice);
		expect(after[0]).toMatchObject({
			Description: 'Renamed',
			AccountCode: '260',
			Tracking: [{ Option: 'South' }],
			LineAmount: before[0].LineAmount,
		});
		expect(after.slice(1)).toEqual(before.slice(1));
		expect(bookedInvoice(world, invoice.InvoiceID).Reference).toBe('Paid');
	});

	test('refuses amounts, new lines and fixed fields before anything is sent', async () => {
		const invoice = await paid();
		const [{ LineItemID }] = booked(invoice);
		const date = { fields: await world.fields('invoice', 'update', { Date: world.day(-1) }) };
		for (const [lines, more, named] of [
			[[{ LineItemID, Quantity: 3 }], {}, 'Quantity'],
			[[{ Description: 'Added' }], {}, 'the list of lines'],
			[[{ LineItemID, Description: 'x' }], date, 'Date'],
		] as const) {
			const ran = await updateLines(world, invoice, [...lines], more);
			expect(ran.error?.message).toBe(
				`The document is paid or credited in part or whole, so Xero does not let ${named} change`,
			);
			expect(writes(ran)).toEqual([]);
		}
	});
});
