/**
 * `npm run browser-check`: opens the node in the real n8n's editor, as a person does in a browser. Plain Node 20: it
 * installs what is missing first. Chromium comes with the machine (Debian: apt-get install chromium).
 */
import { createRequire } from 'node:module';
import { installHost } from '../host/install.mjs';
import { ensureInstalled } from '../setup/install.mjs';

try {
	await ensureInstalled();
	await installHost();
	await import('tsx/cjs');
	const { checkEditor } = createRequire(import.meta.url)('./editor.ts');
	await checkEditor();
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}
