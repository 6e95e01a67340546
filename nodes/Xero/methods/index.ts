import { searchEmployees, searchPayrollCalendars } from './employees';
import { searchContacts, searchOrganisations, searchRecords, searchUnpaid } from './listSearch';
import { getAccounts, getClearableFields, getItems, getTaxRates, getTrackingCategories, getTrackingOptions1, getTrackingOptions2 } from './loadOptions';
import { getFields } from './resourceMapping';
import { getTrackingCategoryIds, getTrackingOptionIds, searchPaymentServices, searchTrackingOptions } from './settings';

/** What the editor asks while a workflow is designed. */
export const methods = {
	listSearch: { searchOrganisations, searchRecords, searchContacts, searchEmployees, searchPayrollCalendars, searchUnpaid, searchPaymentServices, searchTrackingOptions },
	loadOptions: {
		getAccounts,
		getClearableFields,
		getItems,
		getTaxRates,
		getTrackingCategories,
		getTrackingCategoryIds,
		getTrackingOptionIds,
		getTrackingOptions1,
		getTrackingOptions2,
	},
	resourceMapping: { getFields },
};
