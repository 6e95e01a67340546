import type { SubShelf, Verdict } from '../contract';
import { zeroId } from './ids';
import type { Ledger } from './ledger';
import { guid, oneOf, read, text, UnknownId } from './read';
import type { TrackingCategory, TrackingOption } from './records';
import { checked, tooLong, written } from './shelf';
import { choicesOf } from './tracking-use';

const shape = {
	TrackingOptionID: guid,
	Name: text,
	Status: oneOf('TrackingOptionStatus', ['ACTIVE', 'ARCHIVED']),
};

/** The options of a tracking category: https://developer.xero.com/documentation/api/accounting/trackingcategories. */
export function optionsOf(ledger: Ledger, category: TrackingCategory): SubShelf {
	const find = (id: string) =>
		category.Options.find(({ TrackingOptionID }) => TrackingOptionID === id.toLowerCase());
	const errorsOf = (next: TrackingOption, was?: TrackingOption): string[] => {
		const errors = tooLong(next, { Name: 100 }, 'Tracking Option');
		const isTwin = ({ Name }: TrackingOption) => Name.toLowerCase() === next.Name.toLowerCase();
		if (!next.Name.trim()) errors.push('Please enter a Name.');
		else if (category.Options.some((option) => option !== was && isTwin(option)))
			errors.push('Please enter a unique Name.');
		return errors;
	};
	const settle = (next: TrackingOption, was?: TrackingOption): Verdict => {
		const errors = errorsOf(next, was);
		if (errors.length > 0) {
			const echo = { ...next, TrackingOptionID: was?.TrackingOptionID ?? zeroId };
			return { is: 'error', echo, errors };
		}
		if (!was) {
			category.Options.push(next);
			return { is: 'ok', record: next };
		}
		for (const choice of choicesOf(ledger)) {
			if (choice.TrackingOptionID === was.TrackingOptionID) choice.Option = next.Name;
		}
		return { is: 'ok', record: Object.assign(was, next) };
	};
	return {
		key: 'Options',
		id: 'TrackingOptionID',
		types: { TrackingOptionID: 'guid', Name: 'string', Status: 'string' },
		readable: false,
		all: () => category.Options,
		find,
		show: (record) => ({ ...record }),
		most: 1,
		summarizes: [],
		posts: { collection: false, byPath: true },
		check: (element) => checked(() => read(shape, element)),
		put: (element) =>
			written(() => {
				const { Name = '' } = read(shape, element);
				return settle({ TrackingOptionID: ledger.newId(), Name, Status: 'ACTIVE' });
			}),
		post: (element, _context, id = '') =>
			written(() => {
				const was = find(id);
				if (!was) throw new UnknownId();
				const { Name = was.Name, Status = was.Status } = read(shape, element);
				return settle({ ...was, Name, Status }, was);
			}),
		remove: (id) => {
			const option = find(id);
			if (!option) return { is: 'not found' };
			if (choicesOf(ledger).some((choice) => choice.TrackingOptionID === option.TrackingOptionID)) {
				const sentence = 'The tracking option is used and cannot be deleted. It can be archived.';
				return { is: 'error', echo: { ...option }, errors: [sentence] };
			}
			category.Options = category.Options.filter((other) => other !== option);
			return { is: 'ok', record: { ...option, Status: 'DELETED' } };
		},
	};
}
