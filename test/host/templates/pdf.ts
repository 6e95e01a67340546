/**
 * A PDF of one page with these lines of plain text, as a supplier's software would make it.
 *
 * @param lines characters of ASCII, without brackets
 */
export function pdfOf(lines: string[]): Buffer {
	const text = `BT /F1 12 Tf 50 800 Td 16 TL ${lines.map((line) => `(${line}) Tj T*`).join(' ')} ET`;
	const objects = [
		'<</Type/Catalog/Pages 2 0 R>>',
		'<</Type/Pages/Kids[3 0 R]/Count 1>>',
		'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
		`<</Length ${text.length}>>\nstream\n${text}\nendstream`,
		'<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
	];
	let file = '%PDF-1.4\n';
	const places = objects.map((object, position) => {
		const place = file.length;
		file += `${position + 1} 0 obj\n${object}\nendobj\n`;
		return place;
	});
	const start = file.length;
	const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
	file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(file, 'latin1');
}
