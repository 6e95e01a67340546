import Decimal from 'decimal.js';

import type { Ledger } from './ledger';
import type { Invoice, Item } from './records';

/** What an approved document brings of an item (negative: takes). */
type Movement = { item: Item; quantity: Decimal; cost: Decimal };

/**
 * Keeps the stock of tracked items: approved bills bring, approved sales invoices take at average cost
 * (https://developer.xero.com/documentation/api/accounting/items). More may be sold than there is: refusing it is
 * Xero's, and no matter of lists. Whether stock moves the item's UpdatedDateUTC is a switch.
 */
export function followStock(ledger: Ledger): void {
	const counted = new Map<string, { lines: string; movements: Movement[] }>();
	ledger.invoices.watch((invoice) => {
		const lines = stockedLines(ledger, invoice);
		const key = JSON.stringify(lines);
		const last = counted.get(invoice.InvoiceID);
		// a payment on it, say, moves no stock, though the average cost is another by now
		if (key === (last?.lines ?? '[]')) return;
		const before = last?.movements ?? [];
		const now = lines.map((line) => movementOf(ledger, invoice, line));
		counted.set(invoice.InvoiceID, { lines: key, movements: now });
		const net = new Map<Item, Movement>();
		const add = (sign: 1 | -1, { item, quantity, cost }: Movement) => {
			const sum = net.get(item) ?? { item, quantity: new Decimal(0), cost: new Decimal(0) };
			const part = {
				quantity: sum.quantity.plus(quantity.times(sign)),
				cost: sum.cost.plus(cost.times(sign)),
			};
			net.set(item, { item, ...part });
		};
		for (const movement of before) add(-1, movement);
		for (const movement of now) add(1, movement);
		for (const movement of net.values()) keep(ledger, movement);
	});
}

interface StockedLine {
	code: string;
	quantity: number;
	amount: number;
}

/** The lines that move stock: of tracked items, on an approved document. */
function stockedLines(ledger: Ledger, invoice: Invoice): StockedLine[] {
	if (invoice.Status !== 'AUTHORISED' && invoice.Status !== 'PAID') return [];
	return invoice.LineItems.flatMap(({ ItemCode = '', Quantity = 0, LineAmount, TaxAmount }) => {
		const tax = invoice.LineAmountTypes === 'Inclusive' ? TaxAmount : 0;
		const line = { code: ItemCode, quantity: Quantity, amount: LineAmount - tax };
		return ledger.itemByCode(ItemCode)?.IsTrackedAsInventory ? [line] : [];
	});
}

function movementOf(ledger: Ledger, { Type, CurrencyRate }: Invoice, line: StockedLine): Movement {
	const item = ledger.itemByCode(line.code) as Item;
	const quantity = new Decimal(line.quantity);
	if (Type === 'ACCPAY')
		return { item, quantity, cost: new Decimal(line.amount).div(CurrencyRate) };
	const { TotalCostPool = 0, QuantityOnHand = 0 } = item;
	const average = new Decimal(QuantityOnHand > 0 ? TotalCostPool : 0).div(QuantityOnHand || 1);
	return { item, quantity: quantity.negated(), cost: average.times(quantity).negated() };
}

function keep(ledger: Ledger, { item, quantity, cost }: Movement): void {
	if (quantity.isZero() && cost.isZero()) return;
	ledger.items.change(item, {
		...item,
		QuantityOnHand: quantity.plus(item.QuantityOnHand ?? 0).toNumber(),
		TotalCostPool: ledger.round(cost.plus(item.TotalCostPool ?? 0), 2),
		...(ledger.switches.quantityMovesItem && { UpdatedDateUTC: ledger.now() }),
	});
}
