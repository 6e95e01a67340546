import { allocate } from './allocate';
import { downloadAttachment, getAttachments } from './attachments';
import { changeStatus } from './changeStatus';
import { addMembers, removeAllMembers, removeMember } from './contactGroupMembers';
import { create } from './create';
import { customRequest } from './customRequest';
import { deleteOrVoid } from './deleteOrVoid';
import { email, getOnlineInvoiceUrl, getPdf } from './documentActions';
import {
	addEmployment,
	createEmployee,
	endEmployment,
	getEmployee,
	getManyEmployees,
	updateEmployee,
} from './employees';
import { get } from './get';
import { getMany } from './getMany';
import { addNote, getHistory } from './history';
import type { Job, Planned, ReadOperation, WriteOperation } from './job';
import { heldAgainstLocks, withLockWarnings } from './locks';
import { getActions, getCisSettings, getInvoiceReminders } from './organisationSettings';
import { addPaymentService, getPaymentServices } from './paymentServices';
import { archive, remove } from './remove';
import { removeAllocation } from './removeAllocation';
import { reportOperations } from './report';
import { createOption, deleteOption, updateOption } from './trackingOptions';
import { update } from './update';
import { uploadAttachment } from './uploadAttachment';
import { upsert } from './upsert';
import type { Resource } from '../resources/define';
import type { Outcome, Refused } from '../values/outcome';

/** Any operation, with what it keeps between planning and sending hidden. */
export type Operation = ReadOperation | { plan: (job: Job) => Promise<Plan> };

/** Checked work: what was refused, and how to send the rest. */
export type Plan = { refused: Refused[]; send: () => Promise<Outcome[]> };

const written = <Work>(operation: WriteOperation<Work>): Operation => ({
	async plan(job) {
		const { planned, warnings } = await heldAgainstLocks(job, await operation.plan(job), (work) => operation.postings?.(job, work) ?? []);
		const ready = planned.filter((each): each is Planned<Work> => 'work' in each);
		return {
			refused: planned.filter((each): each is Refused => !('work' in each)),
			send: async () => (ready.length === 0 ? [] : withLockWarnings(await operation.send(job, ready), warnings)),
		};
	},
});

/** Every operation by its value; Get Connections stands apart, as it belongs to no organisation. */
const operations: { readonly [value: string]: Operation } = {
	create: written(create),
	update: written(update),
	upsert: written(upsert),
	get,
	getAll: getMany,
	delete: written(remove),
	archive: written(archive),
	deleteOrVoid: written(deleteOrVoid),
	approve: written(changeStatus('approve')),
	submit: written(changeStatus('submit')),
	markAsSent: written(changeStatus('markAsSent')),
	accept: written(changeStatus('accept')),
	decline: written(changeStatus('decline')),
	allocate: written(allocate),
	removeAllocation: written(removeAllocation),
	email,
	getOnlineInvoiceUrl,
	getPdf,
	getAttachments,
	downloadAttachment,
	uploadAttachment: written(uploadAttachment),
	getHistory,
	addNote: written(addNote),
	createOption: written(createOption),
	updateOption: written(updateOption),
	deleteOption: written(deleteOption),
	addMembers: written(addMembers),
	removeMember: written(removeMember),
	removeAllMembers: written(removeAllMembers),
	getPaymentServices,
	addPaymentService: written(addPaymentService),
	getActions,
	getInvoiceReminders,
	getCisSettings,
	...reportOperations,
	request: written(customRequest),
};

/** What payroll does in its own way: it is another API. */
const ofPayroll: typeof operations = {
	create: written(createEmployee),
	update: written(updateEmployee),
	get: getEmployee,
	getAll: getManyEmployees,
	addEmployment: written(addEmployment),
	endEmployment: written(endEmployment),
};

/** How an operation is done on records of this kind; undefined when there is no such operation. */
export const operationOf = ({ api }: Resource, operation: string): Operation | undefined =>
	(api === 'payroll' ? ofPayroll : operations)[operation];
