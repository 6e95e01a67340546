import type { InvalidField, Rec } from '../../contract';
import { dateString } from '../dates';
import { date } from '../read';

/*
 * Contracts and NI categories of British employees. One without its key is a new one and gets it; what a list leaves out
 * is gone, the harsher reading of a PUT, which no source settles.
 * https://github.com/XeroAPI/Xero-OpenAPI/blob/master/xero-payroll-uk.yaml
 */

type ListRules = {
	key: string;
	required: readonly string[];
	words: { readonly [part: string]: readonly string[] };
};

const lists: { readonly [list: string]: ListRules } = {
	contracts: {
		key: 'publicKey',
		required: ['startDate', 'employmentStatus', 'contractType'],
		words: {
			employmentStatus: ['Employee', 'Worker', 'OffPayrollWorker', 'Unspecified'],
			contractType: ['FullTime', 'PartTime', 'ZeroHour', 'Unspecified'],
		},
	},
	niCategories: {
		key: 'niCategoryID',
		required: ['niCategory'],
		words: { niCategory: [...'ABCDEFHIJKLMNSVXZ'] },
	},
};

const days = ['startDate', 'endDate', 'fixedTermEndDate', 'dateFirstEmployedAsCivilian'];

const isObject = (value: unknown): value is Rec =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The element with its days as `2026-01-31T00:00:00`, those of the objects in it too. */
function withDays(element: Rec): Rec {
	return Object.fromEntries(
		Object.entries(element).map(([name, value]) => {
			if (isObject(value)) return [name, withDays(value)];
			const day = days.includes(name) ? date(value, name) : undefined;
			return [name, day ? dateString(day) : value];
		}),
	);
}

/**
 * The lists an employee or an employment gives, each element with its key, and what is wrong with them.
 *
 * @throws Unreadable for a day that is none
 */
export function listsOf(
	given: Rec,
	newKey: (list: string) => string | number,
): { held: Rec; invalid: InvalidField[] } {
	const invalid: InvalidField[] = [];
	const held: Rec = {};
	for (const [list, { key, required, words }] of Object.entries(lists)) {
		const elements: unknown = given[list];
		if (!Array.isArray(elements)) continue;
		held[list] = elements.filter(isObject).map((element) => {
			for (const part of required)
				if (!element[part]) invalid.push({ name: list, reason: `The ${part} is required.` });
			for (const [part, known] of Object.entries(words))
				if (element[part] && !known.includes(String(element[part])))
					invalid.push({ name: list, reason: `The ${part} is not valid.` });
			return { ...withDays(element), [key]: element[key] ?? newKey(list) };
		});
	}
	return { held, invalid };
}
