import type { Attachment, Attachments, Rec } from '../contract';

/** Endpoints with files: https://github.com/XeroAPI/Xero-OpenAPI (xero_accounting.yaml). */
const endpoints = [
	'Accounts',
	'BankTransactions',
	'BankTransfers',
	'Contacts',
	'CreditNotes',
	'Invoices',
	'ManualJournals',
	'PurchaseOrders',
	'Quotes',
	'Receipts',
	'RepeatingInvoices',
];

/** https://developer.xero.com/documentation/api/accounting/attachments: ten files, 10 MB each. */
const most = 10;
const largest = 10 * 1024 * 1024;

/** Not allowed in a name: < > : " / \ | ? * + and NUL (https://github.com/XeroAPI/Xero-NetStandard/issues/606). */
const forbidden = /[<>:"/\\|?*+\0]/;

/** What Xero takes, by extension, and the type a file gets that was sent as mere bytes. */
const types: { readonly [extension: string]: string } = {
	bmp: 'image/bmp',
	csv: 'text/csv',
	doc: 'application/msword',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	eml: 'message/rfc822',
	gif: 'image/gif',
	heic: 'image/heic',
	html: 'text/html',
	jpeg: 'image/jpeg',
	jpg: 'image/jpeg',
	json: 'application/json',
	msg: 'application/vnd.ms-outlook',
	odp: 'application/vnd.oasis.opendocument.presentation',
	ods: 'application/vnd.oasis.opendocument.spreadsheet',
	odt: 'application/vnd.oasis.opendocument.text',
	pdf: 'application/pdf',
	png: 'image/png',
	ppt: 'application/vnd.ms-powerpoint',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	rtf: 'application/rtf',
	tif: 'image/tiff',
	tiff: 'image/tiff',
	txt: 'text/plain',
	webp: 'image/webp',
	xls: 'application/vnd.ms-excel',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	xml: 'application/xml',
	zip: 'application/zip',
};

/** Only sales invoices and customers' credit notes have an online page to show a file on. */
const isOnline = ({ Type }: Rec) => Type === 'ACCREC' || Type === 'ACCRECCREDIT';

/**
 * The files of an organisation's records, kept by the record's id. The sentences are our own, but for the one on the
 * file's type (https://github.com/XeroAPI/Xero-NetStandard/issues/542).
 *
 * @param newId source of ids
 * @param attached is told of every record a file came to
 */
export function openAttachments(
	newId: () => string,
	attached: (recordId: string, fileName: string, record: Rec) => void,
): Attachments {
	const kept = new Map<string, Attachment[]>();
	return {
		endpoints,
		of: (shelf, record) => kept.get(String(record[shelf.id])) ?? [],
		attach: (shelf, record, file) => {
			const id = String(record[shelf.id]);
			const others = (kept.get(id) ?? []).filter(({ FileName }) => FileName !== file.FileName);
			const extension = file.FileName.toLowerCase().split('.').pop() ?? '';
			// what HTTP clients send for bytes when they are not told
			const bytesOnly = [
				'',
				'application/octet-stream',
				'application/x-www-form-urlencoded',
			].includes(file.MimeType);
			const MimeType = bytesOnly ? types[extension] : file.MimeType;
			const errors: string[] = [];
			if (forbidden.test(file.FileName))
				errors.push('The file name contains characters that are not allowed.');
			if (others.length >= most) errors.push(`A maximum of ${most} attachments is allowed.`);
			if (file.content.length === 0) errors.push('The file is empty.');
			if (file.content.length > largest) errors.push('The file is larger than 10 MB.');
			if (!MimeType || !(extension in types))
				errors.push("The file couldn't be uploaded because it isn't a supported file type.");
			if (errors.length > 0) return { errors };
			const stored: Attachment = {
				...file,
				AttachmentID: newId(),
				MimeType,
				IncludeOnline: file.IncludeOnline && isOnline(record),
			};
			kept.set(id, [...others, stored]);
			attached(id, file.FileName, record);
			return stored;
		},
	};
}
