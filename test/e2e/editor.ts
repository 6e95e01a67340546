import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onStage, type Stage } from '../host/stage';
import { inBrowser, signIn } from './browser';
import { openingTimes } from './opening';

const artifacts = join(__dirname, '..', '..', 'artifacts');
const byTestId = (page: Page, id: string) => page.locator(`[data-test-id="${id}"]`);

/** Finds the node in the panel as a person who types its name, and puts one of its operations on the canvas. */
async function addNode(page: Page, { n8n }: Stage, operation: string): Promise<void> {
	await page.goto(`${n8n.url}/workflow/new`);
	await byTestId(page, 'canvas-add-button').first().click();
	await byTestId(page, 'node-creator-search-bar').fill('Xero Connector');
	await byTestId(page, 'node-creator-item-name')
		.getByText('Xero Connector', { exact: true })
		.first()
		.click();
	// As the first node of a workflow, triggers are shown and actions folded away.
	await page.getByText(/^Actions \(\d+\)$/).click();
	await byTestId(page, 'node-creator-item-name').getByText(operation, { exact: true }).click();
	await byTestId(page, 'resource-locator-organisation').waitFor();
}

/** Opens the list of organisations and picks one. */
async function pickOrganisation(page: Page, name: string): Promise<void> {
	await byTestId(page, 'resource-locator-organisation').locator('input').last().click();
	await byTestId(page, 'rlc-item').getByText(name, { exact: true }).click();
}

/** Opens the mapper's list of columns and takes one, whose entry field appears then. */
async function addColumn(page: Page, name: string): Promise<void> {
	await page.getByText('Add field to send').click();
	await page.getByRole('menuitem', { name, exact: true }).click();
	await byTestId(page, 'mapping-fields-container').getByText(name, { exact: true }).waitFor();
}

/**
 * Walks through the editor with a browser: signs in, finds Xero Connector in the node panel, opens it, picks an
 * organisation from its list, sees the columns of the mapper; then those of the organisation's tracking categories while
 * several are connected and none is chosen. Screenshots go to artifacts/.
 *
 * @throws when something is not there; artifacts/browser-failed.png shows what was there instead
 */
export async function checkEditor(): Promise<void> {
	await mkdir(artifacts, { recursive: true });
	await onStage(console.log, async (stage) => {
		await inBrowser(async (page) => {
			const shoot = async (name: string) =>
				void (await page.screenshot({ path: join(artifacts, `${name}.png`) }));
			try {
				console.log('Browser: signing in to the editor');
				await signIn(page, stage);
				console.log('Browser: looking for Xero Connector in the node panel');
				await addNode(page, stage, 'Create invoice');
				const [organisation] = stage.xero.control.about().organisations;
				console.log(`Browser: choosing ${organisation.name} from the list of organisations`);
				await pickOrganisation(page, organisation.name);
				console.log('Browser: looking for the columns of the mapper');
				for (const column of ['Invoice Number', 'Due Date', 'Status'])
					await addColumn(page, column);
				await shoot('browser-node');
				console.log('Browser: looking for tracking categories before an organisation is chosen');
				page.on('dialog', (dialog) => void dialog.accept());
				await addNode(page, stage, 'Create contact');
				await addColumn(page, 'Sales Tracking: Region');
				await shoot('browser-columns');
				console.log(`Browser: all of it is there; see ${join(artifacts, 'browser-node.png')}`);
				console.log('Browser: opening the node, and the built-in one');
				for (const { name, waited, cpu } of await openingTimes(page, stage))
					console.log(
						`Browser: ${name} is open ${waited} ms after the double click (CPU of the page: ${cpu} ms)`,
					);
			} catch (error) {
				await shoot('browser-failed');
				throw error;
			}
		});
	});
}
