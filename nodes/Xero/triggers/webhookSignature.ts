import { createHmac, timingSafeEqual } from 'crypto';

/** The header in which Xero signs a delivery. */
export const signatureHeader = 'x-xero-signature';

/**
 * Whether `signature` is Xero's for these bytes: Base64 of the HMAC-SHA256 of the raw body, under the signing key as
 * text. The bytes have to be those that came, as Xero's JSON has spaces of its own. White space around a pasted key
 * does not count; without a key nothing is signed. Takes the same time wherever the signature differs.
 * https://developer.xero.com/documentation/guides/webhooks/configuring-your-server/
 */
export function isSigned(raw: Buffer, signature: string, signingKey: string): boolean {
	const key = signingKey.trim();
	if (key === '') return false;
	const right = Buffer.from(createHmac('sha256', key).update(raw).digest('base64'), 'utf8');
	const given = Buffer.from(signature, 'utf8');
	return given.length === right.length && timingSafeEqual(given, right);
}
