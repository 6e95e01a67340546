import type { Rec, Shelf, Verdict } from '../contract';
import { zeroId } from './ids';
import type { Ledger } from './ledger';
import { guid, oneOf, read, text, UnknownId, type Given } from './read';
import type { TrackingCategory } from './records';
import { checked, plainList, tooLong, written } from './shelf';
import { optionsOf } from './tracking-options';
import { choicesOf } from './tracking-use';

/** https://developer.xero.com/documentation/api/accounting/trackingcategories: two active, four in all. */
const mostActive = 2;
const most = 4;

const shape = {
	TrackingCategoryID: guid,
	Name: text,
	Status: oneOf('TrackingCategoryStatus', ['ACTIVE', 'ARCHIVED']),
};

/** The TrackingCategories shelf, with the options of each: one a PUT, changed and deleted at their address. */
export function trackingCategoriesShelf(ledger: Ledger): Shelf {
	const categories = ledger.trackingCategories;
	const errorsOf = (next: TrackingCategory, was?: TrackingCategory): string[] => {
		const others = categories.all().filter((category) => category !== was);
		const errors = tooLong(next, { Name: 100 }, 'Tracking Category');
		const twin = others.some(({ Name }) => Name.toLowerCase() === next.Name.toLowerCase());
		if (!next.Name.trim()) errors.push('Please enter a Name.');
		else if (twin) errors.push('Please enter a unique Name.');
		const active = others.filter(({ Status }) => Status === 'ACTIVE');
		if (others.length >= most)
			errors.push(`An organisation can have ${most} tracking categories, archived ones included.`);
		else if (next.Status === 'ACTIVE' && active.length >= mostActive)
			errors.push(`An organisation can have ${mostActive} active tracking categories.`);
		return errors;
	};
	const settle = (next: TrackingCategory, was?: TrackingCategory): Verdict => {
		const errors = errorsOf(next, was);
		if (errors.length > 0) {
			const echo = { ...next, TrackingCategoryID: was?.TrackingCategoryID ?? zeroId };
			return { is: 'error', echo, errors };
		}
		if (!was) return { is: 'ok', record: categories.add(next) };
		for (const choice of choicesOf(ledger)) {
			if (choice.TrackingCategoryID === was.TrackingCategoryID) choice.Name = next.Name;
		}
		return { is: 'ok', record: categories.change(was, next) };
	};
	return {
		endpoint: 'TrackingCategories',
		key: 'TrackingCategories',
		id: 'TrackingCategoryID',
		list: { ...plainList, hides: (record) => record.Status !== 'ACTIVE' },
		types: { TrackingCategoryID: 'guid', Name: 'string', Status: 'string' },
		all: () => categories.all(),
		find: (id) => categories.get(id),
		show: (record: Rec) => ({
			...record,
			Options: (record as TrackingCategory).Options.map((option) => ({ ...option })),
		}),
		most: 1,
		summarizes: [],
		posts: { collection: false, byPath: true },
		check: (element) => checked(() => read(shape, element)),
		put: (element) =>
			written(() => {
				const { Name = '' }: Given<typeof shape> = read(shape, element);
				const TrackingCategoryID = ledger.newId();
				return settle({ TrackingCategoryID, Name, Status: 'ACTIVE', Options: [] });
			}),
		post: (element, _context, id = '') =>
			written(() => {
				const was = categories.get(id);
				if (!was) throw new UnknownId();
				const { Name = was.Name, Status = was.Status } = read(shape, element);
				return settle({ ...was, Name, Status }, was);
			}),
		remove: (id) => {
			const category = categories.get(id);
			if (!category) return { is: 'not found' };
			const used = choicesOf(ledger).some(
				(choice) => choice.TrackingCategoryID === id.toLowerCase(),
			);
			if (used) {
				const sentence = 'The tracking category is used and cannot be deleted. It can be archived.';
				return { is: 'error', echo: { ...category }, errors: [sentence] };
			}
			categories.remove(category);
			return { is: 'ok', record: { ...category, Status: 'DELETED' } };
		},
		sub: { Options: (category) => optionsOf(ledger, category as TrackingCategory) },
	};
}
