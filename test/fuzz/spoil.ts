import fc from 'fast-check';
import { NodeHelpers, type IDataObject, type INodeParameters, type INodeProperties, type INodePropertyOptions } from 'n8n-workflow';

import type { World } from '../core/harness';
import { xeroNode } from '../core/harness/workflow';
import { given } from '../docs/examples';
import { description, type Base } from './bases';
import { anything, expressions, mark, text } from './hostile';

/** A run with values nobody means: the parameters, the items, and the names of what was replaced. */
export type Spoilt = { base: Base; parameters: INodeParameters; items: IDataObject[]; replaced: string[]; given: unknown[] };

/** Parameters that say which operation runs, and in whose name. */
const kept = new Set(['resource', 'operation', 'authentication']);

/** The properties the editor shows for a run. */
const propertiesOf = (parameters: INodeParameters): INodeProperties[] =>
	description.properties.filter(
		(property) => !kept.has(property.name) && property.type !== 'notice' && NodeHelpers.displayParameter(parameters, property, xeroNode(parameters), description),
	);

/** How a value comes to the node: as it is, or as the answer of an expression. */
type Way = 'as it is' | 'by expression';

const namesIn = ({ options = [] }: INodeProperties): INodeProperties[] =>
	(options as Array<INodeProperties | INodePropertyOptions | { name: string; values: INodeProperties[] }>).filter((option): option is INodeProperties => 'type' in option || 'values' in option);

const modes = ['list', 'url', 'id', 'number', 'name', 'email', 'other', '', '__proto__'];

/** A value of the kind the property takes, hostile inside. */
function insideOf(property: INodeProperties, base: Base): fc.Arbitrary<unknown> {
	const parts = namesIn(property);
	const some = (names: readonly string[]): fc.Arbitrary<unknown> =>
		fc.array(fc.tuple(fc.constantFrom(...names, '__proto__', 'constructor', mark), anything), { minLength: 1, maxLength: 3 }).map((pairs) => Object.fromEntries(pairs));
	switch (property.type) {
		case 'resourceLocator':
			return fc.record({ __rl: fc.constant(true), mode: fc.constantFrom(...modes), value: anything });
		case 'collection':
			return parts.length === 0 ? anything : fc.oneof(...parts.map((part) => insideOf(part, base).map((value) => ({ [part.name]: value }))), some(parts.map(({ name }) => name)));
		case 'fixedCollection': {
			const groups = parts as unknown as Array<{ name: string; values: INodeProperties[] }>;
			return fc.oneof(
				...groups.map(({ name, values }) =>
					fc
						.oneof(fc.array(some(values.map((each) => each.name)), { minLength: 1, maxLength: 3 }), some(values.map((each) => each.name)), anything)
						.map((entries) => ({ [name]: entries })),
				),
			);
		}
		case 'json':
			return spoiltJson(given[base.resource.value] ?? { Name: 'x' });
		case 'multiOptions':
			return fc.array(anything, { maxLength: 3 });
		default:
			return anything;
	}
}

/** An example with one or two of its parts replaced, or keys of the language's own among its own. */
export const spoiltJson = (example: unknown): fc.Arbitrary<string> => {
	const places = placesIn(example);
	return fc.array(fc.tuple(fc.constantFrom(...places), anything, fc.constantFrom(0, 0, 0, 1)), { minLength: 1, maxLength: 2 }).map((changes) => {
		const copy = structuredClone(example);
		for (const [place, value, beside] of changes) put(copy, beside === 1 ? [...place.slice(0, -1), '__proto__'] : place, value);
		return JSON.stringify(copy);
	});
};

const placesIn = (value: unknown, place: string[] = []): string[][] =>
	typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, part]) => [[...place, key], ...placesIn(part, [...place, key])]) : [];

const put = (into: unknown, place: string[], value: unknown): void => {
	let at = into as { [key: string]: unknown };
	for (const key of place.slice(0, -1)) {
		if (typeof at?.[key] !== 'object' || at[key] === null) return;
		at = at[key] as { [key: string]: unknown };
	}
	Object.defineProperty(at, place[place.length - 1], { value, enumerable: true, configurable: true, writable: true });
};

/** Texts that begin with an equals sign would be expressions. */
const asItIs = (value: unknown): unknown => (typeof value === 'string' && value.startsWith('=') ? ` ${value}` : value);

