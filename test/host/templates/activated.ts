import type { Execution, WorkflowFile } from '../api';
import type { Stage } from '../stage';

/** A polling trigger's schedule in tests: n8n takes a minute at the shortest, and several schedules. */
export const everyTenSeconds = {
	item: Array.from({ length: 6 }, (_, place) => ({
		mode: 'custom',
		cronExpression: `${place * 10} * * * * *`,
	})),
};

/** Waits until something holds; throws when it does not within 90 seconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
	const deadline = Date.now() + 90_000;
	while (!(await holds())) {
		if (Date.now() > deadline) throw new Error(`Waited 90 seconds in vain until ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 300));
	}
}

/**
 * Imports a workflow and activates it. n8n answers before its triggers have polled for the first time, so their looks
 * into the local Xero are waited for.
 *
 * @param looks how many reads of an organisation the triggers make at activation, and of which address
 * @returns the workflow's id
 */
export async function activated(
	{ api, xero }: Stage,
	workflow: WorkflowFile,
	{ reads, of }: { reads: number; of: RegExp },
): Promise<string> {
	xero.control.clearCalls();
	const { id } = await api.createWorkflow(workflow);
	await api.activate(id);
	await until(
		'the triggers have read what there is',
		() => xero.control.calls(of).calls.length >= reads,
	);
	return id;
}

/**
 * The executions an active workflow has ended, waited for.
 *
 * @param enough whether they are all that is waited for
 * @throws when one of them failed, or they are not enough after 90 seconds
 */
export async function finished(
	{ api }: Stage,
	workflowId: string,
	enough: (executions: Execution[]) => boolean,
): Promise<Execution[]> {
	let executions: Execution[] = [];
	await until('the executions have ended', async () => {
		executions = await api.executions(workflowId);
		for (const { status, data } of executions) {
			const { error } = data.resultData;
			if (status !== 'success')
				throw new Error(`An execution ended as ${status}: ${error?.message} ${error?.description}`);
		}
		return enough(executions);
	});
	return executions;
}
