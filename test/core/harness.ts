import type {
	ExecutionError,
	IBinaryKeyData,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	IPinData,
	IRun,
	NodeExecutionHint,
	OnError,
	ResourceMapperFields,
	ResourceMapperValue,
} from 'n8n-workflow';
import { AccountingApi } from 'xero-node/dist/gen/api/accountingApi';

import { clock } from '../../nodes/Xero/transport/clock';
import { methods } from '../../nodes/Xero/methods';
import type { Rec, Switches } from '../local-xero/contract';
import { type Call, type Fault, type LocalXero, startLocalXero } from '../local-xero/server';
import { CredentialStore } from './harness/credentials';
import { editorContext, execute, type WorkflowJson } from './harness/engine';
import { mapped } from './harness/parameters';
import { tally } from './harness/tally';
import { custom, signedIn, workflowOf, xeroNode } from './harness/workflow';

export { asJson, byId, byNumber, named } from './harness/parameters';

export const auckland = 'Harbour Lane Traders';
export const london = 'Thistle & Oak Ltd';

export type WorldOptions = {
	switches?: Partial<Switches>;
	/** Names of the connected organisations; the one in Auckland unless told. */
	organisations?: string[];
	/** Scopes of the connection's token; everything the app owns unless told. */
	scopes?: string[];
	/** The instant at which the world begins, instead of the usual one. */
	at?: string;
};

export type RunOptions = {
	/** The json of the input items; one empty item unless told. */
	items?: IDataObject[];
	/** The files of the input items, by position. */
	files?: IBinaryKeyData[];
	onError?: OnError;
	/** The same id twice is the same execution to the node: n8n's retry. */
	executionId?: string;
	/** More settings of the node: retryOnFail, maxTries … */
	node?: Partial<INode>;
	/** Gets the means to cancel the run. */
	onStart?: (cancel: () => void) => void;
};

/** What came of the node in a run. */
export type Ran = {
	/** Items on the first output, and on the error output. */
	items: INodeExecutionData[];
	errorItems: INodeExecutionData[];
	error?: ExecutionError;
	hints: NodeExecutionHint[];
	/** What the local Xero was asked meanwhile. */
	calls: Call[];
	run: IRun;
};

let executions = 0;

/** A local Xero, n8n's engine, and the node between them. No clock runs: waiting moves the local Xero's. */
export class World {
	private readonly columns = new Map<string, ResourceMapperFields>();
	private readonly realClock = { ...clock };
	/** What happens elsewhere while the node waits the next time. */
	private meanwhile?: () => void | Promise<void>;
	/** Until this is done no time passes for who waits. */
	private held?: Promise<void>;

	constructor(
		private readonly local: LocalXero,
		readonly credentials: CredentialStore,
		private readonly tenants: string[],
	) {
		clock.now = () => local.control.clock().now;
		clock.sleep = async (ms) => {
			await this.held;
			local.control.clock({ advance: ms });
			const happens = this.meanwhile;
			this.meanwhile = undefined;
			await happens?.();
		};
	}

	get url(): string {
		return this.local.url;
	}

	get control(): LocalXero['control'] {
		return this.local.control;
	}

	/** Tenant id of a connected organisation, the first unless named. */
	tenant(name?: string): string {
		const found = this.control.about().everyOrganisation.find((each) => each.name === name)?.id;
		return found ?? this.tenants[0];
	}

	/** The day so many days from the world's today, `YYYY-MM-DD`. */
	day(offset: number): string {
		return new Date(clock.now() + offset * 86_400_000).toISOString().slice(0, 10);
	}

	/** Runs the node alone on the items, in the real engine. */
	async run(parameters: INodeParameters, options: RunOptions = {}): Promise<Ran> {
		const items = (options.items ?? [{}]).map((json, position) => ({
			json,
			...(options.files?.[position] && { binary: options.files[position] }),
		}));
		return await this.runWorkflow(
			workflowOf(xeroNode(parameters, options)),
			{ Start: items },
			options,
		);
	}

	/** Runs a workflow with its trigger's items pinned; answers what came of the node called Xero. */
	async runWorkflow(
		json: WorkflowJson,
		pinData: IPinData,
		options: Pick<RunOptions, 'executionId' | 'onStart'> = {},
	): Promise<Ran> {
		executions += 1;
		this.passMinute();
		const before = this.control.calls().calls.length;
		const run = await execute(json, {
			credentials: this.credentials,
			executionId: options.executionId ?? `${process.pid}-${executions}`,
			pinData,
			...(options.onStart === undefined ? {} : { onStart: options.onStart }),
		});
		const task = run.data.resultData.runData.Xero?.at(-1);
		const [items, errorItems] = task?.data?.main ?? [];
		const error = task?.error ?? run.data.resultData.error;
		if (error === undefined && items?.some(({ json: { error: failed } }) => failed === undefined))
			tally(json.nodes);
		return {
			items: items ?? [],
			errorItems: errorItems ?? [],
			...(error === undefined ? {} : { error }),
			hints: task?.hints ?? [],
			calls: this.control.calls().calls.slice(before),
			run,
		};
	}

