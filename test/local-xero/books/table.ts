import type { Rec } from '../contract';

/** A record is new, was changed so that its UpdatedDateUTC moved, or was changed without that. */
export type Happened = 'added' | 'moved' | 'kept';

/**
 * The records of one kind, found by id and by other keys without a walk. Records stay the same objects for life, so
 * others may point at them.
 */
export class Table<T extends Rec, K extends string = never> {
	private readonly rows = new Map<string, T>();
	private readonly indexes = new Map<string, Map<string, Set<T>>>();
	private readonly watchers: ((row: T, is: Happened) => void)[] = [];

	/**
	 * @param idOf the id of a record
	 * @param keys other keys by name; a record without one answers undefined
	 */
	constructor(
		private readonly idOf: (row: T) => string,
		private readonly keys: { [N in K]: (row: T) => string | undefined },
	) {
		for (const name of Object.keys(keys)) this.indexes.set(name, new Map());
	}

	all(): T[] {
		return [...this.rows.values()];
	}

	get(id: string): T | undefined {
		return this.rows.get(id.toLowerCase());
	}

	/** Every record with this key. */
	by(index: K, key: string): T[] {
		return [...(this.indexes.get(index)?.get(key) ?? [])];
	}

	add(row: T): T {
		this.rows.set(this.idOf(row).toLowerCase(), row);
		this.file(row);
		for (const tell of this.watchers) tell(row, 'added');
		return row;
	}

	/** Tells of every record added or changed from now on. */
	watch(tell: (row: T, is: Happened) => void): void {
		this.watchers.push(tell);
	}

	/** Gives the record its new contents, in place. */
	change(row: T, contents: T): T {
		// another Date object is another moment, be the clock standing still
		const is = row.UpdatedDateUTC === contents.UpdatedDateUTC ? 'kept' : 'moved';
		this.unfile(row);
		for (const attribute of Object.keys(row))
			if (!(attribute in contents)) Reflect.deleteProperty(row, attribute);
		Object.assign(row, contents);
		this.file(row);
		for (const tell of this.watchers) tell(row, is);
		return row;
	}

	remove(row: T): void {
		this.unfile(row);
		this.rows.delete(this.idOf(row).toLowerCase());
	}

	private file(row: T): void {
		for (const [index, key] of this.keysOf(row)) {
			const found = index.get(key);
			if (found) found.add(row);
			else index.set(key, new Set([row]));
		}
	}

	private unfile(row: T): void {
		for (const [index, key] of this.keysOf(row)) {
			const found = index.get(key);
			found?.delete(row);
			if (found?.size === 0) index.delete(key);
		}
	}

	private *keysOf(row: T): Generator<[Map<string, Set<T>>, string]> {
		for (const [name, index] of this.indexes) {
			const key = this.keys[name as K](row);
			if (key) yield [index, key];
		}
	}
}
