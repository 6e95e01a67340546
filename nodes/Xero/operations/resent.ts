import type { Resource } from '../resources/define';
import { toIso } from '../values/dates';
import { isRecord, type XeroRecord } from '../values/record';

/** Whether Xero wants more of a stored record with a change than what changes. */
export const resends = ({ document }: Resource): boolean => (document?.resends ?? []).length > 0;

/** What Xero wants again of a stored record with every change of it: the contact by its id, the date as a day. */
export function resentOf({ document }: Resource, stored: XeroRecord): XeroRecord {
	const { Contact, Date: date } = stored;
	const all: XeroRecord = {
		Contact: isRecord(Contact) ? { ContactID: Contact.ContactID } : undefined,
		Date: typeof date === 'string' ? toIso(date, 'Date').slice(0, 10) : undefined,
	};
	return Object.fromEntries((document?.resends ?? []).filter((name) => all[name] !== undefined).map((name) => [name, all[name]]));
}
