/** A straight line through points at 1, 2, 3, …: how much it rises from one to the next. */
export function slopeOf(values: readonly number[]): number {
	const middle = (values.length - 1) / 2;
	const mean = values.reduce((all, value) => all + value, 0) / values.length;
	const rise = values.reduce((all, value, at) => all + (at - middle) * (value - mean), 0);
	return rise / values.reduce((all, _, at) => all + (at - middle) ** 2, 0);
}
