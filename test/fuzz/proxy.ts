import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came over the wire. */
export type Seen = { method: string; url: string; headers: http.IncomingHttpHeaders; body: string; status: number };

/** An answer of the local Xero, or what is made of it. `headers` have small letters. */
export type Answer = { status: number; headers: http.OutgoingHttpHeaders; body: Buffer };

/** What becomes of a request: nothing is passed on when `instead` is given. */
export type Meddler = {
	instead?: (seen: Seen) => Answer | undefined;
	after?: (seen: Seen, answer: Answer) => Answer;
};

/** Headers that belong to one connection. */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);

/** Between the node and the local Xero: sees every request as it was sent, and may spoil the answers. */
export class Proxy {
	seen: Seen[] = [];
	meddler: Meddler = {};
	private readonly agent = new http.Agent({ keepAlive: true });

	private constructor(
		private readonly target: string,
		private readonly server: http.Server,
	) {}

	/** Opens one in front of `target`; without one it answers 204 to everything. */
	static async open(target = ''): Promise<Proxy> {
		const server = http.createServer({ keepAliveTimeout: 60_000 });
		const proxy = new Proxy(target, server);
		server.on('request', (request, response) => void proxy.pass(request, response));
		await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
		return proxy;
	}

	get url(): string {
		return `http://localhost:${(this.server.address() as AddressInfo).port}`;
	}

	private async pass(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part as Buffer);
		const body = Buffer.concat(parts);
		const seen: Seen = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: body.toString('utf8'), status: 0 };
		this.seen.push(seen);
		try {
			const first = this.meddler.instead?.(seen) ?? (await this.asked(request, body));
			const answer = this.meddler.after?.(seen, first) ?? first;
			seen.status = answer.status;
			response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
			response.end(answer.body);
		} catch {
			response.destroy();
		}
	}

	private async asked(request: http.IncomingMessage, body: Buffer): Promise<Answer> {
		if (this.target === '') return { status: 204, headers: {}, body: Buffer.alloc(0) };
		return await new Promise((resolve, reject) => {
			const onward = http.request(
				`${this.target}${request.url ?? ''}`,
				{ method: request.method ?? 'GET', headers: { ...request.headers, host: new URL(this.target).host }, agent: this.agent },
				(answer) => {
					const parts: Buffer[] = [];
					answer.on('data', (part: Buffer) => parts.push(part));
					answer.on('error', reject);
					answer.on('end', () => {
						const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !ofConnection.has(name)));
						resolve({ status: answer.statusCode ?? 0, headers: headers as http.OutgoingHttpHeaders, body: Buffer.concat(parts) });
					});
				},
			);
			onward.on('error', reject);
			onward.end(body);
		});
	}

	async close(): Promise<void> {
		this.agent.destroy();
		const closed = new Promise((resolve) => this.server.close(resolve));
		this.server.closeAllConnections();
		await closed;
	}
}
