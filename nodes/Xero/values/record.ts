/** Any JSON value Xero sends or takes. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

/** One Xero record as it travels: Xero's own field names, JSON values. */
export type XeroRecord = { [key: string]: Json | undefined };

/** True for a plain JSON object (not null, not an array). */
export const isRecord = (value: unknown): value is XeroRecord =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for text that has the form of a Xero identifier (8-4-4-4-12 hexadecimal digits). */
export const isGuid = (value: unknown): value is string => typeof value === 'string' && guid.test(value.trim());
