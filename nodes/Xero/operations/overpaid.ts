import type { Draft } from './drafts';
import { textOf, type Job, type Planned } from './job';
import { documentsNamed, names, paidBy, type Paid } from './paidDocuments';
import { payment } from '../resources/payment';
import { decimalOf, zero } from '../values/decimal';
import type { Outcome } from '../values/outcome';
import { isRecord, type XeroRecord } from '../values/record';

/**
 * Tells, where Xero refused a payment as more than what is outstanding, how much that is and what to do with the rest.
 * Outcomes stand in the order of what was planned. Throws nothing: what cannot be read keeps the general advice.
 */
export async function withAmountDue(job: Job, planned: ReadonlyArray<Planned<Draft>>, outcomes: Outcome[]): Promise<Outcome[]> {
	const isOverpaid = (outcome: Outcome) => outcome.is === 'refused' && outcome.because.some((sentence) => /exceeds the amount outstanding/i.test(sentence));
	if (job.resource.value !== payment.value || outcomes.length !== planned.length || !outcomes.some(isOverpaid)) return outcomes;
	const elements = outcomes.flatMap((outcome, position) => (isOverpaid(outcome) ? [planned[position].work.element] : []));
	const found = new Map<string, string>();
	for (const paid of paidBy) {
		const { attribute, resource, open } = paid;
		const named = elements.map((element) => element[attribute]).filter(isRecord);
		for (const record of await openOnes(job, paid, named)) {
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

/** What cannot be read has no advice. */
async function openOnes(job: Job, paid: Paid, references: readonly XeroRecord[]): Promise<XeroRecord[]> {
	try {
		return await documentsNamed(job.xero, paid, references);
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
