import { AccountingApi } from 'xero-node';
import type { Item, NodeRun } from '../host/api';
import type { Stage } from '../host/stage';
import type { Load } from './job';
import type { Ended } from './play';

/** What the items were told, held against the books. */
export interface Judged {
	/** Records told as created, updated or unchanged; told as refused; told as unknown. */
	done: number;
	refused: number;
	unknown: number;
	/** In the books more often than once. */
	duplicates: string[];
	/** Told as done and not in the books, or told nothing at all. */
	lost: string[];
	/** Told that a new record was refused, and it is in the books. */
	untrue: string[];
	/** Executions that failed as a whole. */
	failed: string[];
	/** What the refused were told, and how many of them. */
	refusals: { [message: string]: number };
}

const pageSize = 1000;

/** How often each key is in an organisation's books, as Xero's own client reads them. */
async function inTheBooks(api: AccountingApi, tenantId: string): Promise<Map<string, number>> {
	const counts = new Map<string, number>();
	const count = (key: string | undefined): void => {
		if (key?.startsWith('Q ')) counts.set(key, (counts.get(key) ?? 0) + 1);
	};
	for (let page = 1, got = pageSize; got === pageSize; page++) {
		const { body } = await api.getContacts(
			tenantId,
			undefined,
			undefined,
			undefined,
			undefined,
			page,
			true,
			undefined,
			undefined,
			pageSize,
		);
		for (const { name, contactNumber } of body.contacts ?? []) for (const key of [name, contactNumber]) count(key);
		got = body.contacts?.length ?? 0;
	}
	for (let page = 1, got = pageSize; got === pageSize; page++) {
		const { body } = await api.getInvoices(
			tenantId,
			undefined,
			undefined,
			undefined,
			undefined,
			undefined,
			undefined,
			undefined,
			page,
			undefined,
			undefined,
			undefined,
			undefined,
			pageSize,
		);
		for (const { reference, invoiceNumber } of body.invoices ?? [])
			for (const key of [reference, invoiceNumber]) count(key);
		got = body.invoices?.length ?? 0;
	}
	return counts;
}

const done = new Set(['created', 'updated', 'unchanged']);

/** What one record was told. */
type Told = { is: 'done' | 'refused' | 'unknown'; message: string };

/** The record an item came from: each output item of the node names its input item. */
function keyOf({ pairedItem }: Item, { pushes }: Load): string {
	const [from] = [pairedItem].flat() as Array<number | { item: number }>;
	return pushes[typeof from === 'number' ? from : from.item].key;
}

/** What every record of a load was told, by its key. */
function toldBy(run: NodeRun | undefined, load: Load): Map<string, Told> {
	const [good, bad] = run?.data?.main ?? [];
	return new Map(
		[...(good ?? []), ...(bad ?? [])].map((item): [string, Told] => {
			if (done.has(String(item.json.outcome))) return [keyOf(item, load), { is: 'done', message: '' }];
			const message = String(item.json.error);
			return [keyOf(item, load), { is: message.startsWith('Outcome unknown') ? 'unknown' : 'refused', message }];
		}),
	);
}

/** Compares what every item was told with what Xero's own client reads in the books. */
export async function judge({ xero }: Stage, ended: readonly Ended[]): Promise<Judged> {
	const api = new AccountingApi(`${xero.url}/api.xro/2.0`);
	api.accessToken = xero.control.issueToken().access_token;
	const judged: Judged = {
		done: 0,
		refused: 0,
		unknown: 0,
		duplicates: [],
		lost: [],
		untrue: [],
		failed: [],
		refusals: {},
	};
	const books = new Map<string, number>();
	for (const tenantId of new Set(ended.map(({ load }) => load.organisation))) {
		for (const [key, count] of await inTheBooks(api, tenantId)) books.set(key, count);
	}
	for (const [key, count] of books) if (count > 1) judged.duplicates.push(`${key}: ${count} times`);
	for (const { load, execution } of ended) {
		const { runData, error } = execution.data.resultData;
		if (execution.status !== 'success')
			judged.failed.push(`${execution.id} ended as ${execution.status}: ${error?.message ?? ''}`);
		const told = toldBy(runData.Xero?.[0], load);
		for (const { key } of load.pushes) {
			const one = told.get(key);
			if (one === undefined) judged.lost.push(`${key}: told nothing`);
			else judged[one.is] += 1;
			if (one?.is === 'done' && !books.has(key)) judged.lost.push(`${key}: told as done`);
			// Of two executions that Create or Update the same new record at once, the slower one is refused by right.
			if (one?.is === 'refused' && books.has(key) && load.kind.startsWith('create'))
				judged.untrue.push(`${key}: ${one.message}`);
			if (one?.is === 'refused') {
				const message = one.message.replaceAll(key, '…');
				judged.refusals[message] = (judged.refusals[message] ?? 0) + 1;
			}
		}
	}
	return judged;
}
