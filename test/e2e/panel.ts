import type { Locator, Page } from 'playwright-core';

const byTestId = (place: Page | Locator, id: string): Locator =>
	place.locator(`[data-test-id="${id}"]`);

/** A node as the panel shows it. */
interface Entry {
	title: string;
	says: string;
	/** Whether its icon is there and not broken. */
	icon: boolean;
}

const isShown = async (icon: Locator): Promise<boolean> =>
	await icon.evaluate(async (image: HTMLImageElement) => {
		await image.decode().catch(() => undefined);
		return image.naturalWidth > 0;
	});

async function entryOf(item: Locator): Promise<Entry> {
	const text = async (id: string) => (await byTestId(item, id).innerText()).trim();
	return {
		title: await text('node-creator-item-name'),
		says: await text('node-creator-item-description'),
		icon: await isShown(item.locator('img').first()),
	};
}

/** A node of the panel that was opened: how many ways it starts a workflow, and how many things it does. */
interface Opened {
	title: string;
	icon: boolean;
	triggers: number;
	actions: number;
}

/** Opens an entry of the panel. */
async function open(page: Page, entry: Locator, title: string): Promise<Opened> {
	await entry.click();
	const count = async (section: string): Promise<number> => {
		const heading = await page
			.getByText(new RegExp(`^${section} \\(\\d+\\)$`))
			.first()
			.innerText();
		return Number(/\d+/.exec(heading)?.[0]);
	};
	const panel = byTestId(page, 'node-creator');
	const actions = await count('Actions');
	return {
		title: (await panel.getByText(title, { exact: true }).first().innerText()).trim(),
		icon: await isShown(panel.locator('.n8n-node-icon img').first()),
		triggers: await count('Triggers'),
		actions,
	};
}

/**
 * Types a name into the node panel of a workflow, reads what is offered and opens the first of it, with pictures.
 *
 * @param url of a workflow that has its trigger already
 * @param name what is typed, and what the titles of the entries that count begin with
 * @param picture path and beginning of the names of the screenshots
 */
export async function offered(
	page: Page,
	url: string,
	name: string,
	picture: string,
): Promise<{ entries: Entry[]; opened: Opened }> {
	await page.goto(url);
	await byTestId(page, 'node-creator-plus-button').first().click();
	await byTestId(page, 'node-creator-search-bar').fill(name);
	const items = byTestId(page, 'item-iterator-item').filter({
		has: byTestId(page, 'node-creator-item-name').filter({ hasText: new RegExp(`^${name}`) }),
	});
	await items.first().waitFor();
	const entries: Entry[] = [];
	for (const item of await items.all()) entries.push(await entryOf(item));
	await page.screenshot({ path: `${picture}-panel.png` });
	const opened = await open(page, items.first(), name);
	await page.screenshot({ path: `${picture}-node.png` });
	return { entries, opened };
}

/**
 * Opens a workflow and looks at one of its nodes, with a picture of it.
 *
 * @returns what stands on the node on the canvas: nothing but its icon, a question mark when n8n does not know its type
 */
export async function onCanvas(
	page: Page,
	url: string,
	node: string,
	picture: string,
): Promise<string> {
	await page.goto(url);
	const place = page.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`);
	await place.waitFor();
	await byTestId(place, 'canvas-default-node').locator('.n8n-node-icon').waitFor();
	await page.screenshot({ path: picture });
	return (await place.locator('.n8n-node-icon').innerText()).trim();
}
