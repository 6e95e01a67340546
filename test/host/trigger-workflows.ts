import { randomUUID } from 'node:crypto';
import type { WorkflowFile, WorkflowNode } from './api';

const node = (
	name: string,
	type: string,
	parameters: WorkflowNode['parameters'],
	more: Partial<WorkflowNode> = {},
): WorkflowNode => ({
	id: randomUUID(),
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
	...more,
});

/** An approved invoice that nothing was paid of yet, as a person makes it. */
export const owedInvoice = {
	Type: 'ACCREC',
	Status: 'AUTHORISED',
	Date: '2026-11-01',
	DueDate: '2026-12-01',
	Contact: { Name: 'Bayside Club' },
	LineItems: [{ Description: 'Mugs', Quantity: 2, UnitAmount: 10, AccountCode: '200' }],
};

type Credential = { id: string; name: string };

/** Every so many seconds: n8n takes a schedule of a minute at the shortest, and several of them. */
const every = (seconds: number) => ({
	item: Array.from({ length: 60 / seconds }, (_, place) => ({
		mode: 'custom',
		cronExpression: `${place * seconds} * * * * *`,
	})),
});

/** Xero Connector Trigger on Invoice, Entered a Status, Paid. */
export const pollingTrigger = (
	credential: Credential,
	tenantId: string,
	seconds: number,
): WorkflowNode =>
	node(
		'Xero Poll',
		'n8n-nodes-xero-connector.xeroTrigger',
		{
			pollTimes: every(seconds),
			organisationScope: 'one',
			organisation: { __rl: true, mode: 'id', value: tenantId },
			resource: 'invoice',
			event: 'enteredStatus',
			statuses: ['PAID'],
		},
		{ credentials: { xeroConnectorOAuth2Api: credential } },
	);

/** Xero Connector Webhook Trigger on the same. */
export const webhookTrigger = (credential: Credential, signing: Credential): WorkflowNode =>
	node(
		'Xero Webhook',
		'n8n-nodes-xero-connector.xeroWebhookTrigger',
		{ categories: ['INVOICE'], event: 'enteredStatus', statuses: ['PAID'], invoiceType: 'ACCREC' },
		{
			webhookId: randomUUID(),
			credentials: { xeroConnectorOAuth2Api: credential, xeroWebhookSigningApi: signing },
		},
	);

/** A workflow of triggers that all lead to the same end. */
export const workflowOf = (name: string, triggers: WorkflowNode[]): WorkflowFile => ({
	name,
	nodes: [...triggers, node('Done', 'n8n-nodes-base.noOp', {})],
	connections: Object.fromEntries(
		triggers.map((trigger) => [
			trigger.name,
			{ main: [[{ node: 'Done', type: 'main', index: 0 }]] },
		]),
	),
	settings: { executionOrder: 'v1' },
});

/** The production address of a workflow's webhook trigger. */
export const webhookUrl = (n8nUrl: string, { nodes }: WorkflowFile): string => {
	const trigger = nodes.find(({ type }) => type.endsWith('xeroWebhookTrigger'));
	return `${n8nUrl}/webhook/${String(trigger?.webhookId)}/webhook`;
};
