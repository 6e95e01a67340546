import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const project = path.join(__dirname, '..', '..');
const npm = (...args: string[]) =>
	execFileSync('npm', args, { cwd: project, encoding: 'utf8', stdio: 'pipe' });

/** What npm would publish. */
const packed = (): string[] => {
	if (!existsSync(path.join(project, 'dist'))) npm('run', 'build');
	const [{ files }] = JSON.parse(npm('pack', '--dry-run', '--json', '--ignore-scripts'));
	return (files as Array<{ path: string }>).map(({ path: file }) => file).sort();
};

test('the tarball holds the built package and its papers, nothing else', () => {
	const files = packed();
	expect(files.filter((file) => !file.startsWith('dist/'))).toEqual([
		'LICENSE.md',
		'README.md',
		'package.json',
	]);
	const kinds = /^dist\/((nodes|credentials)\/.*\.js|nodes\/.*\.json|icons\/[^/]+\.svg)$/;
	expect(files.filter((file) => file.startsWith('dist/') && !kinds.test(file))).toEqual([]);
	expect(files).toEqual(
		expect.arrayContaining([
			'dist/credentials/XeroConnectorOAuth2Api.credentials.js',
			'dist/credentials/XeroWebhookSigningApi.credentials.js',
			'dist/credentials/XeroCustomConnectionOAuth2Api.credentials.js',
			'dist/icons/xero-connector.dark.svg',
			'dist/icons/xero-connector.svg',
			'dist/nodes/Xero/Xero.node.js',
			'dist/nodes/Xero/Xero.node.json',
			'dist/nodes/Xero/XeroWebhookTrigger.node.js',
			'dist/nodes/Xero/XeroWebhookTrigger.node.json',
		]),
	);
});
