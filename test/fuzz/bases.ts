import { NodeHelpers, type IBinaryKeyData, type INode, type INodeParameters } from 'n8n-workflow';

import { Xero } from '../../nodes/Xero/Xero.node.ts';
import { offered, operationsOf } from '../../nodes/Xero/resources/catalogue';
import type { Resource } from '../../nodes/Xero/resources/define';
import { asJson, byId, byNumber, type World } from '../core/harness';
import { xeroNode } from '../core/harness/workflow';
import { given } from '../docs/examples';
import type { Rec } from '../local-xero/contract';

export const { description } = new Xero();

/** One operation of one object, and what is given for an ordinary run of it. */
export type Base = { resource: Resource; operation: string; parameters: INodeParameters; files?: IBinaryKeyData };

/** Records of an object as the books have it. */
const recordsOf = (world: World, { path, document }: Resource): Rec[] => {
	try {
		const records = world.books(path.replace('/', ''));
		return document?.type === undefined ? records : records.filter(({ Type }) => Type === document.type);
	} catch {
		// payroll has books of its own
		return [];
	}
};

/** Statuses in which little can be done with a record any more. */
const done = new Set(['ARCHIVED', 'DELETED', 'PAID', 'VOIDED']);

const someId = '297c2dc5-cc47-4afd-8ec8-74990b8761e9';
const pdf = { data: Buffer.from('%PDF-1.7').toString('base64'), mimeType: 'application/pdf', fileName: 'paper.pdf' };

/** What an operation needs beside the record it is about. */
const needs: { readonly [operation: string]: (world: World) => INodeParameters } = {
	addNote: () => ({ note: 'Agreed by phone' }),
	createOption: () => ({ optionName: 'North' }),
	updateOption: () => ({ trackingOption: byId(someId), optionName: 'South' }),
	deleteOption: () => ({ trackingOption: byId(someId) }),
	addMembers: (world) => ({ contact: byId(world.books('Contacts')[0].ContactID) }),
	removeMember: (world) => ({ contact: byId(world.books('Contacts')[0].ContactID) }),
	allocate: () => ({ invoice: byNumber('INV-0042') }),
	removeAllocation: () => ({ removeWhat: 'all' }),
	agedPayablesByContact: (world) => ({ reportContact: byId(world.books('Contacts')[0].ContactID) }),
	agedReceivablesByContact: (world) => ({ reportContact: byId(world.books('Contacts')[0].ContactID) }),
	downloadAttachment: () => ({ attachment: { __rl: true, mode: 'name', value: 'paper.pdf' } }),
	addPaymentService: () => ({ paymentService: byId(someId) }),
	addEmployment: () => ({ payrollCalendar: someId, employmentStartDate: '2026-11-02' }),
	endEmployment: () => ({ employmentEndDate: '2026-11-20' }),
	publishedReport: () => ({ reportId: someId }),
	request: () => ({ path: 'Contacts' }),
};

/** Every parameter that is shown with these, and its value: what n8n would save. */
export const shown = (parameters: INodeParameters): INodeParameters => {
	const node: INode = xeroNode(parameters);
	return NodeHelpers.getNodeParameters(description.properties, parameters, true, false, node, description) ?? {};
};

/** An ordinary run of every operation of every object, with records of the world. */
export function basesOf(world: World): Base[] {
	return offered.flatMap((resource) => {
		const records = recordsOf(world, resource);
		const open = records.filter((each) => !done.has(String(each[resource.status ?? ''])));
		const record = byId((open.at(-1) ?? records[0])?.[resource.id] ?? someId);
		const example = given[resource.value] ?? {};
		return operationsOf(resource).map((operation): Base => {
			const own = {
				resource: resource.value,
				operation,
				record,
				...(['create', 'update', 'upsert'].includes(operation) ? asJson(example) : {}),
				...needs[operation]?.(world),
			};
			return { resource, operation, parameters: shown(own), ...(operation === 'uploadAttachment' ? { files: { data: pdf } } : {}) };
		});
	});
}
