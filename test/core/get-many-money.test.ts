import type { XeroRecord } from '../../nodes/Xero/values/record';
import type { Rec } from '../local-xero/contract';
import { byId, named, openWorld, type World } from './harness';
import { everyFilterFinds, type Case, type Cases } from './harness/filters';
import { contactId, kept, make } from './harness/made';

let world: World;
let changed: string;

const lineOf = (UnitAmount: number): XeroRecord => ({
	Description: 'Work',
	Quantity: 1,
	UnitAmount,
	AccountCode: '200',
	TaxType: 'NONE',
});
const owing = async (resource: string) =>
	await make(world, resource, { Status: 'AUTHORISED', DueDate: world.day(9) });
const transaction = async (more: XeroRecord) =>
	await make(world, 'bankTransaction', {
		Type: 'SPEND',
		BankAccount: { Code: '090' },
		LineItems: [lineOf(9)],
		...more,
	});
const transfer = async (more: XeroRecord) =>
	await make(world, 'bankTransfer', {
		FromBankAccount: { Code: '090' },
		ToBankAccount: { Code: '091' },
		Amount: 5,
		Contact: undefined,
		LineItems: undefined,
		...more,
	});
const batch = async (resource: string, more: XeroRecord) => {
	const { InvoiceID } = await owing(resource);
	return await make(world, 'batchPayment', {
		Account: { Code: '090' },
		Date: world.day(0),
		Payments: [{ Invoice: { InvoiceID }, Amount: 1 }],
		Contact: undefined,
		LineItems: undefined,
		...more,
	});
};
const journal = async (more: XeroRecord) =>
	await make(world, 'manualJournal', {
		Narration: 'Accrual',
		Contact: undefined,
		LineItems: undefined,
		JournalLines: [
			{ LineAmount: 5, AccountCode: '429' },
			{ LineAmount: -5, AccountCode: '400' },
		],
		...more,
	});
const remove = async (resource: string, operation: string, id: unknown) =>
	await world.run({ resource, operation, record: byId(id) });

/** One of each before the moment `changed`, and one of each, told apart by everything, after it. */
beforeAll(async () => {
	world = await openWorld();
	await transaction({ Reference: 'Early', Date: world.day(-20) });
	await remove(
		'bankTransaction',
		'delete',
		(await transaction({ Reference: 'Gone' })).BankTransactionID,
	);
	await transfer({ Date: world.day(-20) });
	await batch('bill', {});
	await journal({ Date: world.day(-20) });
	for (const kind of ['PREPAYMENT', 'OVERPAYMENT']) {
		const made = await transaction({ Type: `SPEND-${kind}`, Date: world.day(-20) });
		await remove('bankTransaction', 'delete', made.BankTransactionID);
	}
	world.control.clock({ advance: 60_000 });
	changed = new Date(world.control.clock().now).toISOString();
	world.control.clock({ advance: 60_000 });
	await transaction({
		Type: 'RECEIVE',
		BankAccount: { Code: '091' },
		Contact: { Name: 'City Agency' },
		IsReconciled: true,
		Reference: 'Late',
	});
	await remove('bankTransfer', 'delete', (await transfer({ Reference: 'Late' })).BankTransferID);
	await transfer({ Reference: 'Late' });
	await remove(
		'batchPayment',
		'delete',
		(await batch('invoice', { Date: world.day(-1) })).BatchPaymentID,
	);
	await batch('bill', { Date: world.day(-12) });
	await journal({ Narration: 'Late', Status: 'POSTED' });
	for (const kind of ['PREPAYMENT', 'OVERPAYMENT'])
		await transaction({
			Type: `RECEIVE-${kind}`,
			Contact: { Name: 'City Agency' },
			Reference: 'Credit 7',
			LineItems: [lineOf(777)],
		});
});
afterAll(async () => await world.close());

const day = (value: unknown) => (value as Date).toISOString().slice(0, 10);
const is = (name: string, value: unknown) => (record: Rec) => record[name] === value;
const ofAgency = ({ Contact }: Rec) =>
	(Contact as Rec | undefined)?.ContactID === contactId(world, 'City Agency');
const dated: Case[] = [
	['dateFrom', () => world.day(-10), ({ Date }) => day(Date) >= world.day(-10)],
	['dateTo', () => world.day(-10), ({ Date }) => day(Date) <= world.day(-10)],
	[
		'modifiedSince',
		() => changed,
		({ UpdatedDateUTC, CreatedDateUTC }) =>
			((UpdatedDateUTC ?? CreatedDateUTC) as Date).toISOString() >= changed,
	],
];
const agency: Case = ['contact', () => named('id', contactId(world, 'City Agency')), ofAgency];
const rich: Case = [
	'remainingCreditFrom',
	() => '777',
	({ RemainingCredit }) => Number(RemainingCredit) >= 777,
];
const accountId = (Code: string) => String(kept(world, 'Accounts', 'Code', Code).AccountID);

const cases: { [resource: string]: Cases } = {
	bankTransaction: {
		endpoint: 'BankTransactions',
		filters: [
			['status', () => 'DELETED', is('Status', 'DELETED')],
			['type', () => 'RECEIVE', is('Type', 'RECEIVE')],
			[
				'bankAccountId',
				() => accountId('091'),
				({ BankAccount }) => (BankAccount as Rec).AccountID === accountId('091'),
			],
			agency,
			...dated,
			['isReconciled', () => true, is('IsReconciled', true)],
			['reference', () => 'Late', is('Reference', 'Late')],
		],
	},
	bankTransfer: {
		endpoint: 'BankTransfers',
		shown: ({ Status }) => Status !== 'DELETED',
		filters: [...dated, ['reference', () => 'Late', is('Reference', 'Late')]],
	},
	batchPayment: {
		endpoint: 'BatchPayments',
		filters: [
			...dated,
			['status', () => 'DELETED', is('Status', 'DELETED')],
			['type', () => 'RECBATCH', is('Type', 'RECBATCH')],
		],
	},
	overpayment: {
		endpoint: 'Overpayments',
		filters: [
			...dated,
			agency,
			rich,
			['status', () => 'VOIDED', is('Status', 'VOIDED')],
			['type', () => 'RECEIVE-OVERPAYMENT', is('Type', 'RECEIVE-OVERPAYMENT')],
			['references', () => 'Other, Credit 7', is('Reference', 'Credit 7')],
		],
	},
	prepayment: {
		endpoint: 'Prepayments',
		filters: [
			...dated,
			agency,
			rich,
			['status', () => 'VOIDED', is('Status', 'VOIDED')],
			['type', () => 'RECEIVE-PREPAYMENT', is('Type', 'RECEIVE-PREPAYMENT')],
			['invoiceNumbers', () => 'Other, Credit 7', is('InvoiceNumber', 'Credit 7')],
		],
	},
	manualJournal: {
		endpoint: 'ManualJournals',
		filters: [
			...dated,
			['status', () => 'POSTED', is('Status', 'POSTED')],
			['narration', () => 'Late', is('Narration', 'Late')],
		],
	},
};

/** Tried in the file of its own. */
const elsewhere: { [resource: string]: string[] } = { bankTransfer: ['includeDeleted'] };

describe.each(Object.keys(cases))('%s', (resource) => {
	everyFilterFinds(() => world, resource, cases[resource], elsewhere[resource]);
});
