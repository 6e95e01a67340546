import type { Rec, Shelf, SubShelf, Verdict } from '../contract';
import type { World } from './world';

/** Where a person works: an organisation, an endpoint, and if wanted a list below one record (`Allocations`). */
export interface Place {
	tenantId: string;
	endpoint: string;
	/** Id of the record and segment of the list below it. */
	below?: { id: string; list: string };
}

const view = { full: true, summaryOnly: false, unitdp: 4 } as const;
const context = { unitdp: 4, app: 'Xero' } as const;

/**
 * What a person does in Xero's own pages: the same books and rules as the API, without tokens, limits or call log.
 * Every method throws an Error with Xero's sentences when the books refuse.
 */
export class Person {
	constructor(private readonly world: World) {}

	/** Makes a record; answers it as a response shows it. */
	create(place: Place, element: Rec): Rec {
		const list = this.list(place);
		return shown(list, list.put?.(element, context));
	}

	/** Changes a record, its status too: `{ Status: 'VOIDED' }`. */
	change(place: Place, id: string, element: Rec): Rec {
		const list = this.list(place);
		return shown(list, list.post?.({ ...element, [list.id]: id }, context, id));
	}

	/** Deletes for good, as the DELETE verb does. */
	remove(place: Place, id: string): void {
		const list = this.list(place);
		const verdict = list.remove?.(id);
		if (verdict?.is !== 'gone') shown(list, verdict);
	}

	/** Marks a payment or bank transaction as reconciled with the bank statement, or takes the mark away. */
	reconcile({ tenantId, endpoint }: Place, id: string, isReconciled = true): void {
		if (!this.world.books.get(tenantId)?.reconcile?.(endpoint, id, isReconciled))
			throw new RangeError(`Nothing to reconcile: ${endpoint} ${id}`);
	}

	private list({ tenantId, endpoint, below }: Place): Shelf | SubShelf {
		const shelf = this.world.books.get(tenantId)?.shelves.get(endpoint);
		if (!shelf) throw new RangeError(`No ${endpoint} of an organisation ${tenantId}`);
		if (!below) return shelf;
		const parent = shelf.find(below.id);
		const list = parent && shelf.sub?.[below.list]?.(parent);
		if (!list) throw new RangeError(`No ${below.list} of ${endpoint} ${below.id}`);
		return list;
	}
}

function shown(list: Pick<Shelf, 'show'>, verdict: Verdict | undefined): Rec {
	switch (verdict?.is) {
		case 'ok':
			return list.show(verdict.record, view);
		case 'error':
			throw new Error(verdict.errors.join(' '));
		case 'not found':
			throw new Error('There is no such record');
		case 'unreadable':
			throw new Error(verdict.message);
		default:
			throw new Error('The books have no such verb');
	}
}
