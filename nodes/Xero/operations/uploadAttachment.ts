import { attachmentKey, attachmentScope, attachmentsOf, contentOf } from './attachments';
import { below, inTurn, onlyRecord, plannedIds } from './eachRecord';
import { fold } from './find';
import { each, isRefused, type Job, type Planned, type WriteOperation } from './job';
import { keyOf, positionOf } from '../transport/keys';
import { segment } from '../transport/request';
import { fileNameFault } from '../values/fileName';
import { Refusal, type Outcome, type Refused } from '../values/outcome';
import { plainText } from '../values/plain';
import type { XeroRecord } from '../values/record';

/** https://developer.xero.com/documentation/api/accounting/attachments: 10 files a record, 10 MB each */
const most = 10;
const largest = 10 * 1024 * 1024;

/** A file to attach; its bytes are read again when its turn comes, so that many files are never held at once. */
type Upload = {
	id: string;
	field: string;
	fileName: string;
	/** How many files of the item come before it. */
	position: number;
	/** The same file, attached already. */
	there?: XeroRecord;
};

/**
 * Attaches files of the input items to records. A file of the same name is only replaced when the person says so; one
 * that is attached already with the same bytes stays, so that a run can be repeated.
 * https://developer.xero.com/documentation/api/accounting/attachments
 */
export const uploadAttachment: WriteOperation<Upload> = {
	async plan(job) {
		const planned = await plannedIds(job);
		const ids = new Map(planned.filter((plan): plan is Planned<string> => !isRefused(plan)).map(({ item, work }) => [item, work]));
		const records = new Records(job);
		const uploads = await each([...ids.keys()], async (item) => await uploadsOf(job, item, ids.get(item) ?? '', records));
		return [
			...planned.filter((plan): plan is Refused => isRefused(plan)),
			...uploads.flatMap((result): Array<Planned<Upload> | Refused> => (Array.isArray(result) ? result : [result])),
		];
	},
	async send(job, planned) {
		return await inTurn(job, planned, 'file', async ({ item, work }) => [await sendFile(job, item, work)], { lookUp: async (upload) => await foundFile(job, upload) });
	},
};

/** What is attached to the records of the run, read once each, and what the run is to attach to them. */
class Records {
	private readonly attached = new Map<string, Promise<XeroRecord[]>>();
	private readonly planned = new Map<string, Set<string>>();

	constructor(private readonly job: Job) {}

	async attachedTo(id: string): Promise<XeroRecord[]> {
		const known = this.attached.get(fold(id)) ?? attachmentsOf(this.job, id);
		this.attached.set(fold(id), known);
		return await known;
	}

	/** The names the run attaches to a record. */
	plannedFor(id: string): Set<string> {
		const names = this.planned.get(fold(id)) ?? new Set<string>();
		this.planned.set(fold(id), names);
		return names;
	}
}

async function uploadsOf(job: Job, item: number, id: string, records: Records): Promise<Array<Planned<Upload>>> {
	const { reader } = job;
	const fields = fieldsOf(job, item);
	const options = reader.collection('options', item);
	const given = plainText(options.fileName, 'fileName');
	if (given !== '' && fields.length > 1) throw new Refusal(['File Name is for one file, and the item has several'], 'Remove the option, or upload one file at a time.');
	const replaces = reader.option('replaceExisting', item, false);
	const attached = replaces ? [] : await records.attachedTo(id);
	const names = records.plannedFor(id);
	const uploads: Array<Planned<Upload>> = [];
	for (const [position, field] of fields.entries()) {
		const file = await reader.file(item, field);
		const fileName = given || file.fileName.trim();
		const fault = fileNameFault(fileName) ?? sizeFault(file.data);
		if (fault !== undefined) throw new Refusal([`${field}: ${fault}`], 'Give another name with the option File Name, or change the file before this node.');
		if (names.has(fold(fileName))) throw new Refusal([`${field}: this run attaches another file of the same name to the record`], 'Give each file its own name.');
		names.add(fold(fileName));
		const there = attached.find((attachment) => fold(attachment.FileName) === fold(fileName));
		if (there !== undefined && !(await isSame(job, id, there, file.data))) {
			throw new Refusal([`${field}: a file of this name is attached already`], 'Switch on the option Replace File of the Same Name, or give another name.');
		}
		uploads.push({ item, work: { id, field, fileName, position, ...(there === undefined ? {} : { there }) } });
	}
	const total = new Set([...names, ...attached.map((attachment) => fold(attachment.FileName))]).size;
	if (total > most) throw new Refusal([`The record would have ${total} files; Xero takes ${most}`]);
	return uploads;
}

/** The binary fields whose files are attached. */
function fieldsOf({ reader }: Job, item: number): string[] {
	const all = reader.binaryFields(item);
	if (reader.text('filesFrom', item) === 'all') {
		if (all.length === 0) throw new Refusal(['The item has no files'], 'Connect a node that gives files.');
		return all;
	}
	const named = reader
		.text('inputDataFieldName', item)
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	if (named.length === 0) throw new Refusal(['Input Data Field Name is empty']);
	const missing = named.filter((name) => !all.includes(name));
	if (missing.length > 0) {
		throw new Refusal([`The item has no file in the field ${missing.join(', ')}`], all.length === 0 ? 'It has no files.' : `Its files are in: ${all.join(', ')}`);
	}
	return [...new Set(named)];
}

function sizeFault(data: Buffer): string | undefined {
	if (data.length === 0) return 'The file is empty';
	return data.length > largest ? `The file has ${(data.length / 1024 / 1024).toFixed(1)} MB; Xero takes 10` : undefined;
}

const isSame = async (job: Job, id: string, attachment: XeroRecord, data: Buffer): Promise<boolean> =>
	attachment.ContentLength === data.length && data.equals(await contentOf(job, id, attachment));

async function sendFile(job: Job, item: number, { id, field, fileName, position, there }: Upload): Promise<Outcome> {
	const { reader, resource, xero } = job;
	if (there !== undefined) return { item, is: 'unchanged', record: { [resource.id]: id, ...there }, warnings: [] };
	const { data, mimeType } = await reader.file(item, field);
	const answer = await xero.request({
		method: reader.option('replaceExisting', item, false) ? 'POST' : 'PUT',
		path: below(job, id, `/Attachments/${segment(fileName)}`),
		...(resource.verbs.attachments?.includeOnline && reader.option('includeOnline', item, false) ? { query: { IncludeOnline: true } } : {}),
		headers: { 'Content-Type': mimeType },
		body: data,
		scope: attachmentScope,
		idempotencyKey: keyOf(job.write, [positionOf(job.write, item, position)]),
	});
	return { item, is: 'created', record: { [resource.id]: id, ...onlyRecord(answer, attachmentKey) }, warnings: [] };
}

/** The file as the record has it now: there was none of its name when the run began, unless it replaces one. */
async function foundFile(job: Job, { item, work: { id, field, fileName } }: Planned<Upload>): Promise<Outcome[] | 'absent'> {
	const there = (await attachmentsOf(job, id)).find((attachment) => fold(attachment.FileName) === fold(fileName));
	if (there === undefined || !(await isSame(job, id, there, (await job.reader.file(item, field)).data))) return 'absent';
	return [{ item, is: 'created', record: { [job.resource.id]: id, ...there }, warnings: [] }];
}
