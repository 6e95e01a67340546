import { webhookCategories } from './webhookCategories';
import { anyCategory, type WebhookSettings } from './webhookSettings';

const named = webhookCategories.map(({ name, value }) => ({ name, value: value as string }));

/** The output of everything that has none of its own. */
const other = { name: 'Other', value: anyCategory };

/**
 * The outputs of a node that has one by category, in the order the categories were chosen; with Any one for each, and
 * one for categories of the future.
 */
const outputsFor = (categories: readonly string[]): Array<{ name: string; value: string }> =>
	categories.includes(anyCategory)
		? [...named, other]
		: categories.map((category) => named.find(({ value }) => value === category) ?? { name: category, value: category });

/** On which output an event of a category goes. */
export function outputOf({ outputs, categories }: WebhookSettings, category: string): number {
	if (outputs === 'one') return 0;
	const values = outputsFor(categories).map(({ value }) => value);
	const own = values.indexOf(category);
	return own === -1 ? values.length - 1 : own;
}

/** How many outputs the node has. */
export const outputCount = ({ outputs, categories }: WebhookSettings): number => (outputs === 'one' ? 1 : Math.max(1, outputsFor(categories).length));

/** The same for the editor, which works an expression out on the parameters as they are set. */
export const outputsExpression = `={{ ((outputs, categories) => {
	const named = ${JSON.stringify(named)};
	const chosen = Array.isArray(categories) ? categories : [];
	if (outputs !== "byCategory" || chosen.length === 0) return [{ type: "main" }];
	const shown = chosen.includes("${anyCategory}") ? named.concat([${JSON.stringify(other)}]) : chosen.map((category) => named.find((each) => each.value === category) || { name: category });
	return shown.map((each) => ({ type: "main", displayName: each.name }));
})($parameter["outputs"], $parameter["categories"]) }}`;
