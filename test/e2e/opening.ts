import { randomUUID } from 'node:crypto';
import type { CDPSession, Page } from 'playwright-core';
import type { Stage } from '../host/stage';

/** Opened this often each, in turn. */
const times = 5;

const nodes = [
	{ name: 'Xero Connector', type: 'n8n-nodes-xero-connector.xero' },
	{ name: 'Built-in Xero', type: 'n8n-nodes-base.xero' },
] as const;

/** A workflow with our node and n8n's own, both as they are put on the canvas to create an invoice. */
async function workflowOfBoth({ api, credential, credentialType }: Stage): Promise<string> {
	const { id } = await api.createWorkflow({
		name: 'Opening',
		nodes: nodes.map(({ name, type }, position) => ({
			id: randomUUID(),
			name,
			type,
			typeVersion: 1,
			position: [position * 300, 0],
			parameters: { resource: 'invoice', operation: 'create' },
			...(position === 0 && { credentials: { [credentialType]: credential } }),
		})),
		connections: {},
		settings: { executionOrder: 'v1' },
	});
	return id;
}

/** What an opening took, in milliseconds: by the clock, and of the CPU in the page's main thread. */
type Taken = { waited: number; cpu: number };

/** CPU the page's main thread has used, in milliseconds. */
async function cpuOf(devTools: CDPSession): Promise<number> {
	const { metrics } = await devTools.send('Performance.getMetrics');
	return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

/**
 * From the second click on a node to the frame after the one in which its Resource list stands there and can be used.
 * Opens that list, to see that it can, and closes the node again.
 */
async function opened(page: Page, devTools: CDPSession, name: string): Promise<Taken> {
	const resource = '[data-test-id="parameter-input-resource"] input';
	const before = await cpuOf(devTools);
	const [waited] = await Promise.all([
		page.evaluate(async (selector) => {
			const click = await new Promise<Event>((resolve) =>
				document.addEventListener('dblclick', resolve, { once: true, capture: true }),
			);
			for (let usable = false; !usable; ) {
				await new Promise(requestAnimationFrame);
				const input = document.querySelector<HTMLInputElement>(selector);
				usable = input !== null && !input.disabled && input.getBoundingClientRect().height > 0;
			}
			await new Promise(requestAnimationFrame);
			return performance.now() - click.timeStamp;
		}, resource),
		page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick(),
	]);
	const cpu = (await cpuOf(devTools)) - before;
	await page.locator(resource).click();
	const choice = page.getByRole('option', { name: 'Contact', exact: true });
	await choice.waitFor();
	await page.keyboard.press('Escape');
	await choice.waitFor({ state: 'hidden' });
	await page
		.locator('[data-test-id="back-to-canvas"], [data-test-id="ndv-close-button"]')
		.first()
		.click();
	await page.locator(resource).waitFor({ state: 'detached' });
	return { waited, cpu };
}

const median = (values: number[]): number =>
	Math.round(values.sort((one, other) => one - other)[Math.floor(values.length / 2)]);

/** How long each of the two nodes takes to open in the editor: the medians of five times. */
export async function openingTimes(
	page: Page,
	stage: Stage,
): Promise<Array<{ name: string } & Taken>> {
	const devTools = await page.context().newCDPSession(page);
	await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
	await page.goto(`${stage.n8n.url}/workflow/${await workflowOfBoth(stage)}`);
	const all = nodes.map(({ name }) => ({ name, each: [] as Taken[] }));
	for (let time = 1; time <= times; time++)
		for (const { name, each } of all) each.push(await opened(page, devTools, name));
	return all.map(({ name, each }) => ({
		name,
		waited: median(each.map(({ waited }) => waited)),
		cpu: median(each.map(({ cpu }) => cpu)),
	}));
}
