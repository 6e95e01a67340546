import type { Rec, Shelf, SubShelf, Verdict } from '../contract';
import { zeroId } from './ids';
import type { Ledger } from './ledger';
import { guid, read, text, UnknownId } from './read';
import type { BrandingTheme, PaymentService } from './records';
import { checked, plainList, tooLong, written } from './shelf';

const shape = {
	PaymentServiceID: guid,
	PaymentServiceName: text,
	PaymentServiceUrl: text,
	PayNowText: text,
};

const types = { PaymentServiceID: 'guid', PaymentServiceName: 'string' } as const;

/** Custom payment links, added one by one: https://developer.xero.com/documentation/api/accounting/paymentservices. */
export function paymentServicesShelf(ledger: Ledger): Shelf {
	const create = (element: Rec): Verdict => {
		const given = read(shape, element);
		const missing = (['PaymentServiceName', 'PaymentServiceUrl', 'PayNowText'] as const).filter(
			(attribute) => !given[attribute]?.trim(),
		);
		const errors = [
			...missing.map((attribute) => `The ${attribute} must be specified.`),
			...tooLong(given, { PayNowText: 50 }, 'Payment Service'),
		];
		const { PaymentServiceName = '', PaymentServiceUrl = '', PayNowText = '' } = given;
		const next: PaymentService = {
			PaymentServiceID: ledger.newId(),
			PaymentServiceName,
			PaymentServiceUrl,
			PayNowText,
			PaymentServiceType: 'Custom',
		};
		return errors.length > 0
			? { is: 'error', echo: { ...next, PaymentServiceID: zeroId }, errors }
			: { is: 'ok', record: ledger.paymentServices.add(next) };
	};
	return {
		endpoint: 'PaymentServices',
		key: 'PaymentServices',
		id: 'PaymentServiceID',
		list: { ...plainList, where: false, order: false },
		types,
		all: () => ledger.paymentServices.all(),
		find: () => undefined,
		show: (record) => ({ ...record }),
		summarizes: [],
		check: (element) => checked(() => read(shape, element)),
		put: (element) => written(() => create(element)),
	};
}

/** The payment services invoices of a branding theme offer; POST adds one that exists. */
export function servicesOfTheme(ledger: Ledger, theme: BrandingTheme): SubShelf {
	const serviceOf = (element: Rec): PaymentService => {
		const found = ledger.paymentServices.get(read(shape, element).PaymentServiceID ?? '');
		if (!found) throw new UnknownId();
		return found;
	};
	return {
		key: 'PaymentServices',
		id: 'PaymentServiceID',
		types,
		readable: true,
		all: () => theme.services,
		find: (id) => ledger.paymentServices.get(id),
		show: (record) => ({ ...record }),
		summarizes: [],
		posts: { collection: true, byPath: false },
		check: (element) => checked(() => serviceOf(element)),
		post: (element) =>
			written(() => {
				const record = serviceOf(element);
				if (!theme.services.includes(record)) theme.services.push(record);
				return { is: 'ok', record };
			}),
	};
}
