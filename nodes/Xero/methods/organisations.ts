import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { asking } from './editor';

/** The organisations the credential is connected to, by name; the value is the tenant id. */
export async function getOrganisations(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await asking(this, async (session) =>
		(await session.connections())
			.filter(({ tenantType }) => tenantType === 'ORGANISATION')
			.map(({ tenantName, tenantId }) => ({ name: tenantName, value: tenantId }))
			.sort((one, other) => one.name.localeCompare(other.name)),
	);
}
