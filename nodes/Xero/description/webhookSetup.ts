import type { INodeTypeDescription } from 'n8n-workflow';

/** How a webhook is made in Xero's portal. https://developer.xero.com/documentation/guides/webhooks/configuring-your-server/ */
export const setupNotice = `<b>Connect Xero to this node, once</b>
<ol>
<li>Copy the <b>Production URL</b> above (under Webhook URLs). Xero takes https addresses on port 443 only.</li>
<li>Sign in at <a href="https://developer.xero.com/app/manage">developer.xero.com/app/manage</a>, open your app, and choose <b>Webhooks</b>.</li>
<li>Tick what Xero shall tell of, paste the address under <b>Send notifications to</b>, and save. The page then shows the <b>Webhooks Key</b>.</li>
<li>Copy that key into the credential <b>Xero Webhook Signing API</b> of this node.</li>
<li>Publish this workflow (in n8n 1: activate it), go back to the portal and choose <b>Send ‘Intent to receive’</b>. It says “in progress” for up to 30 seconds, then <b>OK</b>.</li>
</ol>
If it does not say OK, the key in the credential is not the one on that page, the workflow is not published, or the address is not the production one. The probes Xero sends for it, some of them wrong on purpose, never start the workflow.`;

/** What nobody can know from here. */
const unknowable =
	'Xero switches a webhook off when it got no answer for 24 hours, and sends an e-mail about it; from then on nothing arrives, and nothing here can tell. An event that was answered but lost, because n8n stopped at that moment, shows only when the next one arrives. Where a change must never be noticed late, let a Xero Connector Trigger look at the same object once an hour, in a workflow of its own.';

const twoAddresses =
	'An app has one delivery address for all its organisations and workflows. The Test URL works only while this page listens: for a test, give it to a second app of yours (with its own key), or enter it in the portal for a while, send Intent to receive again, and put the Production URL back afterwards. What is missed meanwhile is caught up when gaps are closed.';

/** The page n8n shows beside the node. */
export const panel: NonNullable<INodeTypeDescription['triggerPanel']> = {
	header: 'Listen to Xero',
	executionsHelp: {
		inactive: `<b>While you build</b>, click Listen and change something in Xero. ${twoAddresses}<br /><br /><b>In production</b>, publish the workflow: Xero’s events then start it by themselves, usually within a minute. ${unknowable}`,
		active: `<b>This workflow is published</b>: Xero’s events start it by themselves, usually within a minute. They show up in the <a data-key="executions">executions list</a>, but not here.<br /><br />${twoAddresses}<br /><br />${unknowable}`,
	},
	activationHint: 'Once the workflow is published, Xero’s events start it without this button, at the production URL.',
};