/** A resource mapper with hostile values under the columns the editor offers. */
async function mapperOf(world: World, { resource, operation }: Base): Promise<fc.Arbitrary<unknown>> {
	const whole = await world.fields(resource.value, operation, {});
	const columns = whole.schema.map(({ id }) => id);
	if (columns.length === 0) return anything;
	const values = fc.array(fc.tuple(fc.constantFrom(...columns, '__proto__', mark), anything), { minLength: 1, maxLength: 3 }).map((pairs) => Object.fromEntries(pairs) as object);
	return fc.oneof(
		{ weight: 6, arbitrary: values.map((value) => ({ ...whole, value, schema: whole.schema.map((column) => ({ ...column, removed: !(column.id in value) })) })) },
		{ weight: 1, arbitrary: fc.record({ mappingMode: anything, value: anything, schema: anything }) },
		{ weight: 1, arbitrary: values.map((value) => ({ ...whole, mappingMode: 'autoMapInputData', value: null, auto: value })) },
	);
}

/** Runs of an operation with one to three of its parameters replaced. */
export async function spoiltOf(world: World, base: Base): Promise<fc.Arbitrary<Spoilt>> {
	const fieldwise = { ...base.parameters, inputMode: 'fields' } as INodeParameters;
	const mapped = 'inputMode' in base.parameters && propertiesOf(fieldwise).some(({ type }) => type === 'resourceMapper');
	const mapper = mapped ? await mapperOf(world, base) : undefined;
	const start = (byFields: boolean): INodeParameters => (byFields ? fieldwise : base.parameters);
	return fc.tuple(fc.boolean(), fc.constantFrom<Way>('as it is', 'by expression', 'by expression'), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(
		([wantsFields, way, count, items]) => {
			const byFields = wantsFields && mapper !== undefined;
			const properties = propertiesOf(start(byFields));
			if (properties.length === 0) return fc.constant({ base, parameters: start(byFields), items: [{}], replaced: [], given: [] });
			const one = fc.constantFrom(...properties).chain((property) => {
				const inside = property.type === 'resourceMapper' && mapper !== undefined ? mapper : insideOf(property, base);
				const value = fc.oneof({ weight: 3, arbitrary: inside }, { weight: 1, arbitrary: anything }, { weight: 1, arbitrary: fc.constantFrom(...expressions) });
				return fc.tuple(fc.constant(property), value);
			});
			return fc.tuple(fc.array(one, { minLength: count, maxLength: count }), text).map(([changes, note]) => spoilt(base, start(byFields), changes, way, items, note));
		},
	);
}

function spoilt(base: Base, start: INodeParameters, changes: Array<[INodeProperties, unknown]>, way: Way, count: number, note: string): Spoilt {
	const parameters: { [name: string]: unknown } = { ...start };
	const json: IDataObject = { note };
	for (const [at, [{ name }, value]] of changes.entries()) {
		const isExpression = typeof value === 'string' && expressions.includes(value);
		const isLocator = typeof value === 'object' && value !== null && '__rl' in value;
		const isMapper = typeof value === 'object' && value !== null && 'schema' in value && 'mappingMode' in value;
		if (isMapper && 'auto' in value) Object.assign(json, JSON.parse(JSON.stringify(value.auto ?? {})));
		if (isExpression) parameters[name] = value;
		else if (way === 'as it is') parameters[name] = asItIs(value);
		else if (isLocator || isMapper) {
			// Of these n8n takes expressions inside.
			const inside = value as unknown as { value: unknown };
			json[`h${at}`] = inside.value as IDataObject;
			parameters[name] =
				isMapper && typeof inside.value === 'object' && inside.value !== null
					? { ...value, value: Object.fromEntries(Object.keys(inside.value).map((key) => [key, `={{ $json.h${at}[${JSON.stringify(key)}] }}`])) }
					: { ...value, value: `={{ $json.h${at} }}` };
		} else {
			json[`h${at}`] = value as IDataObject;
			parameters[name] = `={{ $json.h${at} }}`;
		}
	}
	return {
		base,
		parameters: parameters as INodeParameters,
		items: Array.from({ length: count }, () => json),
		replaced: changes.map(([{ name }]) => name),
		given: changes.map(([, value]) => value),
	};
}
