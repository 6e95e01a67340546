import type { Rec, Switches } from '../contract';
import { type LocalXero, startProtocol } from './start';
import { aroha, openTestBooks } from './test-books';

/** Where a standing clock stands: no test may depend on how near the end of Xero's day it is run. */
const standing = Date.parse('2026-11-22T09:00:00Z');

/** A started local Xero with a token in hand. */
export class TestClient {
	headers: { [name: string]: string } = {};

	private constructor(readonly xero: LocalXero) {
		this.signIn();
	}

	static async start(
		clock: 'real' | 'manual' = 'manual',
		switches?: Partial<Switches>,
	): Promise<TestClient> {
		return new TestClient(await startProtocol({ openBooks: openTestBooks, clock, at: standing, switches }));
	}

	/** Takes a token of these scopes; all when left out. */
	signIn(scopes?: string[]): void {
		const { access_token } = this.xero.control.issueToken({ scopes });
		this.headers = {
			authorization: `Bearer ${access_token}`,
			'xero-tenant-id': aroha,
			accept: 'application/json',
		};
	}

	async call(
		method: string,
		path: string,
		body?: unknown,
		headers: { [name: string]: string } = {},
	) {
		const response = await fetch(`${this.xero.url}/api.xro/2.0/${path}`, {
			method,
			headers: { 'content-type': 'application/json', ...this.headers, ...headers },
			...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
		});
		const text = await response.text();
		return { status: response.status, headers: response.headers, text, body: parsed(text) };
	}

	async contacts(query = '', headers?: { [name: string]: string }): Promise<Rec[]> {
		const { body } = await this.call('GET', `Contacts${query}`, undefined, headers);
		return body.Contacts as Rec[];
	}

	/** Names that a where expression selects, or the error's message. */
	async where(expression: string): Promise<string[] | string> {
		const { body } = await this.call(
			'GET',
			`Contacts?order=Name&where=${encodeURIComponent(expression)}`,
		);
		return body.Contacts
			? (body.Contacts as Rec[]).map(({ Name }) => String(Name))
			: String(body.Message);
	}
}

function parsed(text: string): Rec {
	try {
		return JSON.parse(text) as Rec;
	} catch {
		return {};
	}
}
