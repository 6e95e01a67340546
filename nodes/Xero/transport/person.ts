import { isRecord, type XeroRecord } from '../values/record';

/** The claims of a JSON web token, unverified: they are shown to a person, nothing is decided by them. */
function claimsOf(token: unknown): XeroRecord {
	const payload = typeof token === 'string' ? token.split('.')[1] : undefined;
	if (payload === undefined) return {};
	try {
		const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as unknown;
		return isRecord(claims) ? claims : {};
	} catch {
		return {};
	}
}

/** Who signed in, as the tokens n8n keeps tell it: the e-mail address of the id token, and the user's id. */
export function personOf(tokens: unknown): { email?: string; userId?: string } {
	const kept = isRecord(tokens) ? tokens : {};
	const { email } = claimsOf(kept.id_token);
	const userId = claimsOf(kept.access_token).xero_userid;
	return {
		...(typeof email === 'string' ? { email } : {}),
		...(typeof userId === 'string' ? { userId } : {}),
	};
}
