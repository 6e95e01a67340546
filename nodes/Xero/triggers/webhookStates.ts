import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { WebhookState } from './webhookState';

const states = new Map<string, WebhookState>();

/** Webhooks remembered; the one that has been quiet longest is forgotten. */
const mostStates = 1_000;

/** What this process knows of a node's webhook; instance, workflow and node tell it apart from others. */
export function stateOf(context: IHookFunctions | IWebhookFunctions): WebhookState {
	const node = context.getNode();
	const name = `${context.getInstanceId()} ${context.getWorkflow().id} ${node.webhookId ?? node.id}`;
	const state = states.get(name) ?? new WebhookState();
	states.delete(name);
	states.set(name, state);
	if (states.size > mostStates) states.delete([...states.keys()][0]);
	return state;
}
