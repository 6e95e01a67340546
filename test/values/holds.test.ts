import * as fc from 'fast-check';

import { holds } from '../../nodes/Xero/values/holds';
import type { Json } from '../../nodes/Xero/values/record';

const stored = {
	InvoiceID: '52208ff9-528a-4985-a9ad-b2b1d4210e38',
	Contact: { ContactID: 'aaaaaaaa-528a-4985-a9ad-b2b1d4210e38', Name: 'Ridgeway' },
	Date: '/Date(1763769600000+0000)/',
	Total: 119.8,
	Reference: 'A1',
	ExpectedPaymentDate: '/Date(1763769600000+0000)/',
	Tracking: [
		{ TrackingCategoryID: 't1', TrackingOptionID: 'o1', Name: 'Region', Option: 'North' },
		{ TrackingCategoryID: 't2', TrackingOptionID: 'o2', Name: 'Staff', Option: 'Tom' },
	],
	LineItems: [
		{ LineItemID: 'l1', Description: 'Tea', Quantity: 2, UnitAmount: 14.5, Tracking: [{ Name: 'Region', Option: 'North' }] },
		{ LineItemID: 'l2', Description: 'Pot', Quantity: 1, UnitAmount: 0.3333, Tracking: [] },
	],
	Phones: [
		{ PhoneType: 'DDI', PhoneNumber: '' },
		{ PhoneType: 'MOBILE', PhoneNumber: '021 123' },
	],
};

test.each<[string, Json, boolean]>([
	['numbers by value', { Total: 119.8 }, true],
	['a number that differs by a cent', { Total: 119.81 }, false],
	['a date by its day', { Date: '2025-11-22' }, true],
	['another day', { Date: '2025-11-23' }, false],
	['an id in any case', { InvoiceID: '52208FF9-528A-4985-A9AD-B2B1D4210E38' }, true],
	['text to the letter', { Reference: 'a1' }, false],
	['a contact by its id alone', { Contact: { ContactID: 'aaaaaaaa-528a-4985-a9ad-b2b1d4210e38' } }, true],
	['lines in their order', { LineItems: [{ Description: 'Tea', Quantity: 2 }, { Description: 'Pot', UnitAmount: 0.3333 }] }, true],
	['lines in another order', { LineItems: [{ Description: 'Pot' }, { Description: 'Tea' }] }, false],
	['lines by their id, in any order', { LineItems: [{ LineItemID: 'l2', Description: 'Pot' }, { LineItemID: 'l1' }] }, true],
	['a line less', { LineItems: [{ Description: 'Tea' }] }, false],
	['a line that would be deleted', { LineItems: [{ LineItemID: 'l1' }] }, false],
	['a line’s tracking in another order', { Tracking: [{ Name: 'Staff', Option: 'Tom' }, { Name: 'Region', Option: 'North' }] }, true],
	['another option of it', { Tracking: [{ Name: 'Staff', Option: 'Ann' }, { Name: 'Region', Option: 'North' }] }, false],
	['one category of two', { Tracking: [{ Name: 'Region', Option: 'North' }] }, false],
	['one category of two, by its id', { Tracking: [{ TrackingCategoryID: 't1', TrackingOptionID: 'o1' }] }, false],
	['an empty date where Xero answers the date alone', { ExpectedPaymentDateString: '' }, false],
	['an empty date where there is none', { PlannedPaymentDateString: '' }, true],
	['one phone of several', { Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '021 123' }] }, true],
	['another phone number', { Phones: [{ PhoneType: 'DDI', PhoneNumber: '1' }] }, false],
	['an empty text where nothing is', { Url: '' }, true],
	['an empty text where something is', { Reference: '' }, false],
	['something where nothing is', { Url: 'https://example.com' }, false],
])('%s', (_, sent, expected) => {
	expect(holds(sent, stored)).toBe(expected);
});

test('whatever Xero holds, it holds', () => {
	const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean());
	fc.assert(fc.property(fc.dictionary(fc.string(), fc.oneof(scalar, fc.array(fc.dictionary(fc.string(), scalar)))), (record) => holds(record as Json, record as Json)));
});
