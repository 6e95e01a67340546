import Decimal from 'decimal.js';

import type { Rec, Shelf, Verdict } from '../contract';
import { sum } from './decimals';
import type { Ledger } from './ledger';
import { amount, flag, list, oneOf, read, text, UnknownId, type Given } from './read';
import type { AccountClass, TaxComponent, TaxRate } from './records';
import { checked, plainList, withoutNothing, written } from './shelf';

/** Tax types for tax returns that local organisations can file under; sales ones are no use on costs and vice versa. */
const salesReportTypes = [
	'OUTPUT',
	'EXEMPTOUTPUT',
	'ECOUTPUT',
	'ECOUTPUTSERVICES',
	'MOSSSALES',
	'CAPITALSALESOUTPUT',
	'EXEMPTEXPORT',
	'SALESOUTPUT',
	'NONEOUTPUT',
	'ZERORATEDOUTPUT',
];
const costsReportTypes = [
	'INPUT',
	'EXEMPTINPUT',
	'ECINPUT',
	'ECACQUISITIONS',
	'CAPITALEXPENSESINPUT',
	'GSTONIMPORTS',
	'GSTONCAPIMPORTS',
	'CAPITALEXINPUT',
	'EXEMPTEXPENSES',
	'EXEMPTCAPITAL',
	'INPUTTAXED',
	'PURCHASESINPUT',
	'REVERSECHARGES',
	'ZERORATEDINPUT',
];
const reportTypes = [...salesReportTypes, ...costsReportTypes, 'NONE', 'BASEXCLUDED', 'USSALESTAX'];

const shape = {
	Name: text,
	TaxType: text,
	Status: oneOf('TaxRateStatus', ['ACTIVE', 'DELETED', 'ARCHIVED']),
	ReportTaxType: oneOf('ReportTaxType', reportTypes),
	TaxComponents: list({ Name: text, Rate: amount, IsCompound: flag, IsNonRecoverable: flag }),
};
type GivenRate = Given<typeof shape>;

/** Whether lines on accounts of this class may carry the rate. */
export function taxFits(rate: TaxRate, of: AccountClass): boolean {
	const applies: { [C in AccountClass]: boolean } = {
		ASSET: rate.CanApplyToAssets,
		EQUITY: rate.CanApplyToEquity,
		EXPENSE: rate.CanApplyToExpenses,
		LIABILITY: rate.CanApplyToLiabilities,
		REVENUE: rate.CanApplyToRevenue,
	};
	return applies[of];
}

/** The percentage all components make together; a compound one is charged on the amount with the others' tax. */
function effectiveRate(components: TaxComponent[]): number {
	const simple = sum(components.filter(({ IsCompound }) => !IsCompound).map(({ Rate }) => Rate));
	const compound = sum(components.filter(({ IsCompound }) => IsCompound).map(({ Rate }) => Rate));
	return simple
		.plus(compound.times(simple.div(100).plus(1)))
		.toDecimalPlaces(4)
		.toNumber();
}

/**
 * A complete tax rate from its parts: what it adds up to, and which accounts it fits.
 *
 * @param parts name, type, report type, components
 */
export function taxRate(
	parts: Pick<TaxRate, 'Name' | 'TaxType' | 'ReportTaxType' | 'TaxComponents'>,
): TaxRate {
	const rate = effectiveRate(parts.TaxComponents);
	return {
		...parts,
		Status: 'ACTIVE',
		CanApplyToAssets: true,
		CanApplyToEquity: true,
		CanApplyToExpenses: !salesReportTypes.includes(parts.ReportTaxType ?? ''),
		CanApplyToLiabilities: true,
		CanApplyToRevenue: !costsReportTypes.includes(parts.ReportTaxType ?? ''),
		DisplayTaxRate: rate,
		EffectiveRate: rate,
	};
}

function components(given: NonNullable<GivenRate['TaxComponents']>): TaxComponent[] {
	return given.map((component) => ({
		Name: component.Name ?? '',
		Rate: (component.Rate ?? new Decimal(0)).toDecimalPlaces(4).toNumber(),
		IsCompound: component.IsCompound ?? false,
		IsNonRecoverable: component.IsNonRecoverable ?? false,
	}));
}

