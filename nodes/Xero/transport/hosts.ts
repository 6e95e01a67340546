import { Fault } from './faults';

const xero = 'https://api.xero.com';

/**
 * The API host a credential names: Xero's own unless Custom Endpoints is switched on. Only https is taken, and http
 * for the machine itself, so that a token never crosses a network unencrypted. Throws Fault for anything else.
 */
export function apiHostOf(credential: { customEndpoints?: unknown; apiHost?: unknown }): string {
	const given = typeof credential.apiHost === 'string' ? credential.apiHost.trim() : '';
	if (credential.customEndpoints !== true || given === '') return xero;
	const url = parsed(given);
	const local = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1' || url?.hostname === '[::1]';
	// What stands before an @ only looks like the host, and what follows a ? or # would swallow the path.
	const plain = url !== undefined && !/[@?#]/.test(given);
	if (!plain || !(url.protocol === 'https:' || (url.protocol === 'http:' && local))) {
		throw new Fault('other', ['The API Host of the credential is not a valid address'], {
			advice: 'Give an address beginning with https:// (http:// is only taken for localhost), or switch Custom Endpoints off.',
		});
	}
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function parsed(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}
