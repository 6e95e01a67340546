import { offered, operationsOf } from '../../nodes/Xero/resources/catalogue';
import { needs } from './needs';
import { outcomeOf } from './operations';

const every = offered.flatMap((resource) =>
	operationsOf(resource).map((operation) => `${resource.value}.${operation}`),
);

test('an operation that was not run, or never well, is told with its reason', () => {
	const tally = new Map(every.map((name) => [name, { well: 1, failed: 2, reason: 'once' }]));
	expect(outcomeOf(tally)).toEqual({ operations: every.length, refused: [] });
	tally.delete('invoice.create');
	tally.set('journal.getAll', { well: 0, failed: 1, reason: 'A scope is missing' });
	expect(outcomeOf(tally)).toEqual({
		operations: every.length,
		refused: [
			{ operation: 'invoice.create', reason: 'It was not run' },
			{ operation: 'journal.getAll', reason: 'A scope is missing' },
		],
	});
});

test('what operations need is given to operations there are', () => {
	expect(Object.keys(needs).filter((name) => !every.includes(name))).toEqual([]);
});
