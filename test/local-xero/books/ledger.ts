import type Decimal from 'decimal.js';

import type { BooksOptions } from '../contract';
import { dateInZone } from './dates';
import { round } from './decimals';
import { guidSource } from './ids';
import type {
	Budget,
	LinkedTransaction,
	ManualJournal,
	PurchaseOrder,
	Quote,
	RepeatingInvoice,
} from './order-records';
import type {
	Account,
	BankTransaction,
	BankTransfer,
	BatchPayment,
	BrandingTheme,
	Contact,
	ContactGroup,
	CreditNote,
	Currency,
	ExpenseClaim,
	Invoice,
	Item,
	Organisation,
	Overpayment,
	Payment,
	PaymentService,
	Prepayment,
	Receipt,
	TaxRate,
	TrackingCategory,
	User,
} from './records';
import { Table } from './table';

/** What Xero sets up by itself for an organisation of a country. */
export interface Country {
	/** IANA name of the organisation's time zone. */
	timeZone: string;
	/** Tax types new accounts get: sales, and costs. */
	salesTax: string;
	costsTax: string;
	/** Units of a foreign currency for one of the base currency: the day's rate when a document gives none. */
	dayRates: { [currency: string]: number };
}

/** Everything one organisation's books hold, and the clock and switches they go by. */
export class Ledger {
	readonly newId: () => string;
	readonly contacts = new Table<Contact, 'name' | 'number' | 'accountNumber'>(
		(contact) => contact.ContactID,
		{
			name: (contact) => contact.Name.toLowerCase(),
			number: (contact) => contact.ContactNumber,
			accountNumber: (contact) => contact.AccountNumber,
		},
	);
	readonly contactGroups = new Table<ContactGroup, 'name'>((group) => group.ContactGroupID, {
		name: (group) => group.Name.toLowerCase(),
	});
	readonly accounts = new Table<Account, 'code' | 'name'>((account) => account.AccountID, {
		code: (account) => account.Code,
		name: (account) => account.Name.toLowerCase(),
	});
	readonly taxRates = new Table<TaxRate, 'name'>((rate) => rate.TaxType, {
		name: (rate) => rate.Name.toLowerCase(),
	});
	readonly items = new Table<Item, 'code'>((item) => item.ItemID, { code: (item) => item.Code });
	readonly invoices = new Table<Invoice, 'number' | 'contact'>((invoice) => invoice.InvoiceID, {
		number: (invoice) => invoice.InvoiceNumber,
		contact: (invoice) => invoice.Contact.ContactID,
	});
	readonly payments = new Table<Payment>((payment) => payment.PaymentID, {});
	readonly creditNotes = new Table<CreditNote, 'number' | 'contact'>((note) => note.CreditNoteID, {
		number: (note) => note.CreditNoteNumber,
		contact: (note) => note.Contact.ContactID,
	});
	readonly prepayments = new Table<Prepayment>((prepayment) => prepayment.PrepaymentID, {});
	readonly overpayments = new Table<Overpayment>((overpayment) => overpayment.OverpaymentID, {});
	readonly bankTransactions = new Table<BankTransaction>(
		(transaction) => transaction.BankTransactionID,
		{},
	);
	readonly bankTransfers = new Table<BankTransfer>((transfer) => transfer.BankTransferID, {});
	readonly batchPayments = new Table<BatchPayment>((batch) => batch.BatchPaymentID, {});
	readonly purchaseOrders = new Table<PurchaseOrder, 'number'>((order) => order.PurchaseOrderID, {
		number: (order) => order.PurchaseOrderNumber,
	});
	readonly quotes = new Table<Quote, 'number'>((quote) => quote.QuoteID, {
		number: (quote) => quote.QuoteNumber,
	});
	readonly repeatingInvoices = new Table<RepeatingInvoice>(
		(repeating) => repeating.RepeatingInvoiceID,
		{},
	);
	readonly linkedTransactions = new Table<LinkedTransaction>(
		(linked) => linked.LinkedTransactionID,
		{},
	);
	readonly manualJournals = new Table<ManualJournal>((journal) => journal.ManualJournalID, {});
	readonly budgets = new Table<Budget>((budget) => budget.BudgetID, {});
	readonly currencies = new Table<Currency>((currency) => currency.Code, {});
	readonly brandingThemes = new Table<BrandingTheme>((theme) => theme.BrandingThemeID, {});
	readonly trackingCategories = new Table<TrackingCategory, 'name'>(
		(category) => category.TrackingCategoryID,
		{
			name: (category) => category.Name,
		},
	);
	readonly paymentServices = new Table<PaymentService>((service) => service.PaymentServiceID, {});
	readonly receipts = new Table<Receipt>((receipt) => receipt.ReceiptID, {});
	readonly expenseClaims = new Table<ExpenseClaim>((claim) => claim.ExpenseClaimID, {});
	readonly users = new Table<User>((user) => user.UserID, {});
	/** Tax types Xero made, which cannot be changed. */
	readonly systemTaxTypes = new Set<string>();

	private readonly lastNumbers = new Map<string, number>();

	constructor(
		readonly organisation: Organisation,
		readonly country: Country,
		private readonly options: BooksOptions,
	) {
		this.newId = guidSource(organisation.OrganisationID);
	}

	get switches(): BooksOptions['switches'] {
		return this.options.switches;
	}

	now(): Date {
		return new Date(this.options.clock.now());
	}

	/** Today where the organisation is; Xero's default for a date left out. */
	today(): Date {
		return dateInZone(this.options.clock.now(), this.country.timeZone);
	}

	/** Rounds as the switch says and gives the number to store. */
	round(value: Decimal.Value, places: number): number {
		return round(value, places, this.switches.rounding).toNumber();
	}

	accountByCode(code: string): Account | undefined {
		return this.accounts.by('code', code)[0];
	}

	itemByCode(code: string): Item | undefined {
		return this.items.by('code', code)[0];
	}

	/** The next free automatic number of a sales invoice. */
	nextInvoiceNumber(): string {
		return this.nextNumber('INV', (number) => this.salesInvoiceByNumber(number) !== undefined);
	}

	/** The next free automatic number of a kind of document, such as `INV-0001`. */
	nextNumber(prefix: string, isTaken: (number: string) => boolean): string {
		for (;;) {
			const count = (this.lastNumbers.get(prefix) ?? 0) + 1;
			this.lastNumbers.set(prefix, count);
			const number = `${prefix}-${String(count).padStart(4, '0')}`;
			if (!isTaken(number)) return number;
		}
	}

	/** Numbers of sales invoices are unique, those of bills are not. */
	salesInvoiceByNumber(number: string): Invoice | undefined {
		return this.invoices.by('number', number).find((invoice) => invoice.Type === 'ACCREC');
	}

	/** Says why a document or payment of this date may not be written, or nothing. */
	lockedOn(date: Date): string | undefined {
		const { EndOfYearLockDate, PeriodLockDate } = this.organisation;
		if (EndOfYearLockDate && date <= EndOfYearLockDate) {
			return `The document date cannot be before the end of year lock date, currently set at ${inWords(EndOfYearLockDate)}`;
		}
		if (PeriodLockDate && date <= PeriodLockDate) {
			return `The document date cannot be before the period lock date, currently set at ${inWords(PeriodLockDate)}`;
		}
		return undefined;
	}
}

function inWords(date: Date): string {
	return date.toLocaleDateString('en-GB', {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC',
	});
}
