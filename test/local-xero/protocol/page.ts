const entities: { [character: string]: string } = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
};

/** Text that may stand in HTML, in quotes too. */
export const escaped = (text: string) =>
	text.replace(/[&<>"]/g, (character) => entities[character]);

/** A page for a person. `head` is put into its head as it is. */
export const page = (title: string, body: string, head = '') => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
${head}<style>
body { font: 16px/1.5 system-ui, sans-serif; background: #f2f4f7; color: #1c2733; margin: 0; }
main { background: #fff; max-width: 34rem; margin: 3rem auto; padding: 2rem; border-radius: 6px; }
h1 { font-size: 1.3rem; margin-top: 0; }
h2 { font-size: 1rem; margin-bottom: .3rem; }
nav { font-size: .9rem; margin-bottom: 1rem; }
fieldset { border: 1px solid #ccd4dd; border-radius: 4px; margin: 1rem 0; }
label { display: block; }
input[type=text] { box-sizing: border-box; width: 100%; font: inherit; padding: .4rem; }
code { background: #f2f4f7; padding: .4rem; display: block; overflow-wrap: anywhere; user-select: all; }
button { font: inherit; padding: .5rem 1.4rem; border-radius: 4px; border: 1px solid #0b5fa5; cursor: pointer; }
button { background: #0b5fa5; color: #fff; }
button[value=cancel], button.plain { background: #fff; color: #0b5fa5; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; border-bottom: 1px solid #ccd4dd; padding: .3rem .5rem .3rem 0; }
[role=alert] { color: #a4262c; }
[role=status] { font-weight: 600; }
</style>
</head>
<body><main>${body}</main></body>
</html>
`;
