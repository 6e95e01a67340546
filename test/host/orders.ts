import { parse } from 'csv-parse/sync';
import { Decimal } from 'decimal.js';

/** One line of the order file, as text. */
interface Row {
	order_number: string;
	order_date: string;
	customer_name: string;
	customer_email: string;
	sku: string;
	description: string;
	quantity: string;
	unit_price: string;
	discount_percent: string;
	tax_rate: string;
	order_total: string;
	paid: string;
	payment_method: string;
}

/** What one line must become in the books. */
export interface ExpectedLine {
	amount: Decimal;
	tax: Decimal;
}

/** What one order must become in the books, worked out from the file alone. */
export interface ExpectedOrder {
	number: string;
	email: string;
	lines: ExpectedLine[];
	/** What the shop says the order comes to. */
	total: Decimal;
	/** The shop's total less the lines' total: a line of its own evens it out. */
	rounding: Decimal;
	paid: boolean;
	/** Why the order cannot be booked. */
	fault?: string;
}

const columns: Array<keyof Row> = [
	'order_number',
	'order_date',
	'customer_name',
	'customer_email',
	'sku',
	'description',
	'quantity',
	'unit_price',
	'discount_percent',
	'tax_rate',
	'order_total',
	'paid',
	'payment_method',
];

/** What must be the same in every row of an order. */
const headerColumns = [
	'order_date',
	'customer_name',
	'customer_email',
	'order_total',
	'payment_method',
] as const;

/** A larger difference is a mistake in the file, not rounding. */
const mostRounding = 1;

/** The tax rates the template knows a Xero tax rate for. */
const knownTaxRates = ['15', '0'];

const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text.trim());
const cents = (amount: Decimal) => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);

/** The first thing wrong with a row. */
function faultOf(row: Row): string | undefined {
	for (const column of ['quantity', 'unit_price', 'order_total'] as const) {
		if (!isNumber(row[column])) return `${column} "${row[column]}" is not a number`;
	}
	if (row.discount_percent !== '' && !isNumber(row.discount_percent)) {
		return `discount_percent "${row.discount_percent}" is not a number`;
	}
	return knownTaxRates.includes(row.tax_rate) ? undefined : `tax rate ${row.tax_rate} is not known`;
}

/**
 * A line in Xero's arithmetic, prices including tax: each line is rounded to cents by itself.
 * https://developer.xero.com/documentation/api/accounting/invoices
 */
function lineOf(row: Row): ExpectedLine {
	const kept = new Decimal(100).minus(row.discount_percent || 0).div(100);
	const amount = cents(new Decimal(row.quantity).times(row.unit_price).times(kept));
	const rate = new Decimal(row.tax_rate);
	return {
		amount,
		tax: cents(amount.times(rate).div(rate.plus(100))),
	};
}

/** The first thing wrong with an order: a row, two rows that disagree, or a total its lines cannot come to. */
function faultOfOrder(rows: Row[]): string | undefined {
	const [first] = rows;
	const disagreeing = headerColumns.find((column) =>
		rows.some((row) => row[column] !== first[column]),
	);
	const fault = rows.map(faultOf).find((found) => found !== undefined);
	if (fault !== undefined) return fault;
	if (disagreeing !== undefined) return `the rows disagree on ${disagreeing}`;
	const lines = Decimal.sum(0, ...rows.map((row) => lineOf(row).amount));
	const tooFar = lines.minus(first.order_total).abs().greaterThan(mostRounding);
	return tooFar
		? `the lines come to ${lines.toFixed(2)}, order_total is ${first.order_total}`
		: undefined;
}

function orderOf(rows: Row[]): ExpectedOrder {
	const [first] = rows;
	const fault = faultOfOrder(rows);
	const lines = fault ? [] : rows.map(lineOf);
	const total = new Decimal(fault ? 0 : first.order_total);
	return {
		number: first.order_number,
		email: first.customer_email.toLowerCase(),
		lines,
		total,
		rounding: total.minus(Decimal.sum(0, ...lines.map(({ amount }) => amount))),
		paid: first.paid === 'yes',
		fault,
	};
}

/**
 * Reads an order file and works out what must be in the books afterwards, without the connector and without Xero.
 *
 * @param csv text with the columns of templates/samples/shop-orders.csv
 * @returns one entry an order, in the order of the file
 * @throws when a column is missing
 */
export function readOrders(csv: string): ExpectedOrder[] {
	const rows = parse(csv, { columns: true, bom: true, skip_empty_lines: true }) as Row[];
	const missing = columns.filter((column) => rows.length === 0 || !(column in rows[0]));
	if (missing.length > 0)
		throw new Error(`The order file has no rows, or lacks the columns ${missing.join(', ')}`);
	const byNumber = new Map<string, Row[]>();
	for (const row of rows)
		byNumber.set(row.order_number, [...(byNumber.get(row.order_number) ?? []), row]);
	return [...byNumber.values()].map(orderOf);
}
