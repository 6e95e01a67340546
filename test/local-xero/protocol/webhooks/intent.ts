import { bodyOf, signatureOf } from './events';
import { type Answered, post } from './post';

/** One probe of the intent to receive, and what came back. */
export interface Probe extends Answered {
	signed: 'right' | 'wrong';
	/** Why it failed, as the portal says it; left out when it passed. */
	reason?: string;
}

/** The signature with its first character changed, as near to right as Xero's wrong ones are
 * (https://github.com/XeroAPI/XeroWebhooksReceiver/issues/1). */
const spoilt = (signature: string) =>
	`${signature.startsWith('/') ? 'A' : '/'}${signature.slice(1)}`;

function reasonOf(signed: Probe['signed'], { status, flaws }: Answered): string | undefined {
	if (status === undefined) return flaws[0];
	if (signed === 'right' && status !== 200) return 'Response not 200';
	// https://github.com/activepieces/activepieces/issues/10158
	if (signed === 'wrong' && status !== 401) return 'Response to incorrectly signed payload not 401';
	return flaws[0];
}

/**
 * Asks a delivery URL whether it intends to receive: three bodies signed wrong and one signed right, all without events
 * (three and one: https://github.com/PipedreamHQ/pipedream/issues/5046). Right wants 200, wrong wants 401, both an empty
 * body, no cookie and an answer within five seconds
 * (https://developer.xero.com/documentation/guides/webhooks/configuring-your-server).
 */
export async function probe(url: string, signingKey: string, within: number): Promise<Probe[]> {
	const probes: Probe[] = [];
	for (const signed of ['wrong', 'wrong', 'right', 'wrong'] as const) {
		const body = bodyOf([], 0, 0);
		const right = signatureOf(body, signingKey);
		const answered = await post(url, body, signed === 'right' ? right : spoilt(right), within);
		const reason = reasonOf(signed, answered);
		probes.push({ signed, ...answered, ...(reason !== undefined && { reason }) });
	}
	return probes;
}
