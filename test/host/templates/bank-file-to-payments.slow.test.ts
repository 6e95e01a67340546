import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { addedTo, makeInXero } from './books';
import { sharedStage } from './shared-stage';
import {
	expectSuccess,
	filledIn,
	jsonOf,
	organisationIn,
	readTemplate,
	runOnce,
	templatesFolder,
} from './template';

const stage = sharedStage();
const fiveMinutes = 5 * 60_000;

type Row = { [name: string]: string };

const invoiceOf = (
	Name: string,
	UnitAmount: number,
	InvoiceNumber?: string,
	CurrencyCode?: string,
) => ({
	Type: 'ACCREC',
	Status: 'AUTHORISED',
	Contact: { Name },
	...(InvoiceNumber && { InvoiceNumber }),
	...(CurrencyCode && { CurrencyCode }),
	Date: '2026-11-01',
	DueDate: '2026-12-01',
	LineAmountTypes: 'NoTax',
	LineItems: [{ Description: 'Services', Quantity: 1, UnitAmount, AccountCode: '200' }],
});

test(
	'what is due is paid, in whole or in part, once; the rest is on the review list with its reason',
	async () => {
		const { n8n, xero } = stage();
		const tenantId = organisationIn(stage(), 'NZ');
		await makeInXero(stage(), tenantId, 'Invoices', [
			invoiceOf('Bayside Club', 480.5, 'INV-9000'),
			invoiceOf('Northern Lights Inc', 1500, 'INV-9001'),
			invoiceOf('Ridgeway University', 75, 'INV-9002'),
			invoiceOf('Ridgeway University', 75, 'INV-9003'),
			invoiceOf('Bayside Club', 100, 'INV-9004'),
			invoiceOf('Bayside Club', 30, 'INV-9010'),
			invoiceOf('Bayside Club', 70, 'INV-9011'),
			invoiceOf('Bayside Club', 41, 'INV-9012'),
			invoiceOf('Bayside Club', 42, 'INV-9013'),
			invoiceOf('Northern Lights Inc', 200, 'INV-9014', 'USD'),
			invoiceOf('Northern Lights Inc', 33.33, 'INV-9015', 'USD'),
			invoiceOf('Bayside Club', 60, 'INV-9016'),
		]);
		const [bank, review] = ['bank.csv', 'review.csv'].map((name) => join(n8n.filesFolder, name));
		const sample = readFileSync(join(templatesFolder, 'samples', 'bank.csv'), 'utf8');
		const more = [
			// two payments of 60 for one invoice of 100: the second is more than is left
			'B-1008,2026-11-21,60.00,Bayside Club,INV-9004',
			'B-1009,2026-11-21,60.00,Bayside Club,INV-9004',
			// one payment for two invoices, and one that does not come to two
			'B-1010,2026-11-21,100.00,Bayside Club,INV-9010 and INV-9011',
			'B-1011,2026-11-21,70.00,Bayside Club,"INV-9012, INV-9013"',
			// dollars owed, kiwi dollars paid
			'B-1012,2026-11-21,200.00,Northern Lights Inc,INV-9014',
			'B-1013,2026-11-21,33.33,Northern Lights Inc,services',
			// three payments for one invoice, one of them twice in the file
			'B-1014,2026-11-21,20.00,Bayside Club,INV-9016',
			'B-1015,2026-11-21,20.00,Bayside Club,INV-9016',
			'B-1014,2026-11-21,20.00,Bayside Club,INV-9016',
			'B-1016,2026-11-21,20.00,Bayside Club,INV-9016',
			// a number that is not due does not pay another invoice of the payee
			'B-1017,2026-11-21,42.00,Bayside Club,INV-9999',
			// without an id nobody could tell the next file's lines from these
			',2026-11-21,41.00,Bayside Club,INV-9012',
			',2026-11-21,41.00,Bayside Club,INV-9012',
		];
		writeFileSync(bank, `${sample}${more.join('\n')}\n`);
		const workflow = filledIn(stage(), readTemplate('bank-file-to-payments'), {
			tenantId,
			parameters: {
				'Read Bank File': { fileSelector: bank },
				'Save Review List': { fileName: review },
			},
		});
		const paidSince = addedTo(stage(), tenantId, 'Payments', 'PaymentID');
		xero.control.clearCalls();
		const execution = await runOnce(stage(), workflow, 'Start');
		expectSuccess(execution);

		const payments = paidSince().map(({ Reference, Amount, Invoice }) => [
			Reference,
			Amount,
			(Invoice as Row).InvoiceNumber,
		]);
		expect(payments.sort()).toEqual([
			['B-1001', 892, 'INV-0003'],
			['B-1002', 500, 'INV-0002'],
			['B-1003', 480.5, 'INV-9000'],
			['B-1008', 60, 'INV-9004'],
			['B-1010', 30, 'INV-9010'],
			['B-1010', 70, 'INV-9011'],
			['B-1014', 20, 'INV-9016'],
			['B-1015', 20, 'INV-9016'],
			['B-1016', 20, 'INV-9016'],
		]);
		const due = Object.fromEntries(
			xero.control
				.books(tenantId, 'Invoices')
				.map(({ InvoiceNumber, AmountDue, Status }) => [InvoiceNumber, [AmountDue, Status]]),
		);
		expect(due).toMatchObject({
			'INV-0003': [0, 'PAID'],
			'INV-0002': [551.35, 'AUTHORISED'],
			'INV-9000': [0, 'PAID'],
			'INV-9001': [1500, 'AUTHORISED'],
			'INV-9002': [75, 'AUTHORISED'],
			'INV-9003': [75, 'AUTHORISED'],
			'INV-9004': [40, 'AUTHORISED'],
			'INV-9010': [0, 'PAID'],
			'INV-9011': [0, 'PAID'],
			'INV-9012': [41, 'AUTHORISED'],
			'INV-9013': [42, 'AUTHORISED'],
			'INV-9014': [200, 'AUTHORISED'],
			'INV-9015': [33.33, 'AUTHORISED'],
			'INV-9016': [0, 'PAID'],
		});
		expect(xero.control.calls(/^PUT .*Payments/).calls).toHaveLength(1);

		const rows = parse(readFileSync(review, 'utf8').replace(/^\uFEFF/, ''), {
			columns: true,
		}) as Row[];
		const reasons = Object.fromEntries(
			rows.map(({ transaction_id, reason }) => [transaction_id, reason]),
		);
		expect(rows).toHaveLength(10);
		expect(reasons).toEqual({
			'B-1004': expect.stringContaining('not exactly one of this payee and amount'),
			'B-1005': 'More than the 1500 due on INV-9001',
			'B-1006': expect.stringContaining('No outstanding invoice'),
			'B-1009': expect.stringMatching(/exceeds|due|outstanding/i),
			'B-1011': expect.stringContaining('INV-9012, INV-9013 are not all outstanding in NZD and'),
			'B-1012': 'INV-9014 is in USD',
			'B-1013': expect.stringContaining('No outstanding invoice'),
			'B-1017': 'INV-9999 is not an outstanding invoice',
			'none (row 19)': expect.stringContaining('No transaction id'),
			'none (row 20)': expect.stringContaining('No transaction id'),
		});
		expect(jsonOf(execution, 'Booked')).toHaveLength(9);

		const again = await runOnce(stage(), workflow, 'Start');
		expectSuccess(again);
		expect(paidSince()).toHaveLength(9);

		// the next file begins before the last one ended
		writeFileSync(
			bank,
			[
				sample.split('\n')[0],
				...more.slice(2),
				'B-1020,2026-11-22,42.00,Bayside Club,INV-9013',
				'',
			].join('\n'),
		);
		expectSuccess(await runOnce(stage(), workflow, 'Start'));
		expect(
			paidSince()
				.map(({ Reference }) => Reference)
				.sort()
				.slice(9),
		).toEqual(['B-1020']);

		// the dollar account's file pays what is owed in dollars
		writeFileSync(
			bank,
			`${sample.split('\n')[0]}\nU-1,2026-11-22,200.00,Northern Lights Inc,INV-9014\nU-2,2026-11-22,33.33,Northern Lights Inc,\n`,
		);
		const dollars = JSON.parse(
			JSON.stringify(workflow).replace('"NZD"', '"USD"').replaceAll('"090"', '"092"'),
		) as typeof workflow;
		expectSuccess(await runOnce(stage(), dollars, 'Start'));
		expect(
			xero.control
				.books(tenantId, 'Invoices')
				.filter(({ InvoiceNumber }) => /INV-901[45]/.test(String(InvoiceNumber)))
				.map(({ AmountDue, Status }) => [AmountDue, Status]),
		).toEqual([
			[0, 'PAID'],
			[0, 'PAID'],
		]);
		expect(paidSince()).toHaveLength(12);
		process.stdout.write('12 payments of 4 bank files, 2 of which overlap: none booked twice\n');
	},
	fiveMinutes,
);
