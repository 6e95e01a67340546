/** Something that must not be. `what` is the same for the same defect, `how` is what brought it about. */
export type Finding = { what: string; how: string };

/** Cases of one part, played by one process. */
export type Player = {
	/** Plays so many cases; the same seed gives the same ones. */
	play: (seed: number, cases: number) => Promise<Finding[]>;
	/** What the cases came to: how many ended in which way. */
	figures: { [word: string]: number };
	close: () => Promise<void>;
};

/**
 * Words of the JavaScript engine, of Node and of its libraries. Who sees them in an error looks at a defect of ours: bad
 * input has to be told in words of the node.
 */
const machineWords = [
	/Cannot (?:read|set|convert|destructure|mix|assign|redefine|define|delete|access|create)\b/,
	/is not (?:a function|iterable|defined|a constructor|an object|extensible|a valid (?:date|URL))/i,
	/\bundefined\b|\[object |\bNaN\b|\bReferenceError\b|\bTypeError\b|\bRangeError\b/,
	/Invalid (?:time value|array length|string length|regular expression|Date\b|character in header|URL|count value)/,
	/Maximum call stack|out of range|too much recursion|Converting circular|Reduce of empty|BigInt|URI malformed/,
	/Unexpected (?:token|end of|non-whitespace|number|string)|in JSON at position/,
	/\bERR_[A-Z_]+|argument must be|property '.*' of|is read-only|object null|non-object|lone surrogate/,
];

/** Whether an error speaks in the machine's words. What stands in quotes is a person's own. */
export const isRaw = (message: string): boolean => machineWords.some((words) => words.test(message.replace(/"[^"]*"/g, '""')));

/** A text on one line, short enough for a report. */
export const short = (value: unknown, most = 700): string => {
	const seen = new WeakSet<object>();
	const text =
		typeof value === 'string'
			? value
			: (JSON.stringify(value, (_key, part: unknown) => {
					if (typeof part === 'bigint' || typeof part === 'function' || typeof part === 'symbol') return String(part);
					if (typeof part === 'string' && part.length > 120) return `${part.slice(0, 60)}… (${part.length} characters)`;
					if (typeof part !== 'object' || part === null) return part;
					if (seen.has(part)) return '(again)';
					seen.add(part);
					return part;
				}) ?? String(value));
	return text.length > most ? `${text.slice(0, most)}… (${text.length} characters)` : text;
};
