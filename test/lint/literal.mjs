const identifier = /^[A-Za-z_$][\w$]*$/;

/** The enum member n8n's rules ask for instead of the text. */
const connection = { main: 'NodeConnectionTypes.Main' };

/**
 * TypeScript source that spells out a value, with plain keys, as a person would write it.
 * @param {unknown} value a description or a part of it
 * @param {string} indent
 * @param {string} key the key it stands under
 * @returns {string}
 */
function spell(value, indent, key) {
	if (Array.isArray(value)) {
		if (value.length === 0) return '[]';
		const deeper = `${indent}\t`;
		return `[\n${value.map((element) => `${deeper}${spell(element, deeper, key)},\n`).join('')}${indent}]`;
	}
	if (typeof value === 'object' && value !== null) {
		const entries = Object.entries(value).filter(([, part]) => part !== undefined);
		if (entries.length === 0) return '{}';
		const deeper = `${indent}\t`;
		const lines = entries.map(
			([name, part]) =>
				`${deeper}${identifier.test(name) ? name : quote(name)}: ${spell(part, deeper, name)},\n`,
		);
		return `{\n${lines.join('')}${indent}}`;
	}
	if (typeof value !== 'string') return String(value);
	return ((key === 'inputs' || key === 'outputs') && connection[value]) || quote(value);
}

const quote = (text) =>
	`'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** The methods a webhook node has, by group, without what they do: the rules look for their names. */
const lifecycle = (groups) =>
	Object.entries(groups).map(([group, methods]) => {
		const spelt = Object.keys(methods).map(
			(name) => `\t\t\tasync ${name}() {\n\t\t\t\treturn true;\n\t\t\t},\n`,
		);
		return `\t\t${group}: {\n${spelt.join('')}\t\t},\n`;
	});

/**
 * The source of a node class whose whole description is a literal.
 * @param {string} className
 * @param {import('n8n-workflow').INodeType} node
 * @returns {string}
 */
export function literalNode(className, { description, webhookMethods }) {
	const spelt = spell(description, '\t', 'description');
	const main = spelt.includes(connection.main)
		? "import { NodeConnectionTypes } from 'n8n-workflow';\n"
		: '';
	const hooks =
		webhookMethods === undefined
			? ''
			: `\n\twebhookMethods = {\n${lifecycle(webhookMethods).join('')}\t};\n`;
	return `${main}import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

export class ${className} implements INodeType {
	description: INodeTypeDescription = ${spelt};
${hooks}}
`;
}
