import type { Field, Fields } from '../values/field';
import type { XeroRecord } from '../values/record';
import type { Watch } from './watch';

/** Why a writable attribute of xero-node's model is not offered. */
export type Excluded = 'read-only' | 'derived' | 'deprecated' | 'closed to new apps';

/** How Get Many may be narrowed. Each becomes a parameter in the editor and a piece of the request. */
export type Filter = {
	/** Parameter name inside Filters. */
	name: string;
	label: string;
	hint?: string;
	example?: string;
} & (
	| {
			kind: 'choice';
			options: ReadonlyArray<{ name: string; value: string }>;
			multiple?: boolean;
			to: FilterTarget;
	  }
	| { kind: 'text'; to: FilterTarget }
	| { kind: 'ids'; to: FilterTarget }
	| { kind: 'boolean'; to: FilterTarget }
	| { kind: 'contact'; to: FilterTarget }
	| { kind: 'amount'; to: FilterTarget }
	| { kind: 'date'; to: FilterTarget }
	| { kind: 'modifiedSince'; to: { header: 'If-Modified-Since' } }
);

/**
 * Where a filter's value goes: a list parameter of the endpoint (`query`, comma separated when several),
 * or a comparison in Xero's `where` expression.
 */
export type FilterTarget =
	| { query: string }
	| {
			where: string;
			operator: '==' | '!=' | '>=' | '<=' | 'Contains' | 'StartsWith';
			as: 'string' | 'guid' | 'number' | 'boolean' | 'date';
	  };

export type ListRules = {
	/** Largest pageSize Xero takes; absent when the endpoint answers everything at once. */
	pageSize?: number;
	/** Every page has `pageSize` records, and there is no parameter for it. */
	fixedPages?: true;
	where?: boolean;
	order?: boolean;
	modifiedSince?: boolean;
	/** Name of the list parameter taking up to 40 ids, and the one taking numbers. */
	ids?: string;
	numbers?: string;
	/**
	 * How a number is looked up where there is no `where`: at the record's own address, which takes the number in place
	 * of the id, or by a list parameter that takes one number or a part of it.
	 */
	oneNumber?: 'address' | { query: string };
	/** The list shows its records as whole as one alone, and all at once: many are read by it instead of one by one. */
	whole?: true;
	/** Attribute the list is read by: `offset` asks for what has a greater one, 100 at a time. */
	byOffset?: string;
	search?: boolean;
	archived?: boolean;
	/** Condition always added, in Xero's where language: how Bill and Invoice share an endpoint. */
	always?: string;
};

export type Verbs = {
	/**
	 * PUT; `many`: how many elements one request may carry. `numberIsLookedUp`: a number is looked up first, because Xero
	 * would change the record that has it.
	 */
	create?: { many: number; numberIsLookedUp?: true };
	/**
	 * POST to the collection with the id in every element (`many`), or to /{id} one by one when `byPath`. `changesOnly`: Xero
	 * refuses a record that would stay as it is, so it is read first.
	 */
	update?: { many: number; byPath?: boolean; changesOnly?: true };
	/** Fields a person may match on; the first is the default. */
	upsert?: { matchOn: readonly string[] };
	/** One record; `filters` narrow what is shown of it. */
	get?: true | { filters: readonly Filter[] };
	getMany?: { filters: readonly Filter[]; orders: readonly string[] };
	/** Removal under its true names. */
	delete?: { by: 'DELETE' | 'status' | 'path status'; status?: string };
	archive?: { field: string; value: string; byPath?: boolean; warning?: string };
	deleteOrVoid?: true;
	email?: true;
	getOnlineInvoiceUrl?: true;
	getPdf?: true;
	getConnections?: true;
	/** Any request to any of Xero's APIs. */
	request?: true;
	/** Status changes under the name of what they do, refused early from any other status than these. */
	approve?: StatusChange;
	submit?: StatusChange;
	markAsSent?: StatusChange;
	accept?: StatusChange;
	decline?: StatusChange;
	/** Files kept with a record; `includeOnline`: whether one can be shown with the online invoice. */
	attachments?: { includeOnline: boolean };
	/** The record's history and notes. */
	history?: true;
	/** Beginning and end of an employment. */
	employment?: true;
	/** One operation a report. */
	reports?: true;
	/** Options of a tracking category. */
	trackingOptions?: true;
	/** Contacts of a group. */
	members?: true;
	/** Ways to pay that documents offer. */
	paymentServices?: true;
	/** What the person may do in the organisation, and whether it reminds customers of invoices. */
	organisationSettings?: true;
	/** Part taken in the Construction Industry Scheme of the United Kingdom. */
	cisSettings?: true;
	/** Credit that can be set against invoices. */
	allocations?: true;
};

/**
 * `type`: the Type that tells its records from the others of a shared endpoint. `lines`: its lines are those of a
 * journal, without a contact and a total. `trackingById`: its lines take tracking options by their ids alone. `taxAsGiven`: a
 * line does not get the tax rate of its account. `amounts`: how amounts are read where nothing is said, if not as exclusive.
 */
