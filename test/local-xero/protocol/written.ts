import type { Answer } from './answer';
import { elementsOf } from './body';
import { type ApiCall, envelope } from './envelope';
import { unitDecimals } from './query/list';
import { type Writable, write } from './write';

/**
 * Writes the elements of the body to a shelf, or to a list below a record, and answers them.
 *
 * Without the parameter the documented default holds; a path with an id always answers a plain 400. Throws Xero's
 * refusals of the request as a whole.
 */
export function written(
	call: ApiCall,
	shelf: Writable,
	method: 'PUT' | 'POST',
	id?: string,
): Answer {
	const { incoming, world, app } = call;
	const asked = incoming.query.summarizeerrors?.toLowerCase();
	const chosen = asked === undefined ? world.switches.summarizeErrorsDefault : asked !== 'false';
	const records = write(shelf, {
		method,
		id,
		elements: elementsOf(incoming.body, shelf),
		summarize: chosen || id !== undefined || !shelf.summarizes.includes(method),
		context: { unitdp: unitDecimals(incoming.query), app: app.name },
	});
	return envelope(call, shelf.key, records);
}
