/**
 * The same function, worked out once for each object it is asked about: tables stand still while a process runs, and
 * what follows from them is needed for every record.
 */
export function remembered<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
	const known = new WeakMap<Key, { value: Value }>();
	return (key) => {
		const found = known.get(key) ?? { value: make(key) };
		known.set(key, found);
		return found.value;
	};
}
