import { randomUUID } from 'node:crypto';
import { parse } from 'flatted';

/** The person who owns the n8n. */
export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

/** A node of a workflow, as far as it is touched here. */
export interface WorkflowNode {
	name: string;
	type: string;
	parameters: { [name: string]: unknown };
	credentials?: { [type: string]: { id: string; name: string } };
	[other: string]: unknown;
}

/** A workflow as n8n exports and imports it. */
export interface WorkflowFile {
	name: string;
	nodes: WorkflowNode[];
	connections: { [node: string]: unknown };
	settings?: { [name: string]: unknown };
}

/** One item a node gave out. */
export interface Item {
	json: { [name: string]: unknown };
	pairedItem?: unknown;
	binary?: unknown;
}

/** One run of one node. */
export interface NodeRun {
	executionTime: number;
	error?: { message: string; description?: string };
	/** Items by output: [0] is the first output, [1] the error output when there is one. */
	data?: { main: Array<Item[] | null> };
	hints?: Array<{ message: string }>;
}

/** A finished execution. */
export interface Execution {
	id: string;
	status: string;
	data: {
		resultData: {
			runData: { [node: string]: NodeRun[] };
			error?: { message: string; description?: string };
		};
	};
}

/** What the node panel's pickers send along. */
export interface EditedNode {
	type: string;
	parameters: { [name: string]: unknown };
	credentials?: WorkflowNode['credentials'];
}

/** States of an execution that has not ended. */
export const unfinished = new Set(['new', 'running', 'waiting']);

const mostListed = 100;

const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

/** n8n's REST interface, used as the editor in the browser uses it. */
export class N8nApi {
	private cookie = '';

	/** n8n binds the session to it, so it is the same on every call. */
	private readonly browserId = randomUUID();

	/** @param url address of a running n8n, without a slash at the end */
	constructor(readonly url: string) {}

