/** Part of a text that is generated, between two comments a reader of the page does not see. */
const marks = (name: string): [string, string] => [
	`<!-- ${name}:start -->`,
	`<!-- ${name}:end -->`,
];

/** The text with a block brought up to date. A text without the two marks gets them at its end, below the heading. */
export const withBlock = (text: string, name: string, content: string, heading: string): string => {
	const [start, end] = marks(name);
	const block = `${start}\n\n${content}\n\n${end}`;
	const [from, to] = [text.indexOf(start), text.indexOf(end)];
	if (from < 0 || to < from) return `${text.trimEnd()}\n\n## ${heading}\n\n${block}\n`;
	return text.slice(0, from) + block + text.slice(to + end.length);
};

/** A row of a Markdown table; a bar inside a cell would end it. */
const row = (cells: readonly string[]): string =>
	`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** A Markdown table. */
export const table = (heads: readonly string[], rows: ReadonlyArray<readonly string[]>): string =>
	[row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n');
