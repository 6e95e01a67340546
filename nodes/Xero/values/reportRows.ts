import { decimalOf } from './decimal';
import { isRecord, type Json, type XeroRecord } from './record';

/** What the first column of a report holds where Xero gives it no title. */
const firstColumn = 'Account';

/** Ids that Xero hangs on a row's cells, by the name of the attribute. */
const idNames: { [attribute: string]: string } = {
	account: 'AccountID',
	accountid: 'AccountID',
	invoiceid: 'InvoiceID',
	contactid: 'ContactID',
	creditnoteid: 'CreditNoteID',
};

/** Columns of names, which may look like numbers (an invoice `0042`) and must keep every digit. */
const namesIn: ReadonlySet<string> = new Set(['account code', 'code', 'invoice number', 'number', 'reference']);

/** What stands on a row beside its columns. */
const ownNames = ['IsTotal', 'ReportName', 'Section', ...new Set(Object.values(idNames))];

/** A number with all its digits; undefined when there are more than a JSON number holds. */
function exactly(text: string): number | undefined {
	try {
		return decimalOf(text).toNumber();
	} catch {
		return undefined;
	}
}

/** `-1,850.00` and `(1850.00)` as numbers, empty as null, a date and time at midnight as the day; other text as it is, and numbers of too many digits. */
export function cellValue(text: Json | undefined): Json {
	if (typeof text !== 'string') return text ?? null;
	const trimmed = text.trim();
	if (trimmed === '') return null;
	const plain = trimmed.replace(/^\((.*)\)$/, '-$1').replace(/(\d),(?=\d{3}\b)/g, '$1');
	if (/^-?\d+(\.\d+)?$/.test(plain)) return exactly(plain) ?? trimmed;
	return /^\d{4}-\d\d-\d\dT00:00:00$/.test(trimmed) ? trimmed.slice(0, 10) : trimmed;
}

const listIn = (record: XeroRecord, name: string): XeroRecord[] => {
	const list = record[name];
	return Array.isArray(list) ? list.filter(isRecord) : [];
};

/** Titles of the columns; one that comes twice (two budgets, say) or is a row's own name is numbered, so that no figure is lost. */
function columnNames(header: XeroRecord | undefined): string[] {
	const seen = new Map<string, number>(ownNames.map((name) => [name, 1]));
	return listIn(header ?? {}, 'Cells').map(({ Value }, position) => {
		const title = typeof Value === 'string' && Value.trim() !== '' ? Value.trim() : position === 0 ? firstColumn : `Column ${position + 1}`;
		const times = (seen.get(title) ?? 0) + 1;
		seen.set(title, times);
		return times === 1 ? title : `${title} (${times})`;
	});
}

function rowOf(row: XeroRecord, section: string, columns: readonly string[], untitled: boolean): XeroRecord {
	const cells = listIn(row, 'Cells');
	const ids = cells
		.flatMap((cell) => listIn(cell, 'Attributes'))
		.map(({ Id, Value }): [string, Json | undefined] => [idNames[String(Id).toLowerCase()] ?? '', Value])
		.filter(([name]) => name !== '');
	const values = cells.map(({ Value }, position): [string, Json] => [
		columns[position] ?? `Column ${position + 1}`,
		// The name of an account may look like a number ("2024"); only figures become numbers.
		position === 0 || namesIn.has((columns[position] ?? '').toLowerCase()) ? ((Value === '' ? null : dayOf(Value)) ?? null) : cellValue(Value),
	]);
	return {
		Section: section,
		...Object.fromEntries(values.slice(0, 1)),
		...Object.fromEntries(ids.reverse()),
		...Object.fromEntries(values.slice(1)),
		// Gross and net profit are plain rows to Xero, of no account and in a section without a title.
		IsTotal: row.RowType === 'SummaryRow' || (untitled && ids.length === 0),
	};
}

const dayOf = (value: Json | undefined): Json | undefined =>
	typeof value === 'string' && /^\d{4}-\d\d-\d\dT00:00:00$/.test(value) ? value.slice(0, 10) : value;

/** Sections nest, and one without rows is the heading of those that follow it, until the next such heading. */
function rowsBelow(rows: readonly XeroRecord[], path: readonly string[], columns: readonly string[], untitled = false): XeroRecord[] {
	let heading: string[] = [];
	return rows.flatMap((row) => {
		if (row.RowType === 'Header') return [];
		if (row.RowType !== 'Section') return [rowOf(row, [...path, ...heading].join(' > '), columns, untitled)];
		const title = typeof row.Title === 'string' ? row.Title.trim() : '';
		const below = listIn(row, 'Rows');
		if (below.length === 0) {
			heading = title === '' ? [] : [title];
			return [];
		}
		return rowsBelow(below, [...path, ...heading, ...(title === '' ? [] : [title])], columns, title === '');
	});
}

/**
 * A report as rows a spreadsheet can take: the path of its section, the account's name and id, one column a period with
 * figures as numbers, and whether the row is a total. Takes a report as Xero sends it.
 * https://developer.xero.com/documentation/api/accounting/reports
 */
export function reportRows(report: XeroRecord): XeroRecord[] {
	const rows = listIn(report, 'Rows');
	const columns = columnNames(rows.find((row) => row.RowType === 'Header'));
	return rowsBelow(rows, [], columns);
}
