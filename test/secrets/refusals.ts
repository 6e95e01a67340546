import type { INodeParameters, OnError } from 'n8n-workflow';

import { asJson, byId } from '../core/harness';
import { given } from '../docs/examples';
import type { HostWorld } from './host-world';

/** What was refused as it must be, and why it was. */
export type Refusal = { operation: string; reason: string };

const nobody = '00000000-0000-4000-8000-00000000beef';

const noScope = /scope/i;

/** What must be refused, as its error is searched too: for want of a scope, and for other reasons. */
const refused: ReadonlyArray<[INodeParameters, RegExp]> = [
	...[
		{ resource: 'employee', operation: 'getAll' },
		{ resource: 'expenseClaim', operation: 'getAll' },
		{ resource: 'journal', operation: 'get', record: byId(nobody) },
		{ resource: 'journal', operation: 'getAll' },
		{ resource: 'paymentService', operation: 'create', ...asJson(given.paymentService) },
		{ resource: 'paymentService', operation: 'getAll' },
		{ resource: 'receipt', operation: 'create', ...asJson(given.receipt) },
		{ resource: 'receipt', operation: 'getAll' },
		{ resource: 'report', operation: 'tenNinetyNine', reportYear: '2025' },
	].map((parameters): [INodeParameters, RegExp] => [parameters, noScope]),
	[{ resource: 'invoice', operation: 'get', record: byId(nobody) }, /no invoice with this id/],
	[{ resource: 'invoice', operation: 'approve', record: byId(nobody) }, /no invoice with this id/],
	[
		{ resource: 'contact', operation: 'archive', record: byId('={{ "nonsense" }}') },
		/not a Xero id/,
	],
	[{ resource: 'contact', operation: 'create', ...asJson({ Nmae: 'Bayside' }) }, /Name/],
	[{ resource: 'invoice', operation: 'getAll', organisation: byId(nobody) }, /organisation/i],
	[{ resource: 'organisation', operation: 'getCisSettings' }, /no record with this id/],
	[
		{ resource: 'customApiRequest', operation: 'request', method: 'GET', path: 'no/such/place' },
		/no record with this id/,
	],
];

const onErrors: OnError[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];

/**
 * Everything that must be refused, in each way of On Error. Answers what was, with its reason.
 *
 * @param world whose connection has the usual access only
 * @throws when one is carried out, or refused for another reason
 */
export async function playRefusals(world: HostWorld): Promise<Refusal[]> {
	const all: Refusal[] = [];
	for (const [at, [parameters, expected]] of refused.entries()) {
		const { items, errorItems, error } = await world.run(parameters, {
			onError: onErrors[at % onErrors.length],
		});
		const failed = [...items, ...errorItems].find(({ json }) => json.error !== undefined)?.json;
		const operation = `${String(parameters.resource)}.${String(parameters.operation)}`;
		const reason = error ? `${error.message}. ${error.description ?? ''}` : JSON.stringify(failed);
		if (!expected.test(reason ?? ''))
			throw new Error(
				`${operation} must be refused by ${String(expected)}, and came to: ${reason}`,
			);
		all.push({ operation, reason });
	}
	return all;
}
