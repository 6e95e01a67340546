import type { IBinaryKeyData, INodeParameters } from 'n8n-workflow';

import { catalogue, offered, operationsOf } from '../../nodes/Xero/resources/catalogue';
import type { Resource } from '../../nodes/Xero/resources/define';
import { asJson, byId, named } from '../core/harness';
import { given } from '../docs/examples';
import { exampleIn } from '../docs/recording';
import type { HostWorld, Tally } from './host-world';
import { needs, ownExamples } from './needs';
import type { Refusal } from './refusals';

const fileName = 'paper.pdf';
const pdf: IBinaryKeyData = {
	data: {
		data: Buffer.from('%PDF-1.7 paper').toString('base64'),
		mimeType: 'application/pdf',
		fileName,
	},
};

/** Operations after which a record is no more what it was come last; what is fetched is there before. */
const order = [
	'create',
	'upsert',
	'get',
	'getAll',
	'update',
	'uploadAttachment',
	'getAttachments',
	'downloadAttachment',
	'addNote',
	'getHistory',
	'addPaymentService',
	'getPaymentServices',
	'submit',
];
const last = ['archive', 'accept', 'decline', 'removeAllMembers', 'delete', 'deleteOrVoid'];

const place = (operation: string): number =>
	order.includes(operation) ? order.indexOf(operation) : order.length + last.indexOf(operation) + 1;

/** Everything an operation could ask for; it takes what it knows. */
const parametersOf = ({ value }: Resource, operation: string, id: unknown): INodeParameters => ({
	resource: value,
	operation,
	simplify: true,
	record: byId(id ?? '00000000-0000-4000-8000-00000000beef'),
	note: 'Agreed by phone',
	attachment: named('name', fileName),
	filesFrom: 'all',
	...asJson(
		operation === 'update' ? { ...given[value], LineItems: undefined } : (given[value] ?? {}),
	),
});

const nameOf = ({ value }: Resource, operation: string): string => `${value}.${operation}`;

async function playOf(world: HostWorld, resource: Resource): Promise<void> {
	const example = await (ownExamples[resource.value]?.(world) ?? exampleIn(world, resource)).catch(
		() => undefined,
	);
	const operations = [...operationsOf(resource)].sort((one, other) => place(one) - place(other));
	for (const operation of operations) {
		const name = nameOf(resource, operation);
		const more = await needs[name]?.(world).catch((error: Error) => error);
		if (more instanceof Error) {
			world.couldNotRun(name, more);
			continue;
		}
		const parameters = {
			...parametersOf(resource, operation, example?.[resource.id]),
			...more,
		};
		const options = operation === 'uploadAttachment' ? { files: [pdf] } : {};
		await world.run(parameters, options);
	}
}

const requests = ['Contacts?page=1', 'Invoices', 'no/such/place', 'Reports/TrialBalance'];

/** Every operation of every object once, in the real n8n, and a request of one's own. */
export async function playOperations(world: HostWorld, lanes: number): Promise<void> {
	const waiting = [...catalogue];
	const lane = async (): Promise<void> => {
		for (let resource = waiting.shift(); resource; resource = waiting.shift())
			await playOf(world, resource);
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	for (const path of requests)
		await world.run({ resource: 'customApiRequest', operation: 'request', method: 'GET', path });
}

/** Every operation of every object there is, and why those were refused that were never carried out. */
export function outcomeOf(tally: Tally): { operations: number; refused: Refusal[] } {
	const every = offered.flatMap((resource) =>
		operationsOf(resource).map((operation) => nameOf(resource, operation)),
	);
	return {
		operations: every.length,
		refused: every
			.filter((operation) => (tally.get(operation)?.well ?? 0) === 0)
			.map((operation) => ({
				operation,
				reason: tally.get(operation)?.reason ?? 'It was not run',
			})),
	};
}
