import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { ICredentialType, INodeType } from 'n8n-workflow';

const nodesBase = join(__dirname, '../../.cache/n8n-host/node_modules/n8n-nodes-base/dist');
const load = createRequire(join(nodesBase, 'nodes'));

export const builtInType = 'n8n-nodes-base.xero';
export const builtInCredential = 'xeroOAuth2Api';

/** n8n's own Xero node as n8n ships it. Throws when the host is not installed (`node test/host/install.mjs`). */
export function builtInNode(): INodeType {
	const { Xero } = load(join(nodesBase, 'nodes/Xero/Xero.node.js')) as {
		Xero: new () => INodeType;
	};
	return new Xero();
}

/** Its credential. */
export function builtInCredentialType(): ICredentialType {
	const { XeroOAuth2Api } = load(join(nodesBase, 'credentials/XeroOAuth2Api.credentials.js')) as {
		XeroOAuth2Api: new () => ICredentialType;
	};
	return new XeroOAuth2Api();
}
