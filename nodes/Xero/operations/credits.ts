import { findWanted, wanted, type Wanted } from './find';
import { each, isRefused, textOf, type Job } from './job';
import { decimalOf, type Decimal } from '../values/decimal';
import { Refusal, refused, type Refused } from '../values/outcome';
import { isRecord, type XeroRecord } from '../values/record';

/** A credit note, overpayment or prepayment as Xero holds it, for the item that names it. */
export type Credit = { item: number; record: XeroRecord };

/** The credit each item names, whole, each read once. What is not found is its item's refusal. Throws Fault. */
export async function creditsOf(job: Job): Promise<Array<Credit | Refused>> {
	const wants = await each(job.items, (item) => wanted(job, item));
	const named = wants.filter((want): want is Wanted => !isRefused(want as Refused));
	const found = await findWanted(job, named);
	return [
		...wants.filter((want): want is Refused => isRefused(want as Refused)),
		...named.map(({ item }) => {
			const record = found.get(item);
			return record === undefined || record instanceof Refusal ? refused(item, record ?? new Refusal(['Not found'])) : { item, record };
		}),
	];
}

export const amountOf = (record: XeroRecord, name: string): Decimal => decimalOf(textOf(record, name) || '0');

/** The side of the documents a credit can be set against: bills for what suppliers owe, else invoices. */
export const sideOf = (credit: XeroRecord): 'ACCREC' | 'ACCPAY' =>
	/^(ACCPAY|AP|SPEND)/.test(textOf(credit, 'Type')) ? 'ACCPAY' : 'ACCREC';

export const allocationsIn = (credit: XeroRecord): XeroRecord[] =>
	Array.isArray(credit.Allocations) ? credit.Allocations.filter(isRecord) : [];

/** What an item answers: which credit, what was done to it, and what is left of it. */
export const creditShown = ({ resource }: Job, credit: XeroRecord, remaining: Decimal, allocations: readonly XeroRecord[]): XeroRecord => ({
	[resource.id]: credit[resource.id],
	...(resource.number === undefined ? {} : { [resource.number]: credit[resource.number] }),
	Contact: credit.Contact,
	CurrencyCode: credit.CurrencyCode,
	RemainingCredit: remaining.toNumber(),
	Allocations: [...allocations],
});
