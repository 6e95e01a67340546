/** What came back of a POST to the delivery URL. */
export interface Answered {
	/** Left out when none came: refused, cut, or too late. */
	status?: number;
	/** Real milliseconds. */
	ms: number;
	/** What Xero asks of every answer and this one does not keep, in the portal's words. */
	flaws: string[];
}

/** Says on which machines a delivery URL may be: https anywhere, and without it on this machine. */
export function deliverable(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname } = new URL(url);
	if (protocol === 'https:') return true;
	return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/**
 * Posts a body as Xero does. Redirects are not followed. Answers what came of it, and never throws.
 *
 * @param within real milliseconds after which an answer is too late
 */
export async function post(
	url: string,
	body: string,
	signature: string,
	within: number,
): Promise<Answered> {
	const started = performance.now();
	const answered = (status: number | undefined, flaws: string[]): Answered => ({
		...(status !== undefined && { status }),
		ms: performance.now() - started,
		flaws,
	});
	const signal = AbortSignal.timeout(within);
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json; charset=utf-8',
				'x-xero-signature': signature,
				'user-agent': 'Xero',
			},
			body,
			redirect: 'manual',
			signal,
		});
		const flaws: string[] = [];
		if ((await response.arrayBuffer()).byteLength > 0) flaws.push('Response contains a body');
		if (response.headers.has('set-cookie')) flaws.push('Response contains cookies');
		return answered(response.status, flaws);
	} catch {
		return answered(undefined, [
			signal.aborted
				? `Response took longer than ${within / 1000} seconds`
				: 'Could not connect to the delivery URL',
		]);
	}
}
