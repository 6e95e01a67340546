import type { App } from '../apps';
import { escaped, page } from '../page';
import { type Category, categories } from '../webhooks/events';
import type { Delivery, Hook } from '../webhooks/hook';

const words: { readonly [category in Category]: string } = {
	CONTACT: 'Contacts',
	INVOICE: 'Invoices (sales invoices and bills)',
	CREDITNOTE: 'Credit notes',
	PREPAYMENT: 'Prepayments',
	OVERPAYMENT: 'Overpayments',
	SUBSCRIPTION: 'Subscriptions to this app',
};

/** What a person tried to save and could not. */
export interface Rejected {
	url: string;
	categories: readonly string[];
	because: string;
}

/** My Apps: every app with a link to its webhooks. */
export function appsPage(apps: ReadonlyArray<{ app: App; hook: Hook }>): string {
	const rows = apps
		.map(
			({ app, hook }) =>
				`<tr><td>${escaped(app.name)}</td><td><a href="/portal/apps/${app.clientId}/webhooks">Webhooks</a></td><td>${hook.status}</td></tr>`,
		)
		.join('\n');
	return page(
		'Local Xero: My Apps',
		`<h1>My Apps</h1>
<p>This page stands in for Xero's developer portal. Choose the app whose client ID your n8n connects with.</p>
<table>
<tr><th>App</th><th></th><th>Webhooks</th></tr>
${rows}
</table>`,
	);
}

/** The Webhooks page of an app: the form, the signing key, and how the intent to receive went. */
export function webhooksPage(
	app: App,
	hook: Hook,
	deliveries: readonly Delivery[],
	rejected?: Rejected,
): string {
	const { url, categories: chosen } = rejected ?? hook;
	const boxes = categories
		.map(
			(name) =>
				`<label><input type="checkbox" name="category" value="${name}"${chosen.includes(name) ? ' checked' : ''}> ${words[name]}</label>`,
		)
		.join('\n');
	// the page asks again by itself until the probes are through
	const refresh =
		hook.status === 'Intent to receive in progress'
			? '<meta http-equiv="refresh" content="1">\n'
			: '';
	return page(
		`Local Xero: webhooks of ${app.name}`,
		`<nav><a href="/portal">My Apps</a> › ${escaped(app.name)} › Webhooks</nav>
<h1>Webhooks</h1>
${rejected ? `<p role="alert">${escaped(rejected.because)}</p>` : ''}
<form method="post" action="/portal/apps/${app.clientId}/webhooks">
<fieldset><legend>Notify my app about changes to</legend>
${boxes}
</fieldset>
<label for="url"><strong>Send notifications to</strong></label>
<input type="text" id="url" name="url" value="${escaped(url)}" placeholder="https://" aria-describedby="url-help">
<p id="url-help"><small>Xero takes https:// addresses only. The local Xero takes http:// addresses of this machine too.</small></p>
<button type="submit">Save</button>
</form>
${hook.url === '' ? '' : keyOf(hook)}
<h2>Status</h2>
${statusOf(app, hook)}
${historyOf(deliveries)}`,
		refresh,
	);
}

/** The key is there once the webhook is saved. */
const keyOf = ({ signingKey }: Hook) => `<h2>Webhooks key</h2>
<code id="signing-key">${escaped(signingKey)}</code>
<p><small>Every delivery is signed with this key: give it to your app.</small></p>`;

/** Whether the page still asks for the intent to receive, which the person sends when the app has the key. */
const prompts: { readonly [status in Hook['status']]?: string } = {
	'Intent to receive required':
		"Xero sends nothing yet. Send 'Intent to receive' once your app listens at the address and has the key.",
	Disabled:
		"Send 'Intent to receive' to enable the webhook again. What happened in the last 31 days follows.",
};

function statusOf(app: App, hook: Hook): string {
	const answers = hook.probes
		.map(
			({ signed, status, ms, reason }) =>
				`<tr><td>${signed === 'right' ? 'Correctly signed' : 'Incorrectly signed'}</td><td>${status ?? 'no answer'}</td><td>${Math.round(ms)} ms</td><td>${reason === undefined ? 'As it should be' : escaped(reason)}</td></tr>`,
		)
		.join('\n');
	const again =
		hook.url === '' || hook.status === 'Intent to receive in progress'
			? ''
			: `<form method="post" action="/portal/apps/${app.clientId}/webhooks/intent">
<button type="submit" class="plain">Send 'Intent to receive'</button>
<button type="submit" class="plain" formaction="/portal/apps/${app.clientId}/webhooks/delete">Delete webhook</button>
</form>`;
	const prompt = prompts[hook.status];
	return `<p role="status" id="status">${hook.status}</p>
${prompt ? `<p>${prompt}</p>` : ''}
${hook.reason === undefined ? '' : `<p role="alert">${escaped(hook.reason)}</p>`}
${answers && `<table>\n<tr><th>Intent to receive</th><th>Answer</th><th>Time</th><th></th></tr>\n${answers}\n</table>`}
${again}`;
}

/** The latest deliveries, newest first. */
function historyOf(deliveries: readonly Delivery[]): string {
	if (deliveries.length === 0) return '';
	const rows = [...deliveries]
		.reverse()
		.map(
			({ at, events, attempt, status, ok }) =>
				`<tr><td>${new Date(at).toISOString().slice(0, 19)}</td><td>${escaped(events.map(({ eventCategory, eventType }) => `${eventCategory} ${eventType}`).join(', '))}</td><td>${attempt}</td><td>${status ?? 'no answer'}${ok ? '' : ', will be tried again'}</td></tr>`,
		)
		.join('\n');
	return `<h2>Latest deliveries</h2>
<table>
<tr><th>Time (UTC)</th><th>Events</th><th>Attempt</th><th>Answer</th></tr>
${rows}
</table>`;
}
