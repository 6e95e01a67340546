import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
	type IExecuteData,
} from 'n8n-workflow';

import { XeroConnectorOAuth2Api } from '../../../credentials/XeroConnectorOAuth2Api.credentials';
import { XeroCustomConnectionOAuth2Api } from '../../../credentials/XeroCustomConnectionOAuth2Api.credentials';
import { XeroWebhookSigningApi } from '../../../credentials/XeroWebhookSigningApi.credentials';
import { resolve } from '../../credentials/resolve';

const ours: ICredentialType[] = [new XeroConnectorOAuth2Api(), new XeroCustomConnectionOAuth2Api(), new XeroWebhookSigningApi()];

/**
 * Keeps credentials as n8n's own helper does, but in memory: what a person filled in and the tokens n8n got, by type.
 * Defaults and expressions of the credential's fields are worked out as n8n does it before a node sees them.
 */
export class CredentialStore extends ICredentialsHelper {
	private readonly stored = new Map<string, ICredentialDataDecryptedObject>();
	private readonly worked = new Map<string, ICredentialDataDecryptedObject>();
	private readonly types: ReadonlyMap<string, ICredentialType>;

	/** `more` are credential types beside the package's own. */
	constructor(more: ICredentialType[] = []) {
		super();
		this.types = new Map([...ours, ...more].map((type) => [type.name, type]));
	}

	private typeOf(name: string): ICredentialType {
		const found = this.types.get(name);
		if (found === undefined) throw new Error(`The harness has no credential type ${name}`);
		return found;
	}

	/** Saves what the editor would save. */
	save(type: string, data: ICredentialDataDecryptedObject): void {
		this.stored.set(type, structuredClone(data));
	}

	/** What is saved, tokens included. Throws when there is no such credential. */
	saved(type: string): ICredentialDataDecryptedObject {
		const data = this.stored.get(type);
		if (data === undefined) throw new Error(`No credential of type ${type} is saved`);
		return structuredClone(data);
	}

	getParentTypes(name: string): string[] {
		return this.typeOf(name).extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		_credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		return requestOptions as IHttpRequestOptions;
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<never> {
		throw new Error('Nothing here is encrypted: ask getDecrypted');
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_nodeCredentials: INodeCredentialsDetails,
		type: string,
		_mode: WorkflowExecuteMode,
		_executeData?: IExecuteData,
		raw?: boolean,
	): Promise<ICredentialDataDecryptedObject> {
		const data = this.saved(type);
		if (raw) return data;
		const { oauthTokenData, ...fields } = data;
		return { ...(await this.resolved(type, fields)), ...(oauthTokenData === undefined ? {} : { oauthTokenData }) };
	}

	/** The same fields come to the same values: thousands of calls in a row ask for them. */
	private async resolved(type: string, fields: ICredentialDataDecryptedObject): Promise<ICredentialDataDecryptedObject> {
		const key = `${type} ${JSON.stringify(fields)}`;
		const values = this.worked.get(key) ?? ((await resolve(this.typeOf(type), fields)) as ICredentialDataDecryptedObject);
		this.worked.set(key, values);
		return structuredClone(values);
	}

	async updateCredentials(
		_nodeCredentials: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.save(type, data);
	}

	/** n8n saves the tokens alone, beside what the person filled in. */
	async updateCredentialsOauthTokenData(
		_nodeCredentials: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const { oauthTokenData } = data;
		this.save(type, {
			...this.saved(type),
			...(oauthTokenData === undefined ? {} : { oauthTokenData }),
		});
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.typeOf(type).properties;
	}
}
