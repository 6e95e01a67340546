import { catalogue } from '../../nodes/Xero/resources/catalogue';
import { coerceFields } from '../../nodes/Xero/values/fields';
import { given } from './examples';
import { pages, stalePages } from './objects';

describe('The pages of the objects', () => {
	it('tell what the node does today (npx tsx test/docs/objects.ts)', () => {
		expect(stalePages()).toEqual([]);
	});

	it('are one an object, with a table of all', () => {
		expect(pages().size).toBe(catalogue.length + 1);
		for (const { name, value } of catalogue) {
			expect(pages().get('README.md')).toContain(`| [${name}](${value}.md) |`);
		}
	});

	it('name every field and filter', () => {
		for (const { value, fields, verbs } of catalogue) {
			const page = pages().get(`${value}.md`) ?? '';
			for (const [name, field] of Object.entries(fields))
				expect(page).toContain(field.kind === 'group' ? `\`${name}.` : `\`${name}\``);
			for (const { label } of verbs.getMany?.filters ?? []) expect(page).toContain(`| ${label} |`);
		}
	});
});

describe('The examples', () => {
	const writable = catalogue.filter(({ verbs }) => verbs.create !== undefined);

	it('are there for every object that can be created', () => {
		expect(Object.keys(given).sort()).toEqual(writable.map(({ value }) => value).sort());
	});

	it.each(writable.map((resource) => [resource.name, resource] as const))(
		'of %s passes the checks of the node',
		(_name, { value, fields }) => {
			// a contact by its name is looked up first
			const record =
				'Contact' in given[value]
					? { ...given[value], Contact: { ContactID: '2d9a4c61-0b7e-4f38-8a15-6e3b7d2c9f04' } }
					: given[value];
			expect(
				coerceFields(fields, record, { timeZone: 'UTC', item: 0, verb: 'create' }).faults,
			).toEqual([]);
		},
	);
});
