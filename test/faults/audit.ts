import type { Told } from './told';
import type { Task } from './verbs';

/** What the books and the items disagree on; every word of it is a bug. */
export type Disagreement = { is: 'duplicate' | 'lost' | 'untrue'; says: string };

/** Items of a run that asked for the same thing share what the books hold of it. */
const groupsOf = (task: Task): number[][] => {
	const groups = new Map<string, number[]>();
	for (const [item, json] of task.items.entries()) {
		const key = JSON.stringify(json);
		groups.set(key, [...(groups.get(key) ?? []), item]);
	}
	return [...groups.values()];
};

const without = (all: readonly string[], some: readonly string[]): string[] => {
	const rest = [...all];
	for (const one of some) {
		const at = rest.indexOf(one);
		if (at !== -1) rest.splice(at, 1);
	}
	return rest;
};

/** What the next process says of a record that the one before it deleted: it is true, and as good as done. */
const gone = 'found no record with this id';

/**
 * What a process that died left in the books. The next one knows nothing of it; where `faults` meet that one as well, it
 * may be refused at the door, and tells why it did nothing itself.
 */
export type Left = { held: string[][]; faults: boolean };

/**
 * Compares the books with what was told. `strays`: records there are beyond those anything asked for. Xero keeps no key
 * for a DELETE: of what another process has `left` so, the next one finds nothing there.
 */
export function audit(
	task: Task,
	held: string[][],
	told: Told,
	strays: number,
	left: Left = { held: [], faults: false },
): Disagreement[] {
	const found: Disagreement[] = [];
	const groups = groupsOf(task);
	for (const group of groups) {
		const books = held[group[0]];
		if (books.length > group.length)
			found.push({
				is: 'duplicate',
				says: `items ${group.join(', ')} are in the books ${books.length} times`,
			});
	}
	if (strays > 0) found.push({ is: 'duplicate', says: `${strays} records nobody asked for` });
	if (told.kind === 'items')
		for (const group of groups) found.push(...ofGroup(task, group, held[group[0]], told, left));
	const all = (books: string[][]) => groups.flatMap((group) => books[group[0]] ?? []);
	if (told.kind === 'stopped') {
		const excused = left.faults || told.message.includes(gone);
		found.push(...ofStop(task, all(held), told, excused ? all(left.held) : []));
	}
	return found;
}

function ofGroup(
	task: Task,
	group: number[],
	books: string[],
	told: Extract<Told, { kind: 'items' }>,
	left: Left,
): Disagreement[] {
	const found: Disagreement[] = [];
	const all = group.map((item) => told.said.get(item) ?? []);
	const says = `items ${group.join(', ')} were told ${JSON.stringify(all)}, the books hold ${JSON.stringify(books)}`;
	if (all.some(({ length }) => length === 0))
		found.push({ is: 'lost', says: `no answer: ${says}` });
	if (all.some(({ length }) => length > 1))
		found.push({ is: 'untrue', says: `several answers: ${says}` });
	const answers = all.flat();
	const done = answers.flatMap((said) => (said.is === 'done' ? [said.id] : []));
	const distinct = [...new Set(done)];
	const unknown = answers.filter(({ is }) => is === 'unknown').length;
	if (distinct.some((id) => !books.includes(id)))
		found.push({ is: 'lost', says: `told as done, but not there: ${says}` });
	if (task.creates && distinct.length < done.length)
		found.push({ is: 'untrue', says: `one record told as two: ${says}` });
	const isGone = answers.some((said) => said.is === 'not done' && said.because.includes(gone));
	const excused = isGone || left.faults ? (left.held[group[0]] ?? []) : [];
	if (without(without(books, done), excused).length > unknown)
		found.push({ is: 'untrue', says: `there, but told as not done: ${says}` });
	return found;
}

function ofStop(
	task: Task,
	books: string[],
	told: Extract<Told, { kind: 'stopped' }>,
	already: string[],
): Disagreement[] {
	const found: Disagreement[] = [];
	const says = `told ${JSON.stringify(told)}, the books hold ${JSON.stringify(books)}`;
	const known = task.counted ? books.slice(0, told.count) : told.written;
	if (known.length !== told.count)
		found.push({ is: 'lost', says: `told as written, but not named or not there: ${says}` });
	if (known.some((id) => !books.includes(id)))
		found.push({ is: 'lost', says: `told as written, but not there: ${says}` });
	const more = without(without(books, known), already).length;
	if (more > told.unknown)
		found.push({ is: 'untrue', says: `${more} are there and were not told: ${says}` });
	if (
		told.notWritten !== undefined &&
		task.items.length - told.notWritten - told.unknown > books.length
	)
		found.push({ is: 'untrue', says: `told as written, but not there: ${says}` });
	if (
		told.notWritten !== undefined &&
		told.notWritten >
			task.items.length - books.length + without(already, known).length + doubles(task)
	)
		found.push({ is: 'untrue', says: `counted as not written, but there: ${says}` });
	if (
		told.message.includes('Nothing was written') &&
		(told.unknown > 0 || books.length > already.length)
	)
		found.push({ is: 'untrue', says: `"Nothing was written": ${says}` });
	return found;
}

/** Items that share the one thing the books hold of them. */
const doubles = (task: Task): number =>
	task.creates ? 0 : task.items.length - groupsOf(task).length;
