/** `Invoices` -> `Invoice`, `Currencies` -> `Currency`, `Addresses` -> `Address`: Xero's names are regular. */
export function singular(plural: string): string {
	if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
	if (plural.endsWith('sses')) return plural.slice(0, -2);
	return plural.endsWith('s') ? plural.slice(0, -1) : plural;
}

const guidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isGuid = (text: string) => guidForm.test(text);

export const zeroGuid = '00000000-0000-0000-0000-000000000000';
