import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Execution, Item, WorkflowFile } from './api';
import { onStage, type Stage } from './stage';

/*
 * One workflow in the real n8n: a bill with three lines is created, its PDF attached, it is approved, paid by a batch
 * payment, and a note is added to its history and read back. Then the local Xero's books are looked at.
 */

const tenMinutes = 10 * 60_000;
const pdfName = 'CA-2044.pdf';
const pdf = Buffer.from(
	'%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

type Record = { [name: string]: unknown };

const itemsOf = ({ data }: Execution, node: string): Item[] =>
	data.resultData.runData[node]?.flatMap((run) => run.data?.main[0] ?? []) ?? [];

/** Imports the workflow with what it leaves to its user filled in, and runs it once. */
async function run(
	{ api, n8n, credential, credentialType }: Stage,
	tenantId: string,
): Promise<Execution> {
	const file = join(n8n.filesFolder, pdfName);
	await writeFile(file, pdf);
	const workflow = JSON.parse(
		await readFile(join(__dirname, 'bill-paid.json'), 'utf8'),
	) as WorkflowFile;
	for (const node of workflow.nodes) {
		if (node.type === 'n8n-nodes-base.readWriteFile') node.parameters.fileSelector = file;
		if (node.type !== 'n8n-nodes-xero-connector.xero') continue;
		node.credentials = { [credentialType]: credential };
		node.parameters.organisation = { __rl: true, mode: 'id', value: tenantId };
	}
	const { id } = await api.createWorkflow(workflow);
	return await api.run(id, 'Start');
}

/** A file of a bill as Xero gives it to anybody. */
async function attached({ xero }: Stage, tenantId: string, billId: string): Promise<Buffer> {
	const { access_token: token } = xero.control.issueToken({ tenants: [tenantId] });
	const answer = await fetch(`${xero.url}/api.xro/2.0/Invoices/${billId}/Attachments/${pdfName}`, {
		headers: {
			authorization: `Bearer ${token}`,
			'xero-tenant-id': tenantId,
			accept: 'application/pdf',
		},
	});
	expect(answer.status).toBe(200);
	return Buffer.from(await answer.arrayBuffer());
}

test(
	'a bill with its PDF, approved, paid by batch payment, its note read back',
	async () => {
		execFileSync(process.execPath, [join(__dirname, 'install.mjs')], { stdio: 'inherit' });
		await onStage(
			() => undefined,
			async (stage) => {
				const { control } = stage.xero;
				const tenantId = control.about().organisations[0].id;
				const execution = await run(stage, tenantId);
				const { error } = execution.data.resultData;
				expect([execution.status, error?.message, error?.description]).toEqual([
					'success',
					undefined,
					undefined,
				]);

				const bills = control
					.books(tenantId, 'Invoices')
					.filter(({ InvoiceNumber }) => InvoiceNumber === 'CA-2044');
				expect(bills).toHaveLength(1);
				const [bill] = bills;
				// 500 × 0.18 + 12 × 7.50 + 15.00, and 15 % of tax
				expect(bill).toMatchObject({
					Type: 'ACCPAY',
					Status: 'PAID',
					SubTotal: 195,
					TotalTax: 29.25,
					Total: 224.25,
					AmountPaid: 224.25,
					AmountDue: 0,
					HasAttachments: true,
				});
				expect((bill.Contact as Record).Name).toBe('City Agency');
				expect(
					(bill.LineItems as Record[]).map(({ Description, LineAmount }) => [
						Description,
						LineAmount,
					]),
				).toEqual([
					['Flyers', 90],
					['Posters', 90],
					['Delivery', 15],
				]);
				expect(await attached(stage, tenantId, String(bill.InvoiceID))).toEqual(pdf);

				const payments = control
					.books(tenantId, 'Payments')
					.filter(({ Invoice }) => (Invoice as Record | undefined)?.InvoiceID === bill.InvoiceID);
				expect(payments).toMatchObject([{ Amount: 224.25, Status: 'AUTHORISED' }]);
				const [{ json: paid }] = itemsOf(execution, 'Pay');
				const batch = control
					.books(tenantId, 'BatchPayments')
					.find(({ BatchPaymentID }) => BatchPaymentID === paid.BatchPaymentID);
				expect(batch).toMatchObject({
					Type: 'PAYBATCH',
					TotalAmount: 224.25,
					Status: 'AUTHORISED',
				});

				const notes = itemsOf(execution, 'Get History').map(({ json }) => json.Details);
				expect(notes).toContain(`Paid in batch ${String(paid.BatchPaymentID)}`);
			},
		);
	},
	tenMinutes,
);
