import fc from 'fast-check';
import type { IDataObject, NodeOperationError } from 'n8n-workflow';

import { agents, xeroToolType } from '../../core/harness/agents';
import { ask, type Asked } from '../../core/harness/ask';
import { requestFault } from '../addresses';
import type { Base } from '../bases';
import { isRaw, short, type Finding, type Player } from '../finding';
import type { Ground } from '../ground';
import { Grounds } from '../grounds';
import { textsIn } from '../hostile';
import { ended } from '../limit';
import { Books, sentFault } from '../permitted';
import { toolCallsOf, type ToolCall } from '../toolCalls';

/** Every operation as an agent's tool, filled by a model that means harm or nothing at all. */
export async function tools(): Promise<Player> {
	const grounds = await Grounds.open((ground, base) => toolCallsOf(ground.world, base));
	let books = new Books(grounds.ground.world);
	const figures: Player['figures'] = {};
	return {
		figures,
		async play(seed, cases) {
			const findings: Finding[] = [];
			for (let at = 0; at < cases; at++) {
				if (await grounds.next()) books = new Books(grounds.ground.world);
				const { ground, bases } = grounds;
				const weighted = [...bases, ...[1, 2, 3].flatMap(() => bases.filter(isTempting)), ...Array.from({ length: 30 }, () => bases.filter(({ operation }) => operation === 'request')).flat()];
				const base = weighted[(seed + at * 7) % weighted.length];
				const [call] = fc.sample(await grounds.madeFor(base), { seed: seed * 1_000 + at, numRuns: 1 });
				const { how, faults } = await judged(ground, books, call);
				figures[how] = (figures[how] ?? 0) + 1;
				const place = `${base.resource.value} ${base.operation}, ${call.filled.join(', ')}, ${call.onError}, ${short(call.parameters.toolPermissions, 60)}`;
				findings.push(...faults.map((what) => ({ what, how: `${place}: ${short(call.args)}` })));
			}
			return findings;
		},
		close: async () => await grounds.close(),
	};
}

/** Where a model has the most to say. */
const isTempting = ({ operation }: Base): boolean => ['create', 'update', 'upsert', 'request'].includes(operation);

async function judged(ground: Ground, books: Books, call: ToolCall): Promise<{ how: string; faults: string[] }> {
	const { parameters, args, onError, permission, base } = call;
	ground.begin();
	let ran: Asked;
	try {
		ran = await ended(ask(ground.world, parameters, args, 'requestingAgent', onError === undefined ? {} : { onError }));
	} catch (error) {
		const { message } = error as Error;
		return { how: 'not opened by n8n', faults: message.startsWith('Still running') ? [`${message}, ${ground.seen.length} requests`] : [] };
	}
	const free = call.filled.includes('resource') || call.filled.includes('operation') ? 'customApiRequest' : base.resource.value;
	const wrote = ground.seen.some(({ method }) => method !== 'GET');
	const changed = wrote ? books.faults() : [];
	const faults = [
		...ground.seen.map((seen) => sentFault(seen, permission)),
		...(permission === 'everything' ? [] : changed),
		...ground.seen.map((seen) => requestFault(seen, textsIn(args), free, call.filled.includes('options'))),
		...(permission === undefined && ground.seen.length > 0 ? ['Without a permission something was asked of Xero'] : []),
		...answerFaults(ran, call, ground),
		...ran.calls.filter(({ error }) => error !== undefined).map(() => 'The local Xero itself broke on a request'),
		...ground.harm(JSON.stringify([ran.answer, ran.error?.message, ran.error?.stack])),
	];
	const how = ran.error !== undefined ? 'ended' : refusalIn(ran.answer) !== undefined ? `${permission ?? 'none'}: refused` : `${permission ?? 'none'}: ${wrote ? 'wrote' : 'read'}`;
	return { how, faults: [...new Set(faults.filter((fault) => fault !== undefined))] };
}

const refusalIn = (answer: readonly IDataObject[]): string | undefined => {
	const refused = answer.find(({ error }) => error !== undefined);
	if (refused === undefined) return undefined;
	const { error, details } = refused as { error: { message?: unknown }; details?: { description?: unknown } };
	return [error.message ?? error, details?.description ?? ''].map(String).join('. ');
};

/** n8n's own words for what never reaches the node. */
const ofN8n = /Could not get parameter|Referenced node|invalid syntax|Invalid (?:expression|output)|The resolved value|There was an error/i;

/** How long a text of an answer may be: of a record, and of a refusal with all the names that can be given. */
const longestText = 560;
const longestRefusal = 6_000;
const mostItems = 102;
const mostElements = 51;

function answerFaults({ answer, error }: Asked, { onError, base }: ToolCall, ground: Ground): string[] {
	const faults: string[] = [];
	if (error !== undefined) {
		const { message, description, name } = error as NodeOperationError;
		if (isRaw(message) || isRaw(String(description ?? ''))) faults.push(`Raw error: ${message} ${description ?? ''}`.slice(0, 200));
		if (onError !== 'stopWorkflow' && !ofN8n.test(message)) faults.push(`The agent was ended: ${name}: ${message}`.slice(0, 200));
		return faults;
	}
	const told = refusalIn(answer);
	if (told !== undefined && isRaw(told)) faults.push(`Raw error: ${told}`.slice(0, 200));
	if (told !== undefined && told.length > longestRefusal) faults.push(`A refusal of ${told.length} characters`);
	if (told !== undefined && !isCorrectable(told, base, ground) && !ofN8n.test(told)) faults.push(`A refusal does not say what is wrong where: ${told}`.slice(0, 260));
	if (answer.length > mostItems) faults.push(`An answer of ${answer.length} items`);
	for (const { error: _, ...json } of answer) faults.push(...tooLong(json));
	return faults;
}

/** Every name the tool shows, those inside of others too. */
type Named = { displayName?: string; name?: string; options?: unknown[]; values?: unknown[] };
const inWords = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2');
const shownNames = (properties: readonly Named[]): string[] =>
	properties.flatMap(({ displayName = '', name = '', options = [], values = [] }) => [displayName, ...(displayName === '' ? [] : [inWords(name)]), ...shownNames([...options, ...values] as Named[])]);
const names = shownNames(agents[xeroToolType].description.properties as Named[]).filter((name) => name !== '');

/** Whether a model finds by it what it has to change: the name of what it filled, or Xero’s own verdict. */
const isCorrectable = (told: string, { resource }: Base, { seen }: Ground): boolean =>
	/Keys of|is not a field Xero takes here|An id or number|Tool Permissions|There is no (?:operation|resource)|cannot be given to a model|cannot give a file|must be unique|was not found/.test(told) || seen.some(({ method, status }) => method !== 'GET' || status >= 400) || [resource.name, ...names].some((name) => told.toLowerCase().includes(name.toLowerCase()));

const tooLong = (value: unknown): string[] => {
	if (typeof value === 'string') return value.length > longestText ? [`A text of ${value.length} characters in an answer`] : [];
	if (typeof value !== 'object' || value === null) return [];
	if (Array.isArray(value) && value.length > mostElements) return [`A list of ${value.length} in an answer`];
	return Object.values(value).flatMap(tooLong);
};
