import type { Rec } from '../contract';
import { desk, errorsOf } from './desk';

type Desk = ReturnType<typeof desk>;
const contact = (at: Desk) =>
	at
		.shelf('Contacts')
		.all()
		.find(({ Name }) => Name === 'Paper & Pine Supplies')?.ContactID;
const order = (at: Desk, extra: Rec = {}): Rec => ({
	Contact: { ContactID: contact(at) },
	LineItems: [{ Description: 'Boxes', Quantity: 3, UnitAmount: 1.2345, AccountCode: '453' }],
	...extra,
});

describe('purchase orders', () => {
	it('keep four decimals whatever is asked for, and get the next number', () => {
		const at = desk();
		const made = at.put('PurchaseOrders', order(at), 2);
		expect(made).toMatchObject({
			Status: 'DRAFT',
			DateString: '2026-03-10T00:00:00',
			LineItems: [{ UnitAmount: 1.2345, LineAmount: 3.7, TaxAmount: 0.56 }],
			SubTotal: 3.7,
			Total: 4.26,
		});
		expect(made.PurchaseOrderNumber).toMatch(/^PO-\d{4}$/);
	});

	it('are changed by a create with the number of a live order', () => {
		const at = desk();
		const first = at.put('PurchaseOrders', order(at, { PurchaseOrderNumber: 'P1' }));
		const second = at.put(
			'PurchaseOrders',
			order(at, { PurchaseOrderNumber: 'P1', Reference: 'Second' }),
		);
		expect(second.PurchaseOrderID).toBe(first.PurchaseOrderID);
		expect(at.get('PurchaseOrders', 'P1').Reference).toBe('Second');
	});

	it('keep the number of a deleted order for ever', () => {
		const at = desk();
		const { PurchaseOrderID } = at.put('PurchaseOrders', order(at, { PurchaseOrderNumber: 'P1' }));
		at.post('PurchaseOrders', { Status: 'DELETED' }, PurchaseOrderID);
		const again = at.tryPut('PurchaseOrders', order(at, { PurchaseOrderNumber: 'P1' }));
		expect(again).toMatchObject({
			is: 'error',
			echo: { PurchaseOrderID: '00000000-0000-0000-0000-000000000000' },
			errors: [
				'PurchaseOrder status change is invalid',
				'Deleted PurchaseOrders cannot be updated',
			],
		});
		expect(errorsOf(at.tryPost('PurchaseOrders', { Reference: 'x' }, PurchaseOrderID))).toContain(
			'Deleted PurchaseOrders cannot be updated',
		);
	});

	it('want unique numbers, contacts there are, and approval before they are sent', () => {
		const at = desk();
		at.put('PurchaseOrders', order(at, { PurchaseOrderNumber: 'P1' }));
		const { PurchaseOrderID } = at.put('PurchaseOrders', order(at));
		expect(
			errorsOf(at.tryPost('PurchaseOrders', { PurchaseOrderNumber: 'P1' }, PurchaseOrderID)),
		).toEqual(['Order number must be unique']);
		expect(
			errorsOf(at.tryPost('PurchaseOrders', { SentToContact: true }, PurchaseOrderID)),
		).toEqual(['Only AUTHORISED and BILLED purchase orders may have SentToContact updated.']);
		expect(
			errorsOf(at.tryPut('PurchaseOrders', order(at, { Contact: { Name: 'Nobody' } }))),
		).toEqual(['The contact of a purchase order must exist.']);
		const approved = at.post(
			'PurchaseOrders',
			{ Status: 'AUTHORISED', SentToContact: true },
			PurchaseOrderID,
		);
		expect(approved).toMatchObject({ Status: 'AUTHORISED', SentToContact: true });
	});

	it.each([
		[false, 'AUTHORISED', 'DRAFT', false],
		[true, 'AUTHORISED', 'DRAFT', true],
		[false, 'SUBMITTED', 'AUTHORISED', true],
		[false, 'BILLED', 'DELETED', true],
		[false, 'BILLED', 'AUTHORISED', false],
	])('with going back %s, %s to %s: %s', (purchaseOrdersGoBack, from, to, may) => {
		const at = desk({ purchaseOrdersGoBack });
		const { PurchaseOrderID } = at.put('PurchaseOrders', order(at, { Status: from }));
		const verdict = at.tryPost('PurchaseOrders', { Status: to }, PurchaseOrderID);
		if (may) expect(verdict?.is).toBe('ok');
		else expect(errorsOf(verdict)).toEqual(['PurchaseOrder status change is invalid']);
	});
});
