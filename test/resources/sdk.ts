import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import * as sdk from 'xero-node/dist/gen/model/accounting/models';

/** What the official client knows of its models: the yardstick the tables are held against. */

type Attribute = { name: string; baseName: string; type: string };
type Model = { attributeTypeMap: Attribute[] } & { [nested: string]: { [key: string]: string } };

const models = sdk as unknown as { [name: string]: Model | { [key: string]: string } | undefined };

const modelOf = (name: string): Model | undefined => {
	const found = models[name] as Model | undefined;
	return found?.attributeTypeMap === undefined ? undefined : found;
};

/** The attributes of a model by their names on the wire. */
export const attributesOf = (name: string): Map<string, Attribute> => {
	const model = modelOf(name);
	if (model === undefined) throw new Error(`The official client has no model ${name}`);
	return new Map(model.attributeTypeMap.map((attribute) => [attribute.baseName, attribute]));
};

/** The name of the model inside a type: `Address` of `Array<Address>`. Nothing for plain values. */
export const innerModel = (type: string): string | undefined => {
	const name = type.replace(/^Array<(.*)>$/, '$1');
	return modelOf(name) === undefined ? undefined : name;
};

/** The words of an enumeration type, `Account.ClassEnum` or `AccountType`. Nothing for other types. */
export const wordsOf = (type: string): string[] | undefined => {
	const [outer, inner] = type.split('.');
	const words = inner === undefined ? models[outer] : modelOf(outer)?.[inner];
	if (words === undefined || 'attributeTypeMap' in words) return undefined;
	const all = Object.values(words as { [name: string]: string });
	// the client doubles a word with a hyphen by one without
	const doubles = all.filter((word) => word.includes('-')).map((word) => word.replaceAll('-', ''));
	return all.filter((word) => !doubles.includes(word));
};

/** The type at the end of a path such as `Invoice.Contact.Name`, or nothing when the model has no such attribute. */
export const typeAt = (modelName: string, path: string): string | undefined => {
	const [first, ...rest] = path.split('.');
	const type = attributesOf(modelName).get(first)?.type;
	if (type === undefined || rest.length === 0) return type;
	const inner = innerModel(type);
	return inner === undefined ? undefined : typeAt(inner, rest.join('.'));
};

/** The lengths a model's documentation gives ("max length = 50"), by wire name. */
export const lengthsOf = (modelName: string): Map<string, number> => {
	const folder = dirname(require.resolve('xero-node/dist/gen/model/accounting/models'));
	const file = `${modelName[0].toLowerCase()}${modelName.slice(1)}.d.ts`;
	const declared = readFileSync(join(folder, file), 'utf8');
	const lengths = new Map<string, number>();
	for (const attribute of attributesOf(modelName).values()) {
		const [before] = declared.split(`'${attribute.name}'?:`);
		const comment = before.slice(before.lastIndexOf('/**'));
		const length = /max(?:imum)?(?: field)? length\s*=\s*(\d+)/i.exec(comment)?.[1];
		if (length !== undefined && !comment.includes("'?:"))
			lengths.set(attribute.baseName, Number(length));
	}
	return lengths;
};
