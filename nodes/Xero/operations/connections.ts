import { DateTime } from 'luxon';

import { refusedBy, textOf } from './job';
import type { Connection, XeroSession } from '../transport/session';
import type { XeroRecord } from '../values/record';
import type { Outcome } from '../values/outcome';

/** Everything the credential reaches, for each item, with what a person needs to tell organisations apart. */
export async function connections(session: XeroSession, items: readonly number[]): Promise<Outcome[]> {
	try {
		// Who connected them is told where it can be; it must not keep anybody from being told what is connected.
		const person = await session.person().catch(() => undefined);
		const records: XeroRecord[] = [];
		for (const connection of await session.connections()) records.push(await described(session, connection, person));
		return items.flatMap((item) => records.map((record): Outcome => ({ item, is: 'read', record, warnings: [] })));
	} catch (error) {
		return items.map((item) => refusedBy(item, error));
	}
}

/** Xero writes these instants in UTC without saying so, with up to seven digits of a second. */
function instantOf(text: string | undefined): string | null {
	const instant = DateTime.fromISO(text ?? '', { zone: 'utc' });
	return instant.isValid ? instant.toISO({ suppressMilliseconds: true }) : null;
}

/** Country and currency come from the organisation itself; one that does not answer still shows, with the reason. */
async function described(session: XeroSession, connection: Connection, person: string | undefined): Promise<XeroRecord> {
	const about: XeroRecord = {
		tenantId: connection.tenantId,
		tenantName: connection.tenantName,
		tenantType: connection.tenantType,
		connectedSince: instantOf(connection.createdDateUtc),
		authorisedBy: person ?? null,
	};
	if (connection.tenantType !== 'ORGANISATION') return about;
	try {
		const xero = await session.organisation(connection.tenantId);
		const organisation = await xero.details();
		return { ...about, country: textOf(organisation, 'CountryCode'), currency: textOf(organisation, 'BaseCurrency') };
	} catch (error) {
		return { ...about, country: null, currency: null, notRead: (error as Error).message };
	}
}

