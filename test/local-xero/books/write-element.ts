import type { Rec, Verdict, View, WriteContext } from '../contract';
import type { ChosenContact } from './document-contact';
import { zeroId } from './ids';
import { withoutNothing, written } from './shelf';

/** A record as it would be after a write, and what stands against it. Nothing is stored yet. */
export interface Plan<R> {
	next: R;
	errors: string[];
	/** The contact to keep with a document, when the element names one. */
	chosen?: ChosenContact;
}

/** What a kind of record needs to be written. */
export interface WrittenKind<G, R extends Rec> {
	/** The id attribute. */
	id: string;
	read: (element: Rec) => G;
	plan: (given: G, context: WriteContext, was?: R) => Plan<R>;
	store: (plan: Plan<R>, was?: R) => R;
	show: (record: R, view: View) => Rec;
}

/**
 * Writes one element: reads it, finds what it means, plans the record, and stores it when nothing stands against it.
 * Otherwise the verdict echoes the planned record, with the zero GUID when nothing was there before.
 *
 * @param match the record an element means; undefined makes a new one
 */
export function writeElement<G, R extends Rec>(
	kind: WrittenKind<G, R>,
	element: Rec,
	context: WriteContext,
	match: (given: G) => R | undefined,
): Verdict {
	return written(() => {
		const given = kind.read(element);
		const was = match(given);
		const plan = kind.plan(given, context, was);
		if (plan.errors.length === 0) return { is: 'ok', record: kind.store(plan, was) };
		const view = { full: true, summaryOnly: false, unitdp: context.unitdp };
		const echo = withoutNothing({ ...kind.show(plan.next, view), HasErrors: true });
		if (!was) echo[kind.id] = zeroId;
		if (plan.next.Contact && !(plan.next.Contact as Rec).ContactID) delete echo.Contact;
		return { is: 'error', echo, errors: plan.errors };
	});
}
