import { createRequire } from 'node:module';

import type { AxiosInstance } from 'axios';
import type { INodeType, IPinData, IRun } from 'n8n-workflow';

import { clock } from '../../nodes/Xero/transport/clock';
import { openWorld, type World } from '../core/harness';
import { execute, type WorkflowJson } from '../core/harness/engine';
import { signedIn } from '../core/harness/workflow';
import { xeroType } from '../core/harness/node-types';
import type { Rec } from '../local-xero/contract';
import { ownableScopes } from '../local-xero/protocol/scopes';
import type { Call } from '../local-xero/server';

/** The axios that n8n-core sends with, under everything a node can call. */
const axios = createRequire(
	createRequire(require.resolve('n8n-core')).resolve('@n8n/backend-network'),
)('axios') as AxiosInstance;

/** Milliseconds after which a call that is never answered is given up, where the node would wait two minutes. */
const patience = 100;

/** Faults that lose the answer to work that was done. */
const afterCommit = new Set(['reset-after-commit', 'timeout-after-commit', '500-after-commit']);

/** What the connection may do: everything, what Xero gives to few applications too. */
const scopes = [...ownableScopes.forWebApps, 'paymentservices'];

/** Another process's copy of the node: nothing it remembers is shared with the first one. */
export type OtherProcess = { node: INodeType; clock: typeof clock };

/** A world, what another program asks of its Xero, and runs of workflows in it. */
export class Rig {
	private token = '';
	private readonly interceptor: number;

	/** On a world there is already. `other`: another process's copy of the node, should one be wanted. */
	constructor(
		readonly world: World,
		private readonly other: OtherProcess,
	) {
		Object.assign(other.clock, clock);
		this.interceptor = axios.interceptors.request.use((config) => {
			const path = String(config.url).slice(world.url.length);
			if (this.isSilent(String(config.method), path)) config.timeout = patience;
			return config;
		});
		this.begin();
	}

	/** `at`: the time it begins. What a process remembers of a world that is gone must not lie ahead of the next one. */
	static async open(other: OtherProcess, at?: string): Promise<Rig> {
		return new Rig(await openWorld(at === undefined ? {} : { at }), other);
	}

	/** Its clock. */
	get now(): string {
		return new Date(this.world.control.clock().now).toISOString();
	}

	/** Begins a run: no call was made yet. */
	start(): void {
		this.world.control.clearCalls();
		this.begin();
	}

	/** Connects the organisation anew, without faults, in a minute and with tokens of its own. */
	begin(): void {
		const { control } = this.world;
		control.clearFaults();
		control.clock({ advance: 60_000 });
		const tenants = [this.tenant];
		const { tenants: _, ...oauthTokenData } = control.issueToken({ tenants, scopes });
		this.world.credentials.save(signedIn, {
			...this.world.credentials.saved(signedIn),
			oauthTokenData: { ...oauthTokenData },
		});
		this.signIn();
	}

	/** Gives the other program a token of its own. */
	private signIn(): void {
		this.token = this.world.control.issueToken({ tenants: [this.tenant], scopes }).access_token;
	}

	/** Looks at the books in the middle of things: what is to go wrong waits meanwhile. */
	async aside<Seen>(look: () => Promise<Seen>): Promise<Seen> {
		const { control } = this.world;
		const waiting = [...control.faults()];
		control.clearFaults();
		this.signIn();
		const seen = await look();
		control.faults(...waiting);
		return seen;
	}

	get tenant(): string {
		return this.world.tenant();
	}

	/** Calls to an address since the run began that Xero carried out, by whatever answer. */
	carriedOut(path: string): Call[] {
		return this.world
			.calls()
			.filter(
				(call) =>
					call.path.endsWith(path) &&
					call.replayed !== true &&
					(call.status === 200 || call.status === 204 || afterCommit.has(call.fault ?? '')),
			);
	}

	/** A call of another program to an API: the parsed body. Throws when Xero refuses. */
	async ask(method: string, path: string, body?: Rec | Rec[], api = '/api.xro/2.0'): Promise<Rec> {
		const send = async () =>
			await fetch(`${this.world.url}${api}${path}`, {
				method,
				headers: {
					authorization: `Bearer ${this.token}`,
					accept: 'application/json',
					'content-type': 'application/json',
					'xero-tenant-id': this.tenant,
				},
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
			});
		// A connection that was kept may have been closed meanwhile; such a call never arrives.
		const answer = await send().catch(send);
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
		return text === '' ? {} : (JSON.parse(text) as Rec);
	}

	/** Records made by another program, in the order given. */
	async made(endpoint: string, records: Rec[]): Promise<Rec[]> {
		const answer = await this.ask('PUT', `/${endpoint}`, { [endpoint]: records });
		return answer[endpoint] as Rec[];
	}

	/** Every record of an endpoint, as the books have it. */
	books(endpoint: string): Rec[] {
		return this.world.books(endpoint);
	}

	/** Runs a workflow, in this process or in the other one. */
	async run(
		workflow: WorkflowJson,
		pinData: IPinData,
		options: { executionId: string; elsewhere?: boolean; onStart?: (cancel: () => void) => void },
	): Promise<IRun> {
		const { executionId, elsewhere, onStart } = options;
		return await execute(workflow, {
			credentials: this.world.credentials,
			executionId,
			pinData,
			...(elsewhere ? { moreTypes: { [xeroType]: this.other.node } } : {}),
			...(onStart === undefined ? {} : { onStart }),
		});
	}

	async close(): Promise<void> {
		axios.interceptors.request.eject(this.interceptor);
		await this.world.close();
	}

	/** Whether the next matching fault leaves this very call without an answer. */
	private isSilent(method: string, path: string): boolean {
		const meant = this.world.control
			.faults()
			.filter(
				(fault) =>
					new RegExp(`^(?:${fault.method ?? '.*'})$`, 'i').test(method) &&
					new RegExp(fault.url ?? '', 'i').test(path),
			);
		return meant.find(({ skip }) => skip === 0)?.kind === 'timeout-after-commit';
	}
}
