import type { Stage } from '../stage';
import { expectSuccess, jsonOf, runOnce } from './template';

type Row = { [column: string]: unknown };

/** Runs one step of n8n's Data Table node, as another workflow of the same n8n does. */
async function step(stage: Stage, parameters: Row, rows: Row[] = [{}]): Promise<Row[]> {
	const at = { typeVersion: 1, position: [0, 0] };
	const workflow = {
		name: 'Somebody else',
		nodes: [
			{ ...at, name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
			{ ...at, name: 'Table', type: 'n8n-nodes-base.dataTable', typeVersion: 1.1, parameters },
		],
		connections: { Start: { main: [[{ node: 'Table', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
		pinData: { Start: rows.map((json) => ({ json })) },
	};
	const execution = await runOnce(stage, workflow, 'Start');
	expectSuccess(execution);
	return jsonOf(execution, 'Table');
}

const named = (table: string) => ({
	resource: 'row',
	dataTableId: { __rl: true, mode: 'name', value: table },
});

/** All rows of a Data Table. */
export const rowsOf = async (stage: Stage, table: string): Promise<Row[]> =>
	await step(stage, { ...named(table), operation: 'get', returnAll: true });

/** Adds rows to a Data Table, or changes those with this name. */
export async function changeRows(
	stage: Stage,
	table: string,
	rows: Row[],
	name?: string,
): Promise<void> {
	for (const value of rows) {
		await step(stage, {
			...named(table),
			operation: name === undefined ? 'insert' : 'update',
			...(name !== undefined && {
				matchType: 'allConditions',
				filters: { conditions: [{ keyName: 'name', condition: 'eq', keyValue: name }] },
			}),
			columns: { mappingMode: 'defineBelow', value },
		});
	}
}

/** Deletes the rows with this name from a Data Table. */
export const deleteRows = async (stage: Stage, table: string, name: string): Promise<void> => {
	await step(stage, {
		...named(table),
		operation: 'deleteRows',
		matchType: 'allConditions',
		filters: { conditions: [{ keyName: 'name', condition: 'eq', keyValue: name }] },
	});
};

/** Makes a Data Table of text columns. */
export const makeTable = async (
	stage: Stage,
	tableName: string,
	columns: string[],
): Promise<void> => {
	await step(stage, {
		resource: 'table',
		operation: 'create',
		tableName,
		columns: { column: columns.map((name) => ({ name, type: 'string' })) },
		options: {},
	});
};

/** Adds many rows of the same columns to a Data Table in one step. */
export async function addRows(stage: Stage, table: string, rows: Row[]): Promise<void> {
	const value = Object.fromEntries(
		Object.keys(rows[0]).map((name) => [name, `={{ $json.${name} }}`]),
	);
	await step(
		stage,
		{ ...named(table), operation: 'insert', columns: { mappingMode: 'defineBelow', value } },
		rows,
	);
}
