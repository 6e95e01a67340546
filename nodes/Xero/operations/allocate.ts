import { allocationsIn, amountOf, creditShown, creditsOf, sideOf, type Credit } from './credits';
import { findByAttribute, findByIds, fold } from './find';
import { organisationZone } from './given';
import { each, isRefused, outcomeOf, textOf, type Job, type Planned, type WriteOperation } from './job';
import { bill } from '../resources/bill';
import { invoice } from '../resources/invoice';
import { placeOf, walkOf } from '../resources/reading';
import { writeAll, type Element } from '../transport/batches';
import { clock } from '../transport/clock';
import { readList } from '../transport/pages';
import { segment } from '../transport/request';
import { isInstant, toXeroDate } from '../values/dates';
import { decimalOf, zero, type Decimal } from '../values/decimal';
import { holds } from '../values/holds';
import { Refusal, type Outcome, type Refused } from '../values/outcome';
import { isGuid, isRecord, type XeroRecord } from '../values/record';

/** A credit as read, what shall be set against which document, and what is left of it then. */
export type Allocating = { credit: XeroRecord; allocations: XeroRecord[]; remaining: Decimal };

/** What earlier items of the run leave: of each credit, and due on each document, by id. */
type Left = { credits: Map<string, Decimal>; due: Map<string, Decimal>; unpaid: Map<string, XeroRecord[]> };

/**
 * Sets the credit of credit notes, overpayments and prepayments against documents: against one that is named, or
 * against the oldest outstanding ones of the contact in the credit's currency, up to an amount or to what there is.
 * Several allocations of a credit are one request. https://developer.xero.com/documentation/api/accounting/creditnotes
 */
export const allocate: WriteOperation<Allocating> = {
	async plan(job) {
		const left: Left = { credits: new Map(), due: new Map(), unpaid: new Map() };
		const credits = await creditsOf(job);
		const named = credits.filter((credit): credit is Credit => !isRefused(credit as Refused));
		const planned = await each(
			named.map((_, position) => position),
			async (position): Promise<Planned<Allocating>> => ({ item: named[position].item, work: await allocatingOf(job, named[position], left) }),
		);
		return [
			...credits.filter((credit): credit is Refused => isRefused(credit as Refused)),
			...planned.map((each, position) => (isRefused(each as Refused) ? { ...(each as Refused), item: named[position].item } : (each as Planned<Allocating>))),
		];
	},
	async send(job, planned) {
		const outcomes: Outcome[] = [];
		for (const each of planned) {
			if (job.stop && outcomes.some((outcome) => outcome.is !== 'updated')) break;
			outcomes.push(await sendOne(job, each));
		}
		return outcomes;
	},
	postings: (_job, { allocations }) => allocations,
};

async function allocatingOf(job: Job, { item, record }: Credit, left: Left): Promise<Allocating> {
	const one = job.resource.name.toLowerCase();
	const id = fold(record[job.resource.id]);
	const available = left.credits.get(id) ?? amountOf(record, 'RemainingCredit');
	if (available.compare(zero) <= 0) throw new Refusal([`Nothing is left of the ${one} to allocate`]);
	const asked = job.reader.text('amount', item);
	const most = asked === '' ? undefined : positive(asked);
	if (most && most.compare(available) > 0) {
		throw new Refusal([`Only ${available.toString(2)} ${textOf(record, 'CurrencyCode')} is left of the ${one}`], 'Allocate that much at most, or leave Amount empty to allocate what fits.');
	}
	const oldest = job.reader.text('allocateTo', item) === 'oldest';
	const documents = oldest ? await unpaidOf(job, record, left) : [await documentOf(job, item, record)];
	const date = await dateOf(job, item);
	const allocations: XeroRecord[] = [];
	let remaining = available;
	let open = most ?? available;
	for (const document of documents) {
		const documentId = fold(document.InvoiceID);
		const due = left.due.get(documentId) ?? amountOf(document, 'AmountDue');
		if (!oldest) checkDue(due, document, most);
		const amount = due.compare(open) < 0 ? due : open;
		if (amount.compare(zero) <= 0) continue;
		allocations.push({ Invoice: { InvoiceID: document.InvoiceID }, Amount: amount.toNumber(), Date: date });
		remaining = remaining.subtract(amount);
		open = open.subtract(amount);
		left.due.set(documentId, due.subtract(amount));
	}
	if (allocations.length === 0) {
		throw new Refusal([`The contact has no outstanding ${sideOf(record) === 'ACCPAY' ? 'bill' : 'invoice'} in ${textOf(record, 'CurrencyCode')} to allocate the ${one} to`]);
	}
	left.credits.set(id, remaining);
	return { credit: record, allocations, remaining };
}

