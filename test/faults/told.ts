import type { IDataObject, IRun } from 'n8n-workflow';

import type { Task } from './verbs';

/** What one input item was told. */
export type Said =
	| { is: 'done'; id: string }
	| { is: 'not done'; because: string }
	/** `shown`: it is no error, Xero's own answer is shown, and leaves it open. */
	| { is: 'unknown'; shown?: true };

/** What a run told: of every item, or with On Error = Stop in the words of one error. */
export type Told =
	| { kind: 'items'; said: Map<number, Said[]> }
	| {
			kind: 'stopped';
			message: string;
			written: string[];
			count: number;
			unknown: number;
			notWritten: number | undefined;
	  }
	| { kind: 'nothing' };

const done = new Set(['created', 'updated', 'unchanged', 'deleted', 'voided', 'archived', 'sent']);

function saidBy(json: IDataObject, { id, quiet }: Task): Said {
	const details = (json.details ?? {}) as IDataObject;
	if (json.error === undefined) {
		if (!quiet && !done.has(String(json.outcome)))
			throw new Error(`An item says neither what was done nor why not: ${JSON.stringify(json)}`);
		// Whoever is shown Xero's own answer, and finds no record in it, knows as much as the node.
		return quiet && json[id] === undefined
			? { is: 'unknown', shown: true }
			: { is: 'done', id: String(json[id]) };
	}
	if (details.outcome === 'unknown') return { is: 'unknown' };
	// What was written otherwise than meant says so, and is looked at by the person.
	if (String(details.description).includes('It was written.')) return { is: 'unknown' };
	return { is: 'not done', because: String(json.error) };
}

const numberIn = (text: string, pattern: RegExp): number | undefined => {
	const found = pattern.exec(text)?.[1];
	return found === undefined ? undefined : Number(found);
};

/** Reads what came of the node called Xero at a task. */
export function toldBy(run: IRun, of: Task): Told {
	const task = run.data.resultData.runData.Xero?.at(-1);
	const outputs = task?.data?.main;
	if (task?.error !== undefined || outputs === undefined || outputs === null) {
		const error = task?.error ?? run.data.resultData.error;
		if (error === undefined) return { kind: 'nothing' };
		const text = String(error.description ?? '');
		const listed = (words: string): string[] => {
			const list = new RegExp(`${words}: \\d+ \\(([^)]*)\\)`).exec(text)?.[1] ?? '';
			return list === '' ? [] : list.split(', ');
		};
		return {
			kind: 'stopped',
			message: `${error.message} | ${text}`,
			written: [...listed('Written before it'), ...listed('Already as asked')],
			count:
				(numberIn(text, /Written before it: (\d+)/) ?? 0) +
				(numberIn(text, /Already as asked: (\d+)/) ?? 0),
			unknown:
				numberIn(text, /Outcome unknown: (\d+) of/) ??
				(error.message.startsWith('Outcome unknown') ? 1 : 0),
			notWritten: numberIn(text, /Not written: (\d+) of/),
		};
	}
	const said = new Map<number, Said[]>();
	for (const { json, pairedItem } of outputs.flatMap((items) => items ?? [])) {
		const pairs = [pairedItem ?? 0]
			.flat()
			.map((pair) => (typeof pair === 'number' ? pair : pair.item));
		for (const item of pairs) said.set(item, [...(said.get(item) ?? []), saidBy(json, of)]);
	}
	return { kind: 'items', said };
}
