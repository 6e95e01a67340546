import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A mail as it came in. */
export interface Mail {
	from: string;
	to: string[];
	/** Headers and body as sent. */
	raw: string;
	/** All of it with quoted-printable undone, so that words and links can be looked for. */
	text: string;
}

/** A mail server that delivers nowhere. */
export interface MailServer {
	/** Data of a credential of type smtp. */
	readonly smtp: {
		user: string;
		password: string;
		host: string;
		port: number;
		secure: boolean;
		disableStartTls: boolean;
	};
	readonly mails: Mail[];
	/** The mail with this position, waited for. Throws when it has not come in a minute and a half. */
	mail(position: number): Promise<Mail>;
	close(): Promise<void>;
}

const mayTakeMs = 90_000;

const undone = (raw: string): string =>
	raw
		.replace(/=\r?\n/g, '')
		.replace(/(?:=[0-9A-F]{2})+/g, (bytes) =>
			Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'),
		);

const addressIn = (line: string): string => /<(.*?)>/.exec(line)?.[1] ?? '';

/** Speaks as much SMTP as n8n's Send Email needs. */
function talk(socket: Socket, deliver: (mail: Mail) => void): void {
	let buffer = '';
	let body: string[] | undefined;
	let mail: Mail = { from: '', to: [], raw: '', text: '' };
	const say = (line: string) => socket.write(`${line}\r\n`);
	const hear = (line: string): void => {
		if (body !== undefined) {
			if (line !== '.') return void body.push(line.replace(/^\.\./, '.'));
			const raw = body.join('\r\n');
			deliver({ ...mail, raw, text: undone(raw) });
			body = undefined;
			say('250 taken');
			return;
		}
		const word = line.slice(0, 4).toUpperCase();
		if (word === 'MAIL') mail = { from: addressIn(line), to: [], raw: '', text: '' };
		if (word === 'RCPT') mail.to.push(addressIn(line));
		if (word === 'DATA') body = [];
		say(word === 'DATA' ? '354 go on' : word === 'QUIT' ? '221 bye' : '250 fine');
	};
	say('220 local');
	socket.on('error', () => socket.destroy());
	socket.on('data', (chunk) => {
		const lines = (buffer + chunk.toString('utf8')).split('\r\n');
		buffer = lines.pop() ?? '';
		lines.forEach(hear);
	});
}

/** Starts a mail server on a free port of this machine; it keeps what it is sent. */
export async function startMailServer(): Promise<MailServer> {
	const mails: Mail[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		talk(socket, (mail) => mails.push(mail));
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		smtp: { user: '', password: '', host: '127.0.0.1', port, secure: false, disableStartTls: true },
		mails,
		async mail(position) {
			const deadline = Date.now() + mayTakeMs;
			while (mails.length <= position) {
				if (Date.now() > deadline)
					throw new Error(`${mails.length} mails came in, ${position + 1} were waited for`);
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
			return mails[position];
		},
		close: async () =>
			await new Promise<void>((closed) => {
				server.close(() => closed());
				for (const socket of sockets) socket.destroy();
			}),
	};
}
