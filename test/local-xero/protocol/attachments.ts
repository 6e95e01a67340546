import type { Attachment, Attachments, Rec, Shelf } from '../contract';
import type { Answer } from './answer';
import { type ApiCall, envelope, type Handler } from './envelope';
import { methodNotImplemented, NotFound, validationException } from './problems';

/**
 * What answers a call on the files of a record: `/Invoices/{id}/Attachments`, and one of them by its id or name. Bytes
 * go both ways as they are (https://developer.xero.com/documentation/api/accounting/attachments). Undefined where
 * records take no files; there is no DELETE.
 */
export function attachmentRoute(call: ApiCall, shelf: Shelf): Handler | undefined {
	const attachments = call.books.attachments;
	if (!attachments?.endpoints.includes(shelf.endpoint)) return undefined;
	const { incoming, segments } = call;
	const [, named, , file] = segments;
	return () => {
		const record = shelf.find(named);
		if (record === undefined) throw new NotFound();
		const show = (attachment: Attachment) => shown(call, shelf, record, attachment);
		const answer = (found: readonly Attachment[]) => envelope(call, 'Attachments', found.map(show));
		switch (`${incoming.method} ${file === undefined ? 'list' : 'file'}`) {
			case 'GET list':
				return answer(attachments.of(shelf, record));
			case 'GET file':
				return download(attachments.of(shelf, record), file);
			case 'PUT file':
			case 'POST file':
				return answer([upload(call, shelf, attachments, record)]);
			default:
				throw methodNotImplemented();
		}
	};
}

function download(attachments: readonly Attachment[], idOrName: string): Answer {
	const found = attachments.find(
		({ AttachmentID, FileName }) =>
			AttachmentID === idOrName.toLowerCase() || FileName === idOrName,
	);
	if (found === undefined) throw new NotFound();
	return { status: 200, headers: { 'content-type': found.MimeType }, body: found.content };
}

function upload(call: ApiCall, shelf: Shelf, attachments: Attachments, record: Rec): Attachment {
	const { incoming, segments } = call;
	const stored = attachments.attach(shelf, record, {
		FileName: segments[3],
		MimeType: incoming.header('content-type')?.split(';')[0].trim().toLowerCase() ?? '',
		IncludeOnline: incoming.query.includeonline?.toLowerCase() === 'true',
		content: incoming.bytes,
	});
	if ('errors' in stored) {
		const ValidationErrors = stored.errors.map((Message) => ({ Message }));
		throw validationException([{ FileName: segments[3], ValidationErrors }]);
	}
	return stored;
}

function shown(call: ApiCall, shelf: Shelf, record: Rec, attachment: Attachment): Rec {
	const { content, ...plain } = attachment;
	const address = [shelf.endpoint, record[shelf.id], 'Attachments', attachment.FileName];
	return {
		...plain,
		Url: `${call.world.url}/api.xro/2.0/${address.map((part) => encodeURIComponent(String(part))).join('/')}`,
		ContentLength: content.length,
	};
}
