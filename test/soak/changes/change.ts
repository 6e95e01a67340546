import type { Rec } from '../../local-xero/contract';
import type { Office } from '../office';

/** One kind of thing that happens in an organisation. */
export type Change = {
	name: string;
	/** How often, beside the others. */
	weight: number;
	/** Does it; false when nothing in the books allows it now. */
	happens: (office: Office) => boolean;
};

export const done = (record: unknown): boolean => record !== undefined && record !== false;

export const isActive = (record: Rec): boolean => (record.ContactStatus ?? record.Status) === 'ACTIVE';

/** A customer or supplier in use. */
export const contactOf = (office: Office): Rec => {
	const contact = office.any('Contacts', isActive);
	return { ContactID: contact?.ContactID };
};

export const lineOf = ({ dice }: Office, account = '200'): Rec => ({
	Description: dice.of(['Mugs', 'Paper', 'Courier', 'Hours', 'Repairs']),
	Quantity: dice.whole(1, 9),
	UnitAmount: dice.whole(100, 90_000) / 100,
	AccountCode: account,
});

export const linesOf = (office: Office, account?: string): Rec[] =>
	Array.from({ length: office.dice.whole(1, 3) }, () => lineOf(office, account));

/** A change of a record that is in one of these statuses. */
export const changeOf =
	(endpoint: string, holds: (record: Rec) => boolean, change: (office: Office, record: Rec) => Rec) =>
	(office: Office): boolean => {
		const record = office.any(endpoint, holds);
		return record !== undefined && done(office.change(endpoint, record, change(office, record)));
	};

/** From one of these statuses to another. */
export const toStatus = (
	endpoint: string,
	from: readonly string[],
	to: string,
	weight: number,
	also: (record: Rec) => boolean = () => true,
	resent: (record: Rec) => Rec = () => ({}),
): Change => ({
	name: `${endpoint} ${to}`,
	weight,
	happens: changeOf(
		endpoint,
		(record) => from.includes(String(record.Status)) && also(record),
		(_, record) => ({ ...resent(record), Status: to }),
	),
});
