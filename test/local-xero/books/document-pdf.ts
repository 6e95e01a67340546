/** What is printed on a document. */
export interface Printed {
	organisation: string;
	/** `Invoice INV-0001`. */
	title: string;
	contact: string;
	currency: string;
	/** Amounts under their words, in the order printed. */
	amounts: { [words: string]: number };
}

/** A document as a PDF of one page with its main figures. */
export function documentPdf({ organisation, title, contact, currency, amounts }: Printed): Buffer {
	const text = [
		organisation,
		title,
		contact,
		...Object.entries(amounts).map(
			([words, amount]) => `${words} ${currency} ${amount.toFixed(2)}`,
		),
	];
	const shown = text.map((words) => `(${words.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n');
	const content = `BT /F1 14 Tf 20 TL 60 780 Td\n${shown}\nET`;
	return pdf([
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
		`<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
	]);
}

/** Puts numbered objects into a file with its table of places, as PDF wants it. */
function pdf(objects: string[]): Buffer {
	let file = '%PDF-1.4\n';
	const places = objects.map((object, at) => {
		const place = Buffer.byteLength(file, 'latin1');
		file += `${at + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(place).padStart(10, '0')} 00000 n \n`;
	});
	const start = Buffer.byteLength(file, 'latin1');
	file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
	file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(file, 'latin1');
}
