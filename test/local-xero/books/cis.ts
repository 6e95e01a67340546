import type { Rec, Shelf, SubShelf } from '../contract';
import type { Ledger } from './ledger';
import type { Contact } from './records';

/** The basic rate of the Construction Industry Scheme: https://www.gov.uk/what-is-the-construction-industry-scheme. */
const rate = 20;

const settings = (values: Rec): SubShelf => ({
	key: 'CISSettings',
	id: 'CISSettingID',
	types: {},
	readable: true,
	all: () => [values],
	find: () => undefined,
	show: (record) => ({ ...record }),
	summarizes: [],
});

const isBritish = ({ organisation }: Ledger) => organisation.CountryCode === 'GB';

/**
 * CISSettings of contacts (https://developer.xero.com/documentation/api/accounting/contacts): suppliers of a British
 * organisation are subcontractors here. Elsewhere the address does not exist.
 */
export const cisOfContacts = (ledger: Ledger): Shelf['sub'] =>
	isBritish(ledger)
		? {
				CISSettings: (record: Rec) => {
					const { IsSupplier } = record as Contact;
					return settings({ CISEnabled: IsSupplier, ...(IsSupplier && { Rate: rate }) });
				},
			}
		: undefined;

/** CISSettings of the organisation: https://developer.xero.com/documentation/api/accounting/organisation. */
export const cisOfOrganisation = (ledger: Ledger): Shelf['sub'] =>
	isBritish(ledger)
		? {
				CISSettings: () =>
					settings({ CISContractorEnabled: true, CISSubContractorEnabled: false, Rate: rate }),
			}
		: undefined;
