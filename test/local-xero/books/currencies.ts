import type { Shelf } from '../contract';
import type { Ledger } from './ledger';
import { read, text, Unreadable } from './read';
import { checked, plainList, written } from './shelf';

const names = new Intl.DisplayNames('en-GB', { type: 'currency' });
const known = new Set(Intl.supportedValuesOf('currency'));

/** Codes of ISO 4217 are an enumeration: another cannot be converted. */
function codeOf(element: unknown): string {
	const { Code = '' } = read({ Code: text }, element);
	if (known.has(Code)) return Code;
	throw new Unreadable(`Error converting value "${Code}" to type 'CurrencyCode'. Path 'Code'.`);
}

/** Currencies are added, one a PUT: https://developer.xero.com/documentation/api/accounting/currencies. */
export function currenciesShelf(ledger: Ledger): Shelf {
	return {
		endpoint: 'Currencies',
		key: 'Currencies',
		id: 'Code',
		list: plainList,
		types: { Code: 'string', Description: 'string' },
		all: () => ledger.currencies.all(),
		find: (code) => ledger.currencies.get(code),
		show: (record) => ({ ...record }),
		most: 1,
		summarizes: [],
		check: (element) => checked(() => codeOf(element)),
		put: (element) =>
			written(() => {
				const Code = codeOf(element);
				const Description = names.of(Code) ?? Code;
				if (!ledger.currencies.get(Code))
					return { is: 'ok', record: ledger.currencies.add({ Code, Description }) };
				const sentence = `Organisation is already subscribed to currency ${Code}`;
				return { is: 'error', echo: { Code, Description }, errors: [sentence] };
			}),
	};
}
