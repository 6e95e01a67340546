import { idOfLink } from './link';
import { Refusal } from './outcome';
import { isRecord } from './record';

/** A resource locator as the person filled it: how the record is named, and by what. */
export type Named = { by: string; value: string };

/**
 * What a resource locator names, undefined when it is empty. Text in place of one, as an expression gives it, is an
 * id. Throws Refusal for an address without an id.
 */
export function namedBy(given: unknown): Named | undefined {
	const locator = isRecord(given) ? given : { mode: 'id', value: given as string };
	const text = locator.value === null || locator.value === undefined ? '' : String(locator.value).trim();
	if (text === '') return undefined;
	if (locator.mode === 'url') {
		const id = idOfLink(text);
		if (id === undefined) throw new Refusal(['The link holds no Xero id'], 'Open the record in Xero and copy the address of that page.');
		return { by: 'id', value: id };
	}
	// A record chosen from the list travels by its id.
	return { by: locator.mode === 'list' ? 'id' : String(locator.mode), value: text };
}
