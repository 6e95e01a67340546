import type { XeroRecord } from '../../../nodes/Xero/values/record';
import type { World } from '../harness';
import { Records } from './records';

/** Invoices and bills in tests that are done with both. */

export type DocumentResource = 'invoice' | 'bill';

export const customer = 'Ridgeway University';

/** A line of each kind alone, as the editor has it and as Xero shall hold it. */
const ownLine = {
	invoice: {
		given: {
			description: 'Sale, less a tenth',
			quantity: '2',
			unitAmount: '10',
			accountCode: '200',
			discountRate: '10',
		},
		held: {
			Description: 'Sale, less a tenth',
			Quantity: 2,
			UnitAmount: 10,
			DiscountRate: 10,
			LineAmount: 18,
		},
	},
	bill: {
		given: {
			description: 'Tax as on the paper',
			quantity: '1',
			unitAmount: '10',
			accountCode: '429',
			taxAmount: '1.49',
		},
		held: { Description: 'Tax as on the paper', TaxAmount: 1.49 },
	},
};

/** Where goods come from and go to: whole ones, as each part has to arrive. */
export const addresses: XeroRecord[] = ['FROM', 'TO'].map((InvoiceAddressType) => ({
	InvoiceAddressType,
	AddressLine1: '1 Quay Street',
	AddressLine2: 'Level 2',
	AddressLine3: 'East Wing',
	AddressLine4: 'Door 4',
	City: 'Nelson',
	Region: 'Tasman',
	PostalCode: '7010',
	Country: 'New Zealand',
}));

/** One kind of document in a world, with numbers nobody has yet. */
export class Documents extends Records {
	private count = 0;
	readonly line;

	constructor(
		world: World,
		readonly resource: DocumentResource,
	) {
		super(world, {
			resource,
			id: 'InvoiceID',
			read: async (client, tenant, id) =>
				(await client.getInvoice(tenant, id, 4)).body.invoices?.[0],
		});
		this.line = ownLine[resource];
	}

	get type(): 'ACCREC' | 'ACCPAY' {
		return this.resource === 'invoice' ? 'ACCREC' : 'ACCPAY';
	}

	nextNumber(): string {
		return `${this.resource.toUpperCase()}-${(this.count += 1)}`;
	}

	/** Id of a seeded contact. */
	contactId(name: string): string {
		const found = this.world.books('Contacts').find(({ Name }) => Name === name);
		if (found === undefined) throw new Error(`There is no contact ${name}`);
		return String(found.ContactID);
	}

	/** Every field but contact and lines. */
	header(): XeroRecord {
		const { world } = this;
		const shared = {
			InvoiceNumber: this.nextNumber(),
			Date: world.day(-5),
			DueDate: world.day(15),
			LineAmountTypes: 'Inclusive',
			Status: 'AUTHORISED',
			CurrencyCode: 'USD',
			CurrencyRate: 0.612345,
			BrandingThemeID: String(world.books('BrandingThemes')[1].BrandingThemeID),
			Url: 'https://shop.example/orders/77?a=1&b=2',
			SentToContact: this.resource === 'invoice',
			InvoiceAddresses: addresses,
		};
		return this.resource === 'invoice'
			? { ...shared, Reference: 'PO 77', ExpectedPaymentDate: world.day(12) }
			: { ...shared, PlannedPaymentDate: world.day(12) };
	}

	/** Makes a document by JSON with lines; answers its id. */
	async madeWith(record: XeroRecord, lines: XeroRecord[]): Promise<string> {
		return await this.made({ Contact: { Name: customer }, ...record, LineItems: lines });
	}
}
