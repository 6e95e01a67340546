import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../../local-xero/contract';
import type { Rig } from '../rig';
import { changeOf, oneByOne, statusIs } from './change';
import { byItemId, byMark, nobody, range, text, type Verb } from './task';

const categoryOf = (rig: Rig): string =>
	text(rig.books('TrackingCategories')[0].TrackingCategoryID);

const optionsOf = (rig: Rig): Rec[] =>
	rig.books('TrackingCategories').flatMap(({ Options }) => (Options ?? []) as Rec[]);

const createOption: Verb = {
	name: 'create tracking option',
	method: 'PUT',
	url: '/Options',
	most: 5,
	spoils: ['duplicate'],
	async prepare(rig, count, mark, spoil) {
		const category = categoryOf(rig);
		const items = range(count).map((at) => ({ id: category, name: `${mark}-${at}` }));
		if (spoil) items[spoil.at] = items[spoil.at === 0 ? 1 : 0];
		return {
			parameters: {
				resource: 'trackingCategory',
				operation: 'createOption',
				simplify: false,
				...byItemId,
				optionName: '={{ $json.name }}',
			},
			items,
			id: 'TrackingOptionID',
			counted: true,
			creates: true,
			held: async () =>
				byMark(
					items.map(({ name }) => name),
					optionsOf(rig),
					({ Name }) => Name,
					({ TrackingOptionID }) => TrackingOptionID,
				),
			total: () => optionsOf(rig).length,
		};
	},
};

/** Options another program made, each given another name, or deleted. */
const options = (
	name: string,
	operation: string,
	method: string,
	parameters: INodeParameters,
	isDone: (option: Rec | undefined, mark: string) => boolean,
): Verb => ({
	name,
	method,
	url: '/Options',
	most: 5,
	spoils: ['unknown id', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const category = categoryOf(rig);
		const items: Array<{ id: string; option: string; name: string }> = [];
		for (const at of range(count)) {
			const made = await rig.ask('PUT', `/TrackingCategories/${category}/Options`, {
				Name: `${mark}-${at}`,
			});
			const option = text((made.Options as Rec[])[0].TrackingOptionID);
			items.push({ id: category, option, name: `${mark}-${at} changed` });
		}
		if (spoil?.kind === 'unknown id') items[spoil.at].option = nobody;
		else if (spoil) items[spoil.at] = items[spoil.at === 0 ? 1 : 0];
		return {
			parameters: {
				resource: 'trackingCategory',
				operation,
				simplify: false,
				...byItemId,
				trackingOption: { __rl: true, mode: 'id', value: '={{ $json.option }}' },
				...parameters,
			},
			items,
			id: 'TrackingOptionID',
			counted: true,
			creates: false,
			held: async () => {
				const now = new Map(
					optionsOf(rig).map((option) => [text(option.TrackingOptionID), option]),
				);
				return items.map((item) =>
					item.option !== nobody && isDone(now.get(item.option), item.name) ? [item.option] : [],
				);
			},
		};
	},
});

/** Two groups; the contacts of a run go into one and the other in turn. */
const members = (
	name: string,
	operation: string,
	method: string,
	most: number,
	wanted: boolean,
): Verb => ({
	name,
	method,
	url: '/ContactGroups/[^/]+/Contacts',
	most,
	...(most === 50 ? { requests: () => 1 } : {}),
	spoils: ['unknown id', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const contacts = await rig.made(
			'Contacts',
			range(count).map((at) => ({ Name: `${mark}-${at}` })),
		);
		const [group] = await rig.made('ContactGroups', [{ Name: mark }]);
		const id = text(group.ContactGroupID);
		if (!wanted)
			await rig.ask('PUT', `/ContactGroups/${id}/Contacts`, {
				Contacts: contacts.map(({ ContactID }) => ({ ContactID })),
			});
		const items = contacts.map(({ ContactID }) => ({ id, contact: text(ContactID) }));
		if (spoil?.kind === 'unknown id') items[spoil.at].contact = nobody;
		else if (spoil) items[spoil.at] = items[spoil.at === 0 ? 1 : 0];
		return {
			parameters: {
				resource: 'contactGroup',
				operation,
				simplify: false,
				...byItemId,
				contact: { __rl: true, mode: 'id', value: '={{ $json.contact }}' },
			},
			items,
			id: 'ContactID',
			counted: true,
			creates: false,
			held: async () => {
				const inside = await insideOf(rig, id);
				return items.map((item) =>
					item.contact !== nobody && inside.has(item.contact) === wanted ? [item.contact] : [],
				);
			},
		};
	},
});

