import type { Books, Rec } from '../../contract';
import type { Ledger } from '../ledger';
import { payrollSeeds } from '../seeds/payroll';
import { australianEmployees } from './australia';
import { newZealand2, payroll2, unitedKingdom2 } from './second';

/**
 * Opens the payroll of the organisation's country with its seeds; undefined where Xero has no payroll.
 *
 * @throws Error when a seed is refused, which is a mistake in the seed
 */
export function openPayroll(ledger: Ledger): Books['payroll'] {
	const { CountryCode } = ledger.organisation;
	const seed = payrollSeeds[CountryCode];
	if (seed === undefined) return undefined;
	const calendars = seed.calendars(ledger.newId);
	const refused = (employee: Rec, answer: unknown) =>
		new Error(`A seed was refused: ${JSON.stringify([employee, answer])}`);
	if (CountryCode === 'AU') {
		const employees = australianEmployees(ledger);
		for (const employee of seed.employees) {
			const verdict = employees.post?.(employee, { unitdp: 2, app: 'Xero' });
			if (verdict?.is !== 'ok') throw refused(employee, verdict);
		}
		return { region: 'AU', employees, calendars };
	}
	const payroll = payroll2(ledger, CountryCode === 'NZ' ? newZealand2 : unitedKingdom2, calendars);
	for (const employee of seed.employees) {
		const outcome = payroll.create(employee);
		if (Array.isArray(outcome)) throw refused(employee, outcome);
	}
	return payroll;
}
