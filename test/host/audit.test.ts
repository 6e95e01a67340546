import { audit, type Booked } from './audit';
import { readOrders } from './orders';

const header =
	'order_number,order_date,customer_name,customer_email,sku,description,quantity,unit_price,discount_percent,tax_rate,order_total,paid,payment_method';
const orders = readOrders(`${header}
A-1,2026-11-02,Mei Chen,Mei@Example.com,MUG,Mug,2,34.50,15,15,58.66,yes,card
A-2,2026-11-02,Tom Bell,tom@example.com,TEA,Tea,1,14.50,,0,14.50,no,
A-3,2026-11-02,Tom Bell,tom@example.com,TEA,Tea,two,14.50,,15,29.00,no,
A-4,2026-11-02,Tom Bell,tom@example.com,TEA,Tea,2,14.50,,15,39.00,no,
`);
const refused = new Map([
	['A-3', 'Quantity is not a number'],
	['A-4', 'The total differs'],
]);

/** Books that are right; each test spoils one thing. */
const books = (): Booked => ({
	invoices: [
		{
			InvoiceNumber: 'A-1',
			Status: 'PAID',
			Contact: { ContactID: 'mei' },
			LineItems: [
				{ LineAmount: 58.65, TaxAmount: 7.65 },
				{ LineAmount: 0.01, TaxAmount: 0 },
			],
			Total: 58.66,
			TotalTax: 7.65,
			AmountDue: 0,
		},
		{
			InvoiceNumber: 'A-2',
			Status: 'AUTHORISED',
			Contact: { ContactID: 'tom' },
			LineItems: [{ LineAmount: 14.5, TaxAmount: 0 }],
			Total: 14.5,
			TotalTax: 0,
			AmountDue: 14.5,
		},
	],
	contacts: [{ ContactID: 'mei', Name: 'Mei Chen', EmailAddress: 'mei@example.com' }],
	payments: [{ Amount: 58.66, Status: 'AUTHORISED', Invoice: { InvoiceNumber: 'A-1' } }],
	knownContacts: [{ ContactID: 'tom', Name: 'Tom Bell', EmailAddress: 'tom@example.com' }],
});

test('books that are right to the cent pass', () => {
	expect(audit(orders, books(), refused)).toEqual([]);
});

test('a rounding line is expected where the shop rounds another way', () => {
	expect(orders[0].rounding.toFixed(2)).toBe('0.01');
});

test('rows that cannot be booked are known from the file alone', () => {
	expect(orders[2].fault).toBe('quantity "two" is not a number');
	expect(orders[3].fault).toBe('the lines come to 29.00, order_total is 39.00');
});

test.each<[string, (booked: Booked) => void, string]>([
	[
		'a total a cent off',
		({ invoices }) => void (invoices[1].Total = 14.51),
		'A-2: total is 14.51, must be 14.50',
	],
	[
		'the tax of a line',
		({ invoices }) => void (invoices[0].LineItems[0].TaxAmount = 7.64),
		'A-1: tax of line 1 is 7.64, must be 7.65',
	],
	[
		'a missing payment',
		(booked) => void (booked.payments = []),
		'A-1: amount paid is 0.00, must be 58.66',
	],
	[
		'an invoice made twice',
		({ invoices }) => void invoices.push(invoices[1]),
		'A-2: 2 invoices, must be 1',
	],
	[
		'a customer made twice',
		({ contacts }) => void contacts.push({ ...contacts[0], ContactID: 'x' }),
		'mei@example.com: 2 contacts, must be 1',
	],
	[
		'the wrong customer',
		({ invoices }) => void (invoices[1].Contact.ContactID = 'mei'),
		'A-2: it belongs to mei@example.com',
	],
])('%s is found', (_what, spoil, sentence) => {
	const booked = books();
	spoil(booked);
	expect(audit(orders, booked, refused)).toContainEqual(expect.stringContaining(sentence));
});

test('a faulty order must come out on the error branch', () => {
	expect(audit(orders, books(), new Map())).toHaveLength(2);
});
