import type {
	Address,
	Bill as Term,
	ContactPerson,
	InvoiceAddress,
	LineItem,
	LineItemTracking,
	Phone,
	Purchase,
	Receipt,
	SalesTrackingCategory,
	Schedule,
	TaxComponent,
} from 'xero-node';
import { boolean, choice, date, decimal, integer, listOf, text } from '../values/field';
import { defineParts } from './define';

/*
 * Objects that live inside others. Lengths and meanings:
 * https://github.com/XeroAPI/Xero-OpenAPI/blob/master/xero_accounting.yaml
 * https://developer.xero.com/documentation/api/accounting/types
 */

export const address = defineParts<Address>({
	fields: {
		AddressType: choice({
			required: true,
			options: [
				{ name: 'Postal', value: 'POBOX' },
				{ name: 'Street', value: 'STREET' },
			],
		}),
		AttentionTo: text({ max: 255 }),
		AddressLine1: text({ max: 500 }),
		AddressLine2: text({ max: 500 }),
		AddressLine3: text({ max: 500 }),
		AddressLine4: text({ max: 500 }),
		City: text({ max: 255 }),
		Region: text({ max: 255 }),
		PostalCode: text({ max: 50 }),
		Country: text({ max: 50, hint: 'The name of the country in letters, not its code' }),
	},
	excluded: {},
});

export const phone = defineParts<Phone>({
	fields: {
		PhoneType: choice({
			required: true,
			options: [
				{ name: 'Default', value: 'DEFAULT' },
				{ name: 'Direct Dial', value: 'DDI' },
				{ name: 'Fax', value: 'FAX' },
				{ name: 'Mobile', value: 'MOBILE' },
				{ name: 'Office', value: 'OFFICE' },
			],
		}),
		PhoneNumber: text({ max: 50 }),
		PhoneAreaCode: text({ max: 10 }),
		PhoneCountryCode: text({ max: 20 }),
	},
	excluded: {},
});

export const contactPerson = defineParts<ContactPerson>({
	fields: {
		FirstName: text(),
		LastName: text(),
		EmailAddress: text(),
		IncludeInEmails: boolean({
			hint: 'Whether Xero sends this person a copy of invoices and statements',
		}),
	},
	excluded: {},
});

/** A contact's default tracking: category and option by name. */
export const trackingDefault = defineParts<SalesTrackingCategory>({
	fields: {
		TrackingCategoryName: text({ required: true, max: 100 }),
		TrackingOptionName: text({ required: true, max: 100 }),
	},
	excluded: {},
});

/** When a contact's invoices, or its bills, fall due. */
export const paymentTerm = defineParts<Term>({
	fields: {
		Day: integer({ hint: 'A day of the month or a number of days, as the terms say' }),
		Type: choice({
			label: 'Terms',
			hint: 'What the day counts from',
			options: [
				{ name: 'Days After the Invoice or Bill Date', value: 'DAYSAFTERBILLDATE' },
				{ name: 'Days After the End of the Invoice or Bill Month', value: 'DAYSAFTERBILLMONTH' },
				{ name: 'Of the Current Month', value: 'OFCURRENTMONTH' },
				{ name: 'Of the Following Month', value: 'OFFOLLOWINGMONTH' },
			],
		}),
	},
	excluded: {},
});

/** When invoices or bills are made from a template, and when they fall due. */
export const schedule = defineParts<Schedule>({
	fields: {
		Period: integer({ required: true, hint: 'Every how many weeks or months' }),
		Unit: choice({
			required: true,
			options: [
				{ name: 'Months', value: 'MONTHLY' },
				{ name: 'Weeks', value: 'WEEKLY' },
			],
		}),
		StartDate: date({ required: true, clears: false, hint: 'When the first one is made' }),
		EndDate: date({ clears: false, hint: 'After it none is made' }),
		DueDate: integer({
			required: true,
			label: 'Due Day',
			hint: 'A day of the month or a number of days, as the terms say',
		}),
		DueDateType: choice({
			required: true,
			label: 'Terms',
			hint: 'What the due day counts from',
			options: [
				{ name: 'Days After the Bill Date', value: 'DAYSAFTERBILLDATE' },
				{ name: 'Days After the End of the Bill Month', value: 'DAYSAFTERBILLMONTH' },
				{ name: 'Days After the End of the Invoice Month', value: 'DAYSAFTERINVOICEMONTH' },
				{ name: 'Days After the Invoice Date', value: 'DAYSAFTERINVOICEDATE' },
				{ name: 'Of the Current Month', value: 'OFCURRENTMONTH' },
				{ name: 'Of the Following Month', value: 'OFFOLLOWINGMONTH' },
			],
		}),
	},
	excluded: { NextScheduledDate: 'derived' },
});

export const taxComponent = defineParts<TaxComponent>({
	fields: {
		Name: text({ required: true, example: 'State Tax' }),
		Rate: decimal({
			required: true,
			places: 4,
			min: 0,
			hint: 'A percentage, at most four digits after the point',
		}),
		IsCompound: boolean({ hint: 'Whether this part is charged on top of the others' }),
		IsNonRecoverable: boolean({ hint: 'Whether the tax cannot be claimed back (Canada only)' }),
	},
	excluded: {},
});

const itemPrice = {
	UnitPrice: decimal({ places: 4 }),
	AccountCode: text({ pick: 'account' }),
	TaxType: text({ pick: 'taxType', label: 'Tax Rate' }),
};

