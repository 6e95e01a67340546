import type { Contracts } from 'xero-node/dist/gen/model/payroll-uk/contracts';
import type { DevelopmentalRoleDetails } from 'xero-node/dist/gen/model/payroll-uk/developmentalRoleDetails';
import type { NICategory } from 'xero-node/dist/gen/model/payroll-uk/nICategory';

import { boolean, choice, date, group, integer, text } from '../values/field';
import { defineParts } from './define';

/*
 * What stands inside an employee of the United Kingdom: contracts and National Insurance.
 * https://github.com/XeroAPI/Xero-OpenAPI/blob/master/xero-payroll-uk.yaml
 */

export const developmentalRole = defineParts<DevelopmentalRoleDetails>({
	fields: {
		DevelopmentalRole: text({ example: 'Apprentice', hint: 'Xero knows Apprentice alone' }),
		StartDate: date(),
		EndDate: date(),
		PublicKey: text({ hint: 'Of the role that is to change' }),
	},
	excluded: {},
});

export const contract = defineParts<Contracts>({
	fields: {
		StartDate: date({ required: true }),
		EmploymentStatus: choice({
			required: true,
			options: [
				{ name: 'Employee', value: 'Employee' },
				{ name: 'Off-Payroll Worker', value: 'OffPayrollWorker' },
				{ name: 'Unspecified', value: 'Unspecified' },
				{ name: 'Worker', value: 'Worker' },
			],
		}),
		ContractType: choice({
			required: true,
			options: [
				{ name: 'Full Time', value: 'FullTime' },
				{ name: 'Part Time', value: 'PartTime' },
				{ name: 'Unspecified', value: 'Unspecified' },
				{ name: 'Zero Hours', value: 'ZeroHour' },
			],
		}),
		IsFixedTerm: boolean(),
		FixedTermEndDate: date(),
		DevelopmentalRoleDetails: group(developmentalRole.fields, { label: 'Developmental Role' }),
		PublicKey: text({ hint: 'Of the contract that is to change; without it a new one is added' }),
	},
	excluded: {},
});

/** The letters of National Insurance. */
export const niLetters = [...'ABCDEFHIJKLMNSVXZ'].map((letter) => ({ name: letter, value: letter }));

export const niCategory = defineParts<NICategory>({
	fields: {
		NiCategory: choice({ label: 'NI Category', required: true, options: niLetters }),
		StartDate: date(),
		WorkplacePostcode: text({ hint: 'Needed with the letters of freeports and investment zones' }),
		DateFirstEmployedAsCivilian: date({ label: 'Date First Employed as Civilian', hint: 'Needed with the letter V' }),
		NiCategoryID: integer({ label: 'NI Category ID', hint: 'Of the category that is to change; without it a new one is added' }),
	},
	excluded: {},
});
