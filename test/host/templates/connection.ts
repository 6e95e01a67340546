import type { Stage } from '../stage';
import { signInToXero } from '../xeroSignIn';

/**
 * A connection to the local Xero that may do more than the usual one, signed in.
 *
 * @param access fields of the credential: areas under `access`, or `additionalScopes`
 */
export async function connectionWith(
	{ api, xero, credentialType }: Stage,
	access: { [field: string]: unknown },
): Promise<{ [type: string]: { id: string; name: string } }> {
	const { clientId, clientSecret } = xero.control.about().app;
	const credential = await api.createCredential(credentialType, 'With more access', {
		clientId,
		clientSecret,
		customEndpoints: true,
		signInHost: xero.url,
		identityHost: `${xero.url}/identity`,
		apiHost: xero.url,
		...access,
	});
	await api.openCallback(await signInToXero(await api.authorisationUrl(credential.id)));
	return { [credentialType]: credential };
}
