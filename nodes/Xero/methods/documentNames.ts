import { findByIds, fold } from '../operations/find';
import { documents } from '../operations/references';
import type { Xero } from '../transport/session';
import { isRecord, type Json, type XeroRecord } from '../values/record';

/** Attributes that hold the id of an invoice or a bill, where Xero tells nothing else of it. */
const ids = ['SourceTransactionID', 'TargetTransactionID'] as const;

/** `1001 City Agency`. */
function nameOf({ InvoiceNumber, Contact }: XeroRecord): string {
	const names: Array<Json | undefined> = [InvoiceNumber, isRecord(Contact) ? Contact.Name : undefined];
	return names.filter((name) => typeof name === 'string' && name !== '').join(' ');
}

/**
 * Records as a person recognises them: linked transactions name bill and invoice by ids alone, in whose place number and
 * contact are put. Other records are answered as they are. Throws Fault.
 */
export async function withDocumentNames(xero: Xero, records: XeroRecord[]): Promise<XeroRecord[]> {
	const asked = records.flatMap((record) => ids.flatMap((attribute) => (record[attribute] === undefined ? [] : [String(record[attribute])])));
	if (asked.length === 0) return records;
	const found = await findByIds(xero, documents, asked);
	return records.map((record) => {
		const named = ids.flatMap((attribute) => {
			const document = found.get(fold(record[attribute]));
			return document === undefined ? [] : [[attribute, nameOf(document)]];
		});
		return { ...record, ...(Object.fromEntries(named) as XeroRecord) };
	});
}
