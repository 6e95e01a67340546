import Decimal from 'decimal.js';

import type { Rec } from '../../contract';
import type { Ledger } from '../ledger';
import { longDate } from './calendar';

/** Rows and cells as Xero's reports have them (https://developer.xero.com/documentation/api/accounting/reports). */

export type Cell = { Value: string; Attributes?: Array<{ Value: string; Id: string }> };
export type Row = { RowType: string; Title?: string; Cells?: Cell[]; Rows?: Row[] };

export const money = (amount: Decimal) => amount.toFixed(2);

const cells = (values: readonly string[]): Cell[] => values.map((Value) => ({ Value }));

export const header = (...values: string[]): Row => ({ RowType: 'Header', Cells: cells(values) });
export const plainRow = (...values: string[]): Row => ({ RowType: 'Row', Cells: cells(values) });
export const summary = (...values: string[]): Row => ({
	RowType: 'SummaryRow',
	Cells: cells(values),
});
export const section = (Title: string, ...Rows: Row[]): Row => ({
	RowType: 'Section',
	Title,
	Rows,
});

/** A row whose every cell names the record it is about. */
export function rowAbout(attribute: string, id: string, ...values: string[]): Row {
	const Attributes = [{ Value: id, Id: attribute }];
	return { RowType: 'Row', Cells: values.map((Value) => ({ Value, Attributes })) };
}

/** A report with what stands around its rows. */
export function report(ledger: Ledger, type: string, titles: string[], Rows: Row[]): Rec {
	return {
		ReportID: type,
		// Profit and Loss, whatever its first title says
		ReportName: type.replace(/([a-z])([A-Z])/g, '$1 $2').replace(' And ', ' and '),
		ReportType: type,
		ReportTitles: titles,
		ReportDate: longDate(ledger.today()),
		UpdatedDateUTC: ledger.now(),
		Fields: [],
		Rows,
	};
}
