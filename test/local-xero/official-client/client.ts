import { AccountingApi } from 'xero-node';
import { type LocalXero, startLocalXero } from '../server';

/** Xero's own client, signed in to a local Xero; there once `start` has run. */
export class OfficialClient {
	xero!: LocalXero;
	api!: AccountingApi;
	/** The organisation all calls go to. */
	tenant!: string;

	async start(): Promise<void> {
		this.xero = await startLocalXero({ clock: 'manual' });
		// a second goes by with every call, so that no limit is ever met
		this.xero.control.latency(1000);
		const { access_token, tenants } = this.xero.control.issueToken();
		[this.tenant] = tenants;
		this.api = new AccountingApi(`${this.xero.url}/api.xro/2.0`);
		this.api.accessToken = access_token;
	}
}

/** What the client deserialised, without its classes. */
export const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** The one element of an answer. */
export function only<Value>(list: Value[] | undefined): Value {
	expect(list).toHaveLength(1);
	return plain((list ?? [])[0]);
}

interface ErrorBody {
	Elements?: Array<{ ValidationErrors?: Array<{ Message: string }> }>;
}

/** What the client rejects with, which is a JSON text: the status and Xero's sentences. */
export async function refusal(
	call: Promise<unknown>,
): Promise<{ status: number; messages: string[] }> {
	const thrown = await call.then(
		() => '{"response":{"statusCode":200,"body":{}}}',
		(error: string) => error,
	);
	const { response } = JSON.parse(thrown) as { response: { statusCode: number; body: ErrorBody } };
	const errors = (response.body.Elements ?? []).flatMap(
		({ ValidationErrors = [] }) => ValidationErrors,
	);
	return { status: response.statusCode, messages: errors.map(({ Message }) => Message) };
}