export type DocumentRules = { type?: 'ACCREC' | 'ACCPAY'; lines?: 'JournalLines'; trackingById?: true; taxAsGiven?: true; amounts?: 'Inclusive' };

/** The attribute that holds the lines of a document. */
export const linesNameOf = ({ document }: Resource): 'LineItems' | 'JournalLines' => document?.lines ?? 'LineItems';

/** Whether a contact, totals and lines with prices belong to it: a journal is a document without them. */
export const hasContact = ({ document }: Resource): boolean => document !== undefined && document.lines === undefined;

/** What is sent beside the id, and the statuses it is allowed from. */
export type StatusChange = { set: { readonly [name: string]: string | boolean }; from: readonly string[] };

/** What narrows the answer of Get Many, or of Get where there is anything to narrow. */
export function filtersOf({ verbs }: Resource, operation: string): readonly Filter[] {
	if (operation === 'getAll') return verbs.getMany?.filters ?? [];
	return operation === 'get' && typeof verbs.get === 'object' ? verbs.get.filters : [];
}

/** Everything the package knows of one Xero object. */
export type Resource = {
	/** Value of the Resource parameter, camelCase. */
	value: string;
	/** Xero's word, Title Case, singular and plural. */
	name: string;
	plural: string;
	/** One sentence for the docs. */
	says: string;
	/** Its records live in another API than accounting, which has operations of its own for them. */
	api?: 'payroll';
	/** Path below the API's base, and the key of its array in bodies. */
	path: string;
	listKey: string;
	/** Xero's id attribute; the number or code a person knows it by; what a list shows of it. */
	id: string;
	number?: string;
	/** Whether `number` names at most one record; a Type when it does so among the records of that Type. */
	numberIsUnique?: boolean | string;
	/** Further attributes that no two records in use may share. */
	unique?: readonly string[];
	shows: readonly string[];
	/** Field that holds the life-cycle status. */
	status?: string;
	/** Granular scope area, without `.read`. https://developer.xero.com/faq/granular-scopes */
	scope: string;
	list: ListRules;
	verbs: Verbs;
	/**
	 * Verbs on the collection that take `summarizeErrors`. Elsewhere one faulty element fails the request.
	 * https://developer.xero.com/documentation/api/accounting/requests-and-responses
	 */
	summarizes?: readonly ('PUT' | 'POST')[];
	/** Whether lines, totals and a contact belong to it. Contact and LineItems have parameters of their own. */
	document?: DocumentRules;
	/** Attributes Xero wants again with every change, even when they stay. */
	resends?: readonly string[];
	/**
	 * It stands in the ledger, always or once it has one of these statuses, so the organisation's lock dates hold for its
	 * Date.
	 */
	posts?: { once?: readonly string[] };
	/** Documents name it, so an agent that may only draft can make a new one: that changes nothing that is there. */
	newIsHarmless?: true;
	/** What speaks against a record before it is sent, one sentence each: rules of this object alone. */
	check?: (record: XeroRecord, verb: 'create' | 'update') => string[];
	/** Said beside every operation, where a person has to know it before anything works. One sentence. */
	notice?: string;
	/** Sent with every element that is created or updated, whatever the person gives. */
	fixed?: { readonly [key: string]: string };
	fields: Fields;
	excluded: { readonly [wireName: string]: Excluded };
	/** About ten attributes of the simplified output, most useful first; `Contact.Name` reaches into a nested object. */
	simple: readonly string[];
	/** Whether `unitdp=4` is a parameter of its endpoint. */
	unitDecimals?: boolean;
	/** How the triggers watch it; absent when it cannot be watched. */
	watch?: Watch;
};

/**
 * Keys of a xero-node model in the spelling of the wire: the capitalised SDK name, with the one exception
 * of `_class`. A test holds every table against the model's attributeTypeMap.
 */
export type WireName<Model> = Exclude<Capitalize<keyof Model & string>, '_class'> | 'Class';

/** A table whose fields and exclusions may only name attributes of the model. */
type Bound<Model> = Omit<Resource, 'fields' | 'excluded'> & {
	fields: { readonly [K in WireName<Model>]?: Field };
	excluded: { readonly [K in WireName<Model>]?: Excluded };
};

/**
 * Binds a table to the official client's model, so that a misspelt field does not compile.
 * Use: `export const contact = defineResource<Contact>({ … })`.
 */
export const defineResource = <Model>(table: Bound<Model>): Resource => table as Resource;

/** The parts of an object inside another one (an address, a line): those taken, and those left out with the reason. */
export type Parts = Pick<Resource, 'fields' | 'excluded'>;

/** Binds the parts of a nested object to the official client's model, as defineResource does for a resource. */
export const defineParts = <Model>(parts: Pick<Bound<Model>, 'fields' | 'excluded'>): Parts =>
	parts as Parts;
