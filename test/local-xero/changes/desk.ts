import { AccountingApi } from 'xero-node';
import type { Rec, Switches } from '../contract';
import { type LocalXero, startLocalXero } from '../server';

/** An approved document of one line of 100.00, due in a month. */
export const approved = (Type: string, Contact: unknown): Rec => ({
	Type,
	Contact,
	Status: 'AUTHORISED',
	Date: '2026-11-20',
	DueDate: '2026-12-20',
	LineAmountTypes: 'NoTax',
	LineItems: [{ Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '200' }],
});

/** A person who changes things, and Xero's own client that reads them back, on a clock that stands. */
export class ChangesDesk {
	readonly api: AccountingApi;
	token = '';

	private constructor(
		readonly xero: LocalXero,
		readonly tenantId: string,
	) {
		this.api = new AccountingApi(`${xero.url}/api.xro/2.0`);
		this.signIn();
	}

	/** `name`: the organisation; the first of the sign-in page unless told. */
	static async open(name?: string): Promise<ChangesDesk> {
		const xero = await startLocalXero({ clock: 'manual', at: Date.parse('2026-11-22T09:00:00Z') });
		const { everyOrganisation } = xero.control.about();
		const organisation = everyOrganisation.find((each) => each.name === name);
		return new ChangesDesk(xero, (organisation ?? everyOrganisation[0]).id);
	}

	/** A token lives for half an hour. It has the scopes new apps do not own too, for every list to be read. */
	private signIn(): void {
		const { control } = this.xero;
		const tenants = [this.tenantId];
		const gated = ['journals.read', 'classicexpenses', 'budgets.read'].map(
			(name) => `accounting.${name}`,
		);
		const scopes = [
			...control.issueToken({ tenants }).scope.split(' '),
			...gated,
			'paymentservices',
		];
		const { access_token } = control.issueToken({ tenants, scopes });
		this.api.accessToken = access_token;
		this.token = access_token;
	}

	get now(): number {
		return this.xero.control.clock().now;
	}

	/** Lets a minute pass, so that what changes next has a moment of its own, and no limit is met. */
	minute(): number {
		this.xero.control.clock({ advance: 60_000 });
		this.signIn();
		return this.now;
	}

	switches(change: Partial<Switches>): void {
		this.xero.control.switches(change);
	}

	create(endpoint: string, element: Rec): Rec {
		return this.xero.control.person.create({ tenantId: this.tenantId, endpoint }, element);
	}

	change(endpoint: string, id: unknown, element: Rec): Rec {
		return this.xero.control.person.change(
			{ tenantId: this.tenantId, endpoint },
			String(id),
			element,
		);
	}

	/** The first contact, as a document names it. */
	get contact(): Rec {
		const [{ ContactID }] = this.books('Contacts');
		return { ContactID };
	}

	/** A bank account in the organisation's own currency. */
	get bank(): Rec {
		const own = this.books('Organisation')[0].BaseCurrency;
		const bank = this.books('Accounts').find(
			({ Type, CurrencyCode }) => Type === 'BANK' && CurrencyCode === own,
		);
		return { AccountID: bank?.AccountID };
	}

	books(endpoint: string): Rec[] {
		return this.xero.control.books(this.tenantId, endpoint);
	}

	get headers(): { [name: string]: string } {
		return {
			authorization: `Bearer ${this.token}`,
			'xero-tenant-id': this.tenantId,
			accept: 'application/json',
		};
	}

	/** GET without the client, which does not send every header everywhere. */
	async get(path: string, headers: { [name: string]: string } = {}) {
		const response = await fetch(`${this.xero.url}/${path}`, {
			headers: { ...this.headers, ...headers },
		});
		const text = await response.text();
		return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Rec) };
	}
}

/** An instant as the header has it: UTC, whole seconds, no zone. */
export const headerOf = (instant: number): string => new Date(instant).toISOString().slice(0, 19);
