/**
 * `npm start`: installs what is missing, then shows the connector at work in a real n8n. Plain Node 20: this runs
 * before anything is installed.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from '../setup/install.mjs';
import { installHost } from './install.mjs';

const usage = `npm start -- [--once] [--orders FILE] [--json FILE]

  --once         stop after the run; exit code 0 only when the books are right to the cent
  --orders FILE  your own CSV, with the columns of templates/samples/shop-orders.csv
  --json FILE    write the summary as JSON`;

function commandLine() {
	const { values } = parseArgs({
		options: {
			once: { type: 'boolean', default: false },
			orders: { type: 'string' },
			json: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.orders && !existsSync(values.orders))
		throw new Error(`There is no file ${resolve(values.orders)}`);
	return values;
}

try {
	const { help, ...options } = commandLine();
	if (help) console.log(usage);
	else {
		await ensureInstalled();
		await installHost();
		await import('tsx/cjs');
		const { runDemo } = createRequire(import.meta.url)('./demo.ts');
		if (!(await runDemo(options))) process.exitCode = 1;
	}
} catch (error) {
	console.error(
		String(error.code).startsWith('ERR_PARSE_ARGS') ? `${error.message}\n\n${usage}` : error.message,
	);
	// Whatever is still open shall not keep the command from ending.
	process.exit(1);
}
