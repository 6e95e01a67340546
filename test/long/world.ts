import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';

import type { IDataObject, INodeParameters, IRun } from 'n8n-workflow';

import { Network } from '../bench/network';
import { execArgv, nextMessage } from '../bench/processes';
import { CredentialStore } from '../core/harness/credentials';
import { execute } from '../core/harness/engine';
import { signedIn, workflowOf, xeroNode } from '../core/harness/workflow';
import { clock } from '../../nodes/Xero/transport/clock';
import type { Started } from './xero-process';

let executions = 0;

/** A local Xero in another process, n8n's engine in this one, and one clock for both. */
export class LongWorld {
	readonly credentials = new CredentialStore();
	private readonly network: Network;

	private constructor(
		private readonly xero: ChildProcess,
		readonly about: Started,
	) {
		const { url, clientId, clientSecret, oauthTokenData } = about;
		this.network = new Network(url);
		this.network.begin(about.now, { waits: false });
		this.credentials.save(signedIn, {
			customEndpoints: true,
			signInHost: url,
			identityHost: `${url}/identity`,
			apiHost: url,
			clientId,
			clientSecret,
			oauthTokenData: oauthTokenData as IDataObject,
		});
	}

	static async open(): Promise<LongWorld> {
		const xero = fork(path.join(__dirname, 'xero-process.ts'), [], { execArgv });
		return new LongWorld(xero, await nextMessage<Started>(xero));
	}

	/** Lets time go by until this instant. */
	async until(instant: number): Promise<void> {
		await clock.sleep(Math.max(0, instant - clock.now()));
		await this.network.time();
	}

	/** The day so many days from now, `YYYY-MM-DD`. */
	day(offset: number): string {
		return new Date(clock.now() + offset * 86_400_000).toISOString().slice(0, 10);
	}

	/** Asks the control endpoint; the answer's JSON. */
	async ask(method: string, place: string, body?: unknown): Promise<unknown> {
		const answer = await fetch(`${this.about.url}/control${place}`, {
			method,
			...(body !== undefined && {
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			}),
		});
		if (!answer.ok) throw new Error(`${method} ${place}: ${answer.status} ${await answer.text()}`);
		return (await answer.json()) as unknown;
	}

	/** Has so many webhook events of invoices nobody knows delivered. */
	async deliverEvents(count: number): Promise<void> {
		this.xero.send(count);
		this.network.begin(await nextMessage<number>(this.xero), { waits: false });
	}

	/** Runs the node on items in n8n's engine; the json of what comes out. Throws when an item was refused. */
	async write(parameters: INodeParameters, items: IDataObject[]): Promise<IDataObject[]> {
		executions += 1;
		const run: IRun = await execute(workflowOf(xeroNode(parameters)), {
			credentials: this.credentials,
			executionId: `long-${executions}`,
			pinData: { Start: items.map((json) => ({ json })) },
		});
		const { error, runData } = run.data.resultData;
		if (error) throw error;
		return (runData.Xero?.at(-1)?.data?.main?.[0] ?? []).map(({ json }) => json);
	}

	close(): void {
		this.xero.disconnect();
	}
}
