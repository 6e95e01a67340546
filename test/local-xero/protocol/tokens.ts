import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../contract';
import { type App, OAuthError, person } from './apps';
import { accessTokenHash, signJwt } from './jwt';

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * Lifetimes: https://developer.xero.com/documentation/guides/oauth2/token-types and
 * https://developer.xero.com/documentation/guides/oauth2/auth-flow
 */
export const lifetime = {
	authorizationCode: 5 * minute,
	idToken: 5 * minute,
	accessToken: 30 * minute,
	refreshTokenUnused: 60 * day,
	refreshTokenGrace: 30 * minute,
};

/** What the person agreed to on the consent page. */
export interface Grant {
	app: App;
	scopes: ReadonlySet<string>;
	authEventId: string;
	/** When the person signed in. */
	at: number;
	nonce?: string;
}

export interface AuthorizationRequest {
	redirectUri: string;
	codeChallenge?: string;
}

export interface AccessToken {
	app: App;
	scopes: ReadonlySet<string>;
	authEventId: string;
	expiresAt: number;
}

export interface TokenResponse {
	id_token?: string;
	access_token: string;
	expires_in: number;
	token_type: 'Bearer';
	refresh_token?: string;
	scope: string;
}

const opaque = () => randomBytes(32).toString('base64url');
const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);

/** Authorization codes, access tokens and refresh tokens, with Xero's lifetimes on the clock of the local Xero. */
export class Tokens {
	private codes = new Map<
		string,
		{ grant: Grant; request: AuthorizationRequest; expiresAt: number }
	>();
	private accessTokens = new Map<string, AccessToken>();
	private refreshTokens = new Map<string, { grant: Grant; usableUntil: number; used: boolean }>();
	/** What the token endpoint has answered: all that applications were given. */
	readonly given: TokenResponse[] = [];

	constructor(
		private readonly clock: Clock,
		private readonly issuer: () => string,
	) {}

	/** A code for one exchange within five minutes. */
	issueCode(grant: Grant, request: AuthorizationRequest): string {
		const code = opaque();
		this.codes.set(code, {
			grant,
			request,
			expiresAt: this.clock.now() + lifetime.authorizationCode,
		});
		return code;
	}

	/** Exchanges a code. Throws `invalid_grant` when it is unknown, used, expired, or not this app's or address's. */
	redeemCode(
		app: App,
		code: string,
		redirectUri: string,
		codeVerifier: string | undefined,
	): TokenResponse {
		const entry = this.codes.get(code);
		this.codes.delete(code);
		if (!entry || entry.grant.app !== app || entry.expiresAt < this.clock.now())
			throw new OAuthError('invalid_grant');
		if (entry.request.redirectUri !== redirectUri) throw new OAuthError('invalid_grant');
		const { codeChallenge } = entry.request;
		if (codeChallenge !== undefined) {
			const lengthIsRight = /^[A-Za-z0-9\-._~]{43,128}$/.test(codeVerifier ?? '');
			const hash = createHash('sha256')
				.update(codeVerifier ?? '')
				.digest('base64url');
			if (!lengthIsRight || hash !== codeChallenge) throw new OAuthError('invalid_grant');
		}
		return this.issueForGrant(entry.grant);
	}

	/**
	 * Rotates a refresh token: every use gives a new one; a used one stays usable for 30 minutes, in case the answer was
	 * lost. Throws `invalid_grant` otherwise.
	 */
	refresh(app: App, refreshToken: string): TokenResponse {
		const entry = this.refreshTokens.get(refreshToken);
		const now = this.clock.now();
		if (!entry || entry.grant.app !== app || entry.usableUntil < now)
			throw new OAuthError('invalid_grant');
		if (!entry.used)
			Object.assign(entry, { used: true, usableUntil: now + lifetime.refreshTokenGrace });
		return this.issueForGrant(entry.grant);
	}

	/** A token that stands for no person: client credentials. There is no refresh token. */
	issueForApp(app: App, scopes: ReadonlySet<string>): TokenResponse {
		return this.issueAccessToken({ app, scopes, authEventId: randomUUID(), at: this.clock.now() });
	}

	/** An access token for a person's grant, with id and refresh token when the scopes ask for them. */
	issueForGrant(grant: Grant): TokenResponse {
		const response = this.issueAccessToken(grant);
		if (grant.scopes.has('openid')) response.id_token = this.idToken(grant, response.access_token);
		if (grant.scopes.has('offline_access')) {
			response.refresh_token = opaque();
			const usableUntil = this.clock.now() + lifetime.refreshTokenUnused;
			this.refreshTokens.set(response.refresh_token, { grant, usableUntil, used: false });
		}
		return response;
	}

	access(token: string): AccessToken | undefined {
		return this.accessTokens.get(token);
	}

	grantOf(refreshToken: string): Grant | undefined {
		return this.refreshTokens.get(refreshToken)?.grant;
	}

	revokeRefreshTokensOf(app: App): void {
		for (const [token, { grant }] of this.refreshTokens)
			if (grant.app === app) this.refreshTokens.delete(token);
	}

	/** Makes every access token an expired one, as if half an hour had passed. */
	expireAccessTokens(): void {
		for (const token of this.accessTokens.values()) token.expiresAt = this.clock.now() - 1000;
	}

	private issueAccessToken(grant: Grant): TokenResponse {
		const { app, scopes, authEventId } = grant;
		const now = this.clock.now();
		const expiresAt = now + lifetime.accessToken;
		const byPerson = app.kind !== 'custom connection';
		const accessToken = signJwt({
			nbf: seconds(now),
			exp: seconds(expiresAt),
			iss: this.issuer(),
			aud: `${this.issuer()}/resources`,
			client_id: app.clientId,
			...(byPerson && {
				sub: person.userId.replaceAll('-', ''),
				auth_time: seconds(grant.at),
				idp: 'local',
			}),
			...(byPerson && { xero_userid: person.userId, global_session_id: opaque() }),
			jti: randomUUID(),
			authentication_event_id: authEventId,
			scope: [...scopes],
		});
		this.accessTokens.set(accessToken, { app, scopes, authEventId, expiresAt });
		return {
			access_token: accessToken,
			expires_in: seconds(lifetime.accessToken),
			token_type: 'Bearer',
			scope: [...scopes].join(' '),
		};
	}

	private idToken(grant: Grant, accessToken: string): string {
		const now = this.clock.now();
		const { email, given_name, family_name, userId } = person;
		return signJwt({
			nbf: seconds(now),
			exp: seconds(now + lifetime.idToken),
			iss: this.issuer(),
			aud: grant.app.clientId,
			iat: seconds(now),
			at_hash: accessTokenHash(accessToken),
			sub: userId.replaceAll('-', ''),
			auth_time: seconds(grant.at),
			xero_userid: userId,
			...(grant.nonce && { nonce: grant.nonce }),
			...(grant.scopes.has('profile') && {
				preferred_username: email,
				given_name,
				family_name,
				name: `${given_name} ${family_name}`,
			}),
			...(grant.scopes.has('email') && { email }),
		});
	}
}