	/** Asks what the editor asks: a list, options or columns. `parameters` are those of the node at that moment, `search` what is typed and the next page's token. */
	async loadOptions<Kind extends keyof typeof methods, Method extends keyof (typeof methods)[Kind]>(
		kind: Kind,
		method: Method,
		parameters: INodeParameters,
		path = '',
		search: string[] = [],
	): Promise<unknown> {
		const context = editorContext(xeroNode(parameters), this.credentials, path);
		const ask = methods[kind][method] as (
			this: typeof context,
			...search: string[]
		) => Promise<unknown>;
		return await ask.call(context, ...search);
	}

	/** The Fields parameter with values under the columns that the editor really offers. */
	async fields(
		resource: string,
		operation: string,
		value: { [column: string]: unknown },
	): Promise<ResourceMapperValue> {
		const key = `${resource} ${operation}`;
		const columns =
			this.columns.get(key) ??
			((await this.loadOptions('resourceMapping', 'getFields', {
				resource,
				operation,
				organisation: { __rl: true, mode: 'id', value: this.tenants[0] },
			})) as ResourceMapperFields);
		this.columns.set(key, columns);
		return mapped(columns.fields, value);
	}

	/** Every record of an endpoint as the local Xero's books have it, in full. */
	books(endpoint: string, organisation?: string): Rec[] {
		return this.control.books(this.tenant(organisation), endpoint);
	}

	/** Calls so far whose `METHOD /path?query` matches. */
	calls(matching?: RegExp): Call[] {
		return this.control.calls(matching).calls;
	}

	fault(...faults: Fault[]): void {
		this.control.faults(...faults);
	}

	/** Lets something happen the next time the node waits, as when a limit makes it. */
	whileWaiting(happens: () => void | Promise<void>): void {
		this.meanwhile = happens;
	}

	/** Lets nobody's waiting end before something is done, as what happens in one moment must not be drawn out by waits that take no time. */
	waitFor(done: Promise<void>): void {
		this.held = done;
	}

	/** The official client, signed in by itself, to read back what the node wrote. */
	client(): AccountingApi {
		this.passMinute();
		const client = new AccountingApi(`${this.url}/api.xro/2.0`);
		client.accessToken = this.control.issueToken({ tenants: this.tenants }).access_token;
		return client;
	}

	/** Xero takes 60 calls a minute: a test's own many steps shall not use up those of the next. */
	private passMinute(): void {
		this.control.clock({ advance: 60_000 });
	}

	async close(): Promise<void> {
		Object.assign(clock, this.realClock);
		await this.local.close();
	}
}

/** A Sunday in November: what a test proves must not depend on the day it is run. */
const usualTime = '2026-11-22T09:00:00Z';

/** Starts a local Xero, connects it, and saves both credentials. Close it when the tests are done. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
	const local = await startLocalXero({
		clock: 'manual',
		at: Date.parse(options.at ?? usualTime),
		...(options.switches && { switches: options.switches }),
	});
	const { everyOrganisation, app, customConnection } = local.control.about();
	const names = options.organisations ?? [auckland];
	const tenants = names.map((name) => {
		const found = everyOrganisation.find((each) => each.name === name);
		if (found === undefined) throw new Error(`There is no organisation ${name}`);
		return found.id;
	});
	const token = local.control.issueToken({
		tenants,
		...(options.scopes && { scopes: options.scopes }),
	});
	const { tenants: _, ...oauthTokenData } = token;
	const endpoints = {
		customEndpoints: true,
		signInHost: local.url,
		identityHost: `${local.url}/identity`,
		apiHost: local.url,
	};
	const credentials = new CredentialStore();
	credentials.save(signedIn, {
		...endpoints,
		clientId: app.clientId,
		clientSecret: String(app.clientSecret),
		oauthTokenData: { ...oauthTokenData },
	});
	credentials.save(custom, {
		...endpoints,
		clientId: customConnection.clientId,
		clientSecret: String(customConnection.clientSecret),
	});
	return new World(local, credentials, tenants);
}
