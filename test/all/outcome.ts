/** What a part's process left behind. */
export type Left = {
	/** Exit code; 1 when a signal or the time limit ended it. */
	code: number;
	/** What it printed. */
	log: string;
	/** What it wrote to its `--json FILE`, if it did. */
	json?: unknown;
};

/** What a part came to. */
export type Outcome = {
	passed: number;
	failed: number;
	/** What it did, in numbers. */
	did: string;
};

/** How a part's outcome is told from what it left. */
export type Reading = (left: Left) => Outcome;

/** A part that does not say how much it checked counts as one check. */
const byCode = (code: number): Pick<Outcome, 'passed' | 'failed'> => ({
	passed: code === 0 ? 1 : 0,
	failed: code === 0 ? 0 : 1,
});

/** Counts as the part tells them; a part that failed without counting a failure has failed all the same. */
const counted = (
	passed: number,
	failed: number,
	code: number,
): Pick<Outcome, 'passed' | 'failed'> => ({
	passed,
	failed: code === 0 ? failed : Math.max(failed, 1),
});

const isRecord = (value: unknown): value is { [name: string]: unknown } =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const numberIn = (record: unknown, name: string): number =>
	isRecord(record) && typeof record[name] === 'number' ? record[name] : 0;

const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');

/** `recordsLost` in words; `n8n` is one. */
const inWords = (name: string): string =>
	name.replace(
		/(?<=[a-z])[A-Z]|(?<=[a-z]{2})[0-9]|(?<=[A-Z])[A-Z](?=[a-z])/g,
		(next) => ` ${next.toLowerCase()}`,
	);

const figure = (value: unknown): string | undefined => {
	if (typeof value === 'number')
		return value.toLocaleString('en-GB', { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 1 });
	return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined;
};

/** Figures of a part, those that are a number or a word, as `records lost: 0`. */
const figuresOf = (figures: unknown): string =>
	!isRecord(figures)
		? ''
		: Object.entries(figures)
				.filter(([name]) => name !== 'seconds')
				.flatMap(([name, value]) =>
					figure(value) === undefined
						? []
						: [`${inWords(name)}: ${name === 'seed' ? String(value) : figure(value)}`],
				)
				.join(', ');

/** Of a command that writes `{ name, passed, failed, seconds, figures }`; `what` is what it counts as passed. */
export const ofOwnJson =
	(what: string): Reading =>
	({ code, json }) => {
		if (!isRecord(json)) return { ...byCode(code), did: '' };
		const did = [figuresOf(json.figures), what].filter((part) => part !== '').join('; ');
		return { ...counted(numberIn(json, 'passed'), numberIn(json, 'failed'), code), did };
	};

/** Of a command whose exit code tells all. */
export const ofCode =
	(did: string): Reading =>
	({ code }) => ({ ...byCode(code), did });

/** Of a command whose last line is "N passed, N failed". */
export const ofLastLine =
	(did: string): Reading =>
	({ code, log }) => {
		const last = [...log.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
		return {
			...(last ? counted(Number(last[1]), Number(last[2]), code) : counted(0, 1, code)),
			did,
		};
	};

/** Of jest's `--json`. A suite that does not start counts as one failed. */
export const ofJest: Reading = ({ code, json }) => {
	const suites = numberIn(json, 'numTotalTestSuites');
	const failed = numberIn(json, 'numFailedTests') + numberIn(json, 'numRuntimeErrorTestSuites');
	return {
		...counted(numberIn(json, 'numPassedTests'), failed, code),
		did:
			suites === 1 ? 'a suite in a real n8n; tests' : `${suites} suites, each in a real n8n; tests`,
	};
};

/** Of `npm start -- --once --json FILE`. */
export const ofStart: Reading = ({ code, json }) => ({
	...byCode(code),
	did: `${whole(numberIn(json, 'orders'))} orders, ${whole(numberIn(json, 'invoicesCreated'))} invoices, ${whole(
		numberIn(json, 'paymentsCreated'),
	)} payments, ${whole(numberIn(json, 'apiCalls'))} calls`,
});

/** Of the benchmark: its works, and how many of their targets are reached. */
export const ofBench: Reading = ({ code, json }) => {
	const rows = isRecord(json) && Array.isArray(json.rows) ? (json.rows as unknown[]) : [];
	const targets = rows.flatMap((row) =>
		isRecord(row) && Array.isArray(row.targets) ? (row.targets as Array<{ reached: boolean }>) : [],
	);
	const reached = targets.filter(({ reached: isReached }) => isReached).length;
	const calls = rows.reduce<number>(
		(all, row) => all + (isRecord(row) ? numberIn(row.ours, 'calls') : 0),
		0,
	);
	return {
		...counted(reached, targets.length - reached, code),
		did: `${rows.length} works beside the built-in node, ${whole(calls)} calls of the connector; targets`,
	};
};

const lastRow = (json: unknown): unknown =>
	isRecord(json) && Array.isArray(json.rows) ? json.rows.at(-1) : undefined;

/** Of the faults: runs, and what was told wrongly in them. */
export const ofFaults: Reading = ({ code, json }) => {
	const all = lastRow(json);
	const [duplicates, lost, untrue] = ['duplicate', 'lost', 'untrue'].map((name) =>
		numberIn(all, name),
	);
	return {
		...counted(numberIn(all, 'runs'), duplicates + lost + untrue, code),
		did: `${whole(numberIn(all, 'items'))} items; ${duplicates} duplicates, ${lost} lost, ${untrue} untrue; runs`,
	};
};

/** Of the soak: triggers, and what they missed or made up. */
export const ofSoak: Reading = ({ code, json }) => {
	const all = lastRow(json);
	const [missed, untrue] = ['missed', 'false'].map((name) => numberIn(all, name));
	return {
		...counted(numberIn(all, 'triggers'), missed + untrue, code),
		did: `${numberIn(json, 'days')} days, ${whole(numberIn(all, 'events'))} events; ${missed} missed, ${untrue} false; triggers`,
	};
};
