import { atEachRecord, below } from './eachRecord';
import { fold } from './find';
import { textOf, type Job } from './job';
import { segment } from '../transport/request';
import { recordsIn } from '../transport/session';
import { Refusal } from '../values/outcome';
import type { XeroRecord } from '../values/record';

/** The scope of files, whatever they are attached to. https://developer.xero.com/faq/granular-scopes */
export const attachmentScope = 'accounting.attachments';
export const attachmentKey = 'Attachments';

/** The files attached to a record, without their content. Throws Fault. */
export async function attachmentsOf(job: Job, id: string): Promise<XeroRecord[]> {
	const answer = await job.xero.request({ method: 'GET', path: below(job, id, '/Attachments'), scope: attachmentScope });
	return recordsIn(answer, attachmentKey);
}

/** The bytes of a file; its type is asked for by name, as Xero's own client does. Throws Fault. */
export async function contentOf(job: Job, id: string, attachment: XeroRecord): Promise<Buffer> {
	const answer = await job.xero.request({
		method: 'GET',
		path: below(job, id, `/Attachments/${segment(textOf(attachment, 'AttachmentID'))}`),
		accept: textOf(attachment, 'MimeType') || 'application/octet-stream',
		scope: attachmentScope,
	});
	return Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(String(answer.body));
}

/** What is attached to each record, one item a file. */
export const getAttachments = atEachRecord(async (job, id) =>
	(await attachmentsOf(job, id)).map((attachment) => ({ is: 'read', record: { [job.resource.id]: id, ...attachment } })),
);

/** One file of each record, named by its id or its file name. */
export const downloadAttachment = atEachRecord(async (job, id, item) => {
	const named = job.reader.named('attachment', item);
	if (named === undefined) throw new Refusal(['Attachment is empty'], 'Give the id or the name of the file.');
	const attribute = named.by === 'id' ? 'AttachmentID' : 'FileName';
	const attachments = await attachmentsOf(job, id);
	const found = attachments.find((attachment) => fold(attachment[attribute]) === fold(named.value));
	if (found === undefined) {
		const names = attachments.map((attachment) => textOf(attachment, 'FileName')).join(', ');
		const one = job.resource.name.toLowerCase();
		throw new Refusal([`The ${one} has no attachment with this ${named.by === 'id' ? 'id' : 'name'}`], names === '' ? 'Nothing is attached to it.' : `It has: ${names}`, 404);
	}
	const data = await contentOf(job, id, found);
	const binary = { data, fileName: textOf(found, 'FileName'), mimeType: textOf(found, 'MimeType') || 'application/octet-stream' };
	return [{ is: 'read', record: { [job.resource.id]: id, ...found }, binary }];
});
