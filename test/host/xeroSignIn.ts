/** An attribute of an HTML tag, with its entities resolved. */
function attribute(tag: string, name: string): string | undefined {
	const value = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1];
	return value
		?.replace(/&quot;/g, '"')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&#39;/g, "'")
		.replace(/&amp;/g, '&');
}

/** What a browser sends for a form whose boxes are all ticked, and whose allowing button is pressed. */
function filledForm(page: string, pageUrl: string): { action: URL; fields: URLSearchParams } {
	const form = /<form\b[^>]*>[\s\S]*?<\/form>/i.exec(page)?.[0];
	if (!form) throw new Error(`The sign-in page has no form: ${page.slice(0, 500)}`);
	const fields = new URLSearchParams();
	for (const [input] of form.matchAll(/<input\b[^>]*>/gi)) {
		const name = attribute(input, 'name');
		if (name)
			fields.append(
				name,
				attribute(input, 'value') ?? (attribute(input, 'type') === 'checkbox' ? 'on' : ''),
			);
	}
	const button = /<button\b[^>]*>/i.exec(form)?.[0] ?? '';
	const buttonName = attribute(button, 'name');
	if (buttonName) fields.append(buttonName, attribute(button, 'value') ?? '');
	return { action: new URL(attribute(form, 'action') ?? '', pageUrl), fields };
}

/**
 * Signs in at a Xero as a person does in a browser: opens the page, chooses every organisation, allows access.
 *
 * @param authorisationUrl the address n8n's sign-in button opens
 * @returns the address the browser is sent back to, with the code
 * @throws when the page refuses, or does not send the browser back
 */
export async function signInToXero(authorisationUrl: string): Promise<string> {
	const page = await fetch(authorisationUrl);
	const text = await page.text();
	if (!page.ok) throw new Error(`The sign-in page answered ${page.status}: ${text.slice(0, 500)}`);
	const { action, fields } = filledForm(text, page.url);
	const answer = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
	const callback = answer.headers.get('location');
	if (!callback)
		throw new Error(
			`Consent answered ${answer.status} without sending back: ${await answer.text()}`,
		);
	return callback;
}
