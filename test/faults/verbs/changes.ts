import type { Rec } from '../../local-xero/contract';
import type { Rig } from '../rig';
import { changeOf, statusIs, type Change } from './change';
import { contact, contactSpoils, fromItem, invoice, line, nobody, type Verb } from './task';

let codes = 0;
const anAccount = (mark: string): Rec => ({
	Code: `F${(codes += 1)}`,
	Name: mark,
	Type: 'EXPENSE',
});

const aQuote = (mark: string, rig: Rig): Rec => ({
	Contact: contact,
	Date: rig.world.day(0),
	LineItems: [line()],
	Reference: mark,
});

const changes: Change[] = [
	{
		name: 'update contact',
		resource: 'contact',
		operation: 'update',
		endpoint: 'Contacts',
		id: 'ContactID',
		stored: (mark) => ({ Name: mark }),
		parameters: fromItem,
		given: (mark) => ({ FirstName: mark }),
		isDone: (record, mark) => record?.FirstName === mark,
		spoilt: contactSpoils,
	},
	{
		name: 'update invoice',
		resource: 'invoice',
		operation: 'update',
		endpoint: 'Invoices',
		id: 'InvoiceID',
		stored: invoice('DRAFT'),
		parameters: fromItem,
		given: (mark) => ({ Reference: mark }),
		isDone: (record, mark) => record?.Reference === mark,
		spoilt: {
			invalid: (record) => ({ ...record, BrandingThemeID: nobody }),
			'wrong type': (record) => ({ ...record, DueDate: 'tomorrow' }),
		},
	},
	{
		name: 'update account',
		resource: 'account',
		operation: 'update',
		endpoint: 'Accounts',
		id: 'AccountID',
		most: 5,
		alone: true,
		stored: anAccount,
		parameters: fromItem,
		given: (mark) => ({ Description: mark }),
		isDone: (record, mark) => record?.Description === mark,
		spoilt: { invalid: (record) => ({ ...record, Code: '200' }) },
	},
	{
		name: 'archive contact',
		resource: 'contact',
		operation: 'archive',
		endpoint: 'Contacts',
		id: 'ContactID',
		stored: (mark) => ({ Name: mark }),
		isDone: (record) => record?.ContactStatus === 'ARCHIVED',
	},
	{
		name: 'archive account',
		resource: 'account',
		operation: 'archive',
		endpoint: 'Accounts',
		id: 'AccountID',
		most: 5,
		alone: true,
		stored: anAccount,
		isDone: statusIs('ARCHIVED'),
	},
	{
		name: 'delete item',
		resource: 'item',
		operation: 'delete',
		endpoint: 'Items',
		id: 'ItemID',
		method: 'DELETE',
		most: 5,
		stored: (mark) => ({ Code: mark, Name: 'Thing' }),
		isDone: (record) => record === undefined,
	},
	{
		name: 'delete quote',
		resource: 'quote',
		operation: 'delete',
		endpoint: 'Quotes',
		id: 'QuoteID',
		stored: aQuote,
		isDone: statusIs('DELETED'),
	},
	{
		name: 'delete or void invoice',
		resource: 'invoice',
		operation: 'deleteOrVoid',
		endpoint: 'Invoices',
		id: 'InvoiceID',
		stored: (mark, rig, at) => invoice(at % 2 === 0 ? 'DRAFT' : 'AUTHORISED')(mark, rig),
		isDone: statusIs('DELETED', 'VOIDED'),
	},
	...(
		[
			['approve', 'AUTHORISED'],
			['submit', 'SUBMITTED'],
		] as const
	).map(
		([operation, status]): Change => ({
			name: `${operation} invoice`,
			resource: 'invoice',
			operation,
			endpoint: 'Invoices',
			id: 'InvoiceID',
			stored: invoice('DRAFT'),
			// Without an account nothing can be booked.
			unfit: (record) => ({ ...record, LineItems: [line({ AccountCode: undefined })] }),
			isDone: statusIs(status),
		}),
	),
	{
		name: 'approve manual journal',
		resource: 'manualJournal',
		operation: 'approve',
		endpoint: 'ManualJournals',
		id: 'ManualJournalID',
		stored: (mark, rig) => ({
			Narration: mark,
			Date: rig.world.day(0),
			Status: 'DRAFT',
			JournalLines: [
				{ LineAmount: 10, AccountCode: '429' },
				{ LineAmount: -10, AccountCode: '400' },
			],
		}),
		isDone: statusIs('POSTED'),
	},
	...(
		[
			['accept', 'ACCEPTED'],
			['decline', 'DECLINED'],
		] as const
	).map(
		([operation, status]): Change => ({
			name: `${operation} quote`,
			resource: 'quote',
			operation,
			endpoint: 'Quotes',
			id: 'QuoteID',
			stored: (mark, rig) => ({ ...aQuote(mark, rig), Status: 'SENT' }),
			unfit: (record) => ({ ...record, Status: 'DRAFT' }),
			isDone: statusIs(status),
		}),
	),
	{
		name: 'mark invoice as sent',
		resource: 'invoice',
		operation: 'markAsSent',
		endpoint: 'Invoices',
		id: 'InvoiceID',
		stored: invoice('AUTHORISED'),
		isDone: (record) => record?.SentToContact === true,
	},
];

/** Update, archive, delete and the changes of status. */
export const changing: readonly Verb[] = changes.map(changeOf);
