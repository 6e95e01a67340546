import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { Stage } from '../host/stage';

const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Without these a headless Chromium under root does not start, or looks for its maker's servers. */
const launchArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Signs the owner of the stage's n8n in, as a person does. */
export async function signIn(page: Page, { n8n, owner }: Pick<Stage, 'n8n' | 'owner'>): Promise<void> {
	await page.goto(`${n8n.url}/signin`);
	await page.locator('input[name=emailOrLdapLoginId]').fill(owner.email);
	await page.locator('input[name=password]').fill(owner.password);
	await page.locator('button:has-text("Sign in")').click();
	await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
}

/**
 * Opens a browser, and closes it again whatever happens.
 *
 * @param play what to do on its page
 * @throws what `play` throws
 */
export async function inBrowser(play: (page: Page) => Promise<void>): Promise<void> {
	const profile = await mkdtemp(join(tmpdir(), 'xero-connector-chromium-'));
	const context = await chromium.launchPersistentContext(profile, {
		executablePath: chromiumPath,
		args: launchArguments,
		// whatever it writes beside the profile goes away with it
		env: { ...process.env, HOME: profile },
		viewport: { width: 1500, height: 1000 },
	});
	try {
		await play(context.pages()[0] ?? (await context.newPage()));
	} finally {
		await context.close();
		await rm(profile, { recursive: true, force: true, maxRetries: 3 });
	}
}
