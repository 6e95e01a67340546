import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { AccountingApi } from 'xero-node/dist/gen/api/accountingApi';

import type { XeroRecord } from '../../../nodes/Xero/values/record';
import { asJson, byId, byNumber, type Ran, type RunOptions, type World } from '../harness';
import { columnsFrom, differences, untried } from './compare';

/** A kind of record: how the official client reads one of it. */
export type Kind = {
	resource: string;
	id: string;
	read: (client: AccountingApi, tenant: string, id: string) => Promise<object | undefined>;
};

/** A record and what becomes of it; `create` gives another one each time, in Xero's names. */
export type Story = Kind & {
	create: () => XeroRecord;
	change: () => XeroRecord;
	/** Columns that no organisation of the local Xero has a use for. */
	untried?: string[];
	/** Fields a person may match on, with the number first. */
	matchOn: string[];
	number: string;
};

/** Doing things with one kind of record in a world. */
export class Records {
	constructor(
		readonly world: World,
		readonly kind: Kind,
	) {}

	/** Runs an operation, whole records out. */
	async run(
		operation: string,
		parameters: INodeParameters = {},
		options: RunOptions = {},
	): Promise<Ran> {
		return await this.world.run(
			{ resource: this.kind.resource, operation, simplify: false, ...parameters },
			options,
		);
	}

	/** As `run`, where nothing may go wrong: the json of the output items. */
	async done(
		operation: string,
		parameters: INodeParameters = {},
		options: RunOptions = {},
	): Promise<IDataObject[]> {
		const { items, errorItems, error } = await this.run(operation, parameters, options);
		expect(error).toBeUndefined();
		expect(errorItems).toEqual([]);
		return items.map(({ json }) => json);
	}

	/** The Fields parameter for a record in Xero's names. */
	async fields(operation: string, record: XeroRecord): Promise<INodeParameters> {
		const { resource } = this.kind;
		return { fields: await this.world.fields(resource, operation, columnsFrom(resource, record)) };
	}

	/** Makes a record by JSON and answers its id. */
	async made(record: XeroRecord): Promise<string> {
		const [json] = await this.done('create', asJson(record));
		return String(json[this.kind.id]);
	}

	/** The record as the official client reads it. */
	async stored(id: unknown): Promise<object | undefined> {
		return await this.kind.read(this.world.client(), this.world.tenant(), String(id));
	}

	/** Fails unless everything that was sent is what Xero holds. */
	async expectHeld(id: unknown, sent: XeroRecord): Promise<void> {
		expect(differences(sent, await this.stored(id))).toEqual([]);
	}
}

/** Registers the tests every kind of record with create, update, upsert and get has. */
export function writesAndReads(records: () => Records, story: Story): void {
	const { resource, id: idName, number, matchOn } = story;

	test('every field of the table is in a record', () => {
		expect(
			untried(resource, [story.create(), story.change()], [idName, ...(story.untried ?? [])]),
		).toEqual([]);
	});

	test('create by fields: every field is read back', async () => {
		const record = story.create();
		const [json] = await records().done('create', await records().fields('create', record));
		expect(json.outcome).toBe('created');
		await records().expectHeld(json[idName], record);
	});

	test('create by JSON: every field of every record is read back', async () => {
		const made = [story.create(), story.create(), story.create()];
		const answers = await records().done('create', asJson(made));
		expect(answers).toHaveLength(3);
		for (const [at, record] of made.entries())
			await records().expectHeld(answers[at][idName], record);
	});

	test('update changes what is given and leaves the rest', async () => {
		const [before, change] = [story.create(), story.change()];
		const id = await records().made(before);
		const [json] = await records().done('update', {
			record: byId(id),
			...(await records().fields('update', change)),
		});
		expect(json).toMatchObject({ outcome: 'updated', [idName]: id });
		await records().expectHeld(id, { ...before, ...change });
	});

	test.each(matchOn)('create or update by %s', async (attribute) => {
		const there = story.create();
		const id = await records().made(there);
		const change = {
			...there,
			...story.change(),
			[number]: there[number],
			...(attribute === idName ? { [idName]: id } : {}),
		};
		const fresh = attribute === idName ? [] : [story.create()];
		const answers = await records().done('upsert', {
			matchOn: attribute,
			...asJson([change, ...fresh]),
		});
		expect(answers.map(({ outcome }) => outcome)).toEqual(
			['updated', 'created'].slice(0, 1 + fresh.length),
		);
		expect(answers[0][idName]).toBe(id);
		await records().expectHeld(id, change);
		for (const record of fresh) await records().expectHeld(answers[1][idName], record);
	});

	test('get by id and by number', async () => {
		const record = story.create();
		const id = await records().made(record);
		for (const wanted of [byId(id), byNumber(record[number])]) {
			const [json] = await records().done('get', { record: wanted });
			expect(json).toMatchObject({ [idName]: id, [number]: record[number] });
		}
	});
}
