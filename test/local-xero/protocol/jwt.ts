import { createHash, createSign, generateKeyPairSync } from 'node:crypto';

const keyId = 'local-xero';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs claims as Xero does (RS256), so that an OpenID client can verify the id token with the published key. */
export function signJwt(claims: { [name: string]: unknown }): string {
	const head = base64url({ alg: 'RS256', kid: keyId, typ: 'JWT' });
	const unsigned = `${head}.${base64url(claims)}`;
	return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(privateKey, 'base64url')}`;
}

/** The key set of the discovery document's jwks_uri. */
export function publishedKeys() {
	return {
		keys: [{ ...publicKey.export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'RS256' }],
	};
}

/** The at_hash claim of OpenID Connect core 3.1.3.6. */
export function accessTokenHash(accessToken: string): string {
	return createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
}
