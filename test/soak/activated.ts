import { catalogue } from '../../nodes/Xero/resources/catalogue';
import type { Keeping } from './n8n';
import { objects, type Watched } from './objects';
import type { Setting } from './watcher';

const daysOverdue = 1;

const watchedBy = (resource: string): Watched => {
	const found = objects.find((one) => one.resource === resource);
	if (found === undefined) throw new Error(`The simulation knows no ${resource}`);
	return found;
};

/** What is asked of an activated trigger. */
export type Asked = { resource: string; event: string; every: number; keeping: Keeping; simplify?: boolean; statuses?: readonly string[] };

/** An activated trigger of the editor's own choices: every status, the fields that change, nothing narrowed, from now on. */
export function activated({ resource, event, every, keeping, simplify = true, statuses }: Asked): Setting {
	const watched = watchedBy(resource);
	const watch = catalogue.find(({ value }) => value === resource)?.watch;
	const all = (watch?.statuses ?? []).map(({ value }) => value);
	const entered = event === 'enteredStatus' ? (statuses ?? all) : [];
	const fields = event === 'fieldChanged' ? (watched.fields ?? []) : [];
	return {
		name: `${resource} ${event} (${keeping})`,
		watched,
		wanted: {
			event,
			...(entered.length > 0 && { statuses: entered }),
			...(fields.length > 0 && { fields }),
			...(event === 'becameOverdue' && { days: daysOverdue }),
		},
		keeping,
		every,
		parameters: {
			authentication: 'oAuth2',
			organisationScope: 'all',
			resource,
			event,
			statuses: [...entered],
			watchedFields: [...fields],
			daysOverdue,
			filters: {},
			simplify,
			startFrom: 'now',
			options: {},
		},
	};
}
