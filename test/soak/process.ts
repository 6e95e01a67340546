import { createRequire } from 'node:module';

import type { INodeType } from 'n8n-workflow';

import type { clock } from '../../nodes/Xero/transport/clock';
import type { Process } from './world';

const load = createRequire(__filename);

const ofTheNodes = /[\\/]nodes[\\/]Xero[\\/]/;

/** Loads the nodes' modules once more, as a process that has just been started does. */
export function freshProcess(): Process {
	for (const path of Object.keys(load.cache)) if (ofTheNodes.test(path)) delete load.cache[path];
	const { XeroTrigger } = load('../../nodes/Xero/XeroTrigger.node.ts') as { XeroTrigger: new () => INodeType };
	const time = load('../../nodes/Xero/transport/clock.ts') as { clock: typeof clock };
	return { trigger: new XeroTrigger(), clock: time.clock };
}
