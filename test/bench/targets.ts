import type { Compared, Figures } from './messages';
import type { Work } from './works';

/** A figure that ours shall reach. */
export type Target = { says: string; reached: boolean };

/** Milliseconds of CPU a record that the connector may take beside n8n and the calls themselves. */
const ownMilliseconds = 0.15;

/** What a work's figures come to against its targets, which hold at full scale. */
export function targetsOf(work: Work, ours: Figures, builtIn: Figures | undefined): Target[] {
	const { most, writes, partOfMinutes, timesItems } = work;
	const calls = ours.calls + ours.refused;
	return [
		...(most === undefined ? [] : [{ says: `at most ${most} calls`, reached: calls <= most }]),
		...(writes === undefined ? [] : [{ says: 'no writes', reached: ours.writes === 0 }]),
		...(partOfMinutes === undefined || builtIn === undefined
			? []
			: [
					{
						says: `at most 1/${Math.round(1 / partOfMinutes)} of the built-in node's time`,
						reached: ours.minutes <= builtIn.minutes * partOfMinutes,
					},
				]),
		...(timesItems === undefined
			? []
			: [
					{
						says: `memory at most ${timesItems} × the items' own`,
						reached: ours.peakBytes <= ours.resultBytes * timesItems,
					},
				]),
	];
}

/** Whether the connector's own CPU a record stays within what it may take. */
export const cpuTarget = ({ own }: Compared): Target => ({
	says: `at most ${ownMilliseconds} ms`,
	reached: own <= ownMilliseconds,
});
