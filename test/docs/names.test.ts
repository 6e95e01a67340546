import { readFileSync } from 'fs';
import { basename, join } from 'path';
import type { INodeProperties } from 'n8n-workflow';

import { XeroConnectorOAuth2Api } from '../../credentials/XeroConnectorOAuth2Api.credentials';
import { XeroWebhookSigningApi } from '../../credentials/XeroWebhookSigningApi.credentials';
import { catalogue } from '../../nodes/Xero/resources/catalogue';
import { columnsOf } from '../../nodes/Xero/values/columns';
import type { Fields } from '../../nodes/Xero/values/field';
import { Xero } from '../../nodes/Xero/Xero.node';
import { XeroTrigger } from '../../nodes/Xero/XeroTrigger.node';
import { XeroWebhookTrigger } from '../../nodes/Xero/XeroWebhookTrigger.node';
import { filesBelow } from './links';

const project = join(__dirname, '..', '..');

/** Whatever of a parameter a person reads as a name, its options and parts included. */
function namesIn(parameters: readonly unknown[]): string[] {
	return parameters.flatMap((each) => {
		const { displayName, name, options, values, modes } = each as Partial<INodeProperties> & {
			values?: INodeProperties[];
		};
		const own = [displayName, name].filter((text) => text !== undefined);
		return [...own, ...[options, values, modes].flatMap((below) => namesIn(below ?? []))];
	});
}

const labelsIn = (fields: Fields): string[] =>
	columnsOf(fields).flatMap(({ label, field }) => [
		label,
		...('of' in field ? labelsIn(field.of) : []),
	]);

const shown = [new Xero(), new XeroTrigger(), new XeroWebhookTrigger()].map(
	({ description }) => description,
);
const credentials = [new XeroConnectorOAuth2Api(), new XeroWebhookSigningApi()];

const editor = new Set([
	...[...shown, ...credentials].flatMap((each) => [each.displayName, ...namesIn(each.properties)]),
	...catalogue.flatMap(({ name, fields }) => [name, ...labelsIn(fields)]),
]);

/** Names on the screens of n8n and of Xero's portal, and words that are only stressed. */
const elsewhere = new Set([
	...['Connect', 'Continue', 'Continue (using error output)', 'Stop Workflow'],
	...['Execute Sub-workflow', 'Fetch Test Event', 'Filter', 'Poll Times', 'Retry', 'Retry On Fail', 'Switch'],
	...['Mapping Column Mode', 'Values to Send', 'Add field to send'],
	...[
		'Production URL',
		'Publish',
		'published',
		'Test URL',
		'Settings › Connected apps',
		'OK',
		'Webhooks',
		'Webhooks Key',
	],
	...['Send ‘Intent to receive’', 'Organization Name or ID', 'Xero'],
	...['Credential.', 'Items.', 'Resources.', 'empties', 'line by line', 'payroll administrator'],
]);

const inBold = (text: string): string[] =>
	[...text.replace(/\s+/g, ' ').matchAll(/\*\*([^*]+)\*\*/g)].map(([, words]) => words.trim());

const topics = filesBelow(join(project, 'docs'), ['.md']).filter(
	(page) => !page.includes('objects') && basename(page) !== 'agents.md',
);

test.each(topics.map((page) => [basename(page), page]))(
	'%s names parameters and choices as the editor does',
	(_name, page) => {
		const isShown = (name: string) => editor.has(name) || editor.has(`${name} Name or ID`);
		const strange = inBold(readFileSync(page, 'utf8')).filter(
			(words) => !elsewhere.has(words) && !words.split(' › ').every(isShown),
		);
		expect(strange).toEqual([]);
	},
);

/** What n8n or Xero's sign-in page says. */
const ofOthers = ['unauthorized_client', 'Invalid redirect_uri', 'needs to be reconnected'];

test('Troubleshooting has the messages of the nodes and of Xero, word for word', () => {
	const sources = ['nodes', 'credentials', 'test/local-xero']
		.flatMap((folder) => filesBelow(join(project, folder), ['.ts']))
		.map((file) => readFileSync(file, 'utf8'))
		.join('\n');
	const readme = readFileSync(join(project, 'README.md'), 'utf8');
	const section = /^## Troubleshooting\n([\s\S]*?)^## /m.exec(readme)?.[1] ?? '';
	const cells = [...section.matchAll(/^\| (.*?) \| /gm)].map(([, cell]) => cell);
	const messages = cells.flatMap((cell) =>
		[...cell.matchAll(/\*([^*]+)\*/g)].map(([, message]) => message),
	);
	expect(messages.length).toBeGreaterThan(25);
	// Values stand in the messages where the table has an ellipsis.
	const pieces = messages
		.filter((message) => !ofOthers.includes(message))
		.flatMap((message) =>
			message.split(/…|[.?] /).map((piece) => piece.replace(/^[ .,:?]+|[ .,:?]+$/g, '')),
		)
		.filter((piece) => piece.length >= 8);
	expect(pieces.filter((piece) => !sources.includes(piece))).toEqual([]);
});
