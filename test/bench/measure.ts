import { readFileSync, writeFileSync } from 'node:fs';

import type { IRun } from 'n8n-workflow';

/** Collects garbage; the process was started with --expose-gc. */
export const collect = (): void => (globalThis as { gc?: () => void }).gc?.();

/** Milliseconds of CPU this process has used. */
export const cpu = (since?: NodeJS.CpuUsage): number => {
	const { user, system } = process.cpuUsage(since);
	return (user + system) / 1000;
};

/** Begins anew with the highest memory use, where the system can (Linux). */
export function forgetPeak(): void {
	try {
		writeFileSync('/proc/self/clear_refs', '5');
	} catch {
		// Elsewhere the peak is that of the whole process, loading included.
		return;
	}
}

/** The most memory this process has held, in bytes. */
export function peak(): number {
	try {
		const [, kilobytes] =
			/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
		if (kilobytes !== undefined) return Number(kilobytes) * 1024;
	} catch {
		// No such file: not Linux.
	}
	return process.resourceUsage().maxRSS * 1024;
}

/** Bytes of the heap that a value and nothing else holds: what a collection frees once it is let go. */
export function sizeOf(holder: { held?: unknown }): number {
	collect();
	const held = process.memoryUsage().heapUsed;
	delete holder.held;
	collect();
	return Math.max(0, held - process.memoryUsage().heapUsed);
}

/** What a run came to: items without an error, and what it said of the first failure. */
export function cameTo(run: IRun): { done: number; error?: string } {
	const task = run.data.resultData.runData.Xero?.at(-1);
	const items = task?.data?.main?.[0] ?? [];
	const failed = items.find(({ json }) => json.error !== undefined);
	const error = task?.error?.message ?? run.data.resultData.error?.message ?? failed?.json.error;
	return {
		done: items.filter(({ json }) => json.error === undefined).length,
		...(error === undefined ? {} : { error: String(error) }),
	};
}

export const median = (values: readonly number[]): number =>
	[...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
