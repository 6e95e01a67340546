import fc from 'fast-check';
import type { NodeOperationError } from 'n8n-workflow';

import type { Ran } from '../../core/harness';
import { isWrite, operationOf } from '../../../nodes/Xero/operations';
import { requestFault } from '../addresses';
import type { Base } from '../bases';
import { isRaw, short, type Finding, type Player } from '../finding';
import type { Ground } from '../ground';
import { Grounds } from '../grounds';
import { textsIn } from '../hostile';
import { ended } from '../limit';
import { spoiltOf, type Spoilt } from '../spoil';

/** Every parameter of every operation of every object, with values nobody means. */
export async function parameters(): Promise<Player> {
	const grounds = await Grounds.open((ground, base) => spoiltOf(ground.world, base));
	const figures: Player['figures'] = {};
	const count = (word: string): void => void (figures[word] = (figures[word] ?? 0) + 1);
	return {
		figures,
		async play(seed, cases) {
			const findings: Finding[] = [];
			for (let at = 0; at < cases; at++) {
				await grounds.next();
				const { ground, bases } = grounds;
				const base = bases[(seed + at * 7) % bases.length];
				const [spoilt] = fc.sample(await grounds.madeFor(base), { seed: seed * 1_000 + at, numRuns: 1 });
				const onError = at % 2 === 0 ? 'continueErrorOutput' : 'stopWorkflow';
				const { how, faults } = await judged(ground, spoilt, onError);
				count(how);
				const place = `${base.resource.value} ${base.operation}, ${spoilt.replaced.join(', ')}`;
				findings.push(...faults.map((what) => ({ what, how: `${place}, ${onError}: ${short(spoilt.given)}` })));
			}
			return findings;
		},
		close: async () => await grounds.close(),
	};
}

/** Runs a case and answers how it ended and what must not be. */
async function judged(ground: Ground, spoilt: Spoilt, onError: 'continueErrorOutput' | 'stopWorkflow'): Promise<{ how: string; faults: string[] }> {
	const { base, parameters: given, items } = spoilt;
	ground.begin();
	let ran: Ran;
	try {
		ran = await ended(ground.world.run(given, { items, onError, ...(base.files === undefined ? {} : { files: items.map(() => ({ ...base.files })) }) }));
	} catch (error) {
		const { message } = error as Error;
		// A workflow n8n itself cannot open, or values it cannot store, never reach the node.
		return { how: 'not opened by n8n', faults: message.startsWith('Still running') ? [`${message}, ${ground.seen.length} requests`] : [] };
	}
	const faults = [...faultsOfRun(ran, base, items.length, onError), ...ground.seen.map((seen) => requestFault(seen, textsIn([given, items]), base.resource.value, spoilt.replaced.includes('options')))];
	const broken = ran.calls.filter(({ error }) => error !== undefined).map(() => 'The local Xero itself broke on a request');
	const harm = ground.harm(toldBy(ran));
	const how = ran.error !== undefined ? 'stopped with an error' : ran.errorItems.length > 0 ? 'told an item’s error' : 'ran';
	return { how, faults: [...new Set([...faults.filter((fault) => fault !== undefined), ...broken, ...harm])] };
}

/** Everything a run brought to light. */
function toldBy({ items, errorItems, error, hints }: Ran): string {
	const { message, description, stack, messages } = (error ?? {}) as Partial<NodeOperationError>;
	return JSON.stringify([items.map(({ json }) => json), errorItems.map(({ json }) => json), message, description, stack, messages, hints]);
}

/** n8n's own words for what never reaches the node. */
const ofN8n = /^(?:Could not get parameter|Referenced node|invalid syntax|Invalid (?:expression|output)|The resolved value|Can't (?:determine|use)|The value ".*" is not supported)/i;

function faultsOfRun({ items, errorItems, error }: Ran, { resource, operation }: Base, count: number, onError: string): string[] {
	const faults: string[] = [];
	const told = [...errorItems, ...items].map(({ json: { error: failed } }) => failed).filter((each) => each !== undefined);
	if (error !== undefined) {
		const { message, description, name, context } = error as NodeOperationError;
		if (isRaw(message) || isRaw(String(description ?? ''))) faults.push(`Raw error: ${message} ${description ?? ''}`.slice(0, 200));
		if (!/^Node(?:Operation|Api)Error$/.test(name) && !ofN8n.test(message)) faults.push(`Not an error of a node: ${name}: ${message}`.slice(0, 200));
		else if (!description && context?.itemIndex === undefined) faults.push(`An error without description or item: ${message}`.slice(0, 200));
	}
	for (const failed of told) {
		const message = typeof failed === 'string' ? failed : String((failed as { message?: unknown }).message ?? JSON.stringify(failed));
		if (isRaw(message)) faults.push(`Raw error: ${message}`.slice(0, 200));
	}
	const found = operationOf(resource, operation);
	const accounted = new Set([...items, ...errorItems].flatMap(({ pairedItem = [] }) => (Array.isArray(pairedItem) ? pairedItem : [pairedItem])).map((pair) => (typeof pair === 'number' ? pair : pair.item)));
	const writes = found !== undefined && isWrite(found);
	if (error === undefined && writes && accounted.size < count) faults.push(`An item is not accounted for (${onError})`);
	return faults;
}
