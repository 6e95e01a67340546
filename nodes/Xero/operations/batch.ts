import type { Job } from './job';
import { lookUpWritten } from './lookUp';
import { placeOf, unitDecimals } from '../resources/reading';
import type { Batch } from '../transport/batches';

/** How new records of this kind travel: PUT, which never touches a record that is already there. */
export const createBatch = (job: Job): Batch => batchOf(job, 'PUT', job.resource.verbs.create?.many ?? 1);

/** How changes travel: POST to the collection, with the record's id in every element. */
export const updateBatch = (job: Job): Batch => batchOf(job, 'POST', job.resource.verbs.update?.many ?? 1);

function batchOf(job: Job, method: Batch['method'], most: number): Batch {
	const { resource } = job;
	return {
		method,
		place: placeOf(resource),
		id: resource.id,
		...(resource.number === undefined ? {} : { number: resource.number }),
		many: batchSize(job, most),
		...(method === 'POST' && resource.verbs.update?.byPath ? { byPath: true } : {}),
		summarizes: resource.summarizes?.includes(method) === true,
		query: unitDecimals(resource),
		// One run may both create and update; their keys must differ.
		write: { ...job.write, operation: `${job.write.operation} ${method}` },
		stop: job.stop,
		lookUp: lookUpWritten(job),
	};
}

/** Records a request carries: the endpoint's own most, or fewer by the Batch Size option. */
function batchSize({ reader, items }: Job, most: number): number {
	const asked = Number(reader.collection('options', items[0]).batchSize ?? most);
	return Number.isInteger(asked) && asked >= 1 ? Math.min(asked, most) : most;
}
