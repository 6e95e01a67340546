/** One lint by name: `node test/lint/check.mjs NAME`. Prints its findings; exit code 1 when there are any. */
import { lintDescriptions } from './descriptions.mjs';
import { unpackTarball } from './packed.mjs';
import { scan } from './scan.mjs';
import { lintShipped, lintTests } from './strict.mjs';

const folder = process.cwd();

const lints = {
	shipped: () => lintShipped(folder),
	tests: () => lintTests(folder),
	descriptions: () => lintDescriptions(folder),
	'scan-source': () => scan(folder, 'source'),
	'scan-tarball': () => unpackTarball(folder, (unpacked) => scan(unpacked, 'published')),
};

const [name] = process.argv.slice(2);
if (!Object.hasOwn(lints, name)) throw new Error(`Lints: ${Object.keys(lints).join(', ')}`);
const findings = await lints[name]();
if (findings.length > 0) {
	console.log(findings.join('\n'));
	process.exitCode = 1;
}
