/** What a name must not contain: https://developer.xero.com/documentation/api/accounting/attachments */
const forbidden = '<>:"/\\|?*+\0';

/** What is wrong with the name of a file that is to be attached, as a sentence; undefined when nothing is. */
export function fileNameFault(name: string): string | undefined {
	if (name === '' || name === '.' || name === '..') return 'The file has no name';
	const found = [...new Set(name)].filter((character) => forbidden.includes(character));
	if (found.length === 0) return undefined;
	const shown = found.map((character) => (character === '\0' ? 'NUL' : character)).join(' ');
	return `The name of the file contains characters Xero does not take: ${shown}`;
}
