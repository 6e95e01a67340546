import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { dirname, join, relative, resolve } from 'path';

import { homepage } from '../../package.json';

/** A link or picture of a page that leads nowhere: where it stands, where it leads, and why not. */
export type Broken = { page: string; target: string; because: string };

/** Text of a page without what only looks like a link or a heading: code, and comments. */
const withoutCode = (text: string): string =>
	text
		.replace(/^( {0,3})(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\2[ \t]*$/gm, '')
		.replace(/<!--[\s\S]*?-->/g, '');

/** The words of a heading as they are read: links by their text, code and emphasis without their marks. */
const wordsOf = (heading: string): string =>
	heading
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/[`*]/g, '')
		.trim();

/** The anchors GitHub gives a page's headings: small letters, hyphens for spaces, a number behind one that comes again. */
export function anchorsIn(page: string): Set<string> {
	const text = withoutCode(page);
	const anchors = new Set([...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id]) => id));
	for (const [, heading] of text.matchAll(/^ {0,3}#{1,6} +(.+?) *#*$/gm)) {
		const slug = wordsOf(heading)
			.toLowerCase()
			.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
			.replace(/ /g, '-');
		let anchor = slug;
		for (let again = 1; anchors.has(anchor); again++) anchor = `${slug}-${again}`;
		anchors.add(anchor);
	}
	return anchors;
}

/** Where a page's links and pictures lead, as they are written. */
export const targetsIn = (page: string): string[] => {
	const text = withoutCode(page).replace(/`[^`\n]*`/g, '');
	const inline = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
	const defined = [...text.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)/gm)];
	const inHtml = [...text.matchAll(/<(?:a|img)\b[^>]*?\b(?:href|src)="([^"]+)"/g)];
	return [...inline, ...defined, ...inHtml].map(([, target]) => target);
};

/** What of a link's target can be looked at here: a place below `folder`, or the README's by the repository's address. */
function placeOf(
	target: string,
	page: string,
	folder: string,
): { file: string; anchor: string } | undefined {
	const own = target === homepage || target.startsWith(`${homepage}#`);
	if (!own && /^[a-z][a-z+.-]*:/i.test(target)) return undefined;
	if (own) {
		// GitHub's own name for the README's place on the page of the repository
		const anchor = target.slice(homepage.length + 1);
		return { file: join(folder, 'README.md'), anchor: anchor === 'readme' ? '' : anchor };
	}
	const [path, anchor = ''] = target.split('#');
	return {
		file: path === '' ? page : resolve(dirname(page), decodeURIComponent(path)),
		anchor: decodeURIComponent(anchor),
	};
}

/** Why a link leads nowhere; undefined when it leads somewhere, or out of the project. */
function faultOf(target: string, page: string, folder: string): string | undefined {
	const place = placeOf(target, page, folder);
	if (place === undefined) return undefined;
	if (relative(folder, place.file).startsWith('..')) return 'it leads out of the project';
	if (!existsSync(place.file)) return 'there is no such file';
	if (place.anchor === '') return undefined;
	if (!place.file.endsWith('.md') || statSync(place.file).isDirectory())
		return 'only pages have headings';
	return anchorsIn(readFileSync(place.file, 'utf8')).has(place.anchor)
		? undefined
		: 'the page has no such heading';
}

/** The links of a page, or those a source file or form shows people, that lead nowhere in the project at `folder`. */
export function brokenIn(page: string, folder: string): Broken[] {
	const text = readFileSync(page, 'utf8');
	const shown = [...text.matchAll(/https:\/\/github\.com\/[^\s"'`)<>]+/g)].map(([address]) =>
		address.replace(/[.,]$/, ''),
	);
	const targets = page.endsWith('.md') ? targetsIn(text) : shown;
	return targets.flatMap((target) => {
		const because = faultOf(target, page, folder);
		return because === undefined ? [] : [{ page: relative(folder, page), target, because }];
	});
}

/** Files below a folder whose names end so, but for what is installed or built. */
export function filesBelow(folder: string, endings: readonly string[]): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory())
			return ['node_modules', '.git', '.cache', 'dist', 'artifacts'].includes(entry.name)
				? []
				: filesBelow(path, endings);
		return endings.some((ending) => entry.name.endsWith(ending)) ? [path] : [];
	});
}
