import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

import type {
	IDataObject,
	INode,
	INodeParameters,
	INodeType,
	IRun,
	ResourceMapperFields,
} from 'n8n-workflow';

import { CredentialStore } from '../core/harness/credentials';
import { editorContext, execute } from '../core/harness/engine';
import { mapped } from '../core/harness/parameters';
import { signedIn, workflowOf, xeroNode } from '../core/harness/workflow';
import { methods } from '../../nodes/Xero/methods';
import { builtInCredential, builtInCredentialType, builtInNode, builtInType } from './built-in';
import { type Help, Network } from './network';
import { execArgv, nextMessage } from './processes';
import type { Place } from './works';
import type { Begun, Seed, Started, Subject } from './messages';

let executions = 0;

/** One node in n8n's engine, and a local Xero in another process. */
export class Stage {
	private readonly moreTypes: { [type: string]: INodeType };

	private constructor(
		private readonly subject: Subject,
		private readonly xero: ChildProcess,
		private readonly about: Started,
		readonly network: Network,
		private readonly credentials: CredentialStore,
	) {
		this.moreTypes = subject === 'builtIn' ? { [builtInType]: builtInNode() } : {};
	}

	/** Starts the local Xero with its books filled. */
	static async open(subject: Subject, seed: Seed): Promise<Stage> {
		const xero = fork(join(__dirname, 'xero-process.ts'), [JSON.stringify(seed)], { execArgv });
		const about = await nextMessage<Started>(xero);
		const credentials = new CredentialStore(subject === 'builtIn' ? [builtInCredentialType()] : []);
		const stage = new Stage(subject, xero, about, new Network(about.url), credentials);
		await stage.begin({ waits: false });
		return stage;
	}

	/** A whole day of Xero's limits, an empty log, and a new connection. */
	async begin(help: Help): Promise<void> {
		this.xero.send('begin');
		const { now, oauthTokenData } = await nextMessage<Begun>(this.xero);
		const { url, clientId, clientSecret } = this.about;
		const own = { clientId, clientSecret, oauthTokenData: oauthTokenData as IDataObject };
		const endpoints = {
			customEndpoints: true,
			signInHost: url,
			identityHost: `${url}/identity`,
			apiHost: url,
		};
		if (this.subject === 'builtIn') this.credentials.save(builtInCredential, own);
		else this.credentials.save(signedIn, { ...endpoints, ...own });
		this.network.begin(now, help);
	}

	/** What the parameters of a work may speak of. */
	get place(): Place {
		const { tenantId, contactIds, invoiceIds } = this.about;
		const fields: Place['fields'] = async (resource, operation, value) => {
			const organisation = { __rl: true, mode: 'id', value: tenantId };
			const node = xeroNode({ resource, operation, organisation });
			const context = editorContext(node, this.credentials, '');
			const ask = methods.resourceMapping.getFields as (
				this: typeof context,
			) => Promise<ResourceMapperFields>;
			const columns = (await ask.call(context)).fields;
			if (value !== undefined) return mapped(columns, value);
			return {
				...mapped(columns, {}),
				mappingMode: 'autoMapInputData',
				schema: columns,
				value: null,
			};
		};
		return { tenantId, contactIds, invoiceIds, fields };
	}

	/** Runs the node on the items. `type` is a node type of `types` in its place. */
	async run(
		parameters: INodeParameters,
		items: IDataObject[],
		other?: { type: string; node: INodeType },
	): Promise<IRun> {
		executions += 1;
		return await execute(workflowOf(this.node(parameters, other?.type)), {
			credentials: this.credentials,
			executionId: `${process.pid}-${executions}`,
			pinData: { Start: items.map((json) => ({ json })) },
			moreTypes: { ...this.moreTypes, ...(other && { [other.type]: other.node }) },
		});
	}

	private node(parameters: INodeParameters, type?: string): INode {
		const node = xeroNode(parameters);
		if (type !== undefined) return { ...node, type };
		if (this.subject === 'ours') return node;
		return {
			...node,
			type: builtInType,
			credentials: { [builtInCredential]: { id: 'built-in', name: 'Xero' } },
		};
	}

	/** Address of the local Xero. */
	get url(): string {
		return this.about.url;
	}

	close(): void {
		this.xero.disconnect();
	}
}