function positive(text: string): Decimal {
	const amount = decimalOf(text);
	if (amount.compare(zero) <= 0 || amount.places > 2) throw new Refusal(['Amount must be more than zero, with at most 2 digits after the decimal point']);
	return amount;
}

function checkDue(due: Decimal, document: XeroRecord, most: Decimal | undefined): void {
	const name = textOf(document, 'InvoiceNumber') || textOf(document, 'InvoiceID');
	if (due.compare(zero) <= 0) throw new Refusal([`Nothing is due on ${name}`]);
	if (most && most.compare(due) > 0) {
		throw new Refusal([`Only ${due.toString(2)} ${textOf(document, 'CurrencyCode')} is due on ${name}`], 'Allocate that much at most, or leave Amount empty to allocate what fits.');
	}
}

/** Day of the allocations: as given, else today in the organisation, or in the workflow where that cannot be read. */
async function dateOf(job: Job, item: number): Promise<string> {
	const given = job.reader.raw('allocationDate', item, '');
	if (given !== '' && given !== null && given !== undefined) return toXeroDate(given, isInstant(given) ? await organisationZone(job) : 'UTC');
	const now = new Date(clock.now());
	try {
		return toXeroDate(now, await organisationZone(job));
	} catch {
		return toXeroDate(now, job.reader.timeZone);
	}
}

/** The document an item names. A number is looked up among those of the credit's contact, as bills share numbers. */
async function documentOf(job: Job, item: number, credit: XeroRecord): Promise<XeroRecord> {
	const resource = sideOf(credit) === 'ACCPAY' ? bill : invoice;
	const named = job.reader.named('invoice', item);
	const one = resource.name.toLowerCase();
	if (named === undefined) throw new Refusal(['Invoice is empty'], `Name the ${one} by its id or number, or allocate to the oldest outstanding ones.`);
	if (named.by === 'id' && !isGuid(named.value)) throw new Refusal([`Invoice is not a Xero id: ids have the form 00000000-0000-0000-0000-000000000000`]);
	const found =
		named.by === 'id'
			? [...(await findByIds(job.xero, resource, [named.value])).values()]
			: ((await findByAttribute(job.xero, resource, 'InvoiceNumber', [named.value])).get(fold(named.value)) ?? []).filter(
					(record) => contactOf(record) === contactOf(credit) && !['DELETED', 'VOIDED'].includes(textOf(record, 'Status')),
				);
	if (found.length > 1) throw new Refusal([`Several ${resource.plural.toLowerCase()} of the contact have this number`], 'Name one by its id.');
	if (found[0] === undefined) throw new Refusal([`Xero found no ${one} of the contact with this id or number`], undefined, 404);
	return found[0];
}

const contactOf = ({ Contact }: XeroRecord): string => (isRecord(Contact) ? fold(Contact.ContactID) : '');

