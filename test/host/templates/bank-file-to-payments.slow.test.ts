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

const invoiceOf = (Name: string, UnitAmount: number, InvoiceNumber?: string) => ({
	Type: 'ACCREC',
	Status: 'AUTHORISED',
	Contact: { Name },
	...(InvoiceNumber && { InvoiceNumber }),
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
		]);
		const [bank, review] = ['bank.csv', 'review.csv'].map((name) => join(n8n.filesFolder, name));
		const sample = readFileSync(join(templatesFolder, 'samples', 'bank.csv'), 'utf8');
		// two payments of 60 for one invoice of 100: the second is more than is left
		writeFileSync(
			bank,
			`${sample}B-1008,2026-11-21,60.00,Bayside Club,INV-9004\nB-1009,2026-11-21,60.00,Bayside Club,INV-9004\n`,
		);
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
		});
		expect(xero.control.calls(/^PUT .*Payments/).calls).toHaveLength(1);

		const rows = parse(readFileSync(review, 'utf8').replace(/^\uFEFF/, ''), {
			columns: true,
		}) as Row[];
		const reasons = Object.fromEntries(
			rows.map(({ transaction_id, reason }) => [transaction_id, reason]),
		);
		expect(rows).toHaveLength(4);
		expect(reasons).toEqual({
			'B-1004': expect.stringContaining('not exactly one of this payee and amount'),
			'B-1005': 'More than the 1500 due on INV-9001',
			'B-1006': expect.stringContaining('No outstanding invoice'),
			'B-1009': expect.stringMatching(/exceeds|due|outstanding/i),
		});
		expect(jsonOf(execution, 'Booked')).toHaveLength(4);

		const again = await runOnce(stage(), workflow, 'Start');
		expectSuccess(again);
		expect(paidSince()).toHaveLength(4);
	},
	fiveMinutes,
);
