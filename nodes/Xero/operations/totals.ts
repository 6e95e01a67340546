import type { Draft } from './drafts';
import type { Job, Planned } from './job';
import type { Refused } from '../values/outcome';
import type { XeroRecord } from '../values/record';

export async function checkTotals(_job: Job, planned: Array<Planned<Draft> | Refused>): Promise<Array<Planned<Draft> | Refused>> {
	return await Promise.resolve(planned);
}

export const totalWarning = (_draft: Draft, _record: XeroRecord): string | undefined => undefined;
