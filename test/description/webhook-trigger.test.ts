import { properties } from '../../nodes/Xero/description/webhookTrigger';

describe('The webhook trigger’s statuses', () => {
	const statuses = properties.find(({ name }) => name === 'statuses')?.options as Array<{
		name: string;
		value: string;
	}>;

	test('stand once each', () => {
		const values = statuses.map(({ value }) => value);
		expect(new Set(values).size).toBe(values.length);
	});

	test('have every name that the objects give them, as categories share one list', () => {
		expect(statuses.find(({ value }) => value === 'PAID')?.name).toBe('Paid or Used Up');
	});
});
