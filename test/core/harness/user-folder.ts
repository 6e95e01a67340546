import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * n8n-core keeps its instance's settings in N8N_USER_FOLDER and makes them when there are none. Imported before
 * n8n-core, so that every test file, or process of the benchmark, has an instance of its own and leaves nothing behind.
 */
const folder = mkdtempSync(join(tmpdir(), 'n8n-core-'));
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_LOG_LEVEL = 'silent';

const clean = (): void => rmSync(folder, { recursive: true, force: true });
if ('afterAll' in globalThis) afterAll(clean);
else process.once('exit', clean);
