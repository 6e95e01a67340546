import type { Draft } from './drafts';
import { findByAttribute, findByIds, fold } from './find';
import { textOf, type Job, type Planned } from './job';
import { creditNote } from '../resources/creditNote';
import type { Resource } from '../resources/define';
import { invoice } from '../resources/invoice';
import { overpayment } from '../resources/overpayment';
import { payment } from '../resources/payment';
import { prepayment } from '../resources/prepayment';
import { decimalOf, zero } from '../values/decimal';
import type { Outcome } from '../values/outcome';
import { isRecord, type XeroRecord } from '../values/record';

/** What a payment may be for, by its attribute, and where that tells how much is open. An invoice stands for a bill too. */
const paidBy: ReadonlyArray<readonly [attribute: string, resource: Resource, open: string]> = [
	['Invoice', { ...invoice, document: {} }, 'AmountDue'],
	['CreditNote', creditNote, 'RemainingCredit'],
	['Prepayment', prepayment, 'RemainingCredit'],
	['Overpayment', overpayment, 'RemainingCredit'],
];

/**
 * Tells, where Xero refused a payment as more than what is outstanding, how much that is and what to do with the rest.
 * Outcomes stand in the order of what was planned. Throws nothing: what cannot be read keeps the general advice.
 */
export async function withAmountDue(job: Job, planned: ReadonlyArray<Planned<Draft>>, outcomes: Outcome[]): Promise<Outcome[]> {
	const isOverpaid = (outcome: Outcome) => outcome.is === 'refused' && outcome.because.some((sentence) => /exceeds the amount outstanding/i.test(sentence));
	if (job.resource.value !== payment.value || outcomes.length !== planned.length || !outcomes.some(isOverpaid)) return outcomes;
	const elements = outcomes.flatMap((outcome, position) => (isOverpaid(outcome) ? [planned[position].work.element] : []));
	const found = new Map<string, string>();
	for (const [attribute, resource, open] of paidBy) {
		const named = elements.map((element) => element[attribute]).filter(isRecord);
		for (const record of await openOnes(job, resource, named)) {
			const advice = (amount: string) => adviceFor(record, decimalOf(textOf(record, open) || '0'), amount, attribute);
			for (const element of elements) if (names(element[attribute], resource, record)) found.set(keyOf(element), advice(textOf(element, 'Amount')));
		}
	}
	return outcomes.map((outcome, position) => {
		const advice = isOverpaid(outcome) ? found.get(keyOf(planned[position].work.element)) : undefined;
		return advice === undefined || outcome.is !== 'refused' ? outcome : { ...outcome, advice };
	});
}

const keyOf = (element: XeroRecord): string => JSON.stringify(element);

const names = (reference: XeroRecord[string], { id, number }: Resource, record: XeroRecord): boolean =>
	isRecord(reference) && [id, number].some((name) => name !== undefined && reference[name] !== undefined && fold(reference[name]) === fold(record[name]));

async function openOnes(job: Job, resource: Resource, references: readonly XeroRecord[]): Promise<XeroRecord[]> {
	const given = (name: string) => references.map((reference) => textOf(reference, name)).filter((text) => text !== '');
	const [ids, numbers] = [given(resource.id), resource.number === undefined ? [] : given(resource.number)];
	try {
		const byId = ids.length === 0 ? [] : [...(await findByIds(job.xero, resource, ids)).values()];
		const byNumber = numbers.length === 0 ? [] : [...(await findByAttribute(job.xero, resource, resource.number ?? resource.id, numbers)).values()].flat();
		return [...byId, ...byNumber];
	} catch {
		return [];
	}
}

function adviceFor(record: XeroRecord, open: ReturnType<typeof decimalOf>, amount: string, attribute: string): string {
	const currency = textOf(record, 'CurrencyCode');
	if (attribute !== 'Invoice') return `${open.toString(2)} ${currency} is left of it. Refund that much at most.`;
	const rest = decimalOf(amount).subtract(open).toString(2);
	const type = record.Type === 'ACCPAY' ? 'Spend Overpayment' : 'Receive Overpayment';
	const overpay = `record ${open.compare(zero) > 0 ? 'the other ' : 'all of '}${rest} as an overpayment: a Bank Transaction of type ${type} with the same contact and bank account`;
	return open.compare(zero) > 0
		? `${open.toString(2)} ${currency} is due. Pay that much, and ${overpay}.`
		: `Nothing is due any more. To keep the money, ${overpay}.`;
}
