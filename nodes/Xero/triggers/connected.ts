import { namedIn, type Scope } from './settings';
import type { TriggerState } from './state';
import { clock } from '../transport/clock';
import { Fault } from '../transport/faults';
import type { XeroSession } from '../transport/session';

type Connected = NonNullable<TriggerState['connected']>;

/** How long the list of connected organisations holds where none is named, in milliseconds. */
const anHour = 3_600_000;

/**
 * The connected organisations, from memory as far as it serves: asking costs no call of an organisation's limits, yet time.
 * Throws Fault when they have to be asked for and cannot be.
 */
export async function connectedTo(session: XeroSession, scope: Scope, known: Connected | undefined): Promise<Connected> {
	const age = clock.now() - (known?.at ?? 0);
	// A list of none is no answer to rest on: the organisation may be back.
	const isFresh = age >= 0 && age < anHour && Object.keys(known?.names ?? {}).length > 0;
	const named = namedIn(scope);
	const serves = known !== undefined && (isFresh || (named.length > 0 && named.every((id) => known.names[id] !== undefined)));
	if (serves) return known;
	try {
		const organisations = (await session.connections()).filter(({ tenantType }) => tenantType === 'ORGANISATION');
		return { names: Object.fromEntries(organisations.map(({ tenantId, tenantName }) => [tenantId, tenantName])), at: clock.now() };
	} catch (error) {
		if (known !== undefined) return known;
		throw asIs(error);
	}
}

const asIs = (error: unknown): Error => error as Error;

/**
 * The organisations to watch, by id. Where none is named, the one that is `watched` already goes on when others are
 * connected beside it. Throws Fault when it is not clear which one.
 */
export function chosenFrom({ names }: Connected, scope: Scope, isCustom: boolean, watched: readonly string[] = []): string[] {
	const all = Object.keys(names);
	// A custom connection reaches its one organisation without a name, too: the one that was watched, if it was away and is back.
	if (isCustom) return [all[0] ?? watched[0] ?? ''];
	const named = namedIn(scope);
	if (named.length > 0) return named;
	if (all.length === 0) {
		throw new Fault('tenant', ['No organisation is connected to this credential'], { advice: 'Open the credential in n8n and connect it again.' });
	}
	const going = all.filter((id) => watched.includes(id));
	if (scope.is === 'one' && going.length === 1) return going;
	if (scope.is === 'one' && all.length > 1) {
		throw new Fault('tenant', [`Several organisations are connected: ${Object.values(names).join(', ')}`], { advice: 'Choose one of them under Organisation.' });
	}
	return all;
}
