import type { Api } from '../api';
import { notAuthorised } from '../problems';
import { australianRoute } from './australia';
import { route2 } from './second';

const scopes: { readonly [endpoint: string]: string } = {
	employees: 'payroll.employees',
	payrollcalendars: 'payroll.settings',
	payruncalendars: 'payroll.settings',
};

/**
 * The payroll APIs: 1.0 is Australia's, 2.0 New Zealand's and the United Kingdom's. An organisation of another region,
 * and a person who does not administer the payroll, are refused
 * (https://developer.xero.com/documentation/api/payrollau/overview).
 */
export const payroll: Api = {
	route: (call) => {
		const { books, incoming, world } = call;
		const isFirst = incoming.segments[1] === '1.0';
		const refused = () => notAuthorised(incoming.language);
		const kept = books.payroll;
		if (!world.switches.payrollAdministrator || kept === undefined) return refused;
		if (kept.region === 'AU') return isFirst ? australianRoute(call, kept) : refused;
		return isFirst ? refused : route2(call, kept);
	},
	mayUse: (granted, { incoming, segments }) => {
		const scope = scopes[segments[0]?.toLowerCase()];
		return granted.has(scope) || (incoming.method === 'GET' && granted.has(`${scope}.read`));
	},
};
