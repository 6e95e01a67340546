import type { Shelf, SubShelf } from '../contract';
import { type Answer, empty } from './answer';
import { type ApiCall, envelope, type Handler } from './envelope';
import { methodNotImplemented, NotFound, validationException } from './problems';
import { unitDecimals } from './query/list';
import { render } from './render';
import { failed, remove, settled } from './write';
import { written } from './written';

/**
 * What answers a call on a list below a record, or on one of its members: `/Overpayments/{id}/Allocations/{id}`.
 * Undefined when there is no such list; the handler throws Xero's refusals, and NotFound for an unknown parent.
 */
export function subRoute(call: ApiCall, shelf: Shelf): Handler | undefined {
	const [, named, part, id] = call.segments;
	const found = Object.entries(shelf.sub ?? {}).find(
		([segment]) => segment.toLowerCase() === part.toLowerCase(),
	);
	if (found === undefined) return undefined;
	const [, below] = found;
	return () => {
		const parent = shelf.find(named);
		if (parent === undefined) throw new NotFound();
		return id === undefined ? onList(call, below(parent)) : onMember(call, below(parent), id);
	};
}

function onList(call: ApiCall, sub: SubShelf): Answer {
	const view = { full: true, summaryOnly: false, unitdp: unitDecimals(call.incoming.query) };
	switch (call.incoming.method) {
		case 'GET':
			if (!sub.readable) break;
			return envelope(
				call,
				sub.key,
				sub.all().map((record) => sub.show(record, view)),
			);
		case 'PUT':
			if (sub.put) return written(call, sub, 'PUT');
			break;
		case 'POST':
			if (sub.posts?.collection) return written(call, sub, 'POST');
			break;
		case 'DELETE': {
			if (!sub.removeAll) break;
			const verdict = sub.removeAll();
			if (verdict.is === 'gone') return empty(204);
			const judged = settled(verdict);
			if (judged.is === 'error') throw validationException([failed(judged)]);
			return envelope(call, sub.key, [sub.show(judged.record, view)]);
		}
	}
	throw methodNotImplemented();
}

function onMember(call: ApiCall, sub: SubShelf, id: string): Answer {
	switch (call.incoming.method) {
		case 'GET': {
			if (!sub.readable) break;
			const record = sub.find(id);
			if (record === undefined) throw new NotFound();
			const view = { full: true, summaryOnly: false, unitdp: unitDecimals(call.incoming.query) };
			return envelope(call, sub.key, [sub.show(record, view)]);
		}
		case 'POST':
			if (sub.posts?.byPath) return written(call, sub, 'POST', id);
			break;
		case 'DELETE': {
			if (!sub.remove) break;
			const records = remove(sub, id);
			if (records === undefined) return empty(204);
			return sub.removedBare
				? render(call.incoming.language, 200, 'Response', records[0])
				: envelope(call, sub.key, records);
		}
	}
	throw methodNotImplemented();
}
