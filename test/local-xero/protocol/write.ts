import type { Rec, SubShelf, Verdict, View, WriteContext } from '../contract';
import { ApiException, NotFound, postDataInvalid, validationException } from './problems';
import { isGuid, zeroGuid } from './words';

/** What of a shelf, or of a list below a record, is written to. */
export type Writable = Omit<SubShelf, 'readable'>;

export interface WriteRequest {
	method: 'PUT' | 'POST';
	elements: Rec[];
	/** When the path names the record. */
	id?: string;
	/** A failing element makes the whole answer a 400 that lists the failures. */
	summarize: boolean;
	context: WriteContext;
}

type Judged = Extract<Verdict, { is: 'ok' } | { is: 'error' }>;

/**
 * Writes the elements one after the other and answers them as Xero shows them.
 *
 * It is no transaction: the good elements are written even when the answer is a 400
 * (https://github.com/XeroAPI/Xero-NetStandard/issues/156). Throws what refuses the request as a whole: an unreadable
 * body, an unknown id, and the summarised ValidationException.
 */
export function write(shelf: Writable, request: WriteRequest): Rec[] {
	const { method, id, summarize, context } = request;
	const most =
		method === 'POST' && id === undefined ? (shelf.mostPosted ?? shelf.most) : shelf.most;
	const elements = request.elements.slice(0, most);
	elements.forEach((element, index) => checkBeforeWriting(shelf, method, element, index, id));
	const judged = elements.map((element) => {
		const verdict =
			method === 'PUT' ? shelf.put?.(element, context) : shelf.post?.(element, context, id);
		return settled(verdict);
	});
	const failures = judged.filter((verdict) => verdict.is === 'error');
	if (summarize && failures.length > 0) throw validationException(failures.map(failed));
	const view: View = { full: true, summaryOnly: false, unitdp: context.unitdp };
	return judged.map((verdict) => {
		if (verdict.is === 'error') return { ...failed(verdict), StatusAttributeString: 'ERROR' };
		const warned = verdict.warnings !== undefined && verdict.warnings.length > 0;
		return {
			...shelf.show(verdict.record, view),
			...((warned || !summarize) && { StatusAttributeString: warned ? 'WARNING' : 'OK' }),
			...(warned && { Warnings: messages(verdict.warnings) }),
		};
	});
}

/** DELETE /{id}: the record as it is now, or nothing. */
export function remove(shelf: Writable, id: string): Rec[] | undefined {
	const verdict = shelf.remove?.(id);
	if (verdict?.is === 'gone') return undefined;
	const judged = settled(verdict);
	if (judged.is === 'error') throw validationException([failed(judged)]);
	return [shelf.show(judged.record, { full: true, summaryOnly: false, unitdp: 2 })];
}

/** A verdict on one element, once those that refuse the whole request are thrown. */
export function settled(verdict: Verdict | undefined): Judged {
	if (verdict === undefined) throw new Error('The books do not do what they say they do');
	if (verdict.is === 'not found') throw new NotFound();
	if (verdict.is === 'unreadable') throw unreadable(verdict);
	return verdict;
}

export const failed = ({ echo, errors }: Extract<Verdict, { is: 'error' }>): Rec => ({
	...echo,
	HasErrors: true,
	ValidationErrors: messages(errors),
});

const messages = (texts: string[] = []) => texts.map((Message) => ({ Message }));

function unreadable({
	errorNumber,
	message,
}: Extract<Verdict, { is: 'unreadable' }>): ApiException {
	return new ApiException(
		errorNumber,
		errorNumber === 14 ? 'PostDataInvalidException' : 'NoDataProcessedException',
		message,
	);
}

/** Xero reads the whole request, and looks up the ids in it, before it writes. */
function checkBeforeWriting(
	shelf: Writable,
	method: 'PUT' | 'POST',
	element: Rec,
	index: number,
	pathId?: string,
): void {
	if (method === 'POST' && shelf.types[shelf.id] === 'guid') {
		const given = element[shelf.id];
		if (typeof given === 'string' && given !== '' && !isGuid(given)) {
			throw postDataInvalid(
				`Error converting value "${given}" to type 'System.Guid'. Path '${shelf.key}[${index}].${shelf.id}'.`,
			);
		}
		const named = pathId ?? given;
		if (typeof named === 'string' && named !== '' && named !== zeroGuid && !shelf.find(named))
			throw new NotFound();
	}
	const verdict = shelf.check?.(element, method);
	if (verdict?.is === 'not found') throw new NotFound();
	if (verdict) throw unreadable(verdict);
}
