import type { Resource } from '../resources/define';
import { labelOf } from '../values/columns';

/** Attributes that say nothing of the record itself. */
const technical = /^(UpdatedDateUTC|CreatedDateUTC|HasErrors|HasValidationErrors|StatusAttributeString|ValidationErrors|Warnings|Attachments|Class$)/;

/**
 * The attributes of an object whose change can be watched, as a record of its list has them: by their path, with a label,
 * sorted by it. Of another record that it names, its id counts.
 */
export function watchableFields(resource: Resource): Array<{ name: string; value: string }> {
	const { fields, excluded, id, simple } = resource;
	const found = new Map<string, string>();
	for (const [name, field] of Object.entries(fields)) {
		if (field.only === 'upsert') continue;
		if (field.kind === 'reference') found.set(`${name}.${field.id}`, labelOf(name, field));
		else found.set(name, labelOf(name, field));
	}
	for (const [name, reason] of Object.entries(excluded)) if (reason === 'read-only' || reason === 'derived') found.set(name, labelOf(name));
	for (const name of simple) if (!name.includes('.') && !found.has(name)) found.set(name, labelOf(name));
	return [...found]
		.filter(([path]) => path !== id && !technical.test(path))
		.map(([value, name]) => ({ name, value }))
		.sort((one, other) => one.name.localeCompare(other.name));
}
