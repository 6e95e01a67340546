import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { properties } from '../../nodes/Xero/description';
import { signedIn } from '../core/harness/workflow';
import * as give from './given';
import { cameTo, collect, cpu, median } from './measure';
import type { BuiltInCpu, Compared, OurCpu, Subject } from './messages';
import { customer } from './samples';
import { Stage } from './stage';

/** Fifty calls a run stay within Xero's minute, so that no wait is measured. */
const batch = 50;
const rounds = 15;

/**
 * What the work costs without a connector: a node that takes the input item, or has n8n work out the expressions of an
 * item and nothing else, sends the same calls with n8n's own request helper, and gives out what Xero answered.
 */
const bareNode = (url: string): INodeType => ({
	description: {
		displayName: 'Bare',
		name: 'bare',
		group: ['transform'],
		version: 1,
		description: 'Makes the calls and nothing else',
		defaults: { name: 'Xero' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: signedIn, required: true }],
		properties: properties
			.filter(({ name }) => ['organisation', 'fields'].includes(name))
			.map(({ displayOptions, ...property }) => property),
	},
	async execute(this: IExecuteFunctions) {
		const items = this.getInputData();
		const tenantId = this.getNodeParameter('organisation', 0, '', { extractValue: true }) as string;
		const automatic = this.getNodeParameter('fields.mappingMode', 0) === 'autoMapInputData';
		const filledIn = (item: number): IDataObject =>
			this.getNodeParameter('fields.value', item, {}, { skipValidation: true }) as IDataObject;
		const records = items.map(({ json }, item) => (automatic ? json : filledIn(item)));
		const answered: IDataObject[] = [];
		for (let from = 0; from < records.length; from += batch) {
			const request: IHttpRequestOptions = {
				method: 'PUT',
				url: `${url}/api.xro/2.0/Contacts`,
				qs: { summarizeErrors: false },
				headers: { Accept: 'application/json', 'Xero-Tenant-Id': tenantId },
				body: { Contacts: records.slice(from, from + batch) },
				json: true,
			};
			const { Contacts } = (await this.helpers.httpRequestWithAuthentication.call(
				this,
				signedIn,
				request,
			)) as {
				Contacts: IDataObject[];
			};
			answered.push(...Contacts);
		}
		return [answered.map((json, item) => ({ json, pairedItem: { item } }))];
	},
});

/**
 * Creates contacts of ten fields, again and again: by the node, and by the bare one where it can make the same calls.
 * Throws when a run does not create every record.
 */
export async function ownCpu(subject: Subject, records: number): Promise<OurCpu | BuiltInCpu> {
	const stage = await Stage.open(subject, { customers: 0 });
	const bare = { type: 'benchmark.bare', node: bareNode(stage.url) };
	let run = 0;
	const once = async (parameters: INodeParameters, other?: typeof bare): Promise<number> => {
		run += 1;
		const items = give.each(records, (nth) => customer(nth, `Run${run}`));
		await stage.begin({ waits: subject === 'builtIn' });
		collect();
		const since = process.cpuUsage();
		const result = await stage.run(parameters, items, other);
		const used = cpu(since);
		const { done, error } = cameTo(result);
		if (error !== undefined || done !== records)
			throw new Error(`${done} of ${records} created: ${error}`);
		return used / records;
	};
	/** Both in turn, so that what the machine does meanwhile meets both; what tells is how far each pair differs. */
	const compared = async (parameters: INodeParameters): Promise<Compared> => {
		const pairs: Array<{ whole: number; bare: number }> = [];
		for (let round = 0; round <= rounds; round++) {
			const pair = { whole: await once(parameters), bare: await once(parameters, bare) };
			// The first round is a warm-up.
			if (round > 0) pairs.push(pair);
		}
		return {
			whole: median(pairs.map((pair) => pair.whole)),
			bare: median(pairs.map((pair) => pair.bare)),
			own: median(pairs.map((pair) => pair.whole - pair.bare)),
		};
	};
	try {
		if (subject === 'builtIn') {
			const parameters = give.createContactBuiltIn(stage.place);
			await once(parameters);
			return { records, mapped: { whole: await once(parameters) } };
		}
		const automatic = await compared(await give.createContact(stage.place));
		return {
			records,
			automatic,
			mapped: await compared(await give.createContactByExpressions(stage.place)),
		};
	} finally {
		stage.close();
	}
}
