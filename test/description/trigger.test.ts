import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { properties } from '../../nodes/Xero/description/trigger';
import { scheduleHints } from '../../nodes/Xero/description/triggerCost';
import { watchable } from '../../nodes/Xero/description/triggerPlaces';
import { catalogue } from '../../nodes/Xero/resources/catalogue';
import { costOf } from '../../nodes/Xero/triggers/cost';

const shown = (name: string, resource: string, event?: string): INodeProperties[] =>
	properties.filter(
		(each) =>
			each.name === name &&
			(each.displayOptions?.show?.resource ?? [resource]).includes(resource) &&
			(event === undefined || (each.displayOptions?.show?.event ?? [event]).includes(event)),
	);

const values = ({ options }: INodeProperties): unknown[] =>
	(options as INodePropertyOptions[]).map(({ value }) => value);

describe('The panel of the polling trigger', () => {
	test('offers every object that has a list, and no report', () => {
		const [watch] = properties.filter(({ name }) => name === 'resource');
		expect([...values(watch)].sort()).toEqual(
			catalogue
				.filter(({ verbs, value }) => verbs.getMany !== undefined || value === 'organisation')
				.map(({ value }) => value)
				.sort(),
		);
	});

	test.each(watchable.map((resource) => [resource.name, resource] as const))(
		'%s: Trigger On lists its own events only, in one place',
		(_name, { value, watch }) => {
			const places = shown('event', value);
			expect(places).toHaveLength(1);
			expect([...values(places[0])].sort()).toEqual([...watch.events].sort());
			expect(values(places[0])).toContain(places[0].default);
		},
	);

	test.each(
		watchable.flatMap((resource) =>
			resource.watch.events.map((event) => [resource.name, event, resource] as const),
		),
	)(
		'%s, %s: what it needs is asked once, and what activation costs is said',
		(_name, event, resource) => {
			expect(shown('statuses', resource.value, event)).toHaveLength(
				event === 'enteredStatus' ? 1 : 0,
			);
			expect(shown('watchedFields', resource.value, event)).toHaveLength(
				event === 'fieldChanged' ? 1 : 0,
			);
			expect(shown('daysOverdue', resource.value, event)).toHaveLength(
				event === 'becameOverdue' ? 1 : 0,
			);
			expect(shown('filters', resource.value, event).length).toBeLessThanOrEqual(1);
			const cost = costOf(resource, event);
			const isFree = cost?.activation === 'nothing' && cost.poll === 'one';
			expect(shown('activationCost', resource.value, event)).toHaveLength(isFree ? 0 : 1);
		},
	);

	test('begins with the events of invoices, which n8n offers in its list of nodes', () => {
		const [first] = properties.filter(({ name }) => name === 'event');
		expect(first.displayOptions?.show?.resource?.[0]).toBe('invoice');
		expect(values(first)).toContain('becameOverdue');
	});

	test('tells calls a day for schedules, against what Xero allows', () => {
		const [{ displayName }] = properties.filter(({ name }) => name === 'scheduleCost');
		for (const figure of ['1,440', '288', '96', '24', '1,000', '5,000'])
			expect(displayName).toContain(figure);
		expect(scheduleHints).toHaveLength(2);
	});

	test('a condition of one’s own is not offered where it would make a record look removed', () => {
		const offers = (resource: string, event: string): boolean =>
			shown('filters', resource, event).some(({ options }) =>
				(options as INodeProperties[]).some(({ name }) => name === 'where'),
			);
		expect([
			offers('invoice', 'updated'),
			offers('invoice', 'removed'),
			offers('taxRate', 'updated'),
		]).toEqual([true, false, false]);
	});
});

describe('The statuses of the tables', () => {
	test.each(
		watchable
			.filter(({ watch }) => watch.events.includes('enteredStatus'))
			.map((resource) => [resource.name, resource.watch] as const),
	)(
		'of %s fit into a mark, and those that mean removal are among them',
		(_name, { statuses = [], removed = [] }) => {
			expect(statuses.length).toBeLessThanOrEqual(16);
			const known = statuses.map(({ value }) => value);
			expect(known.some((value) => removed.includes(value))).toBe(true);
		},
	);
});
