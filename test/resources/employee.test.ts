import { Employee as Australian } from 'xero-node/dist/gen/model/payroll-au/employee';
import { BankAccount } from 'xero-node/dist/gen/model/payroll-au/bankAccount';
import { HomeAddress } from 'xero-node/dist/gen/model/payroll-au/homeAddress';
import { SuperMembership } from 'xero-node/dist/gen/model/payroll-au/superMembership';
import { Address as NewZealandAddress } from 'xero-node/dist/gen/model/payroll-nz/address';
import { Employee as NewZealander } from 'xero-node/dist/gen/model/payroll-nz/employee';
import { Address as BritishAddress } from 'xero-node/dist/gen/model/payroll-uk/address';
import { Employee as Briton } from 'xero-node/dist/gen/model/payroll-uk/employee';

import { employee } from '../../nodes/Xero/resources/employee';
import {
	employeeAttributes,
	employeeShape,
	employeeWire,
	type Region,
} from '../../nodes/Xero/values/employee';

type Model = { attributeTypeMap: Array<{ baseName: string }> };

const models: Array<[Region, Model, Model]> = [
	['AU', Australian, HomeAddress],
	['NZ', NewZealander, NewZealandAddress],
	['UK', Briton, BritishAddress],
];

const wireNames = ({ attributeTypeMap }: Model): string[] =>
	attributeTypeMap.map(({ baseName }) => baseName);

/** Attributes of the official client that are not among an employee's here, with the reason. */
const left: { readonly [attribute: string]: string } = {
	PayTemplate: 'pay, set up in Xero',
	OpeningBalances: 'pay, set up in Xero',
	TaxDeclaration: 'tax, set up in Xero',
	LeaveBalances: 'read only',
	IsSTP2Qualified: 'read only',
	ValidationErrors: 'read only',
	niCategory: 'given with the employment',
	niCategories: 'given with the employment',
	contracts: 'given with the employment',
};

/** The names of a region's payroll that a table of attributes stands for. */
function namesIn(region: Region, attributes: typeof employeeAttributes): string[] {
	const given = Object.fromEntries(Object.keys(attributes).map((name) => [name, 'x']));
	const isAddress = attributes !== employeeAttributes;
	const { wire } = employeeWire(region, isAddress ? { HomeAddress: given } : given);
	return Object.keys(isAddress ? (wire.HomeAddress ?? wire.address ?? {}) : wire);
}

test.each(models)(
	'%s: every attribute of the official client is there, or left out with a reason',
	(region, model, address) => {
		const known = wireNames(model).filter((name) => left[name] === undefined);
		expect(namesIn(region, employeeAttributes).sort()).toEqual(known.sort());
		const parts = employeeAttributes.HomeAddress.of ?? {};
		expect(namesIn(region, parts).sort()).toEqual(wireNames(address).sort());
	},
);

test('every attribute is a field or excluded', () => {
	const named = [...Object.keys(employee.fields), ...Object.keys(employee.excluded)];
	expect(named.sort()).toEqual(Object.keys(employeeAttributes).sort());
	const { BankAccounts, HomeAddress: home, SuperMemberships } = employee.fields;
	const partsOf = (field: typeof home): string[] =>
		'of' in field ? Object.keys(field.of).sort() : [];
	expect(partsOf(BankAccounts)).toEqual(wireNames(BankAccount).sort());
	expect(partsOf(SuperMemberships)).toEqual(wireNames(SuperMembership).sort());
	expect(partsOf(home)).toEqual(Object.keys(employeeAttributes.HomeAddress.of ?? {}).sort());
});

test('the shape has the same names in every region', () => {
	const [australian, newZealander, briton] = models.map(([region]) => employeeShape(region, {}));
	expect(Object.keys(newZealander)).toEqual(Object.keys(australian));
	expect(Object.keys(briton)).toEqual(Object.keys(australian));
	expect(Object.keys(australian)).toEqual(expect.arrayContaining([...employee.simple]));
});
