import { randomUUID } from 'node:crypto';
import type { Books, Clock, OpenBooks, Rec, Shelf, Verdict } from '../contract';

export const aroha = '11111111-1111-4111-8111-111111111111';
export const bristol = '22222222-2222-4222-8222-222222222222';

/** A shelf of contacts with no accounting at all: the protocol's tests stand on it alone. */
class ContactShelf implements Shelf {
	readonly endpoint = 'Contacts';
	readonly key = 'Contacts';
	readonly id = 'ContactID';
	readonly list = {
		where: true,
		order: true,
		modifiedSince: true,
		paged: true,
		highVolume: true,
		summaryOnly: true,
		selects: { IDs: 'ContactID' },
		pagedBy: ['Statuses'],
		searches: ['Name', 'EmailAddress'],
		hides: (record: Rec) => record.ContactStatus === 'ARCHIVED',
	};
	readonly types = {
		ContactID: 'guid',
		Name: 'string',
		EmailAddress: 'string',
		ContactStatus: 'string',
		IsCustomer: 'boolean',
		Discount: 'number',
		UpdatedDateUTC: 'date',
		'Group.GroupID': 'guid',
		'Group.Name': 'string',
	} as const;
	readonly summarizes = ['PUT', 'POST'] as const;
	readonly posts = { collection: true, byPath: true };
	private readonly records: Rec[] = [];

	constructor(private readonly clock: Clock) {}

	all() {
		return [...this.records];
	}

	find(id: string) {
		return this.records.find((record) => record.ContactID === id);
	}

	show(record: Rec, view: { full: boolean; summaryOnly: boolean }): Rec {
		const { Phones, ...summary } = record;
		return view.full && !view.summaryOnly ? { ...summary, Phones } : summary;
	}

	check(element: Rec) {
		return element.Name === 7
			? ({ is: 'unreadable', errorNumber: 14, message: 'Error converting value 7' } as const)
			: undefined;
	}

	put(element: Rec): Verdict {
		if (typeof element.Name !== 'string') {
			return { is: 'error', echo: { ContactID: randomUUID() }, errors: ['A name is needed'] };
		}
		const warnings = element.Name === 'Twin' ? ['There may be another Twin'] : [];
		const record: Rec = {
			Phones: [],
			ContactStatus: 'ACTIVE',
			...element,
			ContactID: randomUUID(),
		};
		record.UpdatedDateUTC = new Date(this.clock.now());
		this.records.push(record);
		return { is: 'ok', record, warnings };
	}

	post(element: Rec, _context: unknown, pathId?: string): Verdict {
		const record = this.find(pathId ?? String(element.ContactID));
		if (record === undefined) return this.put(element);
		Object.assign(record, element, { UpdatedDateUTC: new Date(this.clock.now()) });
		return { is: 'ok', record };
	}
}

const booksOf = (name: string, id: string, clock: Clock): Books => ({
	organisation: { OrganisationID: id, Name: name },
	shelves: new Map<string, Shelf>([['Contacts', new ContactShelf(clock)]]),
	email: () => ({ is: 'gone' }),
	onlineInvoice: () => undefined,
	pdf: () => undefined,
	actions: () => [],
});

/** Two organisations with empty shelves. */
export const openTestBooks: OpenBooks = ({ clock }) =>
	new Map([
		[aroha, booksOf('Aroha', aroha, clock)],
		[bristol, booksOf('Bristol', bristol, clock)],
	]);
