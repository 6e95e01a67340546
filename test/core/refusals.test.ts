import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, openWorld, type World } from './harness';
import { aLine, contactId, kept, make } from './harness/made';

/**
 * What Xero refuses is told in Xero's sentence, on the item it is about: the items before and after it go through.
 */

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

type Case = {
	resource: string;
	/** What is refused, and what is not. */
	bad: () => XeroRecord | Promise<XeroRecord>;
	good: () => XeroRecord | Promise<XeroRecord>;
	says: string | RegExp;
};

let count = 0;
const fresh = (word: string) => `${word} ${(count += 1)}`;

const document = (more: XeroRecord = {}): XeroRecord => ({
	Contact: { ContactID: contactId(world, 'City Agency') },
	LineItems: [aLine],
	...more,
});
const spend = (more: XeroRecord = {}) =>
	document({ Type: 'SPEND', BankAccount: { Code: '090' }, ...more });
const approved = (more: XeroRecord = {}) =>
	document({ Status: 'AUTHORISED', DueDate: world.day(9), ...more });
const note = (more: XeroRecord = {}) => document({ Type: 'ACCRECCREDIT', ...more });
const quote = (more: XeroRecord = {}) => document({ Date: world.day(0), ...more });
const archived = () => ({ Contact: { ContactID: contactId(world, 'Old Mill Stores') } });

/** A day that advisers alone may post on. */
function locked(): string {
	const { PeriodLockDate } = kept(world, 'Organisation', 'Name', 'Harbour Lane Traders');
	return (PeriodLockDate as Date).toISOString().slice(0, 10);
}

const taken = async (resource: string, record: XeroRecord) =>
	(await world.run({ resource, operation: 'create', simplify: false, ...asJson(record) })).items[0]
		.json as XeroRecord;

/** The same record twice: the second time its number, code or name is taken. */
const twice = (resource: string, record: () => XeroRecord) => async () => {
	const whole = record();
	await taken(resource, whole);
	return whole;
};

const isArchived = /archived contact/;
const unsubscribed = 'Organisation is not subscribed to currency CHF';
const inLockedPeriod = /lock date/;
const inCHF = { CurrencyCode: 'CHF' };

const creations: { [refusal: string]: Case[] } = {
	'a number, code or name that is taken': [
		{
			resource: 'invoice',
			bad: twice('invoice', () => document({ InvoiceNumber: fresh('INV') })),
			good: document,
			says: 'Invoice # must be unique.',
		},
		{
			resource: 'creditNote',
			bad: twice('creditNote', () => note({ CreditNoteNumber: fresh('CN') })),
			good: note,
			says: 'Credit note # must be unique.',
		},
		{
			resource: 'quote',
			bad: twice('quote', () => quote({ QuoteNumber: fresh('QU') })),
			good: quote,
			says: 'Quote # must be unique.',
		},
		{
			resource: 'contact',
			bad: () => ({ Name: 'City Agency' }),
			good: () => ({ Name: fresh('New') }),
			says: /^The contact name City Agency is already assigned to another contact/,
		},
		{
			resource: 'contact',
			bad: () => ({ Name: fresh('Other'), ContactNumber: 'C-1001' }),
			good: () => ({ Name: fresh('New') }),
			says: /^The contact number C-1001 is already assigned to another contact/,
		},
		{
			resource: 'item',
			bad: twice('item', () => ({ Code: fresh('IT') })),
			good: () => ({ Code: fresh('IT') }),
			says: /^Price List Item with Code 'IT \d+' already exists/,
		},
	],
	'a period that is locked': [
		{
			resource: 'invoice',
			bad: () => approved({ Date: locked() }),
			good: approved,
			says: inLockedPeriod,
		},
		{
			resource: 'bill',
			bad: () => approved({ Date: locked() }),
			good: approved,
			says: inLockedPeriod,
		},
		{
			resource: 'bankTransaction',
			bad: () => spend({ Date: locked() }),
			good: spend,
			says: inLockedPeriod,
		},
		{
			resource: 'creditNote',
			bad: () => note({ Status: 'AUTHORISED', Date: locked() }),
			good: note,
			says: inLockedPeriod,
		},
	],
	'a contact that is archived': [
		{ resource: 'invoice', bad: () => document(archived()), good: document, says: isArchived },
		{ resource: 'bill', bad: () => document(archived()), good: document, says: isArchived },
		{ resource: 'creditNote', bad: () => note(archived()), good: note, says: isArchived },
		{ resource: 'quote', bad: () => quote(archived()), good: quote, says: isArchived },
		{
			resource: 'purchaseOrder',
			bad: () => document(archived()),
			good: document,
			says: isArchived,
		},
		{ resource: 'bankTransaction', bad: () => spend(archived()), good: spend, says: isArchived },
	],
	'a currency that is not subscribed': [
		{ resource: 'invoice', bad: () => document(inCHF), good: document, says: unsubscribed },
		{ resource: 'bill', bad: () => document(inCHF), good: document, says: unsubscribed },
		{ resource: 'creditNote', bad: () => note(inCHF), good: note, says: unsubscribed },
		{ resource: 'quote', bad: () => quote(inCHF), good: quote, says: unsubscribed },
		{ resource: 'purchaseOrder', bad: () => document(inCHF), good: document, says: unsubscribed },
		{
			resource: 'contact',
			bad: () => ({ Name: fresh('Swiss'), DefaultCurrency: 'CHF' }),
			good: () => ({ Name: fresh('Local'), DefaultCurrency: 'USD' }),
			says: unsubscribed,
		},
	],
	'an account no document may have': [
		{
			resource: 'bankTransaction',
			bad: () => spend({ LineItems: [{ ...aLine, AccountCode: '090' }] }),
			good: spend,
			says: /is not a valid code for this document/,
		},
	],
};

