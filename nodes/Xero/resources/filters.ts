import type { Filter, FilterTarget } from './define';

/** Filters several resources share. Those of one resource alone stand in its file. */

export const modifiedSince: Filter = {
	name: 'modifiedSince',
	label: 'Modified Since',
	hint: 'Only records created or changed since this moment',
	kind: 'modifiedSince',
	to: { header: 'If-Modified-Since' },
};

export const searchTerm = (hint: string): Filter => ({
	name: 'searchTerm',
	label: 'Search Term',
	hint,
	kind: 'text',
	to: { query: 'searchTerm' },
});

export const ids = (label: string): Filter => ({
	name: 'ids',
	label,
	hint: 'One or more, separated by commas',
	kind: 'ids',
	to: { query: 'IDs' },
});

/** A text attribute that must be as given. */
export const textIs = (name: string, label: string, attribute: string, hint?: string): Filter => ({
	name,
	label,
	...(hint === undefined ? {} : { hint }),
	kind: 'text',
	to: { where: attribute, operator: '==', as: 'string' },
});

/** A yes or no attribute. */
export const isTrue = (name: string, label: string, attribute: string, hint?: string): Filter => ({
	name,
	label,
	...(hint === undefined ? {} : { hint }),
	kind: 'boolean',
	to: { where: attribute, operator: '==', as: 'boolean' },
});

/** One of Xero's words. */
export const oneOf = (
	name: string,
	label: string,
	attribute: string,
	options: ReadonlyArray<{ name: string; value: string }>,
): Filter => ({
	name,
	label,
	kind: 'choice',
	options,
	to: { where: attribute, operator: '==', as: 'string' },
});

/** Two filters, first and last day, both included. */
export const between = (name: string, label: string, attribute: string): Filter[] => {
	const day = (operator: '>=' | '<='): FilterTarget => ({ where: attribute, operator, as: 'date' });
	return [
		{ name: `${name}From`, label: `${label} From`, kind: 'date', to: day('>=') },
		{ name: `${name}To`, label: `${label} To`, kind: 'date', to: day('<=') },
	];
};

/** As `between`, where the list has parameters `<parameter>From` and `<parameter>To` of its own. */
export const dayBetween = (name: string, label: string, parameter: string): Filter[] => [
	{ name: `${name}From`, label: `${label} From`, kind: 'date', to: { query: `${parameter}From` } },
	{ name: `${name}To`, label: `${label} To`, kind: 'date', to: { query: `${parameter}To` } },
];

/** Those of one contact, where the endpoint has no list parameter for it. */
export const ofContact: Filter = {
	name: 'contact',
	label: 'Contact',
	kind: 'contact',
	to: { where: 'Contact.ContactID', operator: '==', as: 'guid' },
};
