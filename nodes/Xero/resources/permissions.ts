import type { Resource } from './define';

/** What an agent may do with the node as its tool. */
export type Permission = 'readOnly' | 'draftsOnly' | 'everything';

/** What holds where a person has chosen nothing. */
export const usualPermission: Permission = 'draftsOnly';

const draft = 'DRAFT';

/**
 * The status in which a document counts for nothing until a person approves it; undefined where the object has none,
 * as a payment is in the ledger and a contact in use the moment it is there. A table with such a status among the
 * values of its status field, and not among those in which it posts, has drafts.
 * https://developer.xero.com/documentation/api/accounting/invoices, Invoice Status Codes
 */
export function draftStatusOf({ status, fields, posts }: Resource): string | undefined {
	const field = status === undefined ? undefined : fields[status];
	const isOffered = field?.kind === 'choice' && field.options.some(({ value }) => value === draft);
	return isOffered && (posts === undefined || posts.once?.includes(draft) === false) ? draft : undefined;
}

/** Operations that send a whole record, so that what would be left of it can be told before it is sent. */
const sendsRecord = ['create', 'update', 'upsert'];

/**
 * Whether an operation that writes can leave nothing but drafts behind. Create, Update and Create or Update of documents
 * can; of what documents name (contacts, items) a new one can be made, because it changes nothing that is there. Whether
 * a certain record may be sent is then judged by what it would be.
 */
export const canLeaveDrafts = (resource: Resource, operation: string): boolean =>
	sendsRecord.includes(operation) && (draftStatusOf(resource) !== undefined || (resource.newIsHarmless === true && operation !== 'update'));
