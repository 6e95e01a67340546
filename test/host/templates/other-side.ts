import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came in. */
export interface Told {
	method: string;
	path: string;
	body: unknown;
}

/** Somebody else's service, which takes what it is told and answers that it is fine. */
export interface OtherSide {
	readonly url: string;
	readonly told: Told[];
	/** The next requests fail, to one address or to any, as a service does that is down. */
	failNext(times: number, path?: string): void;
	close(): Promise<void>;
}

/** Starts a service on a free port of this machine that keeps what it is sent. */
export async function startOtherSide(): Promise<OtherSide> {
	const told: Told[] = [];
	let failing = { times: 0, path: '' };
	const server = createServer((request, response) => {
		void (async () => {
			const parts: Buffer[] = [];
			for await (const part of request) parts.push(part as Buffer);
			const { method = '', url = '' } = request;
			if (failing.times > 0 && url.startsWith(failing.path)) {
				failing.times -= 1;
				response.writeHead(503).end('down');
				return;
			}
			told.push({
				method,
				path: decodeURIComponent(url),
				body: JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown,
			});
			response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
		})();
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		told,
		failNext(times, path = '') {
			failing = { times, path };
		},
		close: async () =>
			await new Promise<void>((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			}),
	};
}
