import type { Resource } from './define';
import type { Walk } from '../transport/pages';
import type { Place } from '../transport/session';

/** Where these records are. */
export const placeOf = (resource: Resource): Place => ({ path: `/${resource.path}`, listKey: resource.listKey, scope: resource.scope });

/** How the list of these records is read to its end. */
export const walkOf = (resource: Resource): Omit<Walk, 'query'> => {
	const { pageSize, fixedPages, byOffset, modifiedSince } = resource.list;
	return {
		place: placeOf(resource),
		id: resource.id,
		...(pageSize === undefined ? {} : { pageSize }),
		...(fixedPages === undefined ? {} : { fixedPages }),
		...(byOffset === undefined ? {} : { byOffset }),
		modifiedSince: modifiedSince === true,
	};
};

/** Decimals of unit prices both ways, where the endpoint lets the caller choose. */
export const unitDecimals = (resource: Resource): { unitdp?: number } => (resource.unitDecimals ? { unitdp: 4 } : {});
