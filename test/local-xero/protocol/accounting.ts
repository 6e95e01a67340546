import type { Api } from './api';
import { route } from './routes';
import { mayUse } from './scopes';

/** The Accounting API 2.0. */
export const accounting: Api = {
	route,
	mayUse: (granted, { incoming, segments, world }) =>
		mayUse(granted, segments, incoming.method !== 'GET', world.switches),
};
