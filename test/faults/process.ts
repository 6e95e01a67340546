import { createRequire } from 'node:module';

import type { INodeType } from 'n8n-workflow';

import type { clock } from '../../nodes/Xero/transport/clock';
import type { OtherProcess } from './rig';

const load = createRequire(__filename);

const ofTheNode = /[\\/]nodes[\\/]Xero[\\/]/;

/** Loads the node's modules once more, as a process that has just been started does. */
export function freshProcess(): OtherProcess {
	const kept = Object.entries(load.cache).filter(([path]) => ofTheNode.test(path));
	for (const [path] of kept) delete load.cache[path];
	try {
		const { Xero } = load('../../nodes/Xero/Xero.node.ts') as { Xero: new () => INodeType };
		const time = load('../../nodes/Xero/transport/clock.ts') as { clock: typeof clock };
		return { node: new Xero(), clock: time.clock };
	} finally {
		for (const path of Object.keys(load.cache)) if (ofTheNode.test(path)) delete load.cache[path];
		for (const [path, module] of kept) load.cache[path] = module;
	}
}
