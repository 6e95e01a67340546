import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { properties } from '../../nodes/Xero/description';
import { methods } from '../../nodes/Xero/methods';

/** The groups of the Lists parameter, where a resource is created or updated. */
const groupsOf = (resource: string, operation: string): INodePropertyCollection[] => {
	const lists = properties.filter(({ name, displayOptions }) => {
		const { resource: resources = [], operation: operations = [] } = displayOptions?.show ?? {};
		return name === 'lists' && (resources as string[]).includes(resource) && (operations as string[]).includes(operation);
	});
	return lists.flatMap(({ options }) => options as INodePropertyCollection[]);
};

const partOf = (group: INodePropertyCollection | undefined, name: string): INodeProperties | undefined =>
	group?.values.find((part) => part.name === name);

test('a contact has addresses, phones and people to enter; its tracking has columns instead', () => {
	expect(groupsOf('contact', 'create').map(({ name }) => name)).toEqual(['ContactPersons', 'Addresses', 'Phones']);
});

test('lines are entered in a parameter of their own', () => {
	const groups = ['invoice', 'manualJournal'].flatMap((resource) => groupsOf(resource, 'create'));
	expect(groups.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['LineItems', 'JournalLines']));
});

test('a record with one list names it', () => {
	expect(properties.filter(({ name }) => name === 'lists').map(({ displayName }) => displayName)).toContain('Tax Components');
});

test('each part that need not be given has a value that means it was left alone', () => {
	const parts = properties.filter(({ name }) => name === 'lists').flatMap(({ options }) => (options as INodePropertyCollection[]).flatMap(({ values }) => values));
	expect(parts.length).toBeGreaterThan(20);
	for (const { name, required, default: usual, options } of parts.filter((part) => !part.required)) {
		expect({ name, required, usual }).toEqual({ name, required, usual: '' });
		if (options) expect(options).toContainEqual({ name: 'Not Given', value: '' });
	}
	expect(partOf(groupsOf('contact', 'create').find(({ name }) => name === 'Addresses'), 'AddressType')).toMatchObject({ required: true, default: 'POBOX' });
});

test('every method a parameter asks for exists', () => {
	const text = JSON.stringify(properties);
	const named = (key: string): string[] => [...text.matchAll(new RegExp(`"${key}":"(\\w+)"`, 'g'))].map(([, name]) => name);
	expect(Object.keys(methods.loadOptions)).toEqual(expect.arrayContaining(named('loadOptionsMethod')));
	expect(Object.keys(methods.listSearch)).toEqual(expect.arrayContaining(named('searchListMethod')));
});