/** The contact's outstanding documents in the credit's currency, the one that fell due first in front; read once a contact. */
async function unpaidOf(job: Job, credit: XeroRecord, { unpaid }: Left): Promise<XeroRecord[]> {
	const resource = sideOf(credit) === 'ACCPAY' ? bill : invoice;
	const key = `${resource.value} ${contactOf(credit)}`;
	const all =
		unpaid.get(key) ??
		(await readList(job.xero, { ...walkOf(resource), query: { where: resource.list.always, Statuses: 'AUTHORISED', ContactIDs: contactOf(credit) } }));
	unpaid.set(key, all);
	const day = (record: XeroRecord): number => Number(/-?\d+/.exec(textOf(record, 'DueDate') || textOf(record, 'Date'))?.[0] ?? 0);
	return all
		.filter((record) => record.CurrencyCode === credit.CurrencyCode && amountOf(record, 'AmountDue').compare(zero) > 0)
		.sort((one, other) => day(one) - day(other) || textOf(one, 'InvoiceNumber').localeCompare(textOf(other, 'InvoiceNumber')));
}

async function sendOne(job: Job, { item, work }: Planned<Allocating>): Promise<Outcome> {
	const { resource } = job;
	const { credit, allocations } = work;
	const read = clock.now();
	const verdicts = await writeAll(
		job.xero,
		{
			method: 'PUT',
			place: { path: `${placeOf(resource).path}/${segment(textOf(credit, resource.id))}/Allocations`, listKey: 'Allocations', scope: resource.scope },
			id: 'AllocationID',
			many: 50,
			summarizes: true,
			write: job.write,
			stop: job.stop,
			lookUp: async (elements, since, isOthers) => await foundAllocations(job, credit, since < read, elements, isOthers),
		},
		allocations.map((record) => ({ item, record })),
	);
	const outcomes = verdicts.map((verdict) => outcomeOf({ ...resource, name: 'Allocation' }, verdict, 'created'));
	const made = outcomes.flatMap((outcome) => (outcome.is === 'created' ? [outcome.record] : []));
	const failed = outcomes.find((outcome) => outcome.is !== 'created');
	if (failed !== undefined && made.length === 0) return failed;
	const done = verdicts.reduce((sum, { is }, position) => (is === 'accepted' ? sum.add(decimalOf(String(allocations[position].Amount))) : sum), zero);
	const planned = allocations.reduce((sum, { Amount }) => sum.add(decimalOf(String(Amount))), zero);
	const record = creditShown(job, credit, work.remaining.add(planned).subtract(done), [...allocationsIn(credit), ...made]);
	if (failed === undefined) return { item, is: 'updated', record, warnings: [] };
	const because = outcomes.flatMap((outcome) => ('because' in outcome ? outcome.because : []));
	return { item, is: 'wrong', record, because: [`Only ${made.length} of ${allocations.length} allocations were made`, ...new Set(because)] };
}

/**
 * The allocations the credit has got since it was read, each for the element it fits. Where an earlier attempt `wasSent`
 * before that, what fits may have been there before it as well: Xero keeps no time of an allocation.
 */
async function foundAllocations(job: Job, credit: XeroRecord, wasSent: boolean, elements: readonly Element[], isOthers: (record: XeroRecord) => boolean): Promise<Array<XeroRecord | 'absent' | undefined>> {
	const now = (await findByIds(job.xero, job.resource, [textOf(credit, job.resource.id)])).get(fold(credit[job.resource.id]));
	if (now === undefined) return [];
	const before = new Set(wasSent ? [] : allocationsIn(credit).map(({ AllocationID }) => fold(AllocationID)));
	const fresh = allocationsIn(now).filter((each) => !before.has(fold(each.AllocationID)) && !isOthers(each));
	return elements.map(({ record }) => {
		const at = fresh.findIndex(({ Amount, Invoice }) => holds({ Amount: record.Amount, Invoice: record.Invoice }, { Amount, Invoice }));
		if (at === -1) return 'absent';
		const [found] = fresh.splice(at, 1);
		return wasSent ? undefined : found;
	});
}
