import type { ICredentialTestFunctions, ICredentialsDecrypted, INodeCredentialTestResult } from 'n8n-workflow';

/** Sixty-four bytes in Base64, as the developer portal shows a key. */
const form = /^[A-Za-z0-9+/]{86}==$/;

/** Xero has nothing to ask whether a key is right, so only its form is looked at; the intent to receive proves the rest. */
export async function testSigningKey(this: ICredentialTestFunctions, { data }: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const key = String(data?.signingKey ?? '').trim();
	if (key === '') return { status: 'Error', message: 'Signing Key is empty: copy the Webhooks Key from the Webhooks page of your app in the Xero developer portal' };
	if (/\s/.test(key)) return { status: 'Error', message: 'Signing Key has white space inside: copy the Webhooks Key again' };
	const odd = form.test(key) ? '' : ' It has not the usual form of 88 characters that end in ==.';
	return { status: 'OK', message: `The key is there; whether it is the right one, Intent to Receive in the portal shows.${odd}` };
}
