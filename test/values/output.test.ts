import fc from 'fast-check';

import { presentRecord, simplifyRecord } from '../../nodes/Xero/values/output';
import type { XeroRecord } from '../../nodes/Xero/values/record';

const invoice = {
	InvoiceID: '243216c5-369e-4056-ac67-05388f86dc81',
	Date: '/Date(1518652800000+0000)/',
	DateString: '2018-02-15T00:00:00',
	DueDateString: '2018-03-15T00:00:00',
	UpdatedDateUTC: '/Date(1518685950940+0000)/',
	UpdatedDateUTCString: '2018-02-15T09:12:30Z',
	StatusAttributeString: 'OK',
	StatusAttribute: 'present',
	AmountDue: 0,
	SentToContact: false,
	Contact: { Name: 'Ada', UpdatedDateUTC: '/Date(1518685950000+0000)/' },
	Payments: [{ Date: '/Date(1518652800000+0000)/', Amount: 12.5, Reference: null }],
};

test('dates become ISO at every depth, twins go when the date itself is there', () => {
	expect(presentRecord(invoice)).toEqual({
		InvoiceID: '243216c5-369e-4056-ac67-05388f86dc81',
		Date: '2018-02-15',
		DueDateString: '2018-03-15T00:00:00',
		UpdatedDateUTC: '2018-02-15T09:12:30.940Z',
		StatusAttributeString: 'OK',
		StatusAttribute: 'present',
		AmountDue: 0,
		SentToContact: false,
		Contact: { Name: 'Ada', UpdatedDateUTC: '2018-02-15T09:12:30Z' },
		Payments: [{ Date: '2018-02-15', Amount: 12.5, Reference: null }],
	});
});

test('records without dates come back equal, as a copy; the original is left alone', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (given) => {
			const record = given as XeroRecord;
			const before = JSON.stringify(record);
			const presented = presentRecord(record);
			expect(JSON.stringify(presented)).toBe(before);
			expect(JSON.stringify(record)).toBe(before);
			expect(presented).not.toBe(record);
			expect(Object.getPrototypeOf(presented)).toBe(Object.prototype);
		}),
	);
});

test('a key named __proto__ changes nobody', () => {
	const hostile = JSON.parse('{"__proto__": {"polluted": true}, "Contact": {"__proto__": {"Name": "no"}}}');
	const presented = presentRecord(hostile);
	expect(JSON.stringify(presented)).toBe(JSON.stringify(hostile));
	expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	expect(presented.polluted).toBeUndefined();
	expect(simplifyRecord(hostile, ['polluted', 'Contact.Name', 'constructor', 'toString'])).toEqual({});
});

test('simplify picks in the order asked and flattens one level', () => {
	const simple = simplifyRecord(invoice, [
		'AmountDue',
		'Contact.Name',
		'Date',
		'SentToContact',
		'Missing',
		'Contact.Missing',
		'Payments.Amount',
	]);
	expect(Object.entries(simple)).toEqual([
		['AmountDue', 0],
		['ContactName', 'Ada'],
		['Date', '2018-02-15'],
		['SentToContact', false],
	]);
});
