import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { isDocument, sortedBy } from './shared';
import { catalogue } from '../resources/catalogue';
import { hasContact, linesNameOf, type Resource } from '../resources/define';
import { salesLine } from '../resources/parts';
import type { Fields } from '../values/field';

const choose =
	'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

const chosen = (displayName: string, name: string, loadOptionsMethod: string, dependsOn?: string): INodeProperties => ({
	displayName: `${displayName} Name or ID`,
	name,
	type: 'options',
	default: '',
	description: choose,
	typeOptions: { loadOptionsMethod, ...(dependsOn === undefined ? {} : { loadOptionsDependsOn: [dependsOn] }) },
});

/** Amounts are text, so that they are sent with the digits given and an empty one is no zero. */
const typed = (displayName: string, name: string, example: string, description?: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	...(description === undefined ? {} : { description }),
});

const { Taxability } = salesLine.fields;
const taxability = Taxability.kind === 'choice' ? Taxability.options : [];

/** What a line may be given, by the attribute of Xero's line it becomes. */
const parts: { [wireName: string]: INodeProperties[] } = {
	AccountCode: [chosen('Account', 'accountCode', 'getAccounts')],
	Description: [typed('Description', 'description', 'Consulting in May')],
	DiscountAmount: [typed('Discount Amount', 'discountAmount', '5.00', 'In place of the percentage')],
	DiscountRate: [typed('Discount Percentage', 'discountRate', '10')],
	ItemCode: [chosen('Item', 'itemCode', 'getItems')],
	LineAmount: [typed('Line Amount', 'lineAmount', '119.80', 'In place of the quantity or of the unit price')],
	LineItemID: [
		typed(
			'Line Item ID',
			'lineItemId',
			'52208ff9-528a-4985-a9ad-b2b1d4210e38',
			'The line of the document that is changed; leave empty to add a line',
		),
	],
	Quantity: [typed('Quantity', 'quantity', '2')],
	SalesTaxCodeId: [typed('Sales Tax Code ID (United States)', 'salesTaxCodeId', '4711', 'Only where Xero works out American sales tax')],
	Taxability: [
		{
			displayName: 'Taxability (United States)',
			name: 'taxability',
			type: 'options',
			options: sortedBy((option) => option.name, [...taxability, { name: 'Not Given', value: '' }]),
			default: '',
			description: 'Only where Xero works out American sales tax',
		},
	],
	TaxAmount: [typed('Tax Amount', 'taxAmount', '15.60', 'Replaces the tax Xero works out from the tax rate')],
	TaxType: [chosen('Tax Rate', 'taxType', 'getTaxRates')],
	Tracking: [
		chosen('Tracking Category 1', 'trackingCategory1', 'getTrackingCategories'),
		chosen('Tracking Category 2', 'trackingCategory2', 'getTrackingCategories'),
		chosen('Tracking Option 1', 'trackingOption1', 'getTrackingOptions1', '&trackingCategory1'),
		chosen('Tracking Option 2', 'trackingOption2', 'getTrackingOptions2', '&trackingCategory2'),
	],
	UnitAmount: [typed('Unit Price', 'unitAmount', '59.90')],
};

/** Kept open on every line that is entered below; the rest is added when wanted. */
const mostUsed = ['accountCode', 'description', 'itemCode', 'lineItemId', 'quantity', 'taxType', 'unitAmount'];

function lineOf(resource: Resource): Fields {
	const lines = resource.fields[linesNameOf(resource)];
	return lines?.kind === 'list' ? lines.of : {};
}

const isJournal = (resource: Resource): boolean => !hasContact(resource);

/** What stands in a journal's line for quantity, price and amount. */
const journalAmount: INodeProperties = {
	...typed('Amount', 'lineAmount', '100.00', 'A debit is positive, a credit negative; all lines come to zero'),
	displayOptions: { show: { '/resource': catalogue.filter((each) => isDocument(each) && isJournal(each)).map(({ value }) => value) } },
};

/** Shows a part only where the lines of the resource, and the operation, have it. */
function shownWhere(wireName: string): IDisplayOptions | undefined {
	const documents = catalogue.filter(isDocument);
	const having = documents.filter((resource) => lineOf(resource)[wireName] !== undefined && !(wireName === 'LineAmount' && isJournal(resource)));
	const only = having.map((resource) => lineOf(resource)[wireName].only)[0];
	const show = {
		...(having.length === documents.length ? {} : { '/resource': having.map(({ value }) => value) }),
		...(only === undefined ? {} : { '/operation': [only] }),
	};
	return Object.keys(show).length === 0 ? undefined : { show };
}

const every: INodeProperties[] = sortedBy(
	(part) => part.displayName,
	[
		journalAmount,
		...Object.entries(parts).flatMap(([wireName, made]) => {
			const displayOptions = shownWhere(wireName);
			return made.map((part) => (displayOptions === undefined ? part : { ...part, displayOptions }));
		}),
	],
);

/** The parts of the one line an input row gives: always a new line. */
export const rowParts = every.filter((part) => part.name !== 'lineItemId');

/** The parts of a line entered below. */
export const lineParts = every.map((part) =>
	mostUsed.includes(part.name) || part === journalAmount ? { ...part, typeOptions: { ...part.typeOptions, showEvenWhenOptional: true } } : part,
);
