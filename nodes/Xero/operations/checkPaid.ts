import { readOr, type ChoicesChecked } from './choices';
import { textOf, type Job } from './job';
import { documentsNamed, names, paidBy, type Paid } from './paidDocuments';
import { decimalOf, zero, type Decimal } from '../values/decimal';
import type { Fields } from '../values/field';
import { labelOf } from '../values/fields';
import { isRecord, type XeroRecord } from '../values/record';

/** A payment inside a record, alone or in a list: the document it names, and where it stands. */
type Named = { paid: Paid; reference: XeroRecord; label: string; amount: string; amountLabel: string };

function namedIn(fields: Fields, record: XeroRecord, before = ''): Named[] {
	return Object.entries(fields).flatMap(([name, field]): Named[] => {
		const value = record[name];
		const label = before + labelOf(name, field);
		if (field.kind === 'list' && Array.isArray(value)) {
			return value.filter(isRecord).flatMap((each, position) => namedIn(field.of, each, `${label} ${position + 1}, `));
		}
		const paid = paidBy.find(({ attribute }) => attribute === name);
		if (field.kind !== 'reference' || paid === undefined || !isRecord(value)) return [];
		return [{ paid, reference: value, label, amount: textOf(record, 'Amount'), amountLabel: `${before}Amount` }];
	});
}

/**
 * Whether the documents that payments are for are there, approved, and owe as much as the payments of the run come to.
 * They are looked up together, each once; what may not be read is told. Answers in order; throws nothing.
 */
export async function checkPaid({ xero, resource }: Job, records: readonly XeroRecord[]): Promise<ChoicesChecked[]> {
	const named = records.map((record) => namedIn(resource.fields, record));
	const found = new Map<Paid, XeroRecord[] | string>();
	for (const paid of paidBy) {
		const references = named.flat().filter((each) => each.paid === paid).map(({ reference }) => reference);
		if (references.length > 0) found.set(paid, await readOr(async () => await documentsNamed(xero, paid, references)));
	}
	const left = new Map<XeroRecord, Decimal>();
	return named.map((each) => {
		const [faults, notes] = [[] as string[], new Set<string>()];
		for (const one of each) {
			const documents = found.get(one.paid);
			if (typeof documents === 'string') notes.add(`Not checked: ${one.label}. ${documents}`);
			else faults.push(...faultsOf(one, documents ?? [], left));
		}
		return { faults, notes: [...notes] };
	});
}

/** What speaks against one payment; one that nothing speaks against leaves so much less to the next. */
function faultsOf({ paid, reference, label, amount, amountLabel }: Named, documents: readonly XeroRecord[], left: Map<XeroRecord, Decimal>): string[] {
	const document = documents.find((each) => names(reference, paid.resource, each));
	if (document === undefined) return [`${label}: The organisation has no such ${paid.called}`];
	const status = textOf(document, 'Status');
	if (status !== 'AUTHORISED' && status !== 'PAID') return [`${label}: Its status is ${status}, and only what is approved can be paid`];
	if (amount === '') return [];
	const open = left.get(document) ?? decimalOf(textOf(document, paid.open) || '0');
	const rest = open.subtract(decimalOf(amount));
	if (rest.compare(zero) < 0) return [`${amountLabel}: ${decimalOf(amount).toString(2)} is more than the ${open.toString(2)} ${textOf(document, 'CurrencyCode')} that is left of it`];
	left.set(document, rest);
	return [];
}
