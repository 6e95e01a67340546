import type { INodeProperties } from 'n8n-workflow';

type Area = {
	/** Value of the option; the read-only one adds `.read`, as Xero's scopes do. */
	value: string;
	name: string;
	says: string;
	/** Xero's scopes without `.read`. */
	scopes: readonly string[];
	/** Xero has no writing scope for it. */
	readOnly?: true;
	/** Asked for only by people who choose it: one scope the app does not own fails the whole sign-in. */
	onRequest?: true;
};

/**
 * What a connection may do, in areas a bookkeeper knows, each with the granular scopes behind it.
 * Left out because Xero grants them on application only: journals, paymentservices, classicexpenses, and
 * the US-only 1099 report; Additional Scopes takes them. https://developer.xero.com/faq/granular-scopes
 */
const areas: readonly Area[] = [
	{
		value: 'attachments',
		name: 'Attachments',
		says: 'Files attached to documents, contacts and accounts',
		scopes: ['accounting.attachments'],
	},
	{
		value: 'bankTransactions',
		name: 'Bank Transactions',
		says: 'Spent and received money, bank transfers',
		scopes: ['accounting.banktransactions'],
	},
	{
		value: 'budgets',
		name: 'Budgets',
		says: 'Budgets',
		scopes: ['accounting.budgets'],
		readOnly: true,
	},
	{
		value: 'contacts',
		name: 'Contacts',
		says: 'Contacts and contact groups',
		scopes: ['accounting.contacts'],
	},
	{
		value: 'invoices',
		name: 'Invoices and Sales Documents',
		says: 'Invoices, bills, credit notes, quotes, purchase orders, repeating invoices',
		scopes: ['accounting.invoices'],
	},
	{
		value: 'manualJournals',
		name: 'Manual Journals',
		says: 'Manual journals',
		scopes: ['accounting.manualjournals'],
	},
	{
		value: 'payments',
		name: 'Payments',
		says: 'Payments, batch payments, overpayments, prepayments',
		scopes: ['accounting.payments'],
	},
	{
		value: 'payroll',
		name: 'Payroll',
		says: 'Employees, pay runs, payslips, timesheets and payroll settings',
		scopes: [
			'payroll.employees',
			'payroll.payruns',
			'payroll.payslip',
			'payroll.settings',
			'payroll.timesheets',
		],
		onRequest: true,
	},
	{
		value: 'reports',
		name: 'Reports',
		says: 'Balance sheet, profit and loss, trial balance, aged contacts, bank, budget, executive and tax reports',
		scopes: [
			'accounting.reports.aged',
			'accounting.reports.balancesheet',
			'accounting.reports.banksummary',
			'accounting.reports.budgetsummary',
			'accounting.reports.executivesummary',
			'accounting.reports.profitandloss',
			'accounting.reports.taxreports',
			'accounting.reports.trialbalance',
		],
		readOnly: true,
	},
	{
		value: 'settings',
		name: 'Settings',
		says: 'Organisation, accounts, items, tax rates, tracking categories, currencies, branding themes',
		scopes: ['accounting.settings'],
	},
];

const levels = areas.flatMap(({ value, name, says, scopes, readOnly, onRequest }) => {
	const read = {
		option: { name: `${name} (Read Only)`, value: `${value}.read`, description: says },
		scopes: scopes.map((scope) => `${scope}.read`),
		byDefault: readOnly === true,
	};
	if (readOnly) return [read];
	return [
		{ option: { name, value, description: says }, scopes, byDefault: onRequest !== true },
		read,
	];
});

const scopesOfLevel = Object.fromEntries(
	levels.map(({ option, scopes }) => [option.value, scopes.join(' ')]),
);

/** The Access and Additional Scopes fields; `hint` says where this kind of app gets its scopes. */
export const accessFields = (hint: string): INodeProperties[] => [
	{
		displayName: 'Access',
		name: 'access',
		type: 'multiOptions',
		options: levels.map(({ option }) => option),
		default: levels.filter(({ byDefault }) => byDefault).map(({ option }) => option.value),
		description: 'What workflows may do in Xero through this connection. Reconnect after a change.',
		hint,
	},
	{
		displayName: 'Additional Scopes',
		name: 'additionalScopes',
		type: 'string',
		default: '',
		placeholder: 'e.g. accounting.journals.read files',
		description:
			'More of Xero\'s scopes, separated by spaces. Xero refuses the connection when the app does not own one of them. <a href="https://developer.xero.com/documentation/guides/oauth2/scopes/">All scopes</a>.',
	},
];

/**
 * The OAuth2 `scope` as an n8n expression: `always`, then the scopes of the chosen areas, then the additional
 * ones, each once. A read-only level beside its full level is left out. Commas become spaces, because n8n
 * would take a comma for the separator of the whole list.
 */
export const scopeExpression = (always: string): string =>
	`={{ [${JSON.stringify(always)}]` +
	'.concat($self["access"].filter((level) => !$self["access"].includes(level.replace(/[.]read$/, "")) || !level.endsWith(".read"))' +
	`.map((level) => (${JSON.stringify(scopesOfLevel)})[level]), $self["additionalScopes"])` +
	'.join(" ").split(/[ ,;\\n\\t]+/).filter((scope, at, all) => scope !== "" && all.indexOf(scope) === at).join(" ") }}';
