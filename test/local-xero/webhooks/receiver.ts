import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver answers; left out, what Xero asks for: 200 or 401 by the signature, and nothing else. */
export interface Reply {
	status?: number;
	body?: string;
	headers?: { [name: string]: string };
	/** Milliseconds before the answer. */
	after?: number;
}

export interface Received {
	headers: IncomingHttpHeaders;
	body: string;
	/** Whether the signature is right, worked out from the bytes. */
	signed: boolean;
}

/** The other end of a webhook: an HTTP server that checks signatures by itself and keeps what came. */
export class Receiver {
	readonly received: Received[] = [];
	/** What to answer a request with. */
	reply: (request: Received) => Reply = () => ({});
	signingKey = '';
	private readonly server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const bytes = Buffer.concat(chunks);
			const signature = createHmac('sha256', this.signingKey).update(bytes).digest('base64');
			const signed = request.headers['x-xero-signature'] === signature;
			const received = { headers: request.headers, body: bytes.toString('utf8'), signed };
			this.received.push(received);
			const { status = signed ? 200 : 401, body, headers, after = 0 } = this.reply(received);
			const answer = () => response.writeHead(status, headers).end(body);
			if (after > 0) setTimeout(answer, after);
			else answer();
		});
	});

	get url(): string {
		return `http://localhost:${(this.server.address() as AddressInfo).port}/hook`;
	}

	/** Bodies that carry events, parsed. */
	get deliveries(): Array<{
		events: Array<{ [name: string]: unknown }>;
		firstEventSequence: number;
		lastEventSequence: number;
		entropy: string;
	}> {
		return this.received
			.map(({ body }) => JSON.parse(body))
			.filter(({ events }) => events.length > 0);
	}

	async open(): Promise<this> {
		await new Promise<void>((resolve) => this.server.listen(0, 'localhost', resolve));
		return this;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