/** Runs the second of three items into the refusal. */
async function refusedInTheMiddle(
	parameters: INodeParameters,
	items: IDataObject[],
	says: string | RegExp,
) {
	const ran = await world.run(parameters, { items, onError: 'continueErrorOutput' });
	expect(ran.error).toBeUndefined();
	expect(ran.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
	expect(ran.errorItems.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	const [{ json }] = ran.errorItems;
	const { because, httpCode } = json.details as { because: string[]; httpCode: number };
	expect(json.error).toBe(because[0]);
	expect(because).toEqual([typeof says === 'string' ? says : expect.stringMatching(says)]);
	expect(httpCode).toBe(400);
	return ran;
}

describe.each(Object.entries(creations))('%s', (_refusal, cases) => {
	test.each(cases.map((each) => [each.resource, each] as const))(
		'%s: in Xero’s sentence, on its item',
		async (resource, { bad, good, says }) => {
			const records = [await good(), await bad(), await good()];
			await refusedInTheMiddle(
				{
					resource,
					operation: 'create',
					simplify: false,
					inputMode: 'json',
					fieldsJson: '={{ $json.record }}',
				},
				records.map((record) => ({ record }) as IDataObject),
				says,
			);
		},
	);
});

describe('a status that does not allow it', () => {
	const gone: Array<
		[resource: string, id: string, remove: string, record: () => XeroRecord, says: string | RegExp]
	> = [
		[
			'invoice',
			'InvoiceID',
			'deleteOrVoid',
			approved,
			'Invoice not of valid status for modification',
		],
		['bill', 'InvoiceID', 'deleteOrVoid', approved, 'Invoice not of valid status for modification'],
		[
			'creditNote',
			'CreditNoteID',
			'deleteOrVoid',
			() => note({ Status: 'AUTHORISED' }),
			'Credit note not of valid status for modification',
		],
		[
			'bankTransaction',
			'BankTransactionID',
			'delete',
			spend,
			'Bank Transaction not of valid status for modification',
		],
	];

	test.each(gone)(
		'%s: a change of a removed one, in Xero’s sentence, on its item',
		async (resource, id, remove, record, says) => {
			const ids: unknown[] = [];
			for (let made = 0; made < 3; made += 1) ids.push((await make(world, resource, record()))[id]);
			const removed = await world.run({ resource, operation: remove, record: byId(ids[1]) });
			expect(removed.error).toBeUndefined();
			await refusedInTheMiddle(
				{
					resource,
					operation: 'update',
					simplify: false,
					record: byId('={{ $json.id }}'),
					...asJson({ Date: world.day(-1) }),
				},
				ids.map((each) => ({ id: String(each) })),
				says,
			);
		},
	);

	test('contact: a change of an archived one', async () => {
		const ids = ['City Agency', 'Old Mill Stores', 'Bayside Club'].map((name) =>
			contactId(world, name),
		);
		await refusedInTheMiddle(
			{
				resource: 'contact',
				operation: 'update',
				simplify: false,
				record: byId('={{ $json.id }}'),
				...asJson({ FirstName: 'Ana' }),
			},
			ids.map((id) => ({ id })),
			isArchived,
		);
	});
});
