import { writingBelow } from './below';
import { changing } from './changes';
import { creating } from './creations';
import { takingBack } from './money';
import { payroll } from './payroll';
import { settings } from './settings';
import type { Verb } from './task';

export type { Spoil, Task, Verb } from './task';

/** Every way the node writes. */
export const verbs: readonly Verb[] = [
	...creating,
	...changing,
	...takingBack,
	...writingBelow,
	...settings,
	...payroll,
];
