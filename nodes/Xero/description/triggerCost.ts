import type { INodeProperties, NodeHint } from 'n8n-workflow';

import type { Resource } from '../resources/define';
import type { WatchEvent } from '../resources/watch';
import { costOf, type Cost } from '../triggers/cost';

/** Calls a day for a poll of one call. https://developer.xero.com/faq/limits */
export const scheduleNotice: INodeProperties = {
	displayName:
		'Calls to Xero a day, for each organisation: every minute 1,440, every 5 minutes 288, every 15 minutes 96, every hour 24. Xero allows 1,000 a day to Starter apps and 5,000 to others, for all workflows together.',
	name: 'scheduleCost',
	type: 'notice',
	default: '',
};

const counted = (count: number): string => count.toLocaleString('en-GB');

const readAtActivation: { [activation in Cost['activation']]: string | undefined } = {
	nothing: undefined,
	'the whole list': 'the whole list',
	'those in the chosen statuses': 'the records in these statuses',
	'the reconciled ones': 'the reconciled ones',
	'the overdue ones': 'the overdue ones',
};

/** What a poll costs beyond one call, and what activation costs; undefined when there is nothing to add. */
export function activationNotice(resource: Resource, event: WatchEvent): string | undefined {
	const cost = costOf(resource, event);
	if (cost === undefined) return undefined;
	const page = cost.pageSize === undefined ? '' : counted(cost.pageSize);
	const poll = cost.poll === 'one' ? '' : `Xero cannot tell what changed here: each poll reads the whole list, one call for ${page} records. `;
	const daily = cost.daily ? 'One more call a day and organisation finds what fell due. ' : '';
	const read = readAtActivation[cost.activation];
	const calls = cost.pageSize === undefined ? 'in one call' : `one call for ${page} records`;
	const activation = read === undefined ? '' : `Activation reads ${read}, ${calls}, to know what there is; up to ${counted(Math.floor((cost.most ?? 0) / 1000) * 1000)} records fit.`;
	const text = `${poll}${daily}${activation}`.trim();
	return text === '' ? undefined : text;
}

const polls = '($parameter["pollTimes"]?.["item"] ?? [])';

/** Said beside a schedule that uses up much of the calls of a day. */
export const scheduleHints: NodeHint[] = [
	{
		message: 'Every minute is 1,440 calls to Xero a day for each organisation: more than the 1,000 of a Starter app, and over a quarter of the 5,000 of the others.',
		type: 'warning',
		location: 'ndv',
		whenToDisplay: 'always',
		displayCondition: `={{ ${polls}.some((each) => each.mode === "everyMinute" || (each.mode === "everyX" && each.unit === "minutes" && each.value < 2)) }}`,
	},
	{
		message: 'This schedule is 360 to 720 calls to Xero a day for each organisation, of the 1,000 a Starter app has, or the 5,000 of the others.',
		type: 'info',
		location: 'ndv',
		whenToDisplay: 'always',
		displayCondition: `={{ ${polls}.some((each) => each.mode === "everyX" && each.unit === "minutes" && each.value >= 2 && each.value < 5) }}`,
	},
];
