/** What goes back over the wire: bytes are final, so that an answer can be stored and replayed. */
export interface Answer {
	status: number;
	headers: { [name: string]: string };
	body: string | Buffer;
}

/** An answer without content. */
export function empty(status: number): Answer {
	return { status, headers: {}, body: '' };
}

/** A JSON answer, for everything that is not an accounting record. */
export function json(status: number, value: unknown, headers: Answer['headers'] = {}): Answer {
	return {
		status,
		headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
		body: JSON.stringify(value),
	};
}

/** A page for a browser, or one of Xero's plain HTML refusals. */
export function html(status: number, body: string): Answer {
	return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** The answer with headers added; its own stay. */
export function withHeaders(answer: Answer, headers: Answer['headers']): Answer {
	return { ...answer, headers: { ...headers, ...answer.headers } };
}
