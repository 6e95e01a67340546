import type { OrganisationState, TriggerState } from './state';
import { isRecord } from '../values/record';

/*
 * What a trigger finds in static data is what it wrote itself, as a rule. A backup that was edited, another program, or a
 * later version of the package may have left something else: nothing of that may end a poll in the middle.
 */

const isText = (value: unknown): boolean => typeof value === 'string';

/** A moment from 1970 to the year 9999, in milliseconds since the epoch. */
export const isMoment = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value < 253_402_300_800_000;

const isNumber = (value: unknown): boolean => Number.isSafeInteger(value);

type Parts = { readonly [name: string]: (value: unknown) => boolean };

/** Whether the parts of a record are what they should be, those that may be absent when they are there. */
export const hasSound = (value: unknown, parts: Parts, needed: readonly string[]): boolean =>
	isRecord(value) && needed.every((name) => value[name] !== undefined) && Object.entries(parts).every(([name, isSound]) => value[name] === undefined || isSound(value[name]));

const isBackfill = (value: unknown): boolean =>
	hasSound(value, { start: isMoment, since: (since) => isNumber(since), until: isMoment, recent: isText, offset: isNumber, told: isText }, ['start', 'since', 'until']);

const organisationParts: Parts = {
	since: (since) => since === 0 || isMoment(since),
	from: isMoment,
	recent: isText,
	known: isText,
	offset: isNumber,
	present: isRecord,
	overdue: isText,
	day: isText,
	zone: isText,
	backfill: isBackfill,
	region: isText,
	marks: isText,
	values: isRecord,
};

const isOrganisation = (value: unknown): value is OrganisationState => hasSound(value, organisationParts, ['since']);

const isConnected = (value: unknown): value is NonNullable<TriggerState['connected']> =>
	isRecord(value) && isMoment(value.at) && isRecord(value.names) && Object.values(value.names).every(isText);

/**
 * What of a stored state can be used. `lost`: whether something could not, so that an organisation, or all of them, begin
 * anew from now.
 */
export function soundState(stored: unknown): { state?: TriggerState; lost: boolean } {
	if (stored === undefined) return { lost: false };
	if (!isRecord(stored) || !isText(stored.settings) || !isRecord(stored.organisations)) return { lost: true };
	const { connected, next } = stored;
	const all = Object.entries(stored.organisations);
	const sound = all.filter((entry): entry is [string, OrganisationState & typeof entry[1]] => isOrganisation(entry[1]));
	const state: TriggerState = {
		settings: String(stored.settings),
		organisations: Object.fromEntries(sound),
		...(typeof next === 'string' ? { next } : {}),
		...(isConnected(connected) ? { connected } : {}),
	};
	return { state, lost: sound.length < all.length };
}
