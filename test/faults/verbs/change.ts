import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Rec } from '../../local-xero/contract';
import type { Rig } from '../rig';
import { byItemId, nobody, range, text, type Spoil, type Verb } from './task';

/** A way of changing records another program made. */
export type Change = {
	name: string;
	resource: string;
	operation: string;
	endpoint: string;
	id: string;
	method?: string;
	url?: string;
	most?: number;
	/** Its endpoint takes one new record at a time. */
	alone?: true;
	/** What another program makes before. */
	stored: (mark: string, rig: Rig, at: number) => Rec;
	parameters?: INodeParameters;
	/** Whether the books have the change. */
	isDone: (record: Rec | undefined, mark: string) => boolean;
	/** What the item gives. */
	given?: (mark: string) => Rec;
	spoilt?: { [kind in Spoil]?: (record: Rec) => Rec };
	/** What another program makes instead, so that the change is refused. */
	unfit?: (record: Rec) => Rec;
};

/** The verb that changes them so. */
export const changeOf = ({
	name,
	resource,
	operation,
	endpoint,
	id,
	method = 'POST',
	url,
	most = 50,
	alone,
	stored,
	parameters = {},
	isDone,
	given = () => ({}),
	spoilt = {},
	unfit,
}: Change): Verb => ({
	name,
	method,
	url: url ?? `/${endpoint}(/[^/?]+)?(\\?|$)`,
	most,
	spoils: [
		...(Object.keys(spoilt) as Spoil[]),
		...(unfit ? (['invalid'] as const) : []),
		'unknown id',
		'duplicate',
	],
	async prepare(rig, count, mark, spoil) {
		const stock = range(count).map((at) => stored(`${mark}-${at}`, rig, at));
		if (unfit && spoil?.kind === 'invalid') stock[spoil.at] = unfit(stock[spoil.at]);
		const records = alone ? await oneByOne(rig, endpoint, stock) : await rig.made(endpoint, stock);
		const marks = range(count).map((at) => `${mark}-${at} changed`);
		const ids = records.map((record) => text(record[id]));
		const items = ids.map((each, at) => ({ id: each, record: given(marks[at]) as IDataObject }));
		if (spoil?.kind === 'duplicate') {
			items[spoil.at] = items[spoil.at === 0 ? 1 : 0];
			marks[spoil.at] = marks[spoil.at === 0 ? 1 : 0];
		} else if (spoil?.kind === 'unknown id') items[spoil.at].id = nobody;
		else if (spoil && !unfit)
			items[spoil.at].record = (spoilt[spoil.kind]?.(items[spoil.at].record) ?? {}) as IDataObject;
		return {
			parameters: { resource, operation, simplify: false, ...byItemId, ...parameters },
			items,
			id,
			creates: false,
			held: async () => {
				const now = new Map(rig.books(endpoint).map((record) => [text(record[id]), record]));
				return items.map((item, at) =>
					item.id !== nobody && isDone(now.get(item.id), marks[at]) ? [item.id] : [],
				);
			},
			...(method === 'DELETE' ? {} : { total: () => rig.books(endpoint).length }),
		};
	},
});

/** Records made by another program, each by a call of its own. */
export async function oneByOne(rig: Rig, endpoint: string, records: Rec[]): Promise<Rec[]> {
	const made: Rec[] = [];
	for (const record of records)
		made.push(((await rig.ask('PUT', `/${endpoint}`, record))[endpoint] as Rec[])[0]);
	return made;
}

/** Whether a record has one of these statuses. */
export const statusIs =
	(...statuses: string[]) =>
	(record: Rec | undefined): boolean =>
		statuses.includes(text(record?.Status));
