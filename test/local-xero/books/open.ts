import type { Books, BooksOptions, Rec, Shelf, Verdict } from '../contract';
import { classOfType } from './account-types';
import { accountsShelf } from './accounts';
import { openAttachments } from './attachments';
import { bankTransactionsShelf } from './bank-transactions';
import { bankTransfersShelf } from './bank-transfers';
import { batchPaymentsShelf } from './batch-payments';
import { budgetsShelf } from './budgets';
import { watchChanges } from './changes';
import { contactGroupsShelf } from './contact-groups';
import { contactsShelf } from './contacts';
import { creditNotesShelf } from './credit-notes';
import { overpaymentsShelf, prepaymentsShelf } from './credit-shelves';
import { currenciesShelf } from './currencies';
import { addDays, dateInZone, utcDate } from './dates';
import { expenseClaimsShelf } from './expenses/expense-claims';
import { receiptsShelf } from './expenses/receipts';
import { History } from './history';
import { emailInvoice, onlineInvoiceUrl, pdfOf } from './invoice-sending';
import { invoicesShelf } from './invoices';
import { itemsShelf } from './items';
import { journalsShelf } from './journals';
import { Ledger } from './ledger';
import { linkedTransactionsShelf } from './linked-transactions';
import { manualJournalsShelf } from './manual-journals';
import { paymentServicesShelf } from './payment-services';
import { paymentsShelf } from './payments';
import { purchaseOrdersShelf } from './purchase-orders';
import { quotesShelf } from './quotes';
import { openPayroll } from './payroll/open';
import { reconcile } from './reconciling';
import { recorded } from './recorded';
import type { Organisation } from './records';
import { reportOf } from './reports/reports';
import { repeatingInvoicesShelf } from './repeating-invoices';
import { plantBudgets, plantPapers } from './seeds/plant-papers';
import type { Seed } from './seeds/seed';
import { setUp } from './set-up';
import { followStock } from './stock';
import { brandingThemesShelf, organisationShelf, usersShelf } from './settings';
import { taxRate, taxRatesShelf } from './tax-rates';
import { trackingCategoriesShelf } from './tracking';

/** The last end of a financial year that is at least half a year back, so that demo documents are never locked. */
function lockDates(organisation: Seed['organisation'], today: Date): Organisation {
	const settled = addDays(today, -183);
	const year = settled.getUTCFullYear();
	const end = utcDate(year, 3, 31) <= settled ? year : year - 1;
	return organisation(utcDate(end, 3, 31), utcDate(end - 1, 3, 31));
}

/** What Xero itself sets up, and the settings that have no verbs here yet. */
function openLedger(seed: Seed, options: BooksOptions): Ledger {
	const today = dateInZone(options.clock.now(), seed.country.timeZone);
	const ledger = new Ledger(lockDates(seed.organisation, today), seed.country, options);
	const active = 'ACTIVE';
	for (const currency of seed.currencies) ledger.currencies.add({ ...currency });
	for (const { Rate, ...parts } of seed.taxRates) {
		const component = { Name: 'Tax', Rate, IsCompound: false, IsNonRecoverable: false };
		ledger.taxRates.add(taxRate({ ...parts, TaxComponents: [component] }));
		ledger.systemTaxTypes.add(parts.TaxType);
	}
	for (const account of seed.systemAccounts) {
		ledger.accounts.add({
			...account,
			AccountID: ledger.newId(),
			Class: classOfType[account.Type],
			Status: active,
			TaxType: 'NONE',
			EnablePaymentsToAccount: false,
			ShowInExpenseClaims: false,
			AddToWatchlist: false,
			HasAttachments: false,
			UpdatedDateUTC: ledger.now(),
		});
	}
	['Standard', 'Special projects'].forEach((Name, SortOrder) =>
		ledger.brandingThemes.add({
			BrandingThemeID: ledger.newId(),
			Name,
			SortOrder,
			CreatedDateUTC: ledger.now(),
			services: [],
		}),
	);
	for (const [Name, options] of Object.entries(seed.tracking)) {
		ledger.trackingCategories.add({
			TrackingCategoryID: ledger.newId(),
			Name,
			Status: active,
			Options: options.map((option) => ({
				TrackingOptionID: ledger.newId(),
				Name: option,
				Status: active,
			})),
		});
	}
	seed.users.forEach((user, at) =>
		ledger.users.add({
			...user,
			UserID: ledger.newId(),
			UpdatedDateUTC: ledger.now(),
			IsSubscriber: at === 0,
		}),
	);
	return ledger;
}

function accepted(verdict: Verdict | undefined): Rec {
	if (verdict?.is === 'ok') return verdict.record;
	throw new Error(`A seed was refused: ${JSON.stringify(verdict)}`);
}