function planRate(
	ledger: Ledger,
	given: GivenRate,
	was: TaxRate | undefined,
): { next: TaxRate; errors: string[] } {
	const next = {
		...taxRate({
			Name: given.Name ?? was?.Name ?? '',
			TaxType: was?.TaxType ?? nextTaxType(ledger),
			ReportTaxType: given.ReportTaxType ?? was?.ReportTaxType,
			TaxComponents: given.TaxComponents
				? components(given.TaxComponents)
				: (was?.TaxComponents ?? []),
		}),
		Status: given.Status ?? was?.Status ?? 'ACTIVE',
	};
	const errors: string[] = [];
	const namesakes = ledger.taxRates.by('name', next.Name.toLowerCase());
	if (was && ledger.systemTaxTypes.has(was.TaxType))
		errors.push('System tax rates cannot be updated.');
	if (was && was.Status === 'DELETED') errors.push('Deleted tax rates cannot be updated.');
	if (!next.Name) errors.push('Tax rate Name must be specified.');
	if (next.Name.length > 50) errors.push('Tax rate Name must not be more than 50 characters long.');
	if (namesakes.some((rate) => rate !== was && rate.Status !== 'DELETED'))
		errors.push('Please enter a unique Name.');
	if (next.TaxComponents.length === 0) errors.push('At least one tax component must be specified.');
	if (next.TaxComponents.some(({ Name }) => !Name))
		errors.push('Tax component Name must be specified.');
	if (next.TaxComponents.filter(({ IsCompound }) => IsCompound).length > 1) {
		errors.push('Only one tax component can be compound.');
	}
	// Required where returns are filed by it: https://developer.xero.com/documentation/api/accounting/taxrates
	if (!next.ReportTaxType && ['AU', 'NZ', 'GB'].includes(ledger.organisation.CountryCode)) {
		errors.push('ReportTaxType must be specified.');
	}
	return { next, errors };
}

function nextTaxType(ledger: Ledger): string {
	for (let count = 1; ; count += 1) {
		const type = `TAX${String(count).padStart(3, '0')}`;
		if (!ledger.taxRates.get(type)) return type;
	}
}

/** The TaxRates shelf: https://developer.xero.com/documentation/api/accounting/taxrates. */
export function taxRatesShelf(ledger: Ledger): Shelf {
	const show = (record: Rec): Rec => ({
		...withoutNothing(record),
		TaxComponents: (record as TaxRate).TaxComponents.map((component) => ({ ...component })),
	});
	const write = (element: Rec, match: (given: GivenRate) => TaxRate | undefined): Verdict =>
		written(() => {
			const given = read(shape, element);
			const was = match(given);
			const { next, errors } = planRate(ledger, given, was);
			if (errors.length > 0) {
				const { TaxType, ...echo } = show(next);
				return { is: 'error', echo: was ? { ...echo, TaxType } : echo, errors };
			}
			return {
				is: 'ok',
				record: was ? ledger.taxRates.change(was, next) : ledger.taxRates.add(next),
			};
		});
	const match = (given: GivenRate): TaxRate => {
		const found = given.TaxType
			? ledger.taxRates.get(given.TaxType)
			: ledger.taxRates
					.by('name', (given.Name ?? '').toLowerCase())
					.find(({ Status }) => Status !== 'DELETED');
		if (!found) throw new UnknownId();
		return found;
	};
	return {
		endpoint: 'TaxRates',
		key: 'TaxRates',
		id: 'TaxType',
		list: plainList,
		types: {
			Name: 'string',
			TaxType: 'string',
			Status: 'string',
			ReportTaxType: 'string',
			CanApplyToAssets: 'boolean',
			CanApplyToEquity: 'boolean',
			CanApplyToExpenses: 'boolean',
			CanApplyToLiabilities: 'boolean',
			CanApplyToRevenue: 'boolean',
			DisplayTaxRate: 'number',
			EffectiveRate: 'number',
		},
		all: () => ledger.taxRates.all(),
		find: (taxType) => ledger.taxRates.get(taxType),
		show,
		summarizes: [],
		posts: { collection: true, byPath: false },
		check: (element, verb) =>
			checked(() => {
				const given = read(shape, element);
				if (verb === 'POST') match(given);
			}),
		put: (element) => write(element, () => undefined),
		post: (element) => write(element, match),
	};
}
