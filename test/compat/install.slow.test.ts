import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inBrowser, signIn } from '../e2e/browser';
import { offered, onCanvas } from '../e2e/panel';
import { type LocalXero, startLocalXero } from '../local-xero/server';
import { N8nApi, type Execution, type WorkflowFile, type WorkflowNode } from '../host/api';
import { inDatabase } from '../host/install/database';
import { install } from '../host/install/installer';
import { type Registry, startRegistry } from '../host/install/registry';
import { type RunningN8n, startN8n } from '../host/n8n';
import { type Manifest, packPackage } from '../host/package';
import { connectXero, credentialType, someone } from '../host/stage';

/*
 * The packed connector from its installation to its removal in the real n8n: found in the node panel, at work, updated
 * to the next version, removed again.
 */

const run = promisify(execFile);
const minutes = 60_000;
const shots = join(__dirname, '..', '..', 'artifacts');
const name = 'n8n-nodes-xero-connector';

/** Settings > Community nodes is there; what n8n's maker has verified is not asked for. */
const env = {
	N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
};

const nodes = [
	{ name: 'Xero Connector', type: `${name}.xero` },
	{
		name: 'Xero Connector Trigger',
		type: `${name}.xeroTrigger`,
		says: 'Starts the workflow when something in Xero was created, changed, paid, reconciled or removed',
	},
	{
		name: 'Xero Connector Webhook Trigger',
		type: `${name}.xeroWebhookTrigger`,
		says: 'Starts the workflow as soon as Xero tells of a change to an invoice, bill, contact or credit',
	},
];

let folder: string;
let xero: LocalXero;
let registry: Registry;
let n8n: RunningN8n;
let api: N8nApi;
let first: Manifest;
let next: Manifest;
let workflowId: string;
let credential: { id: string; name: string };
const owner = someone();

const nodesFolder = (): string => join(folder, '.n8n', 'nodes');
const packageFolder = (): string => join(nodesFolder(), 'node_modules', name);
const organisationId = (): string => xero.control.about().organisations[0].id;
const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

/** The rows n8n keeps of community packages, and of their nodes. */
const rows = async () =>
	await inDatabase(
		folder,
		['SELECT * FROM installed_packages'],
		['SELECT * FROM installed_nodes ORDER BY type'],
	);

/** Packs the package again, as its next patch version: nothing of it is different but the number. */
async function packNext(tarball: string): Promise<string> {
	const copy = join(folder, 'next');
	await mkdir(copy, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', copy, '--strip-components=1']);
	const manifest = (await json(join(copy, 'package.json'))) as Manifest;
	const [major, minor, patch] = manifest.version.split('.').map(Number);
	manifest.version = `${major}.${minor}.${patch + 1}`;
	await writeFile(join(copy, 'package.json'), JSON.stringify(manifest, null, 2));
	await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: copy });
	return join(folder, `${name}-${manifest.version}.tgz`);
}

async function restart(): Promise<void> {
	const port = Number(new URL(n8n.url).port);
	await n8n.stop();
	n8n = await startN8n({ userFolder: folder, port, env });
	api = new N8nApi(n8n.url);
	await api.logIn(owner);
}

const node = (
	named: string,
	type: string,
	parameters: WorkflowNode['parameters'],
	more: Partial<WorkflowNode> = {},
): WorkflowNode => ({
	id: randomUUID(),
	name: named,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
	...more,
});

/** Start, then other nodes. */
const workflow = (...nodes: WorkflowNode[]): WorkflowFile => ({
	name: 'Contacts',
	nodes: [node('Start', 'n8n-nodes-base.manualTrigger', {}, { position: [-220, 0] }), ...nodes],
	connections: {
		Start: { main: [nodes.map((next) => ({ node: next.name, type: 'main', index: 0 }))] },
	},
	settings: { executionOrder: 'v1' },
});

/** All contacts of the first organisation. */
const getContacts = (credential: { id: string; name: string }): WorkflowNode =>
	node(
		'Get Contacts',
		`${name}.xero`,
		{
			resource: 'contact',
			operation: 'getAll',
			returnAll: true,
			organisation: { __rl: true, mode: 'id', value: organisationId() },
		},
		{ credentials: { [credentialType]: credential } },
	);

/** Runs the workflow; the names of the contacts it read. */
function contactsOf({ status, data }: Execution): unknown[] {
	expect({ status, error: data.resultData.error?.message }).toEqual({
		status: 'success',
		error: undefined,
	});
	const [output] = data.resultData.runData['Get Contacts'][0].data?.main ?? [];
	return (output ?? []).map(({ json: contact }) => contact.Name).sort();
}

const contactsInTheBooks = (): unknown[] =>
	xero.control
		.books(organisationId(), 'Contacts')
		.filter(({ ContactStatus }) => ContactStatus === 'ACTIVE')
		.map(({ Name }) => Name)
		.sort();

