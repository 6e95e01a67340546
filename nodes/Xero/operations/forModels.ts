import type { INodeExecutionData } from 'n8n-workflow';

import { operationOf, type Operation } from './index';
import { limitOf } from './getMany';
import type { Reader } from './reader';
import type { Resource } from '../resources/define';
import { labelOf } from '../values/fields';
import { Refusal, type Outcome } from '../values/outcome';
import type { XeroRecord } from '../values/record';
import { mostRecords, shortRecord, shortText } from '../values/short';

const one = ({ name }: Resource): string => `${/^[aeio]/i.test(name) ? 'an' : 'a'} ${name.toLowerCase()}`;

/**
 * The operation as an agent's tool has it; undefined when there is none. n8n lets no file pass between a model and a
 * tool: in place of a PDF the model gets the address at which the customer sees the document, where there is one.
 * A Refusal where there is none.
 */
export function operationForModel(resource: Resource, operation: string): Operation | Refusal | undefined {
	if (operation === 'getPdf' && resource.verbs.getOnlineInvoiceUrl) return operationOf(resource, 'getOnlineInvoiceUrl');
	if (operation === 'getPdf') return new Refusal([`The PDF of ${one(resource)} cannot be given to a model`], 'Get tells everything it says; a person finds the PDF in Xero.');
	if (operation === 'downloadAttachment') return new Refusal(['A file cannot be given to a model'], 'Get Attachments tells name, type and size of each; a person opens them in Xero.');
	if (operation === 'uploadAttachment') return new Refusal(['A model cannot give a file'], 'Files are attached by this node in a workflow, or in Xero.');
	return operationOf(resource, operation);
}

/** Operations whose values come from the JSON parameter. */
const takesFields = ['create', 'update', 'upsert'];

/**
 * The outcomes as a model can use them: a file is replaced by the reason why it is missing, and a refusal of what was
 * given, before it was sent, tells the names that can be given.
 */
export const outcomesForModel = (resource: Resource, operation: string, outcomes: readonly Outcome[]): Outcome[] =>
	outcomes.map((given): Outcome => {
		const outcome = 'because' in given ? { ...given, because: fewReasons(given.because) } : given;
		if ('binary' in outcome && outcome.binary !== undefined) {
			return { item: outcome.item, is: 'refused', because: [`The answer is a file (${outcome.binary.fileName}), which cannot be given to a model`] };
		}
		if (outcome.is !== 'refused' || outcome.status !== undefined || !takesFields.includes(operation)) return outcome;
		return { ...outcome, advice: `${outcome.advice ?? ''} ${keysOf(resource, operation)}`.trim() };
	});

/** Most sentences of a refusal: a model mends what it is told first, and learns of the rest when it asks again. */
const mostReasons = 10;

/** The first sentences, each short, and how many more there are. */
function fewReasons(because: readonly string[]): string[] {
	const left = because.length - mostReasons;
	return [...because.slice(0, mostReasons).map(shortText), ...(left > 0 ? [`And ${left} more of the kind.`] : [])];
}

/** What the JSON parameter takes, with an example of its mandatory texts. */
function keysOf(resource: Resource, operation: string): string {
	const { fields } = resource;
	const names = Object.keys(fields).filter((name) => (fields[name].only ?? operation) === operation);
	const mandatory = names.filter((name) => fields[name].required && fields[name].kind === 'text');
	const example = Object.fromEntries(mandatory.map((name) => [name, fields[name].example ?? labelOf(name, fields[name])]));
	// What is wrong is told under the names the editor shows, where they are others.
	const known = names.map((name) => (fields[name].label === undefined ? name : `${name} (${fields[name].label})`));
	return `Keys of ${one(resource)}: ${known.join(', ')}.${mandatory.length === 0 ? '' : ` For example ${JSON.stringify(example)}.`}`;
}

/**
 * The output items as a model gets them: short, and not too many, as an answer is part of everything the model reads
 * from then on. What is left out is told.
 */
export function shortItems(items: readonly INodeExecutionData[]): INodeExecutionData[] {
	const shown = items.slice(0, mostRecords).map((item): INodeExecutionData => ({ ...item, json: shortRecord(item.json as XeroRecord) as INodeExecutionData['json'] }));
	const left = items.length - shown.length;
	return left > 0 ? [...shown, noteItem(`${left} more are not shown. Ask for less: by a filter, a shorter period or a smaller limit.`)] : shown;
}

/** A list that came to its limit, with a word that there may be more. */
export function withLimitNote(reader: Reader, items: INodeExecutionData[]): INodeExecutionData[] {
	const limit = limitOf(reader, 0);
	return items.length < limit ? items : [...items, noteItem(`These are the first ${limit}; there may be more. Narrow the search, or ask with a higher limit (at most ${mostRecords}).`)];
}

const noteItem = (note: string): INodeExecutionData => ({ json: { note }, pairedItem: { item: 0 } });
