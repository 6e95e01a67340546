import type { Switches } from '../contract';

/**
 * Granular scopes and what they open, from Xero's table
 * (https://developer.xero.com/faq/granular-scopes, https://developer.xero.com/documentation/guides/oauth2/scopes).
 * The demo apps are apps of today: they own granular scopes only.
 */
const scopeOfEndpoint: { readonly [endpoint: string]: string } = {
	invoices: 'accounting.invoices',
	payments: 'accounting.payments',
	contacts: 'accounting.contacts',
	accounts: 'accounting.settings',
	brandingthemes: 'accounting.settings',
	currencies: 'accounting.settings',
	items: 'accounting.settings',
	organisation: 'accounting.settings',
	taxrates: 'accounting.settings',
	trackingcategories: 'accounting.settings',
	users: 'accounting.settings',
};

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
 * Whether a token may use an endpoint: a read wants the scope or its `.read`, a write the scope itself.
 *
 * Items: reads go with accounting.invoices too; a live write with accounting.invoices was refused, hence the switch
 * (https://developer.xero.com/faq/granular-scopes lists Items under both scopes).
 */
export function mayUse(
	granted: ReadonlySet<string>,
	endpoint: string,
	writes: boolean,
	switches: Pick<Switches, 'itemsWritableWithInvoiceScope'>,
): boolean {
	const accepted = [scopeOfEndpoint[endpoint.toLowerCase()]];
	const invoicesOpenItems = !writes || switches.itemsWritableWithInvoiceScope;
	if (endpoint.toLowerCase() === 'items' && invoicesOpenItems) accepted.push('accounting.invoices');
	return accepted.some((scope) => granted.has(scope) || (!writes && granted.has(`${scope}.read`)));
}