async function insideOf(rig: Rig, group: string): Promise<Set<string>> {
	const listed = (await rig.ask('GET', `/ContactGroups/${group}`)).ContactGroups as Rec[];
	return new Set(((listed[0].Contacts ?? []) as Rec[]).map(({ ContactID }) => text(ContactID)));
}

const removeAllMembers: Verb = {
	name: 'remove all contacts from group',
	method: 'DELETE',
	url: '/ContactGroups/[^/]+/Contacts',
	most: 5,
	spoils: ['unknown id', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const groups = await oneByOne(
			rig,
			'ContactGroups',
			range(count).map((at) => ({ Name: `${mark}-${at}` })),
		);
		const [{ ContactID }] = await rig.made('Contacts', [{ Name: mark }]);
		for (const { ContactGroupID } of groups)
			await rig.ask('PUT', `/ContactGroups/${text(ContactGroupID)}/Contacts`, {
				Contacts: [{ ContactID }],
			});
		const items = groups.map(({ ContactGroupID }) => ({ id: text(ContactGroupID) }));
		if (spoil)
			items[spoil.at] = spoil.kind === 'duplicate' ? items[spoil.at === 0 ? 1 : 0] : { id: nobody };
		return {
			parameters: {
				resource: 'contactGroup',
				operation: 'removeAllMembers',
				simplify: false,
				...byItemId,
			},
			items,
			id: 'ContactGroupID',
			creates: false,
			held: async () => {
				const held: string[][] = [];
				for (const { id } of items)
					held.push(id !== nobody && (await insideOf(rig, id)).size === 0 ? [id] : []);
				return held;
			},
		};
	},
};

const addPaymentService: Verb = {
	name: 'add payment service',
	method: 'POST',
	url: '/PaymentServices',
	most: 5,
	spoils: ['unknown id', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const theme = text(rig.books('BrandingThemes')[0].BrandingThemeID);
		const services = await oneByOne(
			rig,
			'PaymentServices',
			range(count).map((at) => ({
				PaymentServiceName: `${mark}-${at}`,
				PaymentServiceUrl: 'https://pay.example.com',
				PayNowText: 'Pay',
			})),
		);
		const items = services.map(({ PaymentServiceID }) => ({
			id: theme,
			service: text(PaymentServiceID),
		}));
		if (spoil?.kind === 'unknown id') items[spoil.at].service = nobody;
		else if (spoil) items[spoil.at] = items[spoil.at === 0 ? 1 : 0];
		return {
			parameters: {
				resource: 'brandingTheme',
				operation: 'addPaymentService',
				simplify: false,
				...byItemId,
				paymentService: { __rl: true, mode: 'id', value: '={{ $json.service }}' },
			},
			items,
			id: 'PaymentServiceID',
			counted: true,
			creates: false,
			held: async () => {
				const path = `/BrandingThemes/${theme}/PaymentServices`;
				const offered = new Set(
					((await rig.ask('GET', path)).PaymentServices as Rec[]).map(({ PaymentServiceID }) =>
						text(PaymentServiceID),
					),
				);
				return items.map(({ service }) => (offered.has(service) ? [service] : []));
			},
		};
	},
};

const aTaxRate = (mark: string): Rec => ({
	Name: mark,
	ReportTaxType: 'OUTPUT',
	TaxComponents: [{ Name: 'State', Rate: 7.25, IsCompound: false, IsNonRecoverable: false }],
});

/** Groups of contacts, tracking options, tax rates, ways to pay. */
export const settings: readonly Verb[] = [
	members('add contacts to group', 'addMembers', 'PUT', 50, true),
	members('remove contact from group', 'removeMember', 'DELETE', 5, false),
	removeAllMembers,
	createOption,
	options(
		'update tracking option',
		'updateOption',
		'POST',
		{ optionName: '={{ $json.name }}' },
		(option, mark) => option?.Name === mark,
	),
	options('delete tracking option', 'deleteOption', 'DELETE', {}, (option) => option === undefined),
	addPaymentService,
	changeOf({
		name: 'archive tax rate',
		resource: 'taxRate',
		operation: 'archive',
		endpoint: 'TaxRates',
		id: 'TaxType',
		most: 5,
		alone: true,
		stored: aTaxRate,
		isDone: statusIs('ARCHIVED'),
	}),
];
