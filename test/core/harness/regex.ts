import { setSafeRegexEngine } from 'n8n-workflow';

/*
 * n8n gives up a regular expression after 250 ms on the clock, however little of them it got of the processor. On a
 * machine that does many things at once a test would fail by that, so here the expressions run without a clock.
 */
setSafeRegexEngine({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, replacement) =>
		input.replace(new RegExp(pattern, flags), replacement),
	matchAll: (pattern, input, flags) => [
		...input.matchAll(new RegExp(pattern, `${(flags ?? '').replace('g', '')}g`)),
	],
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});
