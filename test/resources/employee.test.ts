import * as australianModels from 'xero-node/dist/gen/model/payroll-au/models';
import { BankAccount } from 'xero-node/dist/gen/model/payroll-au/bankAccount';
import { DeductionLine } from 'xero-node/dist/gen/model/payroll-au/deductionLine';
import { EarningsLine } from 'xero-node/dist/gen/model/payroll-au/earningsLine';
import { Employee as Australian } from 'xero-node/dist/gen/model/payroll-au/employee';
import { HomeAddress } from 'xero-node/dist/gen/model/payroll-au/homeAddress';
import { LeaveLine } from 'xero-node/dist/gen/model/payroll-au/leaveLine';
import { OpeningBalanceLeaveLine } from 'xero-node/dist/gen/model/payroll-au/openingBalanceLeaveLine';
import { OpeningBalances } from 'xero-node/dist/gen/model/payroll-au/openingBalances';
import { PaidLeaveEarningsLine } from 'xero-node/dist/gen/model/payroll-au/paidLeaveEarningsLine';
import { PayTemplate } from 'xero-node/dist/gen/model/payroll-au/payTemplate';
import { ReimbursementLine } from 'xero-node/dist/gen/model/payroll-au/reimbursementLine';
import { SuperLine } from 'xero-node/dist/gen/model/payroll-au/superLine';
import { SuperMembership } from 'xero-node/dist/gen/model/payroll-au/superMembership';
import { TaxDeclaration } from 'xero-node/dist/gen/model/payroll-au/taxDeclaration';
import { Address as NewZealandAddress } from 'xero-node/dist/gen/model/payroll-nz/address';
import { Employee as NewZealander } from 'xero-node/dist/gen/model/payroll-nz/employee';
import * as britishModels from 'xero-node/dist/gen/model/payroll-uk/models';
import { Address as BritishAddress } from 'xero-node/dist/gen/model/payroll-uk/address';
import { Contracts } from 'xero-node/dist/gen/model/payroll-uk/contracts';
import { DevelopmentalRoleDetails } from 'xero-node/dist/gen/model/payroll-uk/developmentalRoleDetails';
import { Employee as Briton } from 'xero-node/dist/gen/model/payroll-uk/employee';
import { NICategory } from 'xero-node/dist/gen/model/payroll-uk/nICategory';

import type { Parts } from '../../nodes/Xero/resources/define';
import { employee } from '../../nodes/Xero/resources/employee';
import * as australia from '../../nodes/Xero/resources/employeeAustralia';
import * as britain from '../../nodes/Xero/resources/employeeBritain';
import {
	changedEmployee,
	changedParts,
	changesPart,
	employeeAttributes,
	employeeShape,
	employeeWire,
	type Region,
} from '../../nodes/Xero/values/employee';
import type { Field } from '../../nodes/Xero/values/field';

type Model = { attributeTypeMap: Array<{ baseName: string; type: string }> };

const models: Array<[Region, Model, Model]> = [
	['AU', Australian, HomeAddress],
	['NZ', NewZealander, NewZealandAddress],
	['UK', Briton, BritishAddress],
];

const wireNames = ({ attributeTypeMap }: Model): string[] =>
	attributeTypeMap.map(({ baseName }) => baseName);

/** The names of a region's payroll that a table of attributes stands for. */
function namesIn(region: Region, attributes: typeof employeeAttributes): string[] {
	const given = Object.fromEntries(Object.keys(attributes).map((name) => [name, 'x']));
	const isAddress = attributes !== employeeAttributes;
	const { wire } = employeeWire(region, isAddress ? { HomeAddress: given } : given);
	return Object.keys(isAddress ? (wire.HomeAddress ?? wire.address ?? {}) : wire);
}

test.each(models)(
	'%s: every attribute of the official client is there',
	(region, model, address) => {
		// what was wrong with it stands beside the record, not in it
		const known = wireNames(model).filter((name) => name !== 'ValidationErrors');
		expect(namesIn(region, employeeAttributes).sort()).toEqual(known.sort());
		const parts = employeeAttributes.HomeAddress.of ?? {};
		expect(namesIn(region, parts).sort()).toEqual(wireNames(address).sort());
	},
);

test('every attribute is a field, or excluded for one of the four reasons', () => {
	const named = [...Object.keys(employee.fields), ...Object.keys(employee.excluded)];
	expect(named.sort()).toEqual(Object.keys(employeeAttributes).sort());
	for (const reason of Object.values(employee.excluded))
		expect(['read-only', 'derived', 'deprecated', 'closed to new apps']).toContain(reason);
	expect(partsOf(employee.fields.HomeAddress)).toEqual(
		Object.keys(employeeAttributes.HomeAddress.of ?? {}).sort(),
	);
});

const partsOf = (field: Field): string[] => ('of' in field ? Object.keys(field.of).sort() : []);

