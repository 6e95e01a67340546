import type { Attachments, Rec, Shelf, Verdict, View, WriteContext } from '../contract';
import { type History, withHistory } from './history';

/** How Xero's history names a change that ended in a status. */
const namesOfStatus: { readonly [status: string]: string } = {
	SUBMITTED: 'Submitted',
	AUTHORISED: 'Approved',
	POSTED: 'Posted',
	VOIDED: 'Voided',
	DELETED: 'Deleted',
	ARCHIVED: 'Archived',
	SENT: 'Sent',
	ACCEPTED: 'Accepted',
	DECLINED: 'Declined',
	INVOICED: 'Invoiced',
	BILLED: 'Billed',
};

const statusOf = (record: Rec) => String(record.Status ?? record.ContactStatus ?? '');

/** A shelf whose records keep a history and files, whatever they are: what both need is done around its verbs. */
export function recorded(shelf: Shelf, history: History, attachments: Attachments): Shelf {
	const { put, post } = shelf;
	const keepsHistory = withHistory.includes(shelf.endpoint);
	const takesFiles = attachments.endpoints.includes(shelf.endpoint);
	const idOf = (record: Rec) => String(record[shelf.id]);
	const statuses = new Map<string, string>();
	const told = (by: string, verdict: Verdict, isNew: (id: string) => boolean): Verdict => {
		if (verdict.is !== 'ok') return verdict;
		const id = idOf(verdict.record);
		const is = statusOf(verdict.record);
		const edited = statuses.get(id) === is ? 'Edited' : (namesOfStatus[is] ?? 'Edited');
		history.tell(id, isNew(id) ? 'Created' : edited, `${by}: ${is}`);
		statuses.set(id, is);
		return verdict;
	};
	return {
		...shelf,
		show: (record: Rec, view: View) => {
			const shown = shelf.show(record, view);
			if (!takesFiles || !('HasAttachments' in shown)) return shown;
			return { ...shown, HasAttachments: attachments.of(shelf, record).length > 0 };
		},
		...(keepsHistory && {
			sub: { ...shelf.sub, History: (record: Rec) => history.of(idOf(record), record) },
			...(put && {
				put: (element: Rec, context: WriteContext) =>
					told(context.app, put(element, context), () => true),
			}),
			...(post && {
				post: (element: Rec, context: WriteContext, id?: string) =>
					told(
						context.app,
						post(element, context, id),
						(written) => id === undefined && !element[shelf.id] && !statuses.has(written),
					),
			}),
		}),
	};
}
