import { offered } from '../../nodes/Xero/resources/catalogue';
import type { World } from '../core/harness';
import type { Rec } from '../local-xero/contract';
import type { Seen } from './proxy';
import type { ToolCall } from './toolCalls';

/*
 * What a permission lets through, written down apart from the node's own tables: documents that may stand as drafts, and
 * what a draft names, of which a new one may be made.
 */
const drafted = new Set(['Invoices', 'CreditNotes', 'ManualJournals', 'PurchaseOrders', 'Quotes', 'Receipts', 'RepeatingInvoices']);
const named = new Set(['Contacts', 'Items']);

const elementsIn = ({ body }: Seen, list: string): Rec[] | undefined => {
	try {
		const sent = JSON.parse(body) as { [list: string]: unknown };
		const elements = sent[list];
		return Array.isArray(elements) && Object.keys(sent).length === 1 ? (elements as Rec[]) : undefined;
	} catch {
		return undefined;
	}
};

/** What is the matter with a request, as the permission goes; undefined when nothing is. */
export function sentFault(seen: Seen, permission: ToolCall['permission']): string | undefined {
	if (seen.method === 'GET' || permission === 'everything') return undefined;
	const place = `${seen.method} ${seen.url.split('?')[0].slice(0, 80)}`;
	if (permission !== 'draftsOnly') return `With ${permission ?? 'no permission'} a request writes: ${place}`;
	const [, list] = /^\/api\.xro\/2\.0\/([A-Za-z]+)$/.exec(seen.url.split('?')[0]) ?? [];
	if (list !== undefined && named.has(list) && seen.method === 'PUT') return undefined;
	if (list === undefined || !drafted.has(list) || !['PUT', 'POST'].includes(seen.method)) return `With Drafts Only a request does more than draft: ${place}`;
	const elements = elementsIn(seen, list);
	return elements === undefined || elements.some(({ Status }) => Status !== 'DRAFT') ? `With Drafts Only something is sent that is no draft: ${place}` : undefined;
}

/** What follows from a new draft in records that are there. */
const following = new Set(['UpdatedDateUTC', 'IsCustomer', 'IsSupplier', 'Balances']);

type Kept = { text: string; status: unknown };

/** The books at some moment: what is in them and in which state. */
export class Books {
	private records = new Map<string, Kept>();

	constructor(private readonly world: World) {
		this.records = this.read();
	}

	private read(): Map<string, Kept> {
		const places = new Map(offered.map(({ path, id }) => [path.replace('/', ''), id]));
		return new Map([...places].flatMap(([endpoint, id]) => this.shelf(endpoint).map((record): [string, Kept] => [`${endpoint} ${String(record[id])}`, keptOf(record)])));
	}

	private shelf(endpoint: string): Rec[] {
		try {
			return this.world.books(endpoint);
		} catch {
			// no shelf of the Accounting API
			return [];
		}
	}

	/** What has happened since the last look that Drafts Only does not allow. */
	faults(): string[] {
		const before = this.records;
		this.records = this.read();
		const faults: string[] = [];
		for (const [place, { text, status }] of this.records) {
			const [endpoint] = place.split(' ');
			const known = before.get(place);
			if (known?.text === text) continue;
			if (known !== undefined && known.status !== 'DRAFT') faults.push(`With Drafts Only what is no draft was changed: one of ${endpoint}, ${String(known.status)}`);
			else if (known === undefined && named.has(endpoint)) continue;
			else if (status !== 'DRAFT' || !drafted.has(endpoint)) faults.push(`With Drafts Only something was left that is no draft: one of ${endpoint}, ${String(status)}`);
		}
		for (const place of before.keys()) if (!this.records.has(place)) faults.push(`With Drafts Only something went: one of ${place.split(' ')[0]}`);
		return faults;
	}
}

const keptOf = (record: Rec): Kept => ({ text: JSON.stringify(record, (name, part: unknown) => (following.has(name) ? undefined : part)), status: record.Status ?? record.ContactStatus });
