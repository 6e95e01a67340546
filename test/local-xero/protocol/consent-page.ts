import { type App, person } from './apps';
import { escaped, page } from './page';

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
