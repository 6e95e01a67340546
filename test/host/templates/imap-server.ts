import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../n8n';

const program = '/usr/sbin/dovecot';

/** A file that comes with a mail. */
export interface Attached {
	fileName: string;
	mimeType: string;
	data: Buffer;
}

/** A mailbox that can be read by IMAP. */
export interface ImapServer {
	/** Data of a credential of type imap. */
	readonly credential: { [field: string]: unknown };
	/** Whether somebody has opened the inbox: n8n's trigger passes over mails that were there before. */
	isOpen(): boolean;
	/** Puts a new mail into the inbox. */
	deliver(mail: { from: string; subject: string; attachments: Attached[] }): void;
	stop(): Promise<void>;
}

/** Debian's Dovecot, installed when it is not there; a machine that is not Debian has to have it. */
function install(): void {
	if (existsSync(program)) return;
	const quiet = {
		stdio: 'ignore',
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	} as const;
	execFileSync('apt-get', ['update'], quiet);
	// the package's own server is not wanted
	execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'dovecot-imapd'], {
		...quiet,
		env: { ...quiet.env, RUNLEVEL: '1' },
	});
}

const settings = (folder: string, port: number, user: string): string => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${user}
default_internal_group = nogroup
default_login_user = ${user}
mail_location = maildir:${folder}/mail
first_valid_uid = 1
passdb {
  driver = static
  args = password=none
}
userdb {
  driver = static
  args = uid=${user} gid=nogroup home=${folder}/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;

const lines = (data: Buffer): string => data.toString('base64').replace(/.{76}/g, '$&\r\n');

/** Starts a Dovecot of its own with one empty mailbox on a free port of this machine. It has to be started by root. */
export async function startImapServer(): Promise<ImapServer> {
	install();
	const folder = mkdtempSync(join(tmpdir(), 'xero-connector-imap-'));
	chmodSync(folder, 0o755);
	const port = await freePort();
	for (const box of ['cur', 'new', 'tmp'])
		mkdirSync(join(folder, 'mail', box), { recursive: true });
	mkdirSync(join(folder, 'state'));
	execFileSync('chown', ['-R', 'nobody:nogroup', join(folder, 'mail')]);
	const configuration = join(folder, 'dovecot.conf');
	writeFileSync(configuration, settings(folder, port, 'nobody'));
	const server = spawn(program, ['-F', '-c', configuration], { stdio: 'ignore' });
	const killOnExit = (): boolean => server.kill('SIGTERM');
	process.once('exit', killOnExit);
	const ended = new Promise<void>((over) => server.once('exit', () => over()));
	return {
		credential: {
			user: 'bills',
			password: 'none',
			host: '127.0.0.1',
			port,
			secure: false,
			allowUnauthorizedCerts: true,
		},
		isOpen: () => existsSync(join(folder, 'mail', 'dovecot-uidlist')),
		deliver({ from, subject, attachments }) {
			const boundary = `-${randomUUID()}`;
			const parts = attachments.map(({ fileName, mimeType, data }) =>
				[
					`Content-Type: ${mimeType}; name="${fileName}"`,
					`Content-Disposition: attachment; filename="${fileName}"`,
					'Content-Transfer-Encoding: base64',
					'',
					lines(data),
				].join('\r\n'),
			);
			const mail = [
				`From: ${from}`,
				'To: bills@example.com',
				`Subject: ${subject}`,
				`Message-ID: <${randomUUID()}@example.com>`,
				`Date: ${new Date().toUTCString()}`,
				'MIME-Version: 1.0',
				`Content-Type: multipart/mixed; boundary="${boundary}"`,
				'',
				...['Content-Type: text/plain; charset=utf-8\r\n\r\nSee attached.', ...parts].map(
					(part) => `--${boundary}\r\n${part}`,
				),
				`--${boundary}--`,
				'',
			].join('\r\n');
			const name = `${Date.now()}.${randomUUID()}.local`;
			const written = join(folder, 'mail', 'tmp', name);
			writeFileSync(written, mail);
			execFileSync('chown', ['nobody:nogroup', written]);
			renameSync(written, join(folder, 'mail', 'new', name));
		},
		async stop() {
			process.off('exit', killOnExit);
			server.kill('SIGTERM');
			await ended;
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
