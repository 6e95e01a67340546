import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { withBlock } from '../docs/block';
import type { BuiltInCpu, Figures, Job, OurCpu } from './messages';
import { execArgv, nextMessage } from './processes';
import { tables, type Measured, type Row } from './table';
import { cpuTarget, targetsOf, type Target } from './targets';
import { works, type Work } from './works';

const project = join(__dirname, '../..');

/** Records that one measurement of CPU creates. */
const cpuRecords = 2500;

async function measure<T>(job: Job): Promise<T> {
	const child = fork(join(__dirname, 'runner.ts'), [JSON.stringify(job)], {
		execArgv,
		cwd: project,
	});
	return await nextMessage<T>(child);
}

async function rowOf(work: Work, scale: number): Promise<Row> {
	const { id, gives } = work;
	const records = Math.max(10, Math.round(work.records * scale));
	const whole = async (job: Omit<Job, 'work' | 'records'>): Promise<Figures> => {
		const figures = await measure<Figures>({ work: id, records, ...job });
		const expected = gives?.(records) ?? records;
		if (job.help && (figures.error !== undefined || figures.done !== expected))
			throw new Error(
				`${id}, ${job.subject}: ${figures.done} of ${expected} done. ${figures.error ?? ''}`,
			);
		return figures;
	};
	const ours = await whole({ subject: 'ours', help: true });
	const possible = typeof work.builtIn === 'function';
	const builtIn = possible ? await whole({ subject: 'builtIn', help: true }) : undefined;
	return {
		id,
		title: work.title(records),
		records,
		ours,
		builtIn: builtIn ?? (work.builtIn as { notPossible: string }),
		...(work.alone && { alone: await whole({ subject: 'builtIn', help: false }) }),
		targets: scale < 1 ? [] : targetsOf(work, ours, builtIn),
	};
}

const versionOf = (path: string): string =>
	(JSON.parse(readFileSync(join(project, path, 'package.json'), 'utf8')) as { version: string })
		.version;

/** What is aimed at in a run with every record. */
const targetsIn = ({ rows, cpu }: Measured): Target[] => [
	...rows.flatMap(({ targets }) => targets),
	...(cpu === undefined ? [] : [cpuTarget(cpu.ours.automatic), cpuTarget(cpu.ours.mapped)]),
];

/**
 * `npm run bench -- --scale 0.1 --only get-invoices,cpu --json FILE`. `--readme` puts the tables of a whole run into the
 * README. A target that a whole run misses fails it.
 */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			scale: { type: 'string', default: '1' },
			only: { type: 'string' },
			json: { type: 'string' },
			readme: { type: 'boolean', default: false },
		},
	});
	const scale = Number(values.scale);
	if (!(scale > 0 && scale <= 1)) throw new Error('--scale is a number above 0, up to 1');
	const only = values.only?.split(',');
	if (values.readme && (scale < 1 || only !== undefined))
		throw new Error('--readme shows a whole run: without --scale and --only');
	const asked = (id: string): boolean => only === undefined || only.includes(id);
	const { installHost } = (await import('../host/install.mjs' as string)) as {
		installHost: () => Promise<void>;
	};
	await installHost();
	const measured: Measured = {
		at: new Date().toISOString(),
		scale,
		versions: {
			node: process.version,
			connector: versionOf('.'),
			'n8n-core': versionOf('node_modules/n8n-core'),
		},
		rows: [],
	};
	for (const work of works.filter(({ id }) => asked(id))) {
		const started = Date.now();
		measured.rows.push(await rowOf(work, scale));
		console.log(`${work.id}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
	}
	if (asked('cpu')) {
		const records = Math.max(100, Math.round(cpuRecords * scale));
		const cpu = { work: 'cpu', records, help: true };
		measured.cpu = {
			ours: await measure<OurCpu>({ ...cpu, subject: 'ours' }),
			builtIn: await measure<BuiltInCpu>({ ...cpu, subject: 'builtIn' }),
		};
	}
	console.log(`\n${tables(measured)}`);
	if (values.json !== undefined)
		writeFileSync(values.json, `${JSON.stringify(measured, null, '\t')}\n`);
	if (values.readme) {
		const readme = join(project, 'README.md');
		writeFileSync(readme, withBlock(readFileSync(readme, 'utf8'), 'bench', tables(measured), 'Benchmark'));
	}
	if (scale === 1 && targetsIn(measured).some(({ reached }) => !reached)) process.exitCode = 1;
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
