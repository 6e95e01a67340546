import { findByAttribute, findByIds, fold } from './find';
import { textOf } from './job';
import { creditNote } from '../resources/creditNote';
import type { Resource } from '../resources/define';
import { invoice } from '../resources/invoice';
import { overpayment } from '../resources/overpayment';
import { prepayment } from '../resources/prepayment';
import type { Xero } from '../transport/session';
import { isRecord, type Json, type XeroRecord } from '../values/record';

/** What a payment may be for: its attribute, the attribute that tells how much is open, what a person calls it. */
export type Paid = { attribute: string; resource: Resource; open: string; called: string };

/** An invoice stands for a bill too. https://developer.xero.com/documentation/api/accounting/payments */
export const paidBy: readonly Paid[] = [
	{ attribute: 'Invoice', resource: { ...invoice, document: {} }, open: 'AmountDue', called: 'invoice or bill' },
	{ attribute: 'CreditNote', resource: creditNote, open: 'RemainingCredit', called: 'credit note' },
	{ attribute: 'Prepayment', resource: prepayment, open: 'RemainingCredit', called: 'prepayment' },
	{ attribute: 'Overpayment', resource: overpayment, open: 'RemainingCredit', called: 'overpayment' },
];

/** Whether a reference, by id or number, names this record. */
export const names = (reference: Json | undefined, { id, number }: Resource, record: XeroRecord): boolean =>
	isRecord(reference) && [id, number].some((name) => name !== undefined && reference[name] !== undefined && fold(reference[name]) === fold(record[name]));

/** The documents that references name by id or number, looked up together. Throws Fault and Refusal. */
export async function documentsNamed(xero: Xero, { resource }: Paid, references: readonly XeroRecord[]): Promise<XeroRecord[]> {
	const given = (name: string) => references.map((reference) => textOf(reference, name)).filter((text) => text !== '');
	const [ids, numbers] = [given(resource.id), resource.number === undefined ? [] : given(resource.number)];
	const byId = ids.length === 0 ? [] : [...(await findByIds(xero, resource, ids)).values()];
	const byNumber = numbers.length === 0 ? [] : [...(await findByAttribute(xero, resource, resource.number ?? resource.id, numbers)).values()].flat();
	return [...byId, ...byNumber];
}
