import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Rec } from '../../local-xero/contract';
import type { Rig } from '../rig';
import { byMark, fromItem, range, text, type Spoil, type Verb } from './task';

/** A way of making records of one kind. */
export type Creation = {
	name: string;
	resource: string;
	endpoint: string;
	id: string;
	/** Attribute that carries the mark. */
	mark: string;
	most?: number;
	record: (mark: string, rig: Rig, at: number) => Rec;
	/** Something every record needs, made before. */
	before?: (rig: Rig, count: number, mark: string) => Promise<Array<Rec>>;
	spoilt?: { [kind in Spoil]?: (record: Rec) => Rec };
	parameters?: INodeParameters;
};

/** The verb that makes such records. */
export const creationOf = ({
	name,
	resource,
	endpoint,
	id,
	mark: attribute,
	record,
	before,
	spoilt = {},
	most = 50,
	parameters = {},
}: Creation): Verb => ({
	name,
	method: 'PUT',
	url: `/${endpoint}(\\?|$)`,
	most,
	spoils: [...(Object.keys(spoilt) as Spoil[]), 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const needed = (await before?.(rig, count, mark)) ?? [];
		const records = range(count).map(
			(at): Rec => ({ ...record(`${mark}-${at}`, rig, at), ...needed[at] }),
		);
		if (spoil?.kind === 'duplicate') records[spoil.at] = records[spoil.at === 0 ? 1 : 0];
		else if (spoil)
			records[spoil.at] = spoilt[spoil.kind]?.(records[spoil.at]) ?? records[spoil.at];
		const marks = records.map((each) => text(each[attribute]));
		return {
			parameters: { resource, operation: 'create', simplify: false, ...fromItem, ...parameters },
			items: records.map((each) => ({ record: each as IDataObject })),
			id,
			creates: true,
			held: async () =>
				byMark(
					marks,
					rig.books(endpoint),
					(each) => each[attribute],
					(each) => each[id],
				),
			total: () => rig.books(endpoint).length,
		};
	},
});
