import { namedBy, type Named } from '../values/named';
import { plainText } from '../values/plain';
import { isRecord, type XeroRecord } from '../values/record';
import { truthIn } from '../values/scalars';
import { Refusal, type BinaryFile } from '../values/outcome';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/**
 * Reads the node's parameters, item by item; what holds no expression is the same for every item and read once. Nobody
 * may change what is answered. Every method throws Refusal when an expression cannot be worked out.
 */
export class Reader {
	private readonly collections = new Map<string, IDataObject>();

	/** Values of the parameters that hold no expression; nothing of the others. */
	private readonly fixed = new Map<string, { value: unknown } | undefined>();

	/**
	 * True when the node is an agent's tool. Agents that call the tool themselves say so through the context; those that
	 * have the engine run it do not, but n8n adds Tool to the type of every node it offers to agents.
	 */
	readonly tool: boolean;

	private readonly inputs: readonly INodeExecutionData[];

	/** @param context of the node; in n8n 1.x it does not tell whether an agent calls */
	constructor(private readonly context: IExecuteFunctions & { isToolExecution?(): boolean }) {
		this.inputs = context.getInputData();
		this.tool = context.isToolExecution?.() === true || context.getNode().type.endsWith('Tool');
	}

	/** The parameter as it is, or `fallback` when it is not shown. */
	raw(name: string, item: number, fallback: unknown = undefined): unknown {
		const fixed = this.fixedAs(name);
		return (fixed === undefined ? this.workedOut(name, item) : fixed.value) ?? fallback;
	}

	private fixedAs(name: string): { value: unknown } | undefined {
		if (!this.fixed.has(name)) {
			const source = this.context.getNodeParameter(name, 0, null, { rawExpressions: true }) as unknown;
			this.fixed.set(name, holdsExpression(source) ? undefined : { value: this.workedOut(name, 0) });
		}
		return this.fixed.get(name);
	}

	private workedOut(name: string, item: number): unknown {
		try {
			// n8n throws when a parameter is not shown and there is no fallback. Its validation of a mapper's columns turns an
			// empty number into 0; the tables' own checks stand in its place.
			return this.context.getNodeParameter(name, item, null, { skipValidation: true }) as unknown;
		} catch (error) {
			throw unreadable(name, error as Error);
		}
	}

	/** A mapper, part by part: what was filled in may hold expressions, the long list of its columns is read once. */
	mapper(name: string, item: number): { automatic: boolean; value: unknown; schema: unknown } {
		const [mode, value, schema] = ['mappingMode', 'value', 'schema'].map((part) => this.raw(`${name}.${part}`, item));
		return { automatic: mode === 'autoMapInputData', value, schema };
	}

	/** Text, trimmed; numbers are taken as text. Throws Refusal for an object or a list. */
	text(name: string, item: number): string {
		return plainText(this.raw(name, item, ''), name);
	}

	/** True or false, also as an expression may give it: as text. Anything else is `fallback`. */
	flag(name: string, item: number, fallback: boolean): boolean {
		return truthIn(this.raw(name, item, fallback)) ?? fallback;
	}

	/** As `flag`, of one of the Options: `otherwise` where it is left out, `unclear` where it is neither yes nor no. */
	option(name: string, item: number, otherwise: boolean, unclear = otherwise): boolean {
		const { [name]: value } = this.collection('options', item);
		return value === undefined ? otherwise : (truthIn(value) ?? unclear);
	}

	/** Text, or `fallback` where there is none. Never throws for what was given. */
	textOr(name: string, item: number, fallback: string): string {
		const value = this.raw(name, item, fallback);
		return typeof value === 'string' && value.trim() !== '' ? value.trim() : fallback;
	}

	/** A collection's values, worked out once; what an expression leaves empty is not given. */
	collection(name: string, item: number): IDataObject {
		const place = this.fixedAs(name) === undefined ? `${name} ${item}` : name;
		const known = this.collections.get(place);
		if (known !== undefined) return known;
		const value = this.raw(name, item, {});
		const values = isRecord(value) ? (Object.fromEntries(Object.entries(value).filter(([, each]) => each !== '' && each !== null && each !== undefined)) as IDataObject) : {};
		this.collections.set(place, values);
		return values;
	}

	/** A resource locator, which the editor shows as `label`; text given by expression counts as an id. Undefined when nothing was given. */
	named(name: string, item: number, label = name): Named | undefined {
		return namedBy(this.raw(name, item, undefined), label);
	}

	/** JSON given as an object, an array or text. Throws Refusal naming `label` for anything else. */
	objects(name: string, label: string, item: number): XeroRecord[] {
		const value = parsed(this.raw(name, item, undefined), label);
		const list = Array.isArray(value) ? (value as unknown[]) : [value];
		if (list.length === 0 || !list.every(isRecord)) {
			throw new Refusal([`${label} must be an object or an array of objects`]);
		}
		return list;
	}

	/** The json of an input item. */
	input(item: number): IDataObject {
		return this.inputs[item].json;
	}

	/** Names of the item's binary fields, in their order. */
	binaryFields(item: number): string[] {
		return Object.keys(this.inputs[item].binary ?? {});
	}

	/** The file in a binary field of the item, which must be there; one without a name is called as its field. */
	async file(item: number, field: string): Promise<BinaryFile> {
		const { fileName, fileExtension, mimeType } = this.context.helpers.assertBinaryData(item, field);
		return {
			data: await this.context.helpers.getBinaryDataBuffer(item, field),
			fileName: fileName?.trim() || (fileExtension ? `${field}.${fileExtension}` : field),
			mimeType,
		};
	}

	/** The workflow's time zone: what a date and time without offset means in the editor. */
	get timeZone(): string {
		return this.context.getTimezone();
	}
}

/** Whether n8n would work anything out in a value: text that begins with "=", at any depth. */
const holdsExpression = (source: unknown): boolean =>
	typeof source === 'string' ? source.startsWith('=') : typeof source === 'object' && source !== null && Object.values(source).some(holdsExpression);

const unreadable = (name: string, error: Error): Refusal => new Refusal([`The parameter ${name} could not be read: ${error.message}`]);

/** JSON text as its value, anything else as it is. Throws Refusal naming `label` for text that is not JSON. */
export function parsed(value: unknown, label: string): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		throw notJson(label);
	}
}

const notJson = (label: string): Refusal =>
	new Refusal([`${label} is not valid JSON`], 'Give an object such as {"Name": "Ridgeway Bank"}, or an array of objects.');
