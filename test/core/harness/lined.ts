import type { INodeParameters } from 'n8n-workflow';

import type { XeroRecord } from '../../../nodes/Xero/values/record';
import { byId, byNumber, named, type World } from '../harness';
import { untried } from './compare';
import { contactId } from './made';
import { type Kind, Records } from './records';

/** A kind of document with contact and lines, and what is written of it; each call gives other numbers. */
export type LinedStory = Kind & {
	/** The attribute of its number, for kinds that have one. */
	number: string;
	/** Every field but contact and lines, in Xero's names. */
	header: () => XeroRecord;
	/** Another value for each field that may change afterwards. */
	change: () => XeroRecord;
	/** Lines in Xero's names, as given and as held. */
	lines: XeroRecord[];
	matchOn: string[];
	/** Columns that no organisation of the local Xero has a use for. */
	untried?: string[];
};

export const customer = 'Ridgeway University';

/** Documents of one kind in a world. */
export class Lined extends Records {
	constructor(
		world: World,
		readonly story: LinedStory,
	) {
		super(world, story);
	}

	get contact(): XeroRecord {
		return { ContactID: contactId(this.world, customer) };
	}

	/** A whole document in Xero's names. */
	document(record: XeroRecord = {}): XeroRecord {
		return {
			Contact: this.contact,
			LineItems: this.story.lines,
			...this.story.header(),
			...record,
		};
	}

	/** Parameters that give the header by columns, the contact and the lines by their own. */
	async given(operation: string, header: XeroRecord): Promise<INodeParameters> {
		return {
			contact: named('name', customer),
			...(await this.fields(operation, header)),
			linesFrom: 'array',
			linesArray: JSON.stringify(this.story.lines),
		};
	}
}

/** Registers the tests every kind of document with lines, a number, update and upsert has. */
export function linedDocuments(documents: () => Lined, story: LinedStory): void {
	const { id: idName, number, matchOn } = story;
	const linesOf = async (id: unknown) =>
		((await documents().stored(id)) as { lineItems: Array<{ lineItemID: string }> }).lineItems;

	test('every field of the table is in the record', () => {
		expect(
			untried(story.resource, [story.header(), story.change()], [idName, ...(story.untried ?? [])]),
		).toEqual([]);
	});

	test('create by fields: every field is read back', async () => {
		const header = story.header();
		const [json] = await documents().done('create', await documents().given('create', header));
		expect(json).toMatchObject({ outcome: 'created', [number]: header[number] });
		await documents().expectHeld(json[idName], documents().document(header));
	});

	test('create by JSON: every field of every record is read back', async () => {
		const made = [documents().document(), documents().document(), documents().document()];
		const answers = await documents().done('create', {
			inputMode: 'json',
			fieldsJson: JSON.stringify(made),
		});
		expect(answers).toHaveLength(3);
		for (const [at, record] of made.entries())
			await documents().expectHeld(answers[at][idName], record);
	});

	test('rows with one key make one document', async () => {
		const header = story.header();
		const rows = story.lines.map((line) => ({ key: 'A', ...line }));
		const answers = await documents().done(
			'create',
			{
				contact: named('name', customer),
				...(await documents().fields('create', header)),
				linesFrom: 'rows',
				documentKey: '={{ $json.key }}',
				rowLine: {
					description: '={{ $json.Description }}',
					quantity: '={{ $json.Quantity }}',
					unitAmount: '={{ $json.UnitAmount }}',
					accountCode: '={{ $json.AccountCode }}',
				},
			},
			{ items: rows as never },
		);
		expect(answers).toHaveLength(1);
		const plain = story.lines.map(({ Description, Quantity, UnitAmount, AccountCode }) => ({
			Description,
			Quantity,
			UnitAmount,
			AccountCode,
		}));
		await documents().expectHeld(answers[0][idName], { ...header, LineItems: plain });
	});

	test('update changes what is given and leaves the rest, lines and all', async () => {
		const before = documents().document();
		const id = await documents().made(before);
		const lines = await linesOf(id);
		const change = story.change();
		const [json] = await documents().done('update', {
			record: byId(id),
			...(await documents().fields('update', change)),
		});
		expect(json).toMatchObject({ outcome: 'updated', [idName]: id });
		await documents().expectHeld(id, { ...before, ...change });
		expect(await linesOf(id)).toEqual(lines);
	});

	test('one line is changed by its id, one added, the other stays', async () => {
		const id = await documents().made(documents().document());
		const [first] = await linesOf(id);
		const changed = { LineItemID: first.lineItemID, Description: 'Changed', Quantity: 7 };
		const added = { Description: 'Added', Quantity: 1, UnitAmount: 3, AccountCode: '200' };
		await documents().done('update', {
			record: byId(id),
			linesFrom: 'array',
			linesArray: JSON.stringify([changed, added]),
		});
		const [one, ...others] = story.lines;
		await documents().expectHeld(id, { LineItems: [{ ...one, ...changed }, ...others, added] });
		expect(await linesOf(id)).toHaveLength(story.lines.length + 1);
	});

	test.each(matchOn)('create or update by %s', async (attribute) => {
		const there = documents().document();
		const id = await documents().made(there);
		const change = {
			...there,
			...story.change(),
			[number]: there[number],
			...(attribute === idName ? { [idName]: id } : {}),
		};
		const fresh = attribute === idName ? [] : [documents().document()];
		const answers = await documents().done('upsert', {
			matchOn: attribute,
			inputMode: 'json',
			fieldsJson: JSON.stringify([change, ...fresh]),
		});
		expect(answers.map(({ outcome }) => outcome)).toEqual(
			['updated', 'created'].slice(0, 1 + fresh.length),
		);
		expect(answers[0][idName]).toBe(id);
		await documents().expectHeld(id, change);
		for (const record of fresh) await documents().expectHeld(answers[1][idName], record);
	});

	test('get by id and by number; what is not there is refused', async () => {
		const record = documents().document();
		const id = await documents().made(record);
		for (const wanted of [byId(id), byNumber(record[number])]) {
			const [json] = await documents().done('get', { record: wanted });
			expect(json).toMatchObject({ [idName]: id, [number]: record[number] });
		}
		for (const wanted of [byId('11111111-2222-4333-8444-555555555555'), byNumber('NOBODY-1')]) {
			const { error } = await documents().run('get', { record: wanted });
			expect(error?.message).toMatch(/^Xero found no .* with this id or number$/);
		}
	});

	test('the expected total is compared before sending', async () => {
		const wrong = {
			...(await documents().given('create', story.header())),
			options: { expectedTotal: '1' },
		};
		const { error, calls } = await documents().run('create', wrong);
		expect(error?.message).toMatch(
			/^Expected Total: |^The lines add up to .*, but the expected total is 1\.00\.$/,
		);
		expect(calls.filter(({ method }) => method !== 'GET')).toEqual([]);
		const total = /add up to ([\d.]+)/.exec(String(error?.message))?.[1];
		const right = {
			...(await documents().given('create', story.header())),
			options: { expectedTotal: total },
		};
		const [json] = await documents().done('create', right as INodeParameters);
		expect(json).toMatchObject({ Total: Number(total) });
		expect(json.warnings).toBeUndefined();
	});
}
