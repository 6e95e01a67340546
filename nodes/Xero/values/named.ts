import { idOfLink } from './link';
import { Refusal } from './outcome';
import { plainText, shownName } from './plain';
import { isRecord } from './record';

/** A resource locator as the person filled it: how the record is named, and by what. */
export type Named = { by: string; value: string };

/**
 * What a resource locator names, undefined when it is empty. Text in place of one, as an expression gives it, is an
 * id. Throws Refusal, naming the parameter `name`, for an address without an id, an object or a list.
 */
export function namedBy(given: unknown, name?: string): Named | undefined {
	const locator = isRecord(given) ? given : { mode: 'id', value: given as string };
	const text = plainText(locator.value, name ?? 'id');
	if (text === '') return undefined;
	if (locator.mode === 'url') {
		const id = idOfLink(text);
		if (id === undefined) throw new Refusal([`${name === undefined ? '' : `${shownName(name)}: `}The link holds no Xero id`], 'Open the record in Xero and copy the address of that page.');
		return { by: 'id', value: id };
	}
	// A record chosen from the list travels by its id.
	return { by: typeof locator.mode === 'string' && locator.mode !== 'list' ? locator.mode : 'id', value: text };
}
