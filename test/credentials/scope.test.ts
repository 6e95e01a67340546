import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { XeroConnectorOAuth2Api } from '../../credentials/XeroConnectorOAuth2Api.credentials';
import { XeroCustomConnectionOAuth2Api } from '../../credentials/XeroCustomConnectionOAuth2Api.credentials';
import type { Case } from './evaluate';
import { resolve } from './resolve';

const credentials = {
	signIn: new XeroConnectorOAuth2Api(),
	custom: new XeroCustomConnectionOAuth2Api(),
};
const identity = 'openid profile email offline_access';

/** Written by hand from https://developer.xero.com/faq/granular-scopes, not taken from the table it checks. */
const reports =
	'accounting.reports.aged.read accounting.reports.balancesheet.read accounting.reports.banksummary.read ' +
	'accounting.reports.budgetsummary.read accounting.reports.executivesummary.read ' +
	'accounting.reports.profitandloss.read accounting.reports.taxreports.read accounting.reports.trialbalance.read';
const scopes: { [access: string]: string } = {
	attachments: 'accounting.attachments',
	'attachments.read': 'accounting.attachments.read',
	bankTransactions: 'accounting.banktransactions',
	'bankTransactions.read': 'accounting.banktransactions.read',
	'budgets.read': 'accounting.budgets.read',
	contacts: 'accounting.contacts',
	'contacts.read': 'accounting.contacts.read',
	invoices: 'accounting.invoices',
	'invoices.read': 'accounting.invoices.read',
	manualJournals: 'accounting.manualjournals',
	'manualJournals.read': 'accounting.manualjournals.read',
	payments: 'accounting.payments',
	'payments.read': 'accounting.payments.read',
	payroll: 'payroll.employees payroll.payruns payroll.payslip payroll.settings payroll.timesheets',
	'payroll.read':
		'payroll.employees.read payroll.payruns.read payroll.payslip.read payroll.settings.read payroll.timesheets.read',
	'reports.read': reports,
	settings: 'accounting.settings',
	'settings.read': 'accounting.settings.read',
};
const accounting =
	'accounting.attachments accounting.banktransactions accounting.budgets.read accounting.contacts ' +
	`accounting.invoices accounting.manualjournals accounting.payments ${reports} accounting.settings`;

type Expected = Case & { says: string; scope: string };

const cases: Expected[] = [
	{
		says: 'a new sign-in asks for all accounting areas, and nothing Xero grants on application only',
		credential: 'signIn',
		stored: {},
		scope: `${identity} ${accounting}`,
	},
	{
		says: 'a new custom connection asks for the same areas without identity and refresh',
		credential: 'custom',
		stored: {},
		scope: accounting,
	},
	...Object.entries(scopes).flatMap(([access, scope]): Expected[] => [
		{
			says: `${access} signing in`,
			credential: 'signIn',
			stored: { access: [access] },
			scope: `${identity} ${scope}`,
		},
		{
			says: `${access} by custom connection`,
			credential: 'custom',
			stored: { access: [access] },
			scope,
		},
	]),
	{
		says: 'full access covers read only of the same area',
		credential: 'custom',
		stored: { access: ['contacts.read', 'contacts', 'settings.read'] },
		scope: 'accounting.contacts accounting.settings.read',
	},
	{
		says: 'no area leaves the identity',
		credential: 'signIn',
		stored: { access: [] },
		scope: identity,
	},
	{
		says: 'additional scopes follow, each once, however they are separated',
		credential: 'custom',
		stored: {
			access: ['contacts'],
			additionalScopes: ' files, accounting.contacts\nassets.read;files ',
		},
		scope: 'accounting.contacts files assets.read',
	},
	{
		says: 'a repeated identity scope is asked for once',
		credential: 'signIn',
		stored: { access: [], additionalScopes: 'email' },
		scope: identity,
	},
];

describe('scope', () => {
	test.each(cases)('$says', async ({ credential, stored, scope }) => {
		expect((await resolve(credentials[credential], stored)).scope).toBe(scope);
	});

	test('every area and level offered is tested', () => {
		for (const { properties } of Object.values(credentials)) {
			const access = properties.find(({ name }) => name === 'access');
			const offered = access?.options?.map((option) =>
				'value' in option ? option.value : undefined,
			);
			expect(offered).toEqual(Object.keys(scopes));
		}
	});
});

// vm is n8n's default engine, a native module built for Node 24 and later; quickjs hands values over the same way.
const engines = Number(process.versions.node.split('.')[0]) >= 24 ? ['quickjs', 'vm'] : ['quickjs'];

test.each(engines)(
	"scopes and addresses are the same under n8n's %s expression engine",
	async (engine) => {
		const all: Case[] = [
			...cases,
			{
				credential: 'signIn',
				stored: { customEndpoints: true, signInHost: 'http://localhost:4010/' },
			},
		];
		const script = path.join(__dirname, 'evaluate.ts');
		const output = execFileSync(process.execPath, ['--import', 'tsx', script, engine], {
			input: JSON.stringify(all),
			encoding: 'utf8',
		});
		const expected = await Promise.all(
			all.map(({ credential, stored }) => resolve(credentials[credential], stored)),
		);
		expect(JSON.parse(output)).toEqual(expected);
	},
);