/** What an item is bought at. */
export const purchaseDetails = defineParts<Purchase>({
	fields: {
		...itemPrice,
		COGSAccountCode: text({
			pick: 'account',
			label: 'Cost of Goods Sold Account Code',
			hint: 'For tracked items, in place of the purchase account',
		}),
	},
	excluded: {},
});

/** What an item is sold at. Its cost belongs to the purchase details. */
export const salesDetails = defineParts<Purchase>({
	fields: itemPrice,
	excluded: { COGSAccountCode: 'read-only' },
});

/** A receipt as an expense claim names it. */
export const claimedReceipt = defineParts<Receipt>({
	fields: { ReceiptID: text({ required: true, label: 'Receipt ID', refersTo: 'receipt' }) },
	excluded: {
		Date: 'read-only',
		Contact: 'read-only',
		LineItems: 'read-only',
		User: 'read-only',
		Reference: 'read-only',
		LineAmountTypes: 'read-only',
		SubTotal: 'read-only',
		TotalTax: 'read-only',
		Total: 'read-only',
		Status: 'read-only',
		ReceiptNumber: 'read-only',
		UpdatedDateUTC: 'read-only',
		HasAttachments: 'read-only',
		Url: 'read-only',
		ValidationErrors: 'read-only',
		Warnings: 'read-only',
		Attachments: 'read-only',
	},
});

/** Where goods come from and go to, from which Xero works out American sales tax. */
export const invoiceAddress = defineParts<InvoiceAddress>({
	fields: {
		InvoiceAddressType: choice({
			label: 'Address Type',
			required: true,
			options: [
				{ name: 'From', value: 'FROM' },
				{ name: 'To', value: 'TO' },
			],
		}),
		AddressLine1: text(),
		AddressLine2: text(),
		AddressLine3: text(),
		AddressLine4: text(),
		City: text(),
		Region: text(),
		PostalCode: text(),
		Country: text(),
	},
	excluded: {},
});

export const tracking = defineParts<LineItemTracking>({
	fields: {
		Name: text({ label: 'Tracking Category', max: 100, clears: false, example: 'Region' }),
		Option: text({ label: 'Tracking Option', max: 100, clears: false, example: 'North' }),
		TrackingCategoryID: text({ clears: false }),
		TrackingOptionID: text({ clears: false }),
	},
	excluded: {},
});

/** Price, account and tax of a line, common to sales and purchases. */
const line = {
	Description: text({ max: 4000 }),
	Quantity: decimal({ places: 4 }),
	UnitAmount: decimal({ places: 4, label: 'Unit Price' }),
	ItemCode: text({
		pick: 'item',
		hint: 'Fills in account, price, tax and description where the line leaves them out',
	}),
	AccountCode: text({ pick: 'account' }),
	AccountID: text({ label: 'Account ID', refersTo: 'account', clears: false, hint: 'In place of the account code' }),
	TaxType: text({ pick: 'taxType', label: 'Tax Rate', clears: false }),
	TaxAmount: decimal({
		places: 2,
		hint: "Replaces the tax Xero works out from the line's tax rate",
	}),
	LineAmount: decimal({ places: 2, hint: 'Give it in place of the quantity or of the unit price' }),
	Tracking: listOf(tracking.fields, { max: 2, hint: 'At most two tracking categories' }),
	Taxability: choice({
		hint: 'Only where Xero works out American sales tax',
		options: [
			{ name: 'Exempt', value: 'EXEMPT' },
			{ name: 'Non-Taxable', value: 'NON_TAXABLE' },
			{ name: 'Not Applicable', value: 'NOT_APPLICABLE' },
			{ name: 'Partly Taxable', value: 'PART_TAXABLE' },
			{ name: 'Taxable', value: 'TAXABLE' },
		],
	}),
	SalesTaxCodeId: integer({
		label: 'Sales Tax Code ID',
		hint: 'Only where Xero works out American sales tax',
	}),
	LineItemID: text({
		label: 'Line Item ID',
		only: 'update',
		clears: false,
		hint: 'Which line of the document is meant',
	}),
};

const lineExcluded = {
	// shown again from ItemCode
	Item: 'derived',
	RepeatingInvoiceID: 'read-only',
	// worked out from the tax code and the addresses
	TaxBreakdown: 'derived',
} as const;

const discounts = {
	DiscountRate: decimal({ min: 0, label: 'Discount Percentage' }),
	DiscountAmount: decimal({ min: 0, hint: 'In place of the percentage' }),
};

/** A line of a sales document. https://developer.xero.com/documentation/api/accounting/invoices */
export const salesLine = defineParts<LineItem>({ fields: { ...line, ...discounts }, excluded: lineExcluded });

/** A line of a quote. https://developer.xero.com/documentation/api/accounting/quotes */
export const quoteLine = defineParts<LineItem>({
	fields: {
		...line,
		TaxType: text({
			pick: 'taxType',
			label: 'Tax Rate',
			clears: false,
			hint: 'To be given on every line with tax: on quotes Xero does not take it from the account',
		}),
		...discounts,
	},
	excluded: lineExcluded,
});

/** A line of a bill: Xero knows discounts on sales only. */
export const purchaseLine = defineParts<LineItem>({
	fields: line,
	excluded: { ...lineExcluded, DiscountRate: 'read-only', DiscountAmount: 'read-only' },
});
