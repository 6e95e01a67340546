import { auckland, openWorld, type World } from '../core/harness';
import { custom, signedIn } from '../core/harness/workflow';
import { ownableScopes } from '../local-xero/protocol/scopes';
import { Proxy, type Seen } from './proxy';

const scopes = [...ownableScopes.forWebApps, 'accounting.classicexpenses', 'accounting.journals.read', 'paymentservices'];

/** Cases a token serves; it lives for half an hour, and every case takes a minute of Xero's time. */
const casesOfAToken = 20;

/** Prototypes everything shares: what they have must not change. */
const shared = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Number.prototype];
const propertiesOf = (): string => shared.map((each) => Object.getOwnPropertyNames(each).join(' ')).join('|');

/** A world whose Xero stands behind a proxy, a place where nothing may ever arrive, and what must hold after every case. */
export class Ground {
	private cases = 0;
	private secrets: string[] = [];
	private prototypes: string | undefined;

	private constructor(
		readonly world: World,
		readonly proxy: Proxy,
		readonly elsewhere: Proxy,
	) {}

	/** `at`: the time it begins, after that of the one before. */
	static async open(at?: string): Promise<Ground> {
		const world = await openWorld({ organisations: [auckland], ...(at === undefined ? {} : { at }) });
		const ground = new Ground(world, await Proxy.open(world.url), await Proxy.open());
		for (const type of [signedIn, custom]) world.credentials.save(type, { ...world.credentials.saved(type), apiHost: ground.proxy.url });
		ground.renew();
		return ground;
	}

	/** Its clock. */
	get now(): string {
		return new Date(this.world.control.clock().now).toISOString();
	}

	/** Begins a case. */
	begin(): void {
		this.cases += 1;
		this.proxy.seen = [];
		this.proxy.meddler = {};
		this.elsewhere.seen = [];
		if (this.cases % casesOfAToken === 0) this.renew();
	}

	private renew(): void {
		const { control, credentials } = this.world;
		const { tenants: _, ...oauthTokenData } = control.issueToken({ tenants: [this.world.tenant()], scopes });
		credentials.save(signedIn, { ...credentials.saved(signedIn), oauthTokenData: { ...oauthTokenData } });
	}

	/** The token and the secrets that are stored now. */
	private stored(): string[] {
		return [signedIn, custom].flatMap((type) => {
			const { clientSecret, oauthTokenData } = this.world.credentials.saved(type);
			const { access_token: access, refresh_token: refresh } = (oauthTokenData ?? {}) as { access_token?: string; refresh_token?: string };
			return [clientSecret, access, refresh].filter((each): each is string => typeof each === 'string' && each.length > 8);
		});
	}

	/** What of the process or of the secrets is not as it must be. `told`: everything the case brought to light, as text. */
	harm(told: string): string[] {
		this.prototypes ??= propertiesOf();
		const now = propertiesOf();
		const harm: string[] = [];
		if (now !== this.prototypes || 'polluted' in {}) harm.push('A prototype of JavaScript was changed');
		this.prototypes = now;
		Reflect.deleteProperty(Object.prototype, 'polluted');
		this.secrets = [...new Set([...this.secrets.slice(-8), ...this.stored()])];
		if (this.secrets.some((secret) => told.includes(secret))) harm.push('A secret of the credential was told');
		if (this.elsewhere.seen.length > 0) harm.push('Another host than the credential’s was asked');
		return harm;
	}

	/** The requests of the case. */
	get seen(): Seen[] {
		return this.proxy.seen;
	}

	async close(): Promise<void> {
		await this.proxy.close();
		await this.elsewhere.close();
		await this.world.close();
	}
}
