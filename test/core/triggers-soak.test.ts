import type { INodeType } from 'n8n-workflow';

import type { clock } from '../../nodes/Xero/transport/clock';
import { pagesBack } from '../soak/bill';
import { reportsOf, reportsOfWebhooks } from '../soak/report';
import { scenarios } from '../soak/settings';
import { Simulation, type Scenario } from '../soak/simulation';
import { webhookChanges, webhooks, webhookSettings } from '../soak/webhooks/settings';
import { WebhookSimulation } from '../soak/webhooks/simulation';
import type { Process } from '../soak/world';

/* A few simulated days of what `npm run triggers:soak` plays for thirty. */

/** Modules loaded anew remember nothing, as those of another process. */
function freshProcess(): Process {
	const loaded: Process[] = [];
	jest.isolateModules(() => {
		const { XeroTrigger } = jest.requireActual<{ XeroTrigger: new () => INodeType }>(
			'../../nodes/Xero/XeroTrigger.node.ts',
		);
		const time = jest.requireActual<{ clock: typeof clock }>('../../nodes/Xero/transport/clock.ts');
		loaded.push({ trigger: new XeroTrigger(), clock: time.clock });
	});
	return loaded[0];
}

/** Part of a scenario, polled every hour. */
const partOf = (scenario: Scenario, watched: readonly string[]): Scenario => ({
	...scenario,
	settings: scenario.settings
		.filter(({ watched: { resource } }, at) => watched.includes(resource) && at < 7)
		.map((setting) => ({ ...setting, every: 60 })),
});

const parts: ReadonlyArray<readonly [name: string, watched: readonly string[]]> = [
	['Invoices', ['invoice']],
	['People and things', ['contact', 'item']],
];

test.each(parts)(
	'%s: nothing missed and nothing false in two days of changes, faults and restarts',
	async (name, watched) => {
		const scenario = scenarios().find((one) => one.name === name) as Scenario;
		const simulated = await Simulation.play(partOf(scenario, watched), 3, 2, freshProcess);
		const reports = reportsOf(name, 2, simulated);
		expect(reports.flatMap(({ mismatches }) => mismatches)).toEqual([]);
		expect(reports.reduce((all, { events }) => all + events, 0)).toBeGreaterThan(100);
		expect(Math.max(...reports.map(({ state }) => state))).toBeLessThan(512_000);
	},
	120_000,
);

test.each([3, 7])('webhooks, seed %i: nothing missed and nothing false in two days of events lost, late, doubled and in disorder', async (seed) => {
	const { listeners } = await WebhookSimulation.play(webhookSettings, webhookChanges, seed, 2);
	const reports = reportsOfWebhooks(webhooks, 2, listeners);
	expect(reports.flatMap(({ mismatches }) => mismatches)).toEqual([]);
	expect(reports.reduce((all, { events }) => all + events, 0)).toBeGreaterThan(100);
	const sum = (of: 'calls' | 'fewest'): number => reports.reduce((all, report) => all + report[of], 0);
	expect(sum('calls') / sum('fewest')).toBeLessThan(1.05);
}, 120_000);

test('the fewest calls look twice at the pages of a second that holds more than a page, and not at its last', () => {
	const second = (records: number, at: number) =>
		Array.from({ length: records }, (_, place) => ({
			seq: place,
			id: `${at} ${place}`,
			moved: place,
			record: { UpdatedDateUTC: new Date(at * 1000 + (place % 1000)) },
		}));
	expect(pagesBack(second(100, 1), 100)).toBe(0);
	expect(pagesBack(second(101, 1), 100)).toBe(1);
	expect(pagesBack([...second(350, 1), ...second(250, 2), ...second(7, 3)], 100)).toBe(3 + 2);
	expect(pagesBack([...second(350, 1), ...second(350, 1).map((version) => ({ ...version, record: undefined }))], 100)).toBe(0);
});
