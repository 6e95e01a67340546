import type {
	INodeParameterResourceLocator,
	ResourceMapperField,
	ResourceMapperValue,
} from 'n8n-workflow';

/** Builds parameter values as the editor saves them. */

type Mode = 'list' | 'url' | 'id' | 'number' | 'name' | 'email';

/** A resource locator. */
export const named = (mode: Mode, value: string): INodeParameterResourceLocator => ({
	__rl: true,
	mode,
	value,
});

export const byId = (id: unknown): INodeParameterResourceLocator => named('id', String(id));

export const byNumber = (number: unknown): INodeParameterResourceLocator =>
	named('number', String(number));

/** Using Fields Below, with the columns the editor would have loaded; those not filled in are not shown. */
export const mapped = (
	columns: ResourceMapperField[],
	value: { [column: string]: unknown },
): ResourceMapperValue => ({
	mappingMode: 'defineBelow',
	matchingColumns: [],
	attemptToConvertTypes: false,
	convertFieldsToString: false,
	schema: columns.map((column) => ({ ...column, removed: !(column.id in value) })),
	value: value as ResourceMapperValue['value'],
});

/** Using JSON. */
export const asJson = (value: unknown): { inputMode: 'json'; fieldsJson: string } => ({
	inputMode: 'json',
	fieldsJson: typeof value === 'string' ? value : JSON.stringify(value),
});