const lists = { BankAccounts: BankAccount, SuperMemberships: SuperMembership };

test.each(Object.entries(lists))('%s has the parts of the official client', (name, model) => {
	expect(partsOf(employee.fields[name])).toEqual(wireNames(model).sort());
});

/** Objects inside an employee, each with its table and its model. */
const inside: Array<[string, Parts, Model]> = [
	['a tax declaration', australia.taxDeclaration, TaxDeclaration],
	['an earnings line', australia.earningsLine, EarningsLine],
	['a deduction line', australia.deductionLine, DeductionLine],
	['a super line', australia.superLine, SuperLine],
	['a reimbursement line', australia.reimbursementLine, ReimbursementLine],
	['a leave line', australia.leaveLine, LeaveLine],
	['a leave line of opening balances', australia.openingBalanceLeaveLine, OpeningBalanceLeaveLine],
	['a line of paid leave', australia.paidLeaveEarningsLine, PaidLeaveEarningsLine],
	['a contract', britain.contract, Contracts],
	['a developmental role', britain.developmentalRole, DevelopmentalRoleDetails],
	['an NI category', britain.niCategory, NICategory],
];

const capital = (name: string): string => name[0].toUpperCase() + name.slice(1);

test.each(inside)('%s has every attribute of the official client', (_what, table, model) => {
	expect([...Object.keys(table.fields), ...Object.keys(table.excluded)].sort()).toEqual(
		wireNames(model).map(capital).sort(),
	);
});

/** Xero's words by the name of the enumeration in the official client. */
const wordsOf = (type: string): string[] | undefined => {
	const found = [australianModels, britishModels].map(
		(models) => (models as unknown as { [name: string]: object | undefined })[type],
	);
	const enumeration = found.find((each) => each !== undefined && typeof each === 'object');
	return enumeration && Object.values(enumeration).filter((each) => typeof each === 'string');
};

test.each(inside)('%s offers Xero’s words, and no others', (_what, table, model) => {
	for (const { baseName, type } of model.attributeTypeMap) {
		const field = table.fields[capital(baseName)];
		const words = wordsOf(type);
		if (field === undefined || words === undefined) continue;
		expect([baseName, field.kind]).toEqual([baseName, 'choice']);
		if (field.kind === 'choice')
			expect([...field.options.map(({ value }) => value)].sort()).toEqual([...words].sort());
	}
});

test('pay template and opening balances have every attribute of the official client', () => {
	expect(partsOf(employee.fields.PayTemplate)).toEqual(wireNames(PayTemplate).sort());
	expect(partsOf(employee.fields.OpeningBalances)).toEqual(wireNames(OpeningBalances).sort());
});

describe('a change keeps what it does not give', () => {
	test('of the objects in an Australian employee', () => {
		const stored = {
			TaxDeclaration: {
				EmployeeID: 'e',
				TaxFileNumber: '123123123',
				HasHELPDebt: true,
				UpdatedDateUTC: '/Date(0+0000)/',
			},
			OpeningBalances: { OpeningBalanceDate: '/Date(1782864000000+0000)/', Tax: '5' },
		};
		const change = {
			FirstName: 'Ada',
			TaxDeclaration: { HasHELPDebt: false },
			OpeningBalances: { Tax: '6' },
		};
		expect(changesPart(change)).toBe(true);
		expect(changesPart({ FirstName: 'Ada' })).toBe(false);
		expect(changedParts(stored, change)).toEqual({
			FirstName: 'Ada',
			TaxDeclaration: { TaxFileNumber: '123123123', HasHELPDebt: false },
			OpeningBalances: { OpeningBalanceDate: '2026-07-01', Tax: '6' },
		});
	});

	test('of the contracts of a British one, told apart by their keys', () => {
		const stored = {
			contracts: [
				{ publicKey: 'A', contractType: 'PartTime', startDate: '2026-02-01T00:00:00' },
				{ publicKey: 'b', contractType: 'ZeroHour', startDate: '2026-03-01T00:00:00' },
			],
		};
		const change = {
			contracts: [{ publicKey: 'a', contractType: 'FullTime' }, { contractType: 'PartTime' }],
		};
		expect(changedEmployee(stored, change)).toEqual({
			contracts: [
				{ publicKey: 'a', contractType: 'FullTime', startDate: '2026-02-01' },
				{ publicKey: 'b', contractType: 'ZeroHour', startDate: '2026-03-01' },
				{ contractType: 'PartTime' },
			],
		});
	});
});

test('the shape has the same names in every region', () => {
	const [australian, newZealander, briton] = models.map(([region]) => employeeShape(region, {}));
	expect(Object.keys(newZealander)).toEqual(Object.keys(australian));
	expect(Object.keys(briton)).toEqual(Object.keys(australian));
	expect(Object.keys(australian)).toEqual(expect.arrayContaining([...employee.simple]));
});
