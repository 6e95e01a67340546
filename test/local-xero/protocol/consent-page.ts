import type { App } from './apps';
import { person } from './apps';

const entities: { [character: string]: string } = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
};
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character]);

const page = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; background: #f2f4f7; color: #1c2733; margin: 0; }
main { background: #fff; max-width: 34rem; margin: 3rem auto; padding: 2rem; border-radius: 6px; }
h1 { font-size: 1.3rem; margin-top: 0; }
fieldset { border: 1px solid #ccd4dd; border-radius: 4px; margin: 1rem 0; }
label { display: block; }
button { font: inherit; padding: .5rem 1.4rem; border-radius: 4px; border: 1px solid #0b5fa5; cursor: pointer; }
button[value=allow] { background: #0b5fa5; color: #fff; }
button[value=cancel] { background: #fff; color: #0b5fa5; }
</style>
</head>
<body><main>${body}</main></body>
</html>
`;

/** The page that asks the person to let an application in. `parameters` come back with the form. */
export function consentPage(
	app: App,
	scopes: string[],
	organisations: Array<{ id: string; name: string; connected: boolean }>,
	parameters: { [name: string]: string },
): string {
	const hidden = Object.entries(parameters)
		.map(
			([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
		)
		.join('\n');
	const choices = organisations
		.map(
			({ id, name, connected }, index) =>
				`<label><input type="checkbox" name="tenant" value="${id}"${index === 0 || connected ? ' checked' : ''}> ${escaped(name)}${connected ? ' (connected)' : ''}</label>`,
		)
		.join('\n');
	return page(
		'Local Xero: allow access',
		`<h1>${escaped(app.name)} wants access to:</h1>
<ul>${scopes.map((scope) => `<li>${escaped(scope)}</li>`).join('')}</ul>
<p>Signed in to the local Xero as <strong>${person.given_name} ${person.family_name}</strong> (${person.email})</p>
<form method="post" action="/identity/connect/authorize">
${hidden}
<fieldset><legend>Organisations</legend>
${choices}
</fieldset>
<button type="submit" name="decision" value="allow">Allow access</button>
<button type="submit" name="decision" value="cancel">Cancel</button>
</form>`,
	);
}

/** What Xero shows instead of going back to an application it does not trust. */
export function authorizeErrorPage(error: string, description: string): string {
	return page(
		'Local Xero: error',
		`<h1>Sorry, something went wrong</h1>
<p>Error: ${escaped(error)}</p>
<p>${escaped(description)}</p>`,
	);
}
