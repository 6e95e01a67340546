import { organisationZone } from './given';
import type { Job } from './job';
import { isInstant, toXeroDate } from '../values/dates';
import { Refusal } from '../values/outcome';

/** What speaks against a value, with the name of its parameter in front; anything else as it is. */
export const naming = (label: string, error: unknown): unknown =>
	error instanceof Refusal ? new Refusal([`${label}: ${error.because.join(' ')}`], error.advice, error.status) : error;

/** A day as it is given, a moment as the day it falls on in the organisation. Throws Refusal for what is neither, and Fault. */
export const dayOf = async (job: Job, given: unknown): Promise<string> => toXeroDate(given, isInstant(given) ? await organisationZone(job) : 'UTC');

/**
 * The day in one parameter of an item, undefined when it is empty. Throws Refusal naming the parameter as the editor
 * shows it, `label`, and Fault.
 */
export async function dayIn(job: Job, item: number, parameter: string, label: string): Promise<string | undefined> {
	const given = job.reader.raw(parameter, item, '');
	if (typeof given === 'string' && given.trim() === '') return undefined;
	try {
		return await dayOf(job, given);
	} catch (error) {
		throw naming(label, error);
	}
}
