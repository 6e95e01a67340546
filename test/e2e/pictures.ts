/**
 * `npx tsx test/e2e/pictures.ts`: imports every template into a real n8n and takes a picture of it in the editor, for
 * templates/README.md; the parameters of both triggers and of an agent's tool, and a new connection, for the docs.
 * With names of pictures as arguments, those only.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { XeroConnectorOAuth2Api } from '../../credentials/XeroConnectorOAuth2Api.credentials';
import type { WorkflowFile } from '../host/api';
import { onStage, type Stage } from '../host/stage';
import { filledIn, readTemplate, templatesFolder } from '../host/templates/template';
import { inBrowser, signIn } from './browser';

const pictures = join(templatesFolder, 'pictures');
const docsImages = join(__dirname, '..', '..', 'docs', 'images');

/** Empty canvas left around the nodes. */
const margin = 48;

/** The part of the page that all nodes and notes stand in. */
async function around(
	page: Page,
): Promise<{ x: number; y: number; width: number; height: number }> {
	const boxes = await page
		.locator('[data-test-id="canvas-node"], [data-test-id="sticky"]')
		.evaluateAll((elements) =>
			elements.map((element) => element.getBoundingClientRect().toJSON() as DOMRect),
		);
	const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
	const [right, bottom] = [
		Math.max(...boxes.map((box) => box.right)),
		Math.max(...boxes.map((box) => box.bottom)),
	];
	return {
		x: left - margin,
		y: top - margin,
		width: right - left + 2 * margin,
		height: bottom - top + 2 * margin,
	};
}

/** Shows a template whole on the editor's canvas, without the editor around it. */
async function picture(page: Page, stage: Stage, file: string): Promise<void> {
	const { id } = await stage.api.createWorkflow(filledIn(stage, readTemplate(file)));
	await page.goto(`${stage.n8n.url}/workflow/${id}`);
	await page.locator('[data-test-id="canvas-node"]').first().waitFor();
	// the key that zooms to fit
	await page.keyboard.press('1');
	await page.waitForTimeout(1_500);
	await page.screenshot({ path: join(pictures, `${file}.png`), clip: await around(page) });
	console.log(`${file}.png`);
}

/** Shows the parameters of one node of a workflow, once `shown` can be read among them. */
async function parametersPicture(
	page: Page,
	stage: Stage,
	{
		workflow,
		node,
		shown,
		file,
	}: { workflow: WorkflowFile; node: string; shown: string; file: string },
): Promise<void> {
	const { id } = await stage.api.createWorkflow(filledIn(stage, workflow));
	await page.goto(`${stage.n8n.url}/workflow/${id}`);
	await page.locator('[data-test-id="canvas-node"]').filter({ hasText: node }).first().dblclick();
	await page.getByText(shown).first().waitFor();
	await page.waitForTimeout(1_500);
	await page
		.locator('[data-test-id="node-parameters"]')
		.first()
		.screenshot({ path: join(docsImages, `${file}.png`) });
	console.log(`${file}.png`);
}

const agent = (): WorkflowFile =>
	JSON.parse(readFileSync(join(__dirname, '..', 'host', 'agent.json'), 'utf8')) as WorkflowFile;

/** Nodes whose parameters are shown in the docs. */
const shownNodes = [
	{ file: 'agent-tool', workflow: agent, node: 'Create Invoice', shown: 'Tool Permissions' },
	{
		file: 'polling-trigger',
		workflow: () => readTemplate('invoice-paid-safety-net'),
		node: 'Paid Invoices',
		shown: 'Trigger On',
	},
	{
		file: 'webhook-trigger',
		workflow: () => readTemplate('invoice-paid'),
		node: 'Invoice Paid',
		shown: 'Trigger On',
	},
];

/** Shows a new connection as a person fills it in. */
async function connectionPicture(page: Page, stage: Stage): Promise<void> {
	const { id } = await stage.api.createCredential(stage.credentialType, 'Xero', {
		clientId: 'the Client id of your app',
		clientSecret: 'its Client secret',
		access: new XeroConnectorOAuth2Api().properties.find(({ name }) => name === 'access')?.default,
	});
	await page.goto(`${stage.n8n.url}/home/credentials/${id}`);
	await page.getByText('OAuth Redirect URL').waitFor();
	await page.waitForTimeout(1_500);
	await page
		.locator('[data-test-id="editCredential-modal"]')
		.first()
		.screenshot({ path: join(docsImages, 'connection.png') });
	console.log('connection.png');
}

async function main(): Promise<void> {
	const named = process.argv.slice(2);
	const isWanted = (name: string): boolean => named.length === 0 || named.includes(name);
	const files = readdirSync(templatesFolder)
		.filter((name) => name.endsWith('.json'))
		.map((name) => name.replace(/\.json$/, ''))
		.filter(isWanted);
	mkdirSync(pictures, { recursive: true });
	await onStage(console.log, async (stage) => {
		await inBrowser(async (page) => {
			await signIn(page, stage);
			for (const file of files) await picture(page, stage, file);
			for (const { workflow, ...rest } of shownNodes) {
				if (isWanted(rest.file))
					await parametersPicture(page, stage, { workflow: workflow(), ...rest });
			}
			if (isWanted('connection')) await connectionPicture(page, stage);
		});
	});
}

void main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
