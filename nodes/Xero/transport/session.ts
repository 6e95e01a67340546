import type { IDataObject } from 'n8n-workflow';

import { Fault } from './faults';
import { apiHostOf } from './hosts';
import { laneOf, type Allowance } from './lanes';
import { personOf } from './person';
import { send, type Context, type Query, type Sender, type XeroAnswer, type XeroRequest } from './request';
import { isHeader } from '../values/plain';
import { isGuid, isRecord, type XeroRecord } from '../values/record';

/** One organisation (or practice) a credential may reach. https://developer.xero.com/documentation/guides/oauth2/tenants */
export type Connection = {
	id: string;
	tenantId: string;
	tenantType: string;
	tenantName: string;
	createdDateUtc?: string;
	updatedDateUtc?: string;
};

/** Where a kind of record lives: in the Accounting API unless another API's base is told. */
export type Place = { path: string; listKey: string; scope?: string; base?: string };

/** One answer of a list. `count`: of the whole list; `size`: what a page has room for; `at`: Xero's time, NaN when it did not tell. */
export type Listed = { records: XeroRecord[]; count?: number; size?: number; at: number };

const accounting = '/api.xro/2.0';

const customConnection = 'xeroCustomConnectionOAuth2Api';

/** What one run of the node knows of its connection; connections and organisations are read once. */
export class XeroSession {
	private known?: Promise<Connection[]>;

	private readonly open = new Map<string, Xero>();

	constructor(
		private readonly sender: Sender,
		/** Tells the application's lanes from those of others in the process. */
		readonly app: string,
		private readonly tokens: unknown,
	) {}

	/** What this run has used: calls it made, and the fewest calls left today in any of its organisations, when told. */
	get usage(): { calls: number; dayLeft?: number } {
		const left = [...this.open.values()].map(({ sender }) => sender.lane.dayLeft).filter((each): each is number => each !== undefined);
		return { calls: this.sender.used.calls, ...(left.length === 0 ? {} : { dayLeft: Math.min(...left) }) };
	}

	/** True for a custom connection: one organisation, no organisation header. */
	get custom(): boolean {
		return this.sender.credentialType === customConnection;
	}

	/** Everything the credential may reach. */
	async connections(): Promise<Connection[]> {
		this.known ??= this.readConnections();
		return await this.known;
	}

	/**
	 * Who authorised the connection: the e-mail address of the id token where n8n kept one, else the address of the
	 * user the access token names, else undefined (a custom connection has no person). Throws Fault.
	 */
	async person(): Promise<string | undefined> {
		const { email, userId } = personOf(this.tokens);
		if (email !== undefined || userId === undefined || this.custom) return email;
		const organisation = (await this.connections()).find((each) => each.tenantType === 'ORGANISATION');
		if (organisation === undefined) return undefined;
		const xero = await this.organisation(organisation.tenantId);
		const users = await xero.page({ path: '/Users', listKey: 'Users', scope: 'accounting.settings' });
		const user = users.find((each) => each.UserID === userId);
		return typeof user?.EmailAddress === 'string' ? user.EmailAddress : undefined;
	}

	private async readConnections(): Promise<Connection[]> {
		const answer = await send(this.sender, { method: 'GET', path: '/connections' });
		const list = Array.isArray(answer.body) ? (answer.body as unknown[]).filter(isRecord) : [];
		return list.filter(({ tenantId, tenantName }) => isGuid(tenantId) && typeof tenantName === 'string').map((each) => each as unknown as Connection);
	}

	/**
	 * The organisation to work in: `chosen` is its tenant id, or empty for the only connected one. Throws Fault with
	 * the names when several are connected and none is chosen.
	 */
	async organisation(chosen: string): Promise<Xero> {
		const key = this.custom ? '' : chosen.trim();
		const found = this.open.get(key);
		if (found) return found;
		const xero = new Xero(this.custom ? this.sender : await this.tenant(key));
		this.open.set(key, xero);
		return xero;
	}

	private async tenant(chosen: string): Promise<Sender> {
		// A chosen organisation costs no look-up: Xero itself refuses one that is not connected.
		if (chosen !== '' && !isHeader(chosen)) throw new Fault('tenant', ['The organisation is not given by its id'], { advice: 'Choose it from the list under Organisation.' });
		if (chosen !== '') return this.inside(chosen);
		const organisations = (await this.connections()).filter((each) => each.tenantType === 'ORGANISATION');
		const [only, ...others] = organisations;
		if (only === undefined) {
			throw new Fault('tenant', ['No organisation is connected to this credential'], {
				advice: 'Open the credential in n8n, connect it again, and allow an organisation on Xero’s page.',
			});
		}
		if (others.length > 0) {
			throw new Fault('tenant', [`Several organisations are connected: ${organisations.map((each) => each.tenantName).join(', ')}`], {
				advice: 'Choose one of them under Organisation.',
			});
		}
		return { ...this.inside(only.tenantId), organisationName: only.tenantName };
	}

