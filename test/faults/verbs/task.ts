import type { IBinaryKeyData, IDataObject, INodeParameters } from 'n8n-workflow';

import type { Rec } from '../../local-xero/contract';
import type { Rig } from '../rig';

/** One element of a run that is not as it should be. */
export type Spoil = 'invalid' | 'unknown id' | 'wrong type' | 'duplicate';

/** A piece of work for one verb, and how the books show what became of it. */
export type Task = {
	parameters: INodeParameters;
	items: IDataObject[];
	files?: IBinaryKeyData[];
	/** Id attribute of the records that come out. */
	id: string;
	/** Whether every item makes a record of its own. */
	creates: boolean;
	/** Per item: ids, as the node tells them, of what the books hold of it. Two items that ask for the same share them. */
	held: () => Promise<string[][]>;
	/** All records there are, where a verb could make one that is nobody's. */
	total?: () => number;
	/** An error names other ids than the items do, so that only their number is compared. */
	counted?: true;
	/** An item without an error was done, though it does not say what was. */
	quiet?: true;
};

export type Verb = {
	name: string;
	/** The calls that write, as the local Xero sees them. */
	method: string;
	url: string;
	/** Most items of a run; those of a batch take fifty. */
	most: number;
	/** Writing calls of so many items, where a batch size does not tell. */
	requests?: (items: number) => number;
	/** What of an item can be spoilt. */
	spoils: readonly Spoil[];
	prepare: (
		rig: Rig,
		count: number,
		mark: string,
		spoil?: { kind: Spoil; at: number },
	) => Promise<Task>;
};

export const nobody = '00000000-0000-4000-8000-00000000beef';
export const contact = { Name: 'Bayside Club' };
export const line = (more: Rec = {}): Rec => ({
	Description: 'Mugs',
	Quantity: 2,
	UnitAmount: 10,
	AccountCode: '200',
	TaxType: 'NONE',
	...more,
});
export const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
export const fromItem = { inputMode: 'json', fieldsJson: '={{ JSON.stringify($json.record) }}' };
export const byItemId = { record: { __rl: true, mode: 'id', value: '={{ $json.id }}' } };
export const text = (value: unknown): string => String(value);

/** Groups of what the books hold by a mark, for the items that ask for it. */
export const byMark = (
	marks: string[],
	records: Rec[],
	markOf: (record: Rec) => unknown,
	idOf: (record: Rec) => unknown,
): string[][] => {
	const groups = new Map<string, string[]>();
	for (const record of records)
		groups.set(text(markOf(record)), [
			...(groups.get(text(markOf(record))) ?? []),
			text(idOf(record)),
		]);
	return marks.map((mark) => groups.get(mark) ?? []);
};

/** Approved documents another program made, the payments and credits of a run to be set against. */
export const owed = async (rig: Rig, count: number, mark: string): Promise<Rec[]> =>
	await rig.made(
		'Invoices',
		range(count).map((at) => ({
			Type: 'ACCREC',
			Status: 'AUTHORISED',
			Contact: contact,
			Date: rig.world.day(-9),
			DueDate: rig.world.day(9),
			LineItems: [line()],
			Reference: `${mark}-owed-${at}`,
		})),
	);

export const contactSpoils = {
	invalid: (record: Rec) => ({ ...record, EmailAddress: 'not an address' }),
	'wrong type': (record: Rec) => ({
		...record,
		Phones: [{ PhoneType: 'NOTHING', PhoneNumber: '1' }],
	}),
};

export const invoice =
	(Status: string) =>
	(mark: string, rig: Rig): Rec => ({
		Type: 'ACCREC',
		Status,
		Contact: contact,
		Date: rig.world.day(-1),
		DueDate: rig.world.day(9),
		LineItems: [line()],
		Reference: mark,
	});
