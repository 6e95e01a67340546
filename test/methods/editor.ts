import '../core/harness/user-folder';
import 'reflect-metadata';

import { LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type INode,
	type INodeParameters,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { XeroConnectorOAuth2Api } from '../../credentials/XeroConnectorOAuth2Api.credentials';
import { Xero } from '../../nodes/Xero/Xero.node';

const credentialType = 'xeroConnectorOAuth2Api';

/**
 * What n8n gives a method of the node while a person edits these parameters: n8n-core's own context, with a credential
 * that holds `accessToken` and points to `host`. `path` is where the asking parameter stands.
 */
export function editing(
	currentNodeParameters: INodeParameters,
	{ host, accessToken, path = '' }: { host: string; accessToken: string; path?: string },
): ILoadOptionsFunctions {
	const credential: ICredentialDataDecryptedObject = {
		customEndpoints: true,
		apiHost: host,
		grantType: 'authorizationCode',
		authentication: 'header',
		accessTokenUrl: `${host}/identity/connect/token`,
		clientId: 'unused',
		clientSecret: 'unused',
		oauthTokenData: { access_token: accessToken, token_type: 'Bearer' },
	};
	const credentialsHelper = {
		isCredentialUsableByNode: () => true,
		getParentTypes: () => new XeroConnectorOAuth2Api().extends,
		getDecrypted: async () => credential,
		getCredentialsProperties: () => [],
		preAuthentication: async () => undefined,
		runPreAuthentication: async () => undefined,
		authenticate: async (_data: unknown, _type: string, request: IHttpRequestOptions) => request,
		updateCredentialsOauthTokenData: async () => undefined,
	};
	const node: INode = {
		id: '1',
		name: 'Xero Connector',
		type: 'n8n-nodes-xero-connector.xero',
		typeVersion: 1,
		position: [0, 0],
		parameters: currentNodeParameters,
		credentials: { [credentialType]: { id: '1', name: 'Xero' } },
	};
	const nodeTypes = {
		getByName: () => new Xero(),
		getByNameAndVersion: () => new Xero(),
		getKnownTypes: () => ({}),
	} as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const additionalData = { credentialsHelper, currentNodeParameters, variables: {} };
	return new LoadOptionsContext(workflow, node, additionalData as unknown as IWorkflowExecuteAdditionalData, path);
}
