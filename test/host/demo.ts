import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { audit } from './audit';
import type { Execution, Item, WorkflowFile } from './api';
import { booksBefore } from './books';
import { freePort } from './n8n';
import { type ExpectedOrder, readOrders } from './orders';
import { onStage, type Stage } from './stage';
import { printSummary, summarise } from './summary';

/** What a person asked for on the command line. */
export interface DemoOptions {
	/** Stop after the run instead of staying up. */
	once: boolean;
	/** Order file; the sample when left out. */
	orders?: string;
	/** File the summary is written to as JSON. */
	json?: string;
}

const templates = join(__dirname, '..', '..', 'templates');
const xeroNode = 'n8n-nodes-xero-connector.xero';

/** The template knows New Zealand's tax rates. */
const country = 'NZ';

/** What the template leaves to its user: connection, organisation, path of the file. */
async function prepared(stage: Stage, tenantId: string, ordersFile: string): Promise<WorkflowFile> {
	const text = await readFile(join(templates, 'shop-orders-to-invoices.json'), 'utf8');
	const workflow = JSON.parse(text) as WorkflowFile;
	for (const node of workflow.nodes) {
		if (node.type === 'n8n-nodes-base.readWriteFile') node.parameters.fileSelector = ordersFile;
		if (node.type !== xeroNode) continue;
		node.credentials = { [stage.credentialType]: stage.credential };
		node.parameters.organisation = await organisationChoice(stage, node.parameters, tenantId);
	}
	return workflow;
}

/** The organisation as a person picks it from the list in the editor. */
async function organisationChoice(
	stage: Stage,
	parameters: WorkflowFile['nodes'][number]['parameters'],
	tenantId: string,
) {
	const node = {
		type: xeroNode,
		parameters,
		credentials: { [stage.credentialType]: stage.credential },
	};
	const list = await stage.api.listForLocator(
		node,
		'searchOrganisations',
		'parameters.organisation',
	);
	const choice = list.find(({ value }) => value === tenantId);
	if (!choice)
		throw new Error(
			`The organisation is not in the list: ${list.map(({ name }) => name).join(', ')}`,
		);
	return { __rl: true, mode: 'list', value: choice.value, cachedResultName: choice.name };
}

const itemsOf = (execution: Execution, node: string): Item[] =>
	(execution.data.resultData.runData[node] ?? []).flatMap((run) => run.data?.main?.[0] ?? []);

/** Order number -> reason, from the node at the end of the error branches. */
function refusals(execution: Execution): Map<string, string> {
	return new Map(
		itemsOf(execution, 'Not Booked').map(({ json }) => [String(json.order), String(json.reason)]),
	);
}

async function play(
	stage: Stage,
	options: DemoOptions,
	source: string,
	orders: ExpectedOrder[],
): Promise<boolean> {
	const { xero, n8n, api } = stage;
	const ordersFile = join(n8n.filesFolder, 'shop-orders.csv');
	await copyFile(source, ordersFile);

	const organisation = xero.control
		.about()
		.organisations.find(
			({ id }) => xero.control.books(id, 'Organisation')[0].CountryCode === country,
		);
	if (!organisation) throw new Error(`The local Xero has no organisation in ${country}`);
	console.log(
		`Importing the workflow "Shop orders to invoices" and running it on ${orders.length} orders ...`,
	);
	const { id } = await api.createWorkflow(await prepared(stage, organisation.id, ordersFile));
	const bookedSince = booksBefore(xero.control, organisation.id);
	xero.control.clearCalls();
	const started = Date.now();
	const execution = await api.run(id, 'Start');
	const seconds = (Date.now() - started) / 1000;

	const booked = bookedSince();
	const refused = refusals(execution);
	const wrong = audit(orders, booked, refused);
	const { error } = execution.data.resultData;
	if (error) wrong.unshift(`The workflow failed: ${error.message} ${error.description ?? ''}`);
	const summary = summarise({ xero, organisation, orders, booked, refused, wrong, seconds });
	printSummary(summary);
	if (options.json) await writeFile(options.json, `${JSON.stringify(summary, null, '\t')}\n`);
	if (!options.once) await stayUp(stage, id);
	return wrong.length === 0;
}

/** Keeps the stage until Ctrl-C, which takes it away. */
async function stayUp({ n8n, xero, owner }: Stage, workflowId: string): Promise<never> {
	console.log(`
The workflow in the editor   ${n8n.url}/workflow/${workflowId}
Log in with                  ${owner.email}
Password                     ${owner.password}
Folder for n8n's files       ${n8n.filesFolder}
Local Xero, My Apps          ${xero.url}/portal
Local Xero, control          ${xero.url}/control

Ctrl-C stops everything.`);
	return await new Promise(() => setInterval(() => undefined, 60_000));
}

/**
 * Shows the connector at work: shop orders become contacts, invoices and payments in a local Xero, inside a real n8n.
 *
 * @param options from the command line
 * @returns true when the books are right to the cent
 * @throws when a step before the run fails
 */
export async function runDemo(options: DemoOptions): Promise<boolean> {
	const source = resolve(options.orders ?? join(templates, 'samples', 'shop-orders.csv'));
	const orders = readOrders(await readFile(source, 'utf8'));
	const ports = options.once ? {} : { n8n: await freePort(5678), xero: await freePort(5800) };
	return await onStage(console.log, (stage) => play(stage, options, source, orders), ports);
}
