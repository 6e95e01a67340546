import type { XeroRecord } from './record';

/** What became of a record that Xero accepted (or already held as asked). */
export type Settled = 'created' | 'updated' | 'unchanged' | 'deleted' | 'voided' | 'archived' | 'read' | 'sent' | 'would be created' | 'would be updated';

/**
 * What an operation answers for one input item.
 *
 * - settled: Xero holds `record`; `warnings` are Xero's words or ours. `rows` names every input item a document was
 *   made from, when there are several. `shown`: the record already is as a person gets it.
 * - refused: Xero, or a check before sending, said no. Nothing was written for this item.
 * - would be …: nothing was to be written (Check Only); `record` is what would be sent, `contact` whether one is made first.
 * - wrong: it was written, but what Xero holds is not what was meant.
 * - unknown: a write was sent and no answer came that could be trusted. It may have been made.
 *
 * `nth`: how many records its input item gives before it.
 */
export type Outcome = { nth?: number } & (
	| { item: number; is: Settled; record: XeroRecord; warnings: string[]; rows?: number[]; binary?: BinaryFile; contact?: 'would be created'; shown?: true }
	| Refused
	| { item: number; is: 'would be refused'; because: string[]; advice?: string; status?: number }
	| { item: number; is: 'wrong'; record: XeroRecord; because: string[] }
	| { item: number; is: 'unknown'; key: string; because: string[]; check: string }
);

export type Refused = {
	item: number;
	is: 'refused';
	nth?: number;
	/** What happened, in Xero's words where Xero spoke. One sentence each, safe to show. */
	because: string[];
	/** What the person can do about it. */
	advice?: string;
	/** HTTP status of Xero's answer, absent when a local check refused. */
	status?: number;
	/** Id of the contact that was made for the document before it was refused. */
	madeContact?: string;
	/** A look-up showed that nothing of it is in Xero. */
	absent?: true;
	/** Every attempt of the run finds the same against it. */
	standing?: true;
};

/** A file an operation answers with (a PDF). */
export type BinaryFile = { data: Buffer; fileName: string; mimeType: string };

/** A refusal with its reason, thrown inside preparation and turned into an Outcome by the caller. */
export class Refusal extends Error {
	constructor(
		readonly because: string[],
		readonly advice?: string,
		readonly status?: number,
	) {
		super(because.join(' '));
		this.name = 'Refusal';
	}
}

/** The refused Outcome of a Refusal for one item. */
export const refused = (item: number, refusal: Refusal): Refused => ({
	item,
	is: 'refused',
	because: refusal.because,
	...(refusal.advice === undefined ? {} : { advice: refusal.advice }),
	...(refusal.status === undefined ? {} : { status: refusal.status }),
});
