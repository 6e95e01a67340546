import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const project = path.join(__dirname, '..', '..');
const read = (file: string) => readFileSync(path.join(project, file), 'utf8');
const manifest = JSON.parse(read('package.json'));

test('nothing is installed with the package but itself', () => {
	expect(manifest).not.toHaveProperty('dependencies');
	expect(manifest).not.toHaveProperty('optionalDependencies');
	expect(manifest).not.toHaveProperty('overrides');
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
});

test("no script runs on a user's machine", () => {
	const onInstall = [
		'prepare',
		'preinstall',
		'install',
		'postinstall',
		'prepublish',
		'preprepare',
		'postprepare',
	];
	expect(Object.keys(manifest.scripts).filter((script) => onInstall.includes(script))).toEqual([]);
});

test('n8n finds it as a strict community package', () => {
	expect(manifest.keywords).toContain('n8n-community-node-package');
	expect(manifest.n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
	expect(manifest.license).toBe('MIT');
	expect(manifest.files).toEqual(['dist']);
});

test('every credential and node that n8n is told of has its source', () => {
	const told: string[] = [...manifest.n8n.credentials, ...manifest.n8n.nodes];
	const sources = told.map((built) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
	expect(sources.filter((source) => !existsSync(path.join(project, source)))).toEqual([]);
});

test('development packages are pinned to one version', () => {
	const versions: string[] = Object.values(manifest.devDependencies);
	expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('the lock file knows no registry address', () => {
	expect(read('package-lock.json')).not.toMatch(/"resolved": "http/);
});
