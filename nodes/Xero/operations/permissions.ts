import { textOf, type Job, type Preview } from './job';
import { canLeaveDrafts, draftStatusOf, usualPermission, type Permission } from '../resources/permissions';
import type { Resource } from '../resources/define';
import { Refusal } from '../values/outcome';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { XeroRecord } from '../values/record';

const permissions: readonly Permission[] = ['readOnly', 'draftsOnly', 'everything'];

/** What a person can do, and a model cannot: said with every refusal, so that the model does not try again. */
const askPerson = 'Tell the person who asked: they can do it in Xero, or choose another Tool Permissions in this node. Do not try it another way.';

/**
 * What the agent may do. The parameter is taken as it is saved, never worked out: n8n would let an expression, and with
 * $fromAI the model, say anything. A Refusal when it is no choice of the list.
 */
export function permissionOf(context: IExecuteFunctions): Permission | Refusal {
	const saved = context.getNode().parameters.toolPermissions ?? usualPermission;
	const found = permissions.find((permission) => permission === saved);
	return found ?? new Refusal(['Tool Permissions must be chosen from its list: no expression, and no model, can fill it'], 'A person has to open the node and choose Read Only, Drafts Only or Everything.');
}

/** What speaks against an operation that writes, whatever it is given; undefined when nothing does. */
export function forbidden(permission: Permission, resource: Resource, operation: string): Refusal | undefined {
	if (permission === 'everything') return undefined;
	if (permission === 'readOnly') return new Refusal(['Tool Permissions is Read Only, so nothing in Xero may be changed or sent'], askPerson);
	return canLeaveDrafts(resource, operation) ? undefined : new Refusal([`Tool Permissions is Drafts Only, and this would leave more than a draft: ${whatIsAllowed(resource)}`], askPerson);
}

const whatIsAllowed = (resource: Resource): string => {
	const many = resource.plural.toLowerCase();
	if (draftStatusOf(resource) !== undefined) return `${many} may be created and changed as drafts only`;
	return resource.newIsHarmless ? `${many} may be created, not changed` : `${many} have no drafts, they count at once`;
};

/**
 * What is given for a record, with the status of a draft where it names none: what is sent then says itself what it is,
 * and Xero refuses it should somebody have approved the record meanwhile.
 */
export function asDraft({ permission, resource }: Job, given: XeroRecord): XeroRecord {
	const status = permission === 'draftsOnly' ? draftStatusOf(resource) : undefined;
	if (status === undefined || resource.status === undefined || Object.keys(given).length === 0) return given;
	return textOf(given, resource.status) === '' ? { ...given, [resource.status]: status } : given;
}

/** Whether the stored record has to be read before a change, because only drafts may be changed. */
export const hasToBeDraft = ({ permission, resource }: Job): boolean => permission === 'draftsOnly' && draftStatusOf(resource) !== undefined;

/** What speaks against sending a record that has to be a draft; undefined when nothing does. */
export function forbiddenRecord({ resource }: Job, would: Preview): Refusal | undefined {
	if (would.is === 'unchanged') return undefined;
	const name = resource.status ?? 'Status';
	const draft = draftStatusOf(resource);
	const one = resource.name.toLowerCase();
	if (draft === undefined) {
		return would.is === 'would be created' ? undefined : new Refusal([`Tool Permissions is Drafts Only, and the ${one} is there already: ${whatIsAllowed(resource)}`], askPerson);
	}
	if (textOf(would.element, name) !== draft) return new Refusal([`Tool Permissions is Drafts Only, so ${name} can only be ${draft}`], `Leave ${name} out. ${askPerson}`);
	if (would.is === 'would be created') return undefined;
	const stored = textOf(would.stored ?? {}, name);
	return stored === draft ? undefined : new Refusal([`Tool Permissions is Drafts Only, and the ${one} is ${stored || 'no draft'}, not ${draft}`], askPerson);
}
