import { everyRow, type Draft } from './drafts';
import { fold } from './find';
import { refusedBy, textOf, type Job, type Planned } from './job';
import { account } from '../resources/account';
import { taxRate } from '../resources/taxRate';
import { placeOf } from '../resources/reading';
import { decimalOf, type Decimal } from '../values/decimal';
import type { TaxRateOf } from '../values/lineAmounts';
import { mergeLines } from '../values/lines';
import { reconcileTotal, type DifferencePolicy } from '../values/money';
import { Refusal, refused, type Refused } from '../values/outcome';
import { isRecord, type XeroRecord } from '../values/record';

/** A record that has to come to a total; `stored` is what Xero has of it, where it is there already. */
export type ToTotal = { item: number; element: XeroRecord; expectedTotal: string; stored?: XeroRecord };

/** The element that comes to the total, with what was done to its lines to reach it. */
export type Totalled = { element: XeroRecord; notes?: string[] };

/**
 * Compares what the lines of each record come to with its expected total, and does on a difference what the person
 * chose. Where lines or Amounts Are are not given, the stored ones count. The organisation's tax rates are read once,
 * its accounts only where a line names no tax rate and gets its account's. Answers in order; throws nothing.
 */
export async function totalled(job: Job, records: readonly ToTotal[]): Promise<Array<Totalled | Refused>> {
	if (records.length === 0) return [];
	try {
		const taxRateOf = await ratesFor(job, records.flatMap(linesOf));
		return records.map((record) => reconciled(job, record, taxRateOf));
	} catch (error) {
		return records.map(({ item }) => refusedBy(item, error));
	}
}

/** The same for drafts: those without an expected total pass, one that does not fit is refused with all its rows. */
export async function checkTotals<Work extends Draft & { match?: XeroRecord }>(
	job: Job,
	planned: Array<Planned<Work> | Refused>,
): Promise<Array<Planned<Work> | Refused>> {
	const toCheck = planned.filter((each): each is Planned<Work & { expectedTotal: string }> => 'work' in each && each.work.expectedTotal !== undefined);
	const results = await totalled(
		job,
		toCheck.map(({ item, work: { element, expectedTotal, match } }) => ({ item, element, expectedTotal, ...(match === undefined ? {} : { stored: match }) })),
	);
	const resultOf = new Map(toCheck.map((each, position): [Planned<Work> | Refused, Totalled | Refused] => [each, results[position]]));
	return planned.flatMap((each): Array<Planned<Work> | Refused> => {
		const result = resultOf.get(each);
		if (result === undefined || !('work' in each)) return [each];
		return 'is' in result ? everyRow(each, result) : [{ ...each, work: { ...each.work, ...result } }];
	});
}

const recordsIn = (list: XeroRecord[string]): XeroRecord[] | undefined => (Array.isArray(list) ? list.filter(isRecord) : undefined);

/** The lines it will have: those given, else the stored ones in the form in which they are sent. */
function linesOf({ element, stored }: ToTotal): XeroRecord[] {
	const merged = mergeLines(recordsIn(stored?.LineItems) ?? [], [], 'merge');
	return recordsIn(element.LineItems) ?? (merged instanceof Refusal ? [] : merged.lines);
}

function reconciled(job: Job, record: ToTotal, taxRateOf: TaxRateOf): Totalled | Refused {
	const { item, element, expectedTotal, stored } = record;
	const options = job.reader.collection('options', item);
	const result = reconcileTotal({
		lines: linesOf(record),
		lineAmountTypes: element.LineAmountTypes ?? stored?.LineAmountTypes ?? job.resource.document?.amounts,
		expected: expectedTotal,
		policy: (options.onTotalDifference ?? 'fail') as DifferencePolicy,
		taxRateOf,
		...(options.roundingAccountCode ? { roundingAccountCode: String(options.roundingAccountCode) } : {}),
	});
	if ('fault' in result) {
		return refused(item, new Refusal([result.fault], 'Check the lines, or choose what happens under On Total Difference in Options.'));
	}
	// Lines that stay as they are need not be sent.
	if (element.LineItems === undefined && stored !== undefined && result.note === undefined) return { element };
	return { element: { ...element, LineItems: result.lines }, ...(result.note === undefined ? {} : { notes: [result.note] }) };
}

/** The code or id of a line's account, '' where it has none. */
const accountOf = (line: XeroRecord): string => fold(line.AccountCode) || fold(line.AccountID);

/** Percentages by tax type; a line without one has its account's, but on quotes. */
async function ratesFor(job: Job, lines: readonly XeroRecord[]): Promise<TaxRateOf> {
	const rates = new Map<string, Decimal>();
	for (const rate of await job.xero.page(placeOf(taxRate))) {
		if (rate.EffectiveRate !== undefined) rates.set(textOf(rate, 'TaxType'), decimalOf(textOf(rate, 'EffectiveRate')));
	}
	const byAccount = new Map<string, string>();
	if (!job.resource.document?.taxAsGiven && lines.some((line) => textOf(line, 'TaxType') === '' && accountOf(line) !== '')) {
		for (const each of await job.xero.page(placeOf(account))) {
			for (const name of ['Code', 'AccountID']) byAccount.set(fold(each[name]), textOf(each, 'TaxType'));
		}
	}
	return (line) => {
		// An item brings a tax rate of its own, which is not known here.
		const fallback = textOf(line, 'ItemCode') === '' ? byAccount.get(accountOf(line)) : undefined;
		return rates.get(textOf(line, 'TaxType') || (fallback ?? ''));
	};
}
