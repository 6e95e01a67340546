import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join } from 'path';

import { anchorsIn, brokenIn, filesBelow, targetsIn } from './links';

const project = join(__dirname, '..', '..');
const docs = join(project, 'docs');

describe('the links of the pages', () => {
	const pages = filesBelow(project, ['.md']);

	it('are looked for on every page', () => {
		const names = pages.map((page) => page.slice(project.length + 1));
		expect(names).toEqual(
			expect.arrayContaining([
				'README.md',
				'CONTRIBUTING.md',
				'SECURITY.md',
				'docs/README.md',
				'templates/README.md',
				'docs/objects/invoice.md',
			]),
		);
		expect(targetsIn(readFileSync(join(project, 'README.md'), 'utf8')).length).toBeGreaterThan(30);
	});

	it('lead somewhere', () => {
		expect(pages.flatMap((page) => brokenIn(page, project))).toEqual([]);
	});

	it('of credentials, nodes and issue forms lead to headings of the README', () => {
		const shown = ['credentials', 'nodes', '.github'].flatMap((folder) =>
			filesBelow(join(project, folder), ['.ts', '.json', '.yml']),
		);
		expect(shown.flatMap((file) => brokenIn(file, project))).toEqual([]);
	});

	it('lead from the index to every page of a topic', () => {
		const index = targetsIn(readFileSync(join(docs, 'README.md'), 'utf8')).map(
			(target) => target.split('#')[0],
		);
		const topics = filesBelow(docs, ['.md'])
			.filter((page) => !page.includes('objects'))
			.map((page) => basename(page));
		expect(topics.filter((topic) => topic !== 'README.md' && !index.includes(topic))).toEqual([]);
	});
});

describe('the check of links', () => {
	let folder: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'links-'));
		mkdirSync(join(folder, 'docs'));
		writeFileSync(
			join(folder, 'README.md'),
			'# Try it, in *one* `command`\n\n## Again\n\n## Again\n\n```\n# no heading\n```\n',
		);
	});

	afterEach(() => rmSync(folder, { recursive: true }));

	const brokenOf = (text: string): string[] => {
		const page = join(folder, 'docs', 'page.md');
		writeFileSync(page, text);
		return brokenIn(page, folder).map(({ target, because }) => `${target}: ${because}`);
	};

	it('passes files, anchors as GitHub makes them, and everything outside', () => {
		const links =
			'[a](../README.md#try-it-in-one-command) [b](../README.md#again-1) [c](https://example.com/x#y) [d](#here) `[e](no.md)`';
		expect(brokenOf(`# Here\n\n${links}\n\n[f]: ../README.md`)).toEqual([]);
	});

	it('finds files and headings that are not there', () => {
		expect(
			brokenOf(
				'[a](gone.md) ![b](images/gone.png) [c](../README.md#no-heading) <img src="x.png"> [d](../../out.md)',
			),
		).toEqual([
			'gone.md: there is no such file',
			'images/gone.png: there is no such file',
			'../README.md#no-heading: the page has no such heading',
			'../../out.md: it leads out of the project',
			'x.png: there is no such file',
		]);
	});

	it('finds a heading the repository’s address names and the README has not', () => {
		const source = join(folder, 'source.ts');
		writeFileSync(
			source,
			"documentationUrl = 'https://github.com/n8n-nodes-xero-connector/n8n-nodes-xero-connector#gone';",
		);
		expect(brokenIn(source, folder)).toEqual([
			expect.objectContaining({ because: 'the page has no such heading' }),
		]);
	});

	it('counts letters of any language, numbers and underscores as parts of an anchor', () => {
		expect([...anchorsIn('# What’s new: 1_000 Übersicht & more')]).toEqual([
			'whats-new-1_000-übersicht--more',
		]);
	});
});
