import { AccountingApi } from 'xero-node/dist/gen/api/accountingApi';
import { PayrollAuApi } from 'xero-node/dist/gen/api/payrollAUApi';
import { PayrollNzApi } from 'xero-node/dist/gen/api/payrollNZApi';
import { PayrollUkApi } from 'xero-node/dist/gen/api/payrollUKApi';

import { Xero } from '../../nodes/Xero/Xero.node';
import { belowEmployee, exclusions } from './exclusions';
import { methodsOf, type OfficialMethod } from './official';
import { reached } from './reached';

const ofAccounting = reached().filter(({ resource }) => resource !== 'employee');
const ofPayroll = reached().filter(({ resource }) => resource === 'employee');

/** The operations that reach a method, as `invoice.update`. */
const operationsFor = ({ request }: OfficialMethod, among = ofAccounting): string[] =>
	among
		.filter(({ requests }) => requests.includes(request))
		.map(({ resource, operation }) => `${resource}.${operation}`);

/** Operations the editor offers, as `invoice.update`. */
const inEditor = new Set(
	new Xero().description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				(options ?? []).map(
					(option) => `${String(resource)}.${'value' in option ? String(option.value) : ''}`,
				),
			),
		),
);

describe('The Accounting API of the official client', () => {
	const methods = methodsOf(AccountingApi);

	it('has the methods known today', () => {
		expect(methods).toHaveLength(235);
		expect(methods).toContainEqual({
			name: 'getQuoteAsPdf',
			request: 'GET /Quotes/{QuoteID} as PDF',
		});
	});

	it.each(methods.map((method) => [method.name, method] as const))(
		'%s is an operation, or on the short list',
		(name, method) => {
			const excluded = exclusions.some((exclusion) => exclusion.method === name);
			expect([method.request, operationsFor(method).length > 0]).toEqual([
				method.request,
				!excluded,
			]);
		},
	);

	it('is reached by operations the editor offers, each by its name', () => {
		expect(
			methods
				.flatMap((method) => operationsFor(method))
				.filter((operation) => !inEditor.has(operation)),
		).toEqual([]);
		expect(
			methods
				.flatMap((method) => operationsFor(method))
				.filter((operation) => /customApiRequest/.test(operation)),
		).toEqual([]);
	});

	// Xero lets a template be made and deleted only: https://developer.xero.com/documentation/api/accounting/repeatinginvoices
	const deletedAlone = ['updateRepeatingInvoice', 'updateOrCreateRepeatingInvoices'];

	it.each([
		['Update', /^update(?!OrCreate|.*Attachment|TrackingOptions)/, /\.update$/],
		['Create or Update', /^updateOrCreate/, /\.upsert$/],
		[
			'Create',
			/^create(?!.*(Attachment|Histor|Allocation|BrandingTheme|GroupContacts|TrackingOptions))/,
			/\.create$/,
		],
	])('is reached by %s where that is what it does', (_operation, does, by) => {
		const meant = methods.filter(({ name }) => does.test(name) && !deletedAlone.includes(name));
		expect(meant.length).toBeGreaterThan(3);
		for (const method of meant) {
			expect([method.name, operationsFor(method)]).toEqual([
				method.name,
				expect.arrayContaining([expect.stringMatching(by)]),
			]);
		}
	});

	it('has nothing the tables reach beyond it', () => {
		const known = new Set(methods.map(({ request }) => request));
		const beyond = ofAccounting.flatMap(({ resource, operation, requests }) =>
			requests.some((request) => known.has(request)) || requests.length === 0
				? []
				: [`${resource}.${operation}`],
		);
		expect(beyond).toEqual([]);
	});

	it('leaves out what it has, each for a reason with its source', () => {
		for (const { method, request, source } of exclusions) {
			expect(methods).toContainEqual({ name: method, request });
			expect(source).toMatch(/^https:\/\/developer\.xero\.com\//);
		}
	});
});

describe.each([
	['Australia', PayrollAuApi, 4],
	['New Zealand', PayrollNzApi, 5],
	['the United Kingdom', PayrollUkApi, 5],
])('The payroll of %s of the official client', (_country, api, count) => {
	const below = methodsOf(api).filter(({ request }) => /^[A-Z]+ \/Employees(\/|$)/.test(request));
	const partOf = ({ request }: OfficialMethod): string => request.split('/')[3] ?? '';
	const employees = below.filter((method) => ['', 'Employment'].includes(partOf(method)));

	it('has the employee and the employment, each an operation', () => {
		expect(employees).toHaveLength(count);
		for (const method of employees) {
			const operations = operationsFor(method, ofPayroll);
			expect([
				method.name,
				operations.filter((operation) => inEditor.has(operation)).length > 0,
			]).toEqual([method.name, true]);
		}
	});

	it('keeps other objects below an employee, all of them named', () => {
		const known = belowEmployee.map((part) => part.toLowerCase());
		for (const method of below.filter((each) => !employees.includes(each))) {
			expect(known).toContain(partOf(method).toLowerCase().replace(/^uk/, ''));
		}
	});
});
