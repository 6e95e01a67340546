import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Rec } from '../../local-xero/contract';
import type { World } from '../harness';
import { Poller, type PollerOptions } from './poll';

/** Doing in Xero's own pages what a polling trigger shall notice. */
export class Watching {
	constructor(readonly world: World) {}

	/** An activated trigger; `open` of the poller with the names the tests use most left out. */
	async watch(
		resource: string,
		event: string,
		more: INodeParameters = {},
		options: PollerOptions = {},
	): Promise<Poller> {
		return await Poller.open(this.world, { resource, event, ...more }, options);
	}

	/** Time passes. */
	pass(minutes: number): void {
		this.world.control.clock({ advance: minutes * 60_000 });
	}

	add(endpoint: string, element: Rec, organisation?: string): Rec {
		return this.world.control.person.create(
			{ tenantId: this.world.tenant(organisation), endpoint },
			element,
		);
	}

	edit(endpoint: string, id: unknown, element: Rec, organisation?: string): Rec {
		return this.world.control.person.change(
			{ tenantId: this.world.tenant(organisation), endpoint },
			String(id),
			element,
		);
	}

	drop(endpoint: string, id: unknown, organisation?: string): void {
		this.world.control.person.remove(
			{ tenantId: this.world.tenant(organisation), endpoint },
			String(id),
		);
	}

	reconcile(endpoint: string, id: unknown): void {
		this.world.control.person.reconcile({ tenantId: this.world.tenant(), endpoint }, String(id));
	}

	contact(name: string, organisation?: string): Rec {
		return this.add('Contacts', { Name: name }, organisation);
	}

	/** An approved invoice of 23.00, due in `days` days. */
	invoice(days = 20, more: Rec = {}, organisation?: string): Rec {
		return this.add(
			'Invoices',
			{
				Type: 'ACCREC',
				Status: 'AUTHORISED',
				Contact: { Name: 'Bayside Club' },
				Date: this.world.day(-60),
				DueDate: this.world.day(days),
				LineItems: [{ Description: 'Mugs', Quantity: 2, UnitAmount: 10, AccountCode: '200' }],
				...more,
			},
			organisation,
		);
	}

	pay(invoice: Rec, amount = Number(invoice.AmountDue)): Rec {
		return this.add('Payments', {
			Invoice: { InvoiceID: invoice.InvoiceID },
			Account: { Code: '090' },
			Amount: amount,
			Date: this.world.day(0),
		});
	}
}

/** What was told of which records, in short. */
export const told = (items: IDataObject[], name: string): unknown[] =>
	items.map((item) => [item.event, item[name]]);
