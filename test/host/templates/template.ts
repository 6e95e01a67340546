import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Execution, Item, WorkflowFile, WorkflowNode } from '../api';
import type { Stage } from '../stage';

/** Where the workflows that are shipped as examples live. */
export const templatesFolder = join(__dirname, '..', '..', '..', 'templates');

const xeroNodes = 'n8n-nodes-xero-connector.';

/**
 * A template as its file has it.
 *
 * @param file its name in templates/, without .json
 */
export const readTemplate = (file: string): WorkflowFile =>
	JSON.parse(readFileSync(join(templatesFolder, `${file}.json`), 'utf8')) as WorkflowFile;

/** What a person fills in after importing, by the name of the node. */
export interface FilledIn {
	/** The organisation every node of the connector works in; left as it is when left out. */
	tenantId?: string;
	/** Parameters put in place of those of the template. */
	parameters?: { [node: string]: { [name: string]: unknown } };
	/** Connections to other services. */
	credentials?: { [node: string]: WorkflowNode['credentials'] };
	/** What a trigger gives out when the workflow is run by hand, as n8n's editor pins it. */
	pinned?: { [node: string]: Item[] };
}

/**
 * A template with what it leaves to its user: the connection to the local Xero in every node of the connector, the
 * organisation, and what else is given. The template itself stays as it is.
 *
 * @throws when something is filled in for a node the template does not have
 */
export function filledIn(
	stage: Stage,
	template: WorkflowFile,
	given: FilledIn = {},
): WorkflowFile & { pinData?: FilledIn['pinned'] } {
	const { tenantId, parameters = {}, credentials = {}, pinned } = given;
	const workflow = structuredClone(template);
	const names = new Set(workflow.nodes.map(({ name }) => name));
	for (const name of Object.keys({ ...parameters, ...credentials, ...pinned })) {
		if (!names.has(name)) throw new Error(`The template "${template.name}" has no node "${name}"`);
	}
	for (const node of workflow.nodes) {
		if (node.type.startsWith(xeroNodes)) {
			node.credentials = { [stage.credentialType]: stage.credential };
			if (tenantId !== undefined && 'organisation' in node.parameters)
				node.parameters.organisation = { __rl: true, mode: 'id', value: tenantId };
		}
		Object.assign(node.parameters, parameters[node.name]);
		if (credentials[node.name])
			node.credentials = { ...node.credentials, ...credentials[node.name] };
	}
	return { ...workflow, ...(pinned === undefined ? {} : { pinData: pinned }) };
}

/**
 * Imports a workflow and runs it once from its trigger, as the editor's Execute button does.
 *
 * @throws when it has not ended after `timeoutMs`
 */
export async function runOnce(
	{ api }: Stage,
	workflow: WorkflowFile,
	trigger: string,
	timeoutMs?: number,
): Promise<Execution> {
	const { id } = await api.createWorkflow(workflow);
	return await api.run(id, trigger, timeoutMs);
}

/** The items a node gave out on one of its outputs, over all of its runs. */
export const itemsOf = ({ data }: Execution, node: string, output = 0): Item[] =>
	data.resultData.runData[node]?.flatMap((run) => run.data?.main?.[output] ?? []) ?? [];

/** The json of the items a node gave out. */
export const jsonOf = (execution: Execution, node: string, output = 0): Array<Item['json']> =>
	itemsOf(execution, node, output).map(({ json }) => json);

/** Fails unless the execution ended well; says why it did not. */
export function expectSuccess({ status, data }: Execution): void {
	const { error } = data.resultData;
	expect([status, error?.message, error?.description]).toEqual(['success', undefined, undefined]);
}

/** Tenant id of the local Xero's organisation in a country: `NZ` has the tax rates and accounts templates begin with. */
export function organisationIn({ xero: { control } }: Stage, country: string): string {
	const found = control
		.about()
		.organisations.find(({ id }) => control.books(id, 'Organisation')[0].CountryCode === country);
	if (found === undefined) throw new Error(`The local Xero has no organisation in ${country}`);
	return found.id;
}
