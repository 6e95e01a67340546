import type { IDataObject } from 'n8n-workflow';

import { fromItem } from '../faults/verbs/task';
import type { LongWorld } from './world';

/** Invoices, contacts and payments of one run. */
const each = 6;
/** Customers there are, the same ones all the time. */
export const customers = 120;
/** Every so many invoices one is paid late, when it has become overdue. */
const lateOne = 12;
const daysLate = 4;

type Owed = { id: string; due: number };

/** The write loop: invoices are created, customers created or updated, invoices paid, over and over. */
export class Office {
	created = 0;
	updated = 0;
	paid = 0;
	private readonly owed: Owed[] = [];
	private readonly late: Owed[] = [];

	constructor(private readonly world: LongWorld) {}

	/** Creates invoices in one run. */
	async invoice(today: number): Promise<void> {
		const record = (): IDataObject => ({
			Status: 'AUTHORISED',
			Contact: { Name: 'Bayside Club' },
			Date: this.world.day(0),
			DueDate: this.world.day(1),
			LineItems: [
				{ Description: 'Mugs', Quantity: 2, UnitAmount: 10, AccountCode: '200', TaxType: 'NONE' },
			],
		});
		const items = Array.from({ length: each }, () => ({ record: record() }));
		const made = await this.world.write(
			{ resource: 'invoice', operation: 'create', simplify: false, ...fromItem },
			items,
		);
		for (const { InvoiceID } of made) {
			this.created += 1;
			const list = this.created % lateOne === 0 ? this.late : this.owed;
			list.push({ id: String(InvoiceID), due: list === this.late ? today + daysLate : today });
		}
	}

	/** Creates customers, or changes a telephone number of those there are. */
	async serve(): Promise<void> {
		const items = Array.from({ length: each }, (_, at) => {
			const number = this.updated + at;
			const Phones = [{ PhoneType: 'DEFAULT', PhoneNumber: String(5_550_000 + number) }];
			return { record: { Name: `Customer ${number % customers}`, Phones } };
		});
		const parameters = {
			resource: 'contact',
			operation: 'upsert',
			matchOn: 'Name',
			simplify: false,
			...fromItem,
		};
		this.updated += (await this.world.write(parameters, items)).length;
	}

	/** Pays the oldest invoices whose time has come. */
	async pay(today: number): Promise<void> {
		const due = [this.late, this.owed]
			.flatMap((list) => list.filter((one) => one.due <= today))
			.slice(0, each);
		for (const list of [this.late, this.owed]) {
			const rest = list.filter((one) => !due.includes(one));
			list.splice(0, list.length, ...rest);
		}
		if (due.length === 0) return;
		const items = due.map(({ id }) => ({
			record: {
				Invoice: { InvoiceID: id },
				Account: { Code: '090' },
				Amount: 20,
				Date: this.world.day(0),
			},
		}));
		this.paid += (
			await this.world.write(
				{ resource: 'payment', operation: 'create', simplify: false, ...fromItem },
				items,
			)
		).length;
	}
}
