import type { Switches } from '../contract';

/**
 * Granular scopes and what they open, from Xero's table
 * (https://developer.xero.com/faq/granular-scopes, https://developer.xero.com/documentation/guides/oauth2/scopes).
 * The demo apps are apps of today: they own granular scopes only.
 */
const scopeOfEndpoint: { readonly [endpoint: string]: string } = {
	invoices: 'accounting.invoices',
	creditnotes: 'accounting.invoices',
	purchaseorders: 'accounting.invoices',
	quotes: 'accounting.invoices',
	repeatinginvoices: 'accounting.invoices',
	linkedtransactions: 'accounting.invoices',
	manualjournals: 'accounting.manualjournals',
	payments: 'accounting.payments',
	batchpayments: 'accounting.payments',
	prepayments: 'accounting.payments',
	overpayments: 'accounting.payments',
	banktransactions: 'accounting.banktransactions',
	banktransfers: 'accounting.banktransactions',
	contacts: 'accounting.contacts',
	accounts: 'accounting.settings',
	brandingthemes: 'accounting.settings',
	currencies: 'accounting.settings',
	items: 'accounting.settings',
	organisation: 'accounting.settings',
	taxrates: 'accounting.settings',
	trackingcategories: 'accounting.settings',
	users: 'accounting.settings',
	invoicereminders: 'accounting.settings',
	setup: 'accounting.settings',
	contactgroups: 'accounting.contacts',
	budgets: 'accounting.budgets',
	journals: 'accounting.journals',
	paymentservices: 'paymentservices',
	receipts: 'accounting.classicexpenses',
	expenseclaims: 'accounting.classicexpenses',
};

/** Every report has a scope of its own; published tax reports are those with an id. */
const scopeOfReport: { readonly [report: string]: string } = {
	agedpayablesbycontact: 'accounting.reports.aged',
	agedreceivablesbycontact: 'accounting.reports.aged',
	balancesheet: 'accounting.reports.balancesheet',
	banksummary: 'accounting.reports.banksummary',
	budgetsummary: 'accounting.reports.budgetsummary',
	executivesummary: 'accounting.reports.executivesummary',
	profitandloss: 'accounting.reports.profitandloss',
	trialbalance: 'accounting.reports.trialbalance',
	tenninetynine: 'accounting.reports.tenninetynine',
};

/** The scope a path wants; files and payment services have their own wherever they hang. */
function scopeOfPath(segments: readonly string[]): string {
	const [endpoint, id, part] = segments.map((segment) => segment.toLowerCase());
	if (part === 'attachments') return 'accounting.attachments';
	if (part === 'paymentservices') return 'paymentservices';
	if (endpoint === 'reports') return scopeOfReport[id ?? ''] ?? 'accounting.reports.taxreports';
	return scopeOfEndpoint[endpoint];
}

const identity = ['openid', 'profile', 'email', 'offline_access'];

const readAndWrite = [
	'accounting.invoices',
	'accounting.payments',
	'accounting.banktransactions',
	'accounting.manualjournals',
	'accounting.contacts',
	'accounting.settings',
	'accounting.attachments',
	'payroll.employees',
	'payroll.payruns',
	'payroll.payslip',
	'payroll.settings',
	'payroll.timesheets',
	'files',
	'assets',
	'projects',
];

const readOnly = [
	'accounting.budgets.read',
	'accounting.reports.aged.read',
	'accounting.reports.balancesheet.read',
	'accounting.reports.banksummary.read',
	'accounting.reports.budgetsummary.read',
	'accounting.reports.executivesummary.read',
	'accounting.reports.profitandloss.read',
	'accounting.reports.trialbalance.read',
	'accounting.reports.taxreports.read',
	'accounting.reports.tenninetynine.read',
];

const api = [...readAndWrite, ...readAndWrite.map((scope) => `${scope}.read`), ...readOnly];

/** Not owned: accounting.journals.read, paymentservices, accounting.classicexpenses (gated), and every broad scope. */
export const ownableScopes = {
	forWebApps: new Set([...identity, ...api]) as ReadonlySet<string>,
	forCustomConnections: new Set(api) as ReadonlySet<string>,
};

/** Words of a scope parameter. */
export function scopeWords(scope: string | undefined): string[] {
	return (scope ?? '').split(/\s+/).filter((word) => word !== '');
}

/**
 * Whether a token may use a path: a read wants the scope or its `.read`, a write the scope itself.
 *
 * Items: reads go with accounting.invoices too; a live write with accounting.invoices was refused, hence the switch
 * (https://developer.xero.com/faq/granular-scopes lists Items under both scopes).
 */
export function mayUse(
	granted: ReadonlySet<string>,
	segments: readonly string[],
	writes: boolean,
	switches: Pick<Switches, 'itemsWritableWithInvoiceScope'>,
): boolean {
	const accepted = [scopeOfPath(segments)];
	const invoicesOpenItems = !writes || switches.itemsWritableWithInvoiceScope;
	if (segments[0].toLowerCase() === 'items' && invoicesOpenItems) accepted.push('accounting.invoices');
	return accepted.some((scope) => granted.has(scope) || (!writes && granted.has(`${scope}.read`)));
}
