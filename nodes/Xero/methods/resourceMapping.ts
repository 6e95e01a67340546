import type {
	FieldType,
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { askingEachOrganisation, columnsIn } from './editor';
import { choicesFrom, trackingCategories } from './lists';
import type { Field, PickFrom } from '../values/field';
import type { Column } from '../values/fields';
import { trackingColumn, trackingPartsOf } from '../values/tracking';

const typeOf: { [kind in Field['kind']]: FieldType } = {
	text: 'string',
	decimal: 'number',
	integer: 'number',
	// A switch cannot be left alone: n8n's mapper gives every boolean column the value false, shown or not.
	boolean: 'options',
	date: 'dateTime',
	choice: 'options',
	reference: 'string',
	list: 'array',
	group: 'object',
};

const yesOrNo: INodePropertyOptions[] = [
	{ name: 'No', value: false },
	{ name: 'Yes', value: true },
];

const pickOf = (field: Field): PickFrom | undefined => ('pick' in field ? field.pick : undefined);

type Choices = Map<PickFrom, INodePropertyOptions[]>;

/** Options of several organisations as one list; one that has other names elsewhere has all of them. */
function together(lists: ReadonlyArray<INodePropertyOptions[]>): INodePropertyOptions[] {
	const names = new Map<INodePropertyOptions['value'], Set<string>>();
	for (const { value, name } of lists.flat()) names.set(value, (names.get(value) ?? new Set()).add(name));
	return [...names].map(([value, all]) => ({ name: [...all].join(' / '), value })).sort((one, other) => one.name.localeCompare(other.name));
}

/**
 * The organisation's lists these fields are picked from. A list that cannot be read is left out: its column is then
 * typed, so that a workflow can be designed before its connection works or without the scope for settings.
 */
async function readChoices(editor: ILoadOptionsFunctions, fields: Field[]): Promise<Choices> {
	const picks = [...new Set(fields.map(pickOf))].filter((pick) => pick !== undefined);
	if (picks.length === 0) return new Map();
	const perOrganisation = await askingEachOrganisation(editor, async (xero) => {
		const read = picks.map(async (pick) => [pick, await choicesFrom(xero, pick)] as const);
		return new Map((await Promise.allSettled(read)).flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])));
	}).catch(() => []);
	return new Map(picks.map((pick) => [pick, together(perOrganisation.map((choices) => choices.get(pick) ?? []))]));
}

function optionsOf(field: Field, choices: Choices): INodePropertyOptions[] | undefined {
	if (field.kind === 'boolean') return yesOrNo;
	if (field.kind === 'choice') return [...field.options];
	const pick = pickOf(field);
	const offered = pick === undefined ? undefined : choices.get(pick);
	return offered === undefined || offered.length === 0 ? undefined : offered;
}

/** Characters n8n's own address of a column (`fields.value["…"]`) cannot hold. */
const unaddressable = /["[\]\\]/;

/**
 * A column for each tracking category of the organisation, behind the list it is part of; none while the categories
 * cannot be read. Categories of several organisations with the same name are one column.
 */
async function trackingColumns(editor: ILoadOptionsFunctions, columns: Column[]): Promise<Map<string, ResourceMapperField[]>> {
	const lists = columns.filter(({ field }) => trackingPartsOf(field) !== undefined);
	const categories = lists.length === 0 ? [] : (await askingEachOrganisation(editor, trackingCategories).catch(() => [])).flat();
	return new Map(
		lists.map(({ id, label, field }) => {
			const byId = trackingPartsOf(field)?.category.endsWith('ID');
			const own = categories.map(
				(category): ResourceMapperField => ({
					id: trackingColumn(id, byId ? category.id : category.name),
					displayName: `${label}: ${category.name}`,
					required: false,
					defaultMatch: false,
					canBeUsedToMatch: false,
					display: true,
					type: 'options',
					options: category.options.map((option) => ({ name: option.name, value: byId ? option.id : option.name })),
				}),
			);
			const columns = new Map<string, ResourceMapperField>();
			for (const column of own) {
				const options = together([columns.get(column.id)?.options ?? [], column.options ?? []]);
				columns.set(column.id, { ...column, options });
			}
			return [id, [...columns.values()].filter((column) => !unaddressable.test(column.id))];
		}),
	);
}

/** The columns of the chosen resource for the chosen operation, with the organisation's own choices where it has any. */
export async function getFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const creates = this.getCurrentNodeParameter('operation') === 'create';
	const columns = columnsIn(this);
	const choices = await readChoices(
		this,
		columns.map(({ field }) => field),
	);
	const tracking = await trackingColumns(this, columns);
	const fields = columns.flatMap(({ id, label, field }): ResourceMapperField[] => {
		const options = optionsOf(field, choices);
		const column: ResourceMapperField = {
			id,
			displayName: label,
			// A list can be entered below instead.
			required: creates && field.required === true && field.kind !== 'list',
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			...(options === undefined ? { type: typeOf[field.kind] } : { type: 'options', options }),
		};
		return [column, ...(tracking.get(id) ?? [])];
	});
	return { fields };
}
