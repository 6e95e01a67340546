import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import fastify from 'fastify';
import { manifestOf, type Manifest } from '../package';

/** A package registry of this machine, with the packages it was given. */
export interface Registry {
	readonly url: string;
	/** Publishes what `npm pack` wrote. */
	publish(tarball: string): Promise<Manifest>;
	/** What was asked of it, in order. */
	readonly asked: readonly string[];
	close(): Promise<void>;
}

/**
 * Starts a package registry: npm finds packages in it and fetches them.
 * https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md
 */
export async function startRegistry(): Promise<Registry> {
	const server = fastify();
	const asked: string[] = [];
	const versions = new Map<string, { [version: string]: object }>();
	const files = new Map<string, Buffer>();
	server.addHook('onRequest', async ({ method, url }) => void asked.push(`${method} ${url}`));
	server.get<{ Params: { name: string } }>('/:name', async ({ params: { name } }, reply) => {
		const published = versions.get(name);
		if (!published) return await reply.code(404).send({ error: 'Not found' });
		return { name, 'dist-tags': { latest: Object.keys(published).at(-1) }, versions: published };
	});
	server.get<{ Params: { file: string } }>('/:name/-/:file', async ({ params }, reply) => {
		const content = files.get(params.file);
		if (!content) return await reply.code(404).send({ error: 'Not found' });
		return await reply.type('application/octet-stream').send(content);
	});
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	return {
		url,
		asked,
		async publish(tarball) {
			const manifest = await manifestOf(tarball);
			const content = await readFile(tarball);
			const file = basename(tarball);
			files.set(file, content);
			const dist = {
				tarball: `${url}/${manifest.name}/-/${file}`,
				integrity: `sha512-${createHash('sha512').update(content).digest('base64')}`,
				shasum: createHash('sha1').update(content).digest('hex'),
			};
			versions.set(manifest.name, {
				...versions.get(manifest.name),
				[manifest.version]: { ...manifest, dist },
			});
			return manifest;
		},
		close: async () => await server.close(),
	};
}
