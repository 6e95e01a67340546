import { everyRow, type Draft } from './drafts';
import { placeOf, refusedBy, textOf, type Job, type Planned } from './job';
import { account } from '../resources/account';
import { taxRate } from '../resources/taxRate';
import { decimalOf, type Decimal } from '../values/decimal';
import type { TaxRateOf } from '../values/lineAmounts';
import { reconcileTotal, type DifferencePolicy } from '../values/money';
import { Refusal, type Refused } from '../values/outcome';
import { isRecord, type XeroRecord } from '../values/record';

/**
 * Compares each draft that has an expected total with what its lines come to, and does on a difference what the
 * person chose. The organisation's tax rates are read once, its accounts only where a line names no tax rate.
 * Throws nothing: a draft that does not fit is refused.
 */
export async function checkTotals(job: Job, planned: Array<Planned<Draft> | Refused>): Promise<Array<Planned<Draft> | Refused>> {
	const toCheck = planned.filter((each): each is Planned<Draft> => 'work' in each && each.work.expectedTotal !== undefined);
	if (toCheck.length === 0) return planned;
	try {
		const taxRateOf = await ratesFor(job, toCheck.flatMap(({ work }) => linesOf(work)));
		return planned.flatMap((each): Array<Planned<Draft> | Refused> => ('work' in each ? reconciled(job, each, taxRateOf) : [each]));
	} catch (error) {
		const unread = new Map(toCheck.map((each) => [each.item, everyRow(each, refusedBy(each.item, error))]));
		return planned.flatMap((each): Array<Planned<Draft> | Refused> => unread.get(each.item) ?? [each]);
	}
}

const linesOf = (draft: Draft): XeroRecord[] => (Array.isArray(draft.element.LineItems) ? draft.element.LineItems.filter(isRecord) : []);

function reconciled(job: Job, planned: Planned<Draft>, taxRateOf: TaxRateOf): Array<Planned<Draft> | Refused> {
	const { expectedTotal, element } = planned.work;
	if (expectedTotal === undefined) return [planned];
	const options = job.reader.collection('options', planned.item);
	const result = reconcileTotal({
		lines: linesOf(planned.work),
		lineAmountTypes: element.LineAmountTypes,
		expected: expectedTotal,
		policy: (options.onTotalDifference ?? 'fail') as DifferencePolicy,
		taxRateOf,
		...(options.roundingAccountCode ? { roundingAccountCode: String(options.roundingAccountCode) } : {}),
	});
	if ('fault' in result) {
		return everyRow(planned, new Refusal([result.fault], 'Check the lines, or choose what happens under On Total Difference in Options.'));
	}
	const notes = result.note === undefined ? {} : { notes: [result.note] };
	return [{ ...planned, work: { ...planned.work, ...notes, element: { ...element, LineItems: result.lines } } }];
}

/** Percentages by tax type; a line without one has its account's. */
async function ratesFor(job: Job, lines: readonly XeroRecord[]): Promise<TaxRateOf> {
	const rates = new Map<string, Decimal>();
	for (const rate of await job.xero.page(placeOf(taxRate))) {
		if (rate.EffectiveRate !== undefined) rates.set(textOf(rate, 'TaxType'), decimalOf(textOf(rate, 'EffectiveRate')));
	}
	const byAccount = new Map<string, string>();
	if (lines.some((line) => textOf(line, 'TaxType') === '' && textOf(line, 'AccountCode') !== '')) {
		for (const each of await job.xero.page(placeOf(account))) byAccount.set(textOf(each, 'Code'), textOf(each, 'TaxType'));
	}
	return (line) => {
		// An item brings a tax rate of its own, which is not known here.
		const fallback = textOf(line, 'ItemCode') === '' ? byAccount.get(textOf(line, 'AccountCode')) : undefined;
		return rates.get(textOf(line, 'TaxType') || (fallback ?? ''));
	};
}
