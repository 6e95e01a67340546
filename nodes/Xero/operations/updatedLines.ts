import { textOf } from './job';
import type { Lines } from './lines';
import { decimalOf, zero } from '../values/decimal';
import { mergeLines } from '../values/lines';
import { Refusal } from '../values/outcome';
import { isRecord, type Json, type XeroRecord } from '../values/record';

/** What Xero lets change once something is paid or credited. https://developer.xero.com/documentation/api/accounting/invoices */
const changeableWhenPaid = new Set(['Type', 'InvoiceID', 'Reference', 'DueDate', 'InvoiceNumber', 'BrandingThemeID', 'Contact', 'Url', 'PlannedPaymentDate']);
const lineChangeableWhenPaid = new Set(['LineItemID', 'Description', 'AccountCode', 'AccountID', 'Tracking']);

const amount = (record: XeroRecord, name: string) => decimalOf(textOf(record, name) || '0');

/** An invoice or bill, told by its amount due, on which something is paid. Of other documents Xero judges alone. */
export const isPaid = (stored: XeroRecord): boolean =>
	stored.AmountDue !== undefined && (stored.Status === 'PAID' || !amount(stored, 'AmountPaid').isZero() || !amount(stored, 'AmountCredited').isZero());

/**
 * The element of an update whose lines are merged with, or added to, the stored ones. Answers a Refusal when that
 * cannot be done without loss: lines that the read did not show, a changed meaning of the amounts, a paid document.
 */
export function updatedLines(
	stored: XeroRecord,
	element: XeroRecord,
	lines: Lines,
	mode: string,
): { element: XeroRecord; untouched?: string[] } | Refusal {
	const before = Array.isArray(stored.LineItems) ? stored.LineItems.filter(isRecord) : [];
	const keepsLines = lines === undefined || mode !== 'replace';
	if (keepsLines && before.length === 0 && !amount(stored, 'Total').isZero()) {
		return new Refusal(['Xero answered without the lines of the document, so they cannot be kept'], 'Run the item again, or replace all lines.');
	}
	const meaning = element.LineAmountTypes;
	if (keepsLines && before.length > 0 && meaning !== undefined && meaning !== stored.LineAmountTypes) {
		return new Refusal(
			['Amounts Are cannot change while lines stay, because their amounts would mean something else'],
			'Give all lines and set Lines Already There to Replace.',
		);
	}
	if (isPaid(stored)) {
		const forbidden = forbiddenWhenPaid(element, lines ?? [], mode);
		if (forbidden.length > 0) {
			return new Refusal(
				[`The document is paid or credited in part or whole, so Xero does not let ${forbidden.join(', ')} change`],
				'Remove the payment or credit first.',
			);
		}
	}
	if (lines === undefined) return { element };
	const merged = mergeLines(before, lines, mode === 'append' ? 'append' : mode === 'replace' ? 'replace' : 'merge');
	if (merged instanceof Refusal) return merged;
	if (mode !== 'replace' && isShownWithoutTax(stored, before)) {
		return new Refusal(
			['Xero shows the lines of the document without their tax, though its amounts include it, so they cannot be kept'],
			'Give all lines and set Lines Already There to Replace.',
		);
	}
	// Without it amounts are exclusive of tax, says Xero: https://developer.xero.com/documentation/api/accounting/invoices
	const types = keepsLines && isText(stored.LineAmountTypes) ? { LineAmountTypes: stored.LineAmountTypes } : {};
	return { element: { ...types, ...element, LineItems: merged.lines }, untouched: merged.untouched };
}

const isText = (value: Json | undefined): boolean => typeof value === 'string' && value !== '';

/** Seen of quotes: sent back, such amounts would lose their tax once more. https://github.com/XeroAPI/xero-mcp-server/pull/309 */
function isShownWithoutTax(stored: XeroRecord, lines: readonly XeroRecord[]): boolean {
	const [tax, total] = [amount(stored, 'TotalTax'), amount(stored, 'Total')];
	const sum = lines.reduce((all, line) => all.add(amount(line, 'LineAmount')), zero);
	return /^inclusive$/i.test(textOf(stored, 'LineAmountTypes')) && !tax.isZero() && sum.add(tax).equals(total);
}

function forbiddenWhenPaid(element: XeroRecord, lines: XeroRecord[], mode: string): string[] {
	const fields = Object.keys(element).filter((name) => !changeableWhenPaid.has(name));
	const added = mode !== 'merge' || lines.some((line) => textOf(line, 'LineItemID') === '');
	const parts = lines.flatMap((line) => Object.keys(line)).filter((name) => !lineChangeableWhenPaid.has(name));
	return [...new Set([...fields, ...(lines.length > 0 && added ? ['the list of lines'] : []), ...parts])];
}
