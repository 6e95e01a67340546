import type { IPollFunctions } from 'n8n-workflow';

import type { Refusal } from '../values/outcome';

/** What kept an organisation from being polled; a limit passes by itself. */
export type Failure = { error: Refusal; isLimit: boolean };

/** Polls in a row with an organisation that fails after which the poll fails, whatever the others gave. */
const mostInARow = 3;

/** How often in a row a node's failure was only logged, by workflow and node. */
const logged = new Map<string, number>();

/** Where a trigger stands. */
export const placeOf = (context: IPollFunctions): string => `${String(context.getWorkflow().id)} ${context.getNode().id}`;

/** Writes what kept organisations from being polled into n8n's log. With none, the count of polls in a row begins again. */
export function tell(context: IPollFunctions, failures: readonly Failure[]): void {
	if (!failures.some(({ isLimit }) => !isLimit)) logged.delete(placeOf(context));
	for (const { error, isLimit } of failures) {
		const text = `${context.getNode().name}: ${error.message}. ${isLimit ? 'It is polled again later, and nothing is lost.' : (error.advice ?? '')}`;
		if (isLimit) context.logger.warn(text);
		else context.logger.error(text);
	}
}

/** Whether a failure may stay in the log because there is something to emit, and it did not stay there too often. */
export function mayStaySilent(context: IPollFunctions, hasItems: boolean): boolean {
	const place = placeOf(context);
	const inARow = (logged.get(place) ?? 0) + 1;
	const silent = hasItems && inARow < mostInARow;
	if (silent) logged.set(place, inARow);
	else logged.delete(place);
	return silent;
}
