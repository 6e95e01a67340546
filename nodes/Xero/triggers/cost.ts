import { bytesOfFields, statusBytes } from './changes';
import { bytesOf } from './seen';
import { mostRecords } from './state';
import type { Resource } from '../resources/define';
import type { Watch, WatchEvent } from '../resources/watch';

/** What watching costs, in calls to Xero for each organisation, and what it has to remember. */
export type Cost = {
	/** Calls of a poll in which nothing changed. */
	poll: 'one' | 'one a page';
	/** Records a page of the list has; absent when the list comes in one answer. */
	pageSize?: number;
	/** One more call for each day of the organisation. */
	daily?: true;
	/** What is read at activation beyond the one call that sets the beginning. */
	activation: 'nothing' | 'the whole list' | 'those in the chosen statuses' | 'the reconciled ones' | 'the overdue ones';
	/** Most records a node can remember for it; absent when it remembers none, or few. */
	most?: number;
};

/** Whether the whole list is read by every poll. */
const comparesWhole = ({ by, vanishes }: Watch, event: WatchEvent): boolean => by === 'snapshot' || by === 'payroll' || (event === 'removed' && vanishes === true);

/** Bytes a version takes beside an id. */
const versionBytes = 8;

function activationOf(watch: Watch, event: WatchEvent): Cost['activation'] {
	if (watch.by === 'offset' || event === 'createdOrUpdated') return 'nothing';
	if (event === 'becameOverdue') return 'the overdue ones';
	if (event === 'becameReconciled') return 'the reconciled ones';
	if (event === 'enteredStatus') return 'those in the chosen statuses';
	if (event === 'removed') return watch.removed?.every((status) => watch.final?.includes(status)) ? 'nothing' : 'those in the chosen statuses';
	return event === 'created' && watch.createdAt !== undefined ? 'nothing' : 'the whole list';
}

/** Characters an id and a name take of a record that may vanish, about. */
const namedCharacters = 64;

function bytesFor({ vanishes }: Watch, event: WatchEvent, whole: boolean): number {
	if (event === 'removed' && vanishes) return (namedCharacters * 3) / 4;
	if (event === 'fieldChanged') return bytesOf(bytesOfFields(['one']));
	if (event === 'enteredStatus' || event === 'becameReconciled' || event === 'removed') return bytesOf(statusBytes);
	return bytesOf(whole ? versionBytes : 0);
}

/** What an event of an object costs. */
export function costOf({ watch, list }: Resource, event: WatchEvent): Cost | undefined {
	if (watch === undefined) return undefined;
	const whole = comparesWhole(watch, event);
	const activation = whole ? 'the whole list' : activationOf(watch, event);
	return {
		poll: whole && list.pageSize !== undefined ? 'one a page' : 'one',
		...(list.pageSize === undefined ? {} : { pageSize: list.pageSize }),
		...(event === 'becameOverdue' ? { daily: true } : {}),
		activation,
		...(activation === 'nothing' ? {} : { most: mostRecords(bytesFor(watch, event, whole)) }),
	};
}