/** Writes the demo's records through the same verbs a caller has. */
function plant(seed: Seed, shelves: ReadonlyMap<string, Shelf>, today: Date): void {
	const context = { unitdp: 4, app: 'Xero' } as const;
	const put = (endpoint: string, element: Rec) =>
		accepted(shelves.get(endpoint)?.put?.(element, context));
	const post = (endpoint: string, element: Rec, id: unknown) =>
		accepted(shelves.get(endpoint)?.post?.(element, context, String(id)));
	const accounts = seed.accounts.map((account) => put('Accounts', account));
	const closed = accounts.find((account) => account.Code === seed.archivedAccount);
	post('Accounts', { Status: 'ARCHIVED' }, closed?.AccountID);
	const contacts = seed.contacts.map((contact) => put('Contacts', contact));
	for (const item of seed.items) put('Items', item);
	for (const { element, payments = [] } of seed.documents((offset) => addDays(today, offset))) {
		const { InvoiceID } = put('Invoices', element);
		for (const payment of payments) put('Payments', { ...payment, Invoice: { InvoiceID } });
	}
	for (const { endpoint, element, allocation } of seed.money?.((offset) =>
		addDays(today, offset),
	) ?? []) {
		const made = put(endpoint, element);
		if (!allocation) continue;
		const { InvoiceNumber, ...part } = allocation;
		const prepayments = shelves.get('Prepayments');
		const credit = prepayments?.find(String(made.PrepaymentID)) ?? {};
		const Invoice = shelves.get('Invoices')?.find(InvoiceNumber);
		accepted(prepayments?.sub?.Allocations(credit).put?.({ ...part, Invoice }, context));
	}
	const former = contacts.find((contact) => contact.Name === seed.archivedContact);
	post('Contacts', { ContactStatus: 'ARCHIVED' }, former?.ContactID);
}

/**
 * Opens the books of one demo organisation with its seeds.
 *
 * @throws Error when a seed is refused, which is a mistake in the seed
 */
export function open(seed: Seed, options: BooksOptions): Books {
	const ledger = openLedger(seed, options);
	const history = new History(ledger);
	const attachments = openAttachments(ledger.newId, (id, name, record) => {
		history.tell(id, 'Attached a file', name);
		if (ledger.switches.attachmentsMove) record.UpdatedDateUTC = ledger.now();
	});
	const shelves = new Map<string, Shelf>(
		[
			contactsShelf(ledger),
			contactGroupsShelf(ledger),
			invoicesShelf(ledger),
			creditNotesShelf(ledger),
			purchaseOrdersShelf(ledger),
			quotesShelf(ledger),
			repeatingInvoicesShelf(ledger),
			linkedTransactionsShelf(ledger),
			budgetsShelf(ledger),
			manualJournalsShelf(ledger),
			journalsShelf(ledger),
			paymentsShelf(ledger),
			batchPaymentsShelf(ledger),
			prepaymentsShelf(ledger),
			overpaymentsShelf(ledger),
			bankTransactionsShelf(ledger),
			bankTransfersShelf(ledger),
			itemsShelf(ledger),
			accountsShelf(ledger),
			taxRatesShelf(ledger),
			organisationShelf(ledger),
			currenciesShelf(ledger),
			brandingThemesShelf(ledger),
			trackingCategoriesShelf(ledger),
			usersShelf(ledger),
			paymentServicesShelf(ledger),
			receiptsShelf(ledger),
			expenseClaimsShelf(ledger),
		].map((shelf) => [shelf.endpoint, recorded(shelf, history, attachments)]),
	);
	followStock(ledger);
	const today = ledger.today();
	plant(seed, shelves, today);
	const papers = seed.papers?.((offset) => addDays(today, offset)) ?? [];
	plantPapers(papers, ledger, shelves, accepted);
	plantBudgets(seed.budgets ?? [], ledger);
	return {
		organisation: ledger.organisation,
		shelves,
		attachments,
		payroll: openPayroll(ledger),
		report: (name, asked) => reportOf(ledger, name, asked),
		invoiceReminders: () => [{ Enabled: true }],
		setUp: (body) => setUp(ledger, accountsShelf(ledger), body),
		unlisted: seed.unlisted,
		reconcile: (endpoint, id, is) => reconcile(ledger, endpoint, id, is),
		watch: (tell) => watchChanges(ledger, tell),
		email: (invoiceId) => emailInvoice(ledger, invoiceId),
		onlineInvoice: (invoiceId) => onlineInvoiceUrl(ledger, invoiceId),
		pdf: (endpoint, id) => pdfOf(ledger, endpoint, id),
		actions: () =>
			[
				'CreateApprovedInvoice',
				'CreateDraftInvoice',
				'CreateApprovedBill',
				'CreateDraftBill',
				'CreateInvoicePayment',
				'AttachFilesIntoInvoice',
				'UseMulticurrency',
			].map((Name) => ({ Name, Status: 'ALLOWED' })),
	};
}
