import { hasSound, isMoment } from './stored';
import { isRecord } from '../values/record';

const isMoments = (value: unknown): boolean => isRecord(value) && Object.values(value).every(isMoment);

const isStretch = (value: unknown): boolean => Array.isArray(value) && value.length === 3 && value.every((part) => Number.isSafeInteger(part));

const texts = (...names: string[]): { [name: string]: (value: unknown) => boolean } => Object.fromEntries(names.map((name) => [name, (value: unknown) => typeof value === 'string']));

const eventParts = texts('category', 'type', 'resourceId', 'resourceUrl', 'tenantId', 'date');

const isPending = (value: unknown): boolean => isRecord(value) && Number.isSafeInteger(value.tries) && hasSound(value.event, eventParts, Object.keys(eventParts));

const isMemory = (value: unknown): boolean => hasSound(value, { ...texts('marks'), values: isRecord }, []);

const isMemories = (value: unknown): boolean => isRecord(value) && typeof value.watched === 'string' && isRecord(value.memories) && Object.values(value.memories).every(isMemory);

/** The parts of what a webhook keeps, and how each is known to be what it wrote. */
const parts: { readonly [name: string]: (value: unknown) => boolean } = {
	start: isMoment,
	until: isMoment,
	stream: isStretch,
	behind: isMoments,
	pending: (value) => Array.isArray(value) && value.every(isPending),
	marks: Array.isArray,
	there: (value) => isRecord(value) && isMoment(value.at) && typeof value.records === 'string',
	records: isMemories,
};

/** What was kept without the parts that are not what the trigger writes, and whether there are such. */
export function soundSaved<Saved extends object>(saved: Saved): { saved: Partial<Saved>; lost: boolean } {
	const unsound = Object.entries(parts).filter(([name, isSound]) => name in saved && !isSound(saved[name as keyof Saved]));
	const names = new Set(unsound.map(([name]) => name));
	return { saved: Object.fromEntries(Object.entries(saved).filter(([name]) => !names.has(name))) as Partial<Saved>, lost: names.size > 0 };
}