	/** Sends a request with the session's cookie; the answer's JSON without its `data` wrapper. */
	private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const send = async () =>
			await fetch(`${this.url}${path}`, {
				method,
				headers: {
					'browser-id': this.browserId,
					...(this.cookie && { cookie: this.cookie }),
					...(body !== undefined && { 'content-type': 'application/json' }),
				},
				body: body === undefined ? undefined : JSON.stringify(body),
			});
		// after a long audit, Node is yet to hear which connections n8n closed meanwhile
		await pause(10);
		// A busy n8n closes connections that were kept open, also under a question that is on its way.
		const response = method === 'GET' ? await send().catch(send) : await send();
		const text = await response.text();
		if (!response.ok)
			throw new Error(
				`n8n answered ${method} ${path} with ${response.status}: ${text.slice(0, 1000)}`,
			);
		const session = response.headers
			.getSetCookie()
			.find((cookie) => cookie.startsWith('n8n-auth='));
		if (session) this.cookie = session.split(';')[0];
		return (JSON.parse(text) as { data: T }).data;
	}

	/** Creates the owner of a fresh n8n and logs in. */
	async setUpOwner(owner: Owner): Promise<void> {
		await this.call('POST', '/rest/owner/setup', owner);
		await this.logIn(owner);
	}

	/** Logs in as a person who exists. */
	async logIn({ email, password }: Pick<Owner, 'email' | 'password'>): Promise<void> {
		await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	/** Saves a credential; the answer's id names it. */
	async createCredential(
		type: string,
		name: string,
		data: { [field: string]: unknown },
	): Promise<{ id: string; name: string }> {
		const { id } = await this.call<{ id: string }>('POST', '/rest/credentials', {
			type,
			name,
			data,
		});
		return { id, name };
	}

	/** What n8n shows of a saved credential: secrets are blanked. */
	async credentialData(id: string): Promise<{ [field: string]: unknown }> {
		const path = `/rest/credentials/${id}?includeData=true`;
		return (await this.call<{ data: { [field: string]: unknown } }>('GET', path)).data;
	}

	/** Runs a saved credential's own test. As the editor does, it sends the data along: n8n puts the secrets back. */
	async testCredential(
		type: string,
		{ id, name }: { id: string; name: string },
	): Promise<{ status: string; message: string }> {
		const data = await this.credentialData(id);
		return await this.call('POST', '/rest/credentials/test', {
			credentials: { id, name, type, data },
		});
	}

	/** The address the editor's sign-in button opens. */
	async authorisationUrl(credentialId: string): Promise<string> {
		return await this.call('GET', `/rest/oauth2-credential/auth?id=${credentialId}`);
	}

	/** Opens the address a sign-in comes back to; the page n8n shows then. */
	async openCallback(callbackUrl: string): Promise<string> {
		const response = await fetch(callbackUrl, {
			headers: { cookie: this.cookie, 'browser-id': this.browserId },
		});
		return await response.text();
	}

	/** The community packages that are installed, with their nodes. */
	async communityPackages(): Promise<Array<{ [fact: string]: unknown }>> {
		return await this.call('GET', '/rest/community-packages');
	}

	/** Removes a community package, as Settings > Community nodes does. */
	async removeCommunityPackage(name: string): Promise<void> {
		await this.call('DELETE', `/rest/community-packages?name=${encodeURIComponent(name)}`);
	}

	/** Imports a workflow. */
	async createWorkflow(workflow: WorkflowFile): Promise<{ id: string }> {
		return await this.call('POST', '/rest/workflows', { active: false, ...workflow });
	}

	/** A saved workflow as the editor opens it. */
	async workflow(workflowId: string): Promise<WorkflowFile & { versionId: string }> {
		return await this.call('GET', `/rest/workflows/${workflowId}`);
	}

	/** Activates a workflow: its triggers start it from then on. Throws with n8n's reason when one of them cannot. */
	async activate(workflowId: string): Promise<void> {
		const { versionId } = await this.workflow(workflowId);
		await this.call('POST', `/rest/workflows/${workflowId}/activate`, { versionId });
	}

	/** Its triggers start a workflow no more. */
	async deactivate(workflowId: string): Promise<void> {
		await this.call('POST', `/rest/workflows/${workflowId}/deactivate`, {});
	}

	/** The executions of a workflow and how each stands, the oldest first. n8n lists a hundred at a time. */
	async executionStates(workflowId: string): Promise<Array<{ id: string; status: string }>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const states: Array<{ id: string; status: string }> = [];
		for (let page = mostListed; page === mostListed; ) {
			const before = states.length === 0 ? '' : `&lastId=${states[states.length - 1].id}`;
			const { results } = await this.call<{ results: typeof states }>(
				'GET',
				`/rest/executions?limit=${mostListed}${before}&filter=${filter}`,
			);
			states.push(...results);
			page = results.length;
		}
		return states.reverse();
	}

	/** The finished executions of a workflow, the oldest first. */
	async executions(workflowId: string): Promise<Execution[]> {
		const ended = (await this.executionStates(workflowId)).filter(
			({ status }) => !unfinished.has(status),
		);
		const all = await Promise.all(ended.map(async ({ id }) => await this.finished(id)));
		return all.filter((execution) => execution !== undefined);
	}

	/** Presses Retry on an execution, with the workflow as it was then; how the new execution ended. */
	async retry(executionId: string): Promise<{ id: string; status: string }> {
		return await this.call('POST', `/rest/executions/${executionId}/retry`, { loadWorkflow: false });
	}

	/**
	 * One execution with everything its nodes gave out; nothing until it has ended. n8n 1.x writes how it ended first, and
	 * what its nodes gave out a moment later.
	 */
	private async finished(id: string): Promise<Execution | undefined> {
		const execution = await this.call<Omit<Execution, 'data'> & { data: string }>(
			'GET',
			`/rest/executions/${id}`,
		);
		if (unfinished.has(execution.status)) return undefined;
		const data = parse(execution.data) as Execution['data'] | undefined;
		return data && { ...execution, data };
	}

	/**
	 * Runs a workflow from a trigger to its end, as the editor's Execute button does.
	 *
	 * @param workflowId id of a saved workflow
	 * @param trigger name of the trigger node to start from
	 * @returns the finished execution, failed or not
	 * @throws when it has not ended after `timeoutMs`
	 */
	async run(workflowId: string, trigger: string, timeoutMs = 300_000): Promise<Execution> {
		const { executionId } = await this.call<{ executionId: string }>(
			'POST',
			`/rest/workflows/${workflowId}/run`,
			{
				// n8n 1.x runs what the editor shows; 2.x what is saved.
				workflowData: await this.workflow(workflowId),
				triggerToStartFrom: { name: trigger },
			},
		);
		const deadline = Date.now() + timeoutMs;
		while (Date.now() < deadline) {
			const execution = await this.finished(executionId);
			if (execution) return execution;
			await pause(250);
		}
		throw new Error(
			`Execution ${executionId} of workflow ${workflowId} did not end in ${timeoutMs / 1000} s`,
		);
	}

	/** What a resource locator's list shows. `path` is the parameter, for example `parameters.organisation`. */
	async listForLocator(
		node: EditedNode,
		methodName: string,
		path: string,
		filter?: string,
	): Promise<Array<{ name: string; value: string }>> {
		const answer = await this.call<{ results: Array<{ name: string; value: string }> }>(
			'POST',
			'/rest/dynamic-node-parameters/resource-locator-results',
			{ ...this.aboutNode(node), methodName, path, filter },
		);
		return answer.results;
	}

	/** The columns a resource mapper shows. */
	async mapperColumns(
		node: EditedNode,
		methodName: string,
		path: string,
	): Promise<Array<{ id: string; displayName: string }>> {
		const answer = await this.call<{ fields: Array<{ id: string; displayName: string }> }>(
			'POST',
			'/rest/dynamic-node-parameters/resource-mapper-fields',
			{ ...this.aboutNode(node), methodName, path },
		);
		return answer.fields;
	}

	/** The options a list parameter loads. */
	async options(
		node: EditedNode,
		methodName: string,
		path: string,
	): Promise<Array<{ name: string; value: string }>> {
		const body = { ...this.aboutNode(node), methodName, path };
		return await this.call('POST', '/rest/dynamic-node-parameters/options', body);
	}

	private aboutNode(node: EditedNode) {
		return {
			nodeTypeAndVersion: { name: node.type, version: 1 },
			currentNodeParameters: node.parameters,
			credentials: node.credentials,
		};
	}
}
