import { allocate } from './allocate';
import { downloadAttachment, getAttachments } from './attachments';
import { changeStatus } from './changeStatus';
import { asVerdict, isCheckOnly, verdictsOf } from './checkOnly';
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
import { heldAgainstLocks, rowsOf, withLockWarnings } from './locks';
import { getActions, getCisSettings, getInvoiceReminders } from './organisationSettings';
import { addPaymentService, getPaymentServices } from './paymentServices';
import { forbiddenRecord } from './permissions';
import { archive, remove } from './remove';
import { removeAllocation } from './removeAllocation';
import { reportOperations } from './report';
import { createOption, deleteOption, updateOption } from './trackingOptions';
import { update } from './update';
import { uploadAttachment } from './uploadAttachment';
import { upsert } from './upsert';
import { operationsOf } from '../resources/catalogue';
import type { Resource } from '../resources/define';
import { Refusal, refused, type Outcome, type Refused } from '../values/outcome';

/** Any operation, with what it keeps between planning and sending hidden. */
export type Operation = ReadOperation | { plan: (job: Job) => Promise<Plan>; judges?: true };

/** Whether an operation has Xero do or change something; one that reads or writes as it is asked judges that itself. */
export const isWrite = (operation: Operation): boolean => ('run' in operation ? operation.writes === true : operation.judges !== true);

/** Checked work: what was refused, and how to send the rest, with the verdicts on what was only to be checked. */
export type Plan = { refused: Refused[]; send: () => Promise<Outcome[]> };

const written = <Work>(operation: WriteOperation<Work>): Operation => ({
	async plan(job) {
		const { preview } = operation;
		const { planned, warnings } = await heldAgainstLocks(job, permitted(job, await operation.plan(job), preview), (work) => operation.postings?.(job, work) ?? []);
		const ready = planned.filter((each): each is Planned<Work> => 'work' in each);
		const checked = ready.filter((each) => rowsOf(each).some((item) => isCheckOnly(job, item)));
		const sent = ready.filter((each) => !checked.includes(each));
		if (checked.length > 0 && preview === undefined) throw new Refusal(['Check Only is not possible here'], 'Nothing was sent.');
		const previews = checked.flatMap(({ item, work }) => (preview === undefined ? [] : [{ item, work: preview(job, work) }]));
		const verdicts = previews.length === 0 ? [] : await verdictsOf(job, previews);
		const refused = planned.filter((each): each is Refused => !('work' in each));
		const isVerdict = ({ item }: Refused): boolean => isCheckOnly(job, item);
		return {
			refused: refused.filter((each) => !isVerdict(each)),
			send: async () => [
				...refused.filter(isVerdict).map(asVerdict),
				...withLockWarnings([...verdicts, ...(sent.length === 0 ? [] : await operation.send(job, sent))], warnings),
			],
		};
	},
});

/** The planned work that the agent's permission allows, and the refusal of the rest, judged by the records that would come of it. */
const permitted = <Work>(job: Job, planned: Array<Planned<Work> | Refused>, preview: WriteOperation<Work>['preview']): Array<Planned<Work> | Refused> => {
	if (preview === undefined || job.permission === 'everything') return planned;
	return planned.map((each) => {
		const reason = 'work' in each ? forbiddenRecord(job, preview(job, each.work)) : undefined;
		return reason === undefined ? each : refused(each.item, reason);
	});
};

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
	request: { ...written(customRequest), judges: true },
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

/** How an operation is done on records of this kind; undefined when they have no such operation, as an expression can give any text. */
export const operationOf = (resource: Resource, operation: string): Operation | undefined =>
	operationsOf(resource).some((value) => value === operation) ? (resource.api === 'payroll' ? ofPayroll : operations)[operation] : undefined;