	private inside(tenantId: string): Sender {
		return { ...this.sender, tenantId, lane: laneOf(`${this.app} ${tenantId}`) };
	}
}

/** One organisation's Accounting API. */
export class Xero {
	private about?: Promise<XeroRecord>;

	constructor(readonly sender: Sender) {}

	/** Identifies the organisation in keys; empty for a custom connection, which has just one. */
	get tenantId(): string {
		return this.sender.tenantId ?? '';
	}

	/** Sends a request to an API, the Accounting API unless told; `path` begins after its base. Throws Fault. */
	async request(request: XeroRequest, base = accounting): Promise<XeroAnswer> {
		return await send(this.sender, { ...request, path: `${base}${request.path}` });
	}

	/** Sends a request to any of Xero's APIs; `path` begins at the host. Throws Fault. */
	async call(request: XeroRequest): Promise<XeroAnswer> {
		return await send(this.sender, request);
	}

	/** One list request: the records under the place's key. `modifiedSince` is UTC, `YYYY-MM-DDTHH:mm:ss`. Throws Fault. */
	async page(place: Place, query: Query = {}, modifiedSince?: string): Promise<XeroRecord[]> {
		return (await this.pageWithCount(place, query, modifiedSince)).records;
	}

	/**
	 * As `page`, with the number of records Xero says the whole list has and the largest number it says this page could have
	 * (both only told when `page` is asked for), and Xero's time of the answer in milliseconds since the epoch.
	 */
	async pageWithCount(place: Place, query: Query, modifiedSince?: string): Promise<Listed> {
		const request: XeroRequest = {
			method: 'GET',
			path: place.path,
			query,
			...(place.scope === undefined ? {} : { scope: place.scope }),
			...(modifiedSince === undefined ? {} : { headers: { 'If-Modified-Since': modifiedSince } }),
		};
		const answer = await this.request(request, place.base);
		const body = isRecord(answer.body) ? answer.body : {};
		const pagination = isRecord(body.pagination) ? body.pagination : {};
		const { itemCount: count, pageSize: size } = pagination;
		return {
			records: recordsIn(answer, place.listKey),
			...(typeof count === 'number' ? { count } : {}),
			...(typeof size === 'number' && size > 0 ? { size } : {}),
			at: millisecondsOf(body.DateTimeUTC),
		};
	}

	/** The organisation's own record, read once. Needs the scope accounting.settings.read. Throws Fault. */
	async details(): Promise<XeroRecord> {
		this.about ??= this.page({ path: '/Organisation', listKey: 'Organisations', scope: 'accounting.settings' }).then(
			([organisation]) => organisation ?? {},
		);
		return await this.about;
	}
}

/** The first instant of the year 10000: nothing in Xero is of later, and triggers keep instants in six bytes. */
const latest = 253_402_300_800_000;

/** Xero's instant (`/Date(1518685950940+0000)/`) as milliseconds since the epoch; NaN when it is none, or before 1970. */
export function millisecondsOf(value: unknown): number {
	const instant = typeof value === 'string' ? Number(/^\/Date\((\d+)/.exec(value)?.[1] ?? NaN) : NaN;
	return instant < latest ? instant : NaN;
}

/** The records of an answer; an answer of status 304 has none. */
export function recordsIn(answer: XeroAnswer, listKey: string): XeroRecord[] {
	const list = isRecord(answer.body) ? answer.body[listKey] : undefined;
	return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** A person who waits for a list to open waits seconds, not minutes. */
const atEditTime: Allowance = { maximumWait: 5_000, reserve: 0 };

/**
 * Opens the connection the node's Authentication parameter names. Reads the credential once; throws Fault when its
 * host is not valid, and n8n's own message when no credential is chosen.
 */
export async function openSession(context: Context, options: { itemIndex?: number; allowance?: Allowance } = {}): Promise<XeroSession> {
	const itemIndex = options.itemIndex ?? 0;
	const authentication = (
		'getInputData' in context
			? context.getNodeParameter('authentication', itemIndex, 'oAuth2')
			: context.getNodeParameter('authentication', 'oAuth2')
	) as string;
	const credentialType = authentication === 'customConnection' ? customConnection : 'xeroConnectorOAuth2Api';
	const credential = await context.getCredentials<IDataObject>(credentialType, itemIndex);
	const apiHost = apiHostOf(credential);
	const app = `${apiHost} ${String(credential.clientId)}`;
	const sender = { context, credentialType, apiHost, refused: new Map(), allowance: options.allowance ?? atEditTime, used: { calls: 0 } };
	return new XeroSession({ ...sender, lane: laneOf(app) }, app, credential.oauthTokenData);
}