beforeAll(async () => {
	execFileSync(process.execPath, [join(__dirname, '..', 'host', 'install.mjs')], {
		stdio: 'inherit',
	});
	await mkdir(shots, { recursive: true });
	folder = await mkdtemp(join(tmpdir(), 'xero-connector-install-'));
	[xero, registry] = await Promise.all([startLocalXero(), startRegistry()]);
	const tarball = await packPackage(folder);
	first = await registry.publish(tarball);
	next = await registry.publish(await packNext(tarball));
	n8n = await startN8n({ userFolder: folder, env });
	api = new N8nApi(n8n.url);
	await api.setUpOwner(owner);
}, 15 * minutes);

afterAll(async () => {
	await n8n?.stop();
	await registry?.close();
	await xero?.close();
	if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}, minutes);

test(
	'installed: the package is in its place without what it does not need, noted, and known to n8n',
	async () => {
		expect(await rows()).toEqual([[], []]);
		await install(folder, name, first.version, registry.url);
		// npm found it in the registry and took it from there; it needs nothing else.
		expect([...new Set(registry.asked)]).toEqual([
			`GET /${name}`,
			`GET /${name}/-/${name}-${first.version}.tgz`,
		]);
		await restart();

		const installed = (await json(join(packageFolder(), 'package.json'))) as Manifest;
		expect(installed).toMatchObject({ name, version: first.version });
		for (const dropped of ['dependencies', 'devDependencies', 'peerDependencies'])
			expect(installed).not.toHaveProperty(dropped);
		await expect(access(join(packageFolder(), 'node_modules'))).rejects.toThrow('ENOENT');
		expect(await json(join(nodesFolder(), 'package.json'))).toEqual({
			name: 'installed-nodes',
			private: true,
			dependencies: { [name]: first.version },
		});
		expect(await api.communityPackages()).toEqual([
			expect.objectContaining({
				packageName: name,
				installedVersion: first.version,
				failedLoading: false,
				installedNodes: nodes.map((node) =>
					expect.objectContaining({ name: node.name, type: node.type, latestVersion: 1 }),
				),
			}),
		]);
	},
	3 * minutes,
);

test(
	'in the editor: the three nodes are in the panel with icon and description',
	async () => {
		await inBrowser(async (page) => {
			await signIn(page, { n8n, owner });
			// n8n shows a node and the trigger of the same name as one entry, with what the trigger says.
			const { id } = await api.createWorkflow(workflow());
			const url = `${n8n.url}/workflow/${id}`;
			const { entries, opened } = await offered(
				page,
				url,
				'Xero Connector',
				join(shots, 'installed'),
			);
			expect(entries).toEqual([
				{ title: 'Xero Connector', says: nodes[1].says, icon: true },
				{ title: 'Xero Connector Webhook', says: nodes[2].says, icon: true },
			]);
			expect(opened).toMatchObject({ title: 'Xero Connector', icon: true });
			expect(opened.actions).toBeGreaterThan(200);
			expect(opened.triggers).toBeGreaterThan(0);
		});
	},
	3 * minutes,
);

test(
	'at work: signed in to Xero, a workflow reads the contacts',
	async () => {
		credential = await connectXero(api, xero);
		({ id: workflowId } = await api.createWorkflow(workflow(getContacts(credential))));
		const read = contactsOf(await api.run(workflowId, 'Start'));
		expect(read).not.toEqual([]);
		expect(read).toEqual(contactsInTheBooks());
	},
	2 * minutes,
);

test(
	'updated to the next version: workflow and credential go on working',
	async () => {
		await install(folder, name, next.version, registry.url);
		await restart();
		expect(await json(join(packageFolder(), 'package.json'))).toMatchObject({
			version: next.version,
		});
		expect(await json(join(nodesFolder(), 'package.json'))).toMatchObject({
			dependencies: { [name]: next.version },
		});
		expect(await api.communityPackages()).toMatchObject([
			{ installedVersion: next.version, failedLoading: false, installedNodes: [{}, {}, {}] },
		]);
		expect(await api.credentialData(credential.id)).toHaveProperty('oauthTokenData');
		xero.control.person.create(
			{ tenantId: organisationId(), endpoint: 'Contacts' },
			{ Name: 'After The Update Ltd' },
		);
		const read = contactsOf(await api.run(workflowId, 'Start'));
		expect(read).toContain('After The Update Ltd');
		expect(read).toEqual(contactsInTheBooks());
	},
	3 * minutes,
);

test(
	'removed by n8n itself: nothing of it is left, n8n starts, and the workflow opens with an unknown node',
	async () => {
		await api.removeCommunityPackage(name);
		await expect(access(packageFolder())).rejects.toThrow('ENOENT');
		expect(await json(join(nodesFolder(), 'package.json'))).toMatchObject({ dependencies: {} });
		expect(await rows()).toEqual([[], []]);

		await restart();
		expect(await api.communityPackages()).toEqual([]);
		const saved = await api.workflow(workflowId);
		expect(saved.nodes.map(({ type }) => type)).toContain(`${name}.xero`);
		await expect(api.run(workflowId, 'Start')).rejects.toThrow(
			`Unrecognized node type: ${name}.xero`,
		);
		await inBrowser(async (page) => {
			await signIn(page, { n8n, owner });
			const url = `${n8n.url}/workflow/${workflowId}`;
			expect(await onCanvas(page, url, 'Get Contacts', join(shots, 'removed.png'))).toBe('?');
		});
	},
	3 * minutes,
);
