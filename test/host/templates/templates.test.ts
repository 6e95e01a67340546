import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../../nodes/Xero/resources/catalogue';
import type { WorkflowNode } from '../api';
import { readTemplate, templatesFolder } from './template';

/* What holds for every template before it is run. */

const files = readdirSync(templatesFolder)
	.filter((name) => name.endsWith('.json'))
	.map((name) => name.replace(/\.json$/, ''));

const notes = (nodes: WorkflowNode[]) =>
	nodes
		.filter(({ type }) => type === 'n8n-nodes-base.stickyNote')
		.map(({ parameters }) => String(parameters.content));

test('there are templates', () => expect(files.length).toBeGreaterThan(0));

describe.each(files)('%s', (file) => {
	const { name, nodes, connections, settings } = readTemplate(file);
	const steps = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');

	test('has a sticky note that tells what to change before the first run', () => {
		expect(notes(nodes).filter((note) => note.includes('**Before the first run:**'))).toHaveLength(
			1,
		);
	});

	test('no note covers a node', () => {
		const note = nodes.find(({ type }) => type === 'n8n-nodes-base.stickyNote') as WorkflowNode;
		const [left, top] = note.position as [number, number];
		const { width = 240, height = 160 } = note.parameters as { width?: number; height?: number };
		const covered = steps.filter(({ position }) => {
			const [x, y] = position as [number, number];
			return x < left + width && x + 100 > left && y < top + height && y + 100 > top;
		});
		expect(covered.map((node) => node.name)).toEqual([]);
	});

	test('names no connection and no organisation of anybody', () => {
		expect(nodes.filter((node) => node.credentials !== undefined).map((node) => node.name)).toEqual(
			[],
		);
		for (const { parameters } of nodes) {
			const { organisation, organisations = [] } = parameters as {
				organisation?: { value?: string };
				organisations?: unknown[];
			};
			// an expression takes it from the item
			expect(organisation?.value ?? '').toMatch(/^(=.*)?$/);
			expect(organisations).toEqual([]);
		}
	});

	test('has no Code node', () => {
		expect(
			nodes.filter(({ type }) => type === 'n8n-nodes-base.code').map((node) => node.name),
		).toEqual([]);
	});

	test('has nodes with names and ids of their own, all connected', () => {
		expect(new Set(nodes.map((node) => node.name)).size).toBe(nodes.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		const targets = JSON.stringify(connections);
		const loose = steps.filter(
			(node) =>
				connections[node.name] === undefined && !targets.includes(JSON.stringify(node.name)),
		);
		expect(loose.map((node) => node.name)).toEqual([]);
	});

	test('runs its steps in the order n8n draws them', () =>
		expect(settings?.executionOrder).toBe('v1'));

	test('is in templates/README.md under its name, with its picture', () => {
		const readme = readFileSync(join(templatesFolder, 'README.md'), 'utf8');
		expect(readme).toContain(`[${name}](${file}.json)`);
		expect(readme).toContain(`(pictures/${file}.png)`);
		expect(existsSync(join(templatesFolder, 'pictures', `${file}.png`))).toBe(true);
	});
});

test('the nightly copy names every list of every object', () => {
	const node = readTemplate('nightly-copy-to-postgresql').nodes.find(
		({ name }) => name === 'Lists',
	);
	const text = JSON.stringify(node?.parameters).replaceAll('\\', '');
	const listed = catalogue
		.filter(({ verbs }) => verbs.getMany !== undefined)
		.map(({ api, path }) => (api === 'payroll' ? 'PayrollEmployees' : path));
	const missing = listed.filter((list) => !text.includes(`"list": "${String(list)}"`));
	expect([listed.length > 25, missing]).toEqual([true, []]);
});

test.each([['Customer'], ['Payment Link'], ['Invoice PDF'], ['Send Reminder']])(
	'a reminder that %s refuses is put on the list, and the others are sent',
	(step) => {
		const { nodes, connections } = readTemplate('overdue-reminders');
		const [, refused] = (connections[step] as { main: Array<Array<{ node: string }>> }).main;
		expect(nodes.find(({ name }) => name === step)).toMatchObject({
			onError: 'continueErrorOutput',
		});
		expect(refused.map(({ node }) => node)).toEqual(['Not Sent']);
	},
);
