import { runsOf } from './plans';
import { freshProcess } from './process';
import { ofSequences, type Report } from './report';
import { Rig } from './rig';
import { carryOut } from './run';
import { play } from './sequences';

/** Runs a local Xero lives for: its books grow with every one. */
const runsOfAXero = 20;

/** Carries out the runs of this worker's share and sends a report of each. */
async function main([share, shares, seed, count]: number[], only?: string): Promise<void> {
	const other = freshProcess();
	let rig = await Rig.open(other);
	let done = 0;
	for (const [at, run] of runsOf(seed, count, only).entries()) {
		if (at % shares !== share) continue;
		if (done > 0 && done % runsOfAXero === 0) {
			const { now } = rig;
			await rig.close();
			rig = await Rig.open(other, now);
		}
		done += 1;
		const planned = 'plan' in run ? run.plan : run.sequence;
		const { verb, mode, ...how } = planned;
		const told = {
			verb: verb.name,
			fault: 'plan' in run ? run.plan.kind.name : ofSequences,
			mode: `${mode.onError}${mode.retryOnFail ? ', Retry On Fail' : ''}`,
			how: JSON.stringify({ ...how, kind: undefined }),
		};
		try {
			const { told: _, ...result } =
				'plan' in run ? await carryOut(rig, run.plan) : await play(rig, run.sequence);
			process.send?.({ ...told, ...result } satisfies Report);
		} catch (error) {
			throw new Error(`${JSON.stringify(told)}: ${(error as Error).stack}`);
		}
	}
	await rig.close();
	process.disconnect();
}

main(process.argv.slice(2, 6).map(Number), process.argv[6]).catch((error: Error) => {
	console.error(error.message);
	process.exit(1);
});
