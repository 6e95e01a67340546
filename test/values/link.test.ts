import { idOfLink } from '../../nodes/Xero/values/link';

const id = '297c2dc5-cc47-4afd-8ec8-74990b8761e9';

test.each([
	`https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=${id}`,
	`https://go.xero.com/AccountsPayable/Edit.aspx?InvoiceID=${id}&from=list`,
	`https://go.xero.com/app/!Fy3bQ/invoicing/view/${id}`,
	`https://go.xero.com/contacts/view/${id}`,
	`https://go.xero.com/app/!Fy3bQ/contacts/contact/${id}#history`,
	`https://go.xero.com/organisationlogin/default.aspx?shortcode=!Fy3bQ&redirecturl=%2FAccountsReceivable%2FView.aspx%3FInvoiceID%3D${id}`,
	`https://gateway.example.com/contacts/view/${id}`,
	`  go.xero.com/contacts/view/${id} `,
	id,
])('%s', (link) => {
	expect(idOfLink(link)).toBe(id);
});

test.each(['https://go.xero.com/Dashboard/', `https://go.xero.com/view/${id}0`, 'INV-0042', ''])('no id is in "%s"', (link) => {
	expect(idOfLink(link)).toBeUndefined();
});
