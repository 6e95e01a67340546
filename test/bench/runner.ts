import type { IDataObject, IRun } from 'n8n-workflow';

import { ownCpu } from './cpu';
import { cameTo, collect, cpu, forgetPeak, peak, sizeOf } from './measure';
import type { Figures, Job } from './messages';
import { Stage } from './stage';
import { works, type Work } from './works';

/* One measurement in a process of its own: `runner.ts '{"work":"…","subject":"ours","records":1000,"help":true}'`. */

const job = JSON.parse(process.argv[2]) as Job;

const isApi = (endpoint: string): boolean => / \/(api\.xro|connections)/.test(endpoint);

async function measured(stage: Stage, work: Work): Promise<Figures> {
	const { place } = stage;
	const given = job.subject === 'ours' ? work.ours : work.builtIn;
	if (typeof given !== 'function') throw new Error(given.notPossible);
	const parameters = await given(place);
	const items = work.items(job.records, place);
	const helped = job.help && job.subject === 'builtIn';
	const help = { waits: helped, ...(helped && { tenantId: place.tenantId }) };
	for (let time = 1; time < (work.times ?? 1); time++) {
		await stage.begin(help);
		await stage.run(parameters, items);
	}
	await stage.begin(help);
	const began = await stage.network.time();
	collect();
	forgetPeak();
	const before = process.memoryUsage().rss;
	const since = process.cpuUsage();
	const result: { held?: IRun } = { held: await stage.run(parameters, items) };
	const cpuMs = cpu(since);
	const peakBytes = Math.max(0, peak() - before);
	const minutes = ((await stage.network.time()) - began) / 60_000;
	const { byEndpoint, byStatus, bytesIn, bytesOut } = await stage.network.counters();
	const came = cameTo(result.held as IRun);
	const calls = Object.entries(byEndpoint).filter(([endpoint]) => isApi(endpoint));
	const sum = (counts: Array<[string, number]>): number =>
		counts.reduce((total, [, count]) => total + count, 0);
	const refused = byStatus['429'] ?? 0;
	return {
		calls: sum(calls) - refused,
		writes: sum(calls.filter(([endpoint]) => /^(PUT|POST) /.test(endpoint))),
		refused,
		sent: bytesIn,
		received: bytesOut,
		minutes,
		cpuMs,
		peakBytes,
		resultBytes: sizeOf(result),
		...came,
	};
}

/** The first use of everything is not the work's: a few unchanged records before the run. A list is its own warm-up. */
async function warmUp(stage: Stage, work: Work): Promise<void> {
	const given = job.subject === 'ours' ? work.ours : work.builtIn;
	if (typeof given !== 'function' || work.gives !== undefined) return;
	const renumbered = ({ InvoiceNumber, ...item }: IDataObject): IDataObject => ({
		...item,
		...(InvoiceNumber === undefined ? {} : { InvoiceNumber: `W-${String(InvoiceNumber)}` }),
	});
	await stage.run(await given(stage.place), work.items(9, stage.place).map(renumbered));
}

async function main(): Promise<void> {
	if (job.work === 'cpu') {
		process.send?.(await ownCpu(job.subject, job.records));
		return;
	}
	const work = works.find(({ id }) => id === job.work);
	if (work === undefined) throw new Error(`There is no work ${job.work}`);
	const stage = await Stage.open(job.subject, work.seed(job.records));
	await warmUp(stage, work);
	process.send?.(await measured(stage, work));
	stage.close();
}

main().then(
	() => process.disconnect?.(),
	(error: Error) => {
		console.error(error.stack);
		process.exit(1);
	},
);
