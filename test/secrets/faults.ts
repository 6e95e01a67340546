import type { OnError } from 'n8n-workflow';

import { freshProcess } from '../faults/process';
import { Rig } from '../faults/rig';
import { verbs, type Verb } from '../faults/verbs';
import type { Fault } from '../local-xero/server';
import type { HostWorld } from './host-world';

const onErrors: OnError[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];

/**
 * Where the token endpoint redirects to. n8n's own OAuth client (@n8n/client-oauth2) asks it, and follows: the refresh token
 * in the body goes along, whatever a node does. It is told apart from what the node itself follows.
 */
export const ofN8n = '/token-of-n8n';

/** The token endpoint itself in trouble, when the token has just expired. */
const atTheTokenEndpoint = (kind: Fault['kind'], to?: string) => (rig: Rig) => {
	rig.world.control.expireTokens();
	rig.world.fault({
		kind,
		method: 'POST',
		url: '/identity/connect/token',
		times: 3,
		...(to && { to }),
	});
};

/** What goes wrong while the node works. Waits are short: they are real ones here. `elsewhere`: address of a stranger. */
const troubles = (elsewhere: string): Array<[string, (rig: Rig, verb: Verb) => void]> => {
	const fault =
		(kind: Fault['kind'], more: Partial<Fault> = {}) =>
		(rig: Rig, { method, url }: Verb): void =>
			rig.world.fault({ kind, method, url, times: 1, ...more });
	return [
		['nothing', () => undefined],
		['401 again and again', fault('401-expired', { times: 9 })],
		['500 with the work done', fault('500-after-commit', { times: 9 })],
		['an answer that is lost', fault('reset-after-commit')],
		['JSON that breaks off', fault('malformed-json')],
		[
			'a redirect elsewhere',
			fault('redirect', { to: `${elsewhere}/api.xro/2.0/Invoices`, times: 9 }),
		],
		['the minute used up', fault('429-minute', { retryAfter: 1 })],
		['the day used up', fault('429-day', { retryAfter: 1, times: 9 })],
		['a disconnected organisation', (rig) => rig.world.control.disconnect(rig.tenant)],
		['an element that is missing', fault('fewer-elements')],
		['a token that cannot be refreshed: 500', atTheTokenEndpoint('500-before-commit')],
		['a token that cannot be refreshed: no JSON', atTheTokenEndpoint('malformed-json')],
		['a token that cannot be refreshed: no answer', atTheTokenEndpoint('reset-after-commit')],
		[
			'a token that cannot be refreshed: a redirect',
			atTheTokenEndpoint('redirect', `${elsewhere}${ofN8n}`),
		],
	];
};

/**
 * Every way of writing there is, undisturbed and in `each` kinds of trouble, On Error in turns. Answers how often each
 * trouble was met.
 */
export async function playFaults(
	world: HostWorld,
	elsewhere: string,
	each: number,
): Promise<Map<string, number>> {
	const rig = new Rig(world, freshProcess());
	const [undisturbed, ...trouble] = troubles(elsewhere);
	const met = new Map<string, number>();
	let turn = 0;
	for (const verb of verbs) {
		const kinds = [
			undisturbed,
			...Array.from({ length: each }, (_, at) => trouble[(turn + at) % trouble.length]),
		];
		turn += each;
		for (const [says, arm] of kinds) {
			rig.begin();
			const task = await verb.prepare(
				rig,
				2,
				`S${turn}-${kinds.findIndex(([name]) => name === says)}`,
			);
			arm(rig, verb);
			await world.run(task.parameters, {
				items: task.items,
				onError: onErrors[(turn + met.size) % onErrors.length],
				...(task.files && { files: task.files }),
			});
			met.set(says, (met.get(says) ?? 0) + 1);
		}
	}
	rig.begin();
	return met;
}
