/**
 * The first number from 0 up to `count` of which something does not hold any more; `count` where it holds of all. It may
 * hold only of a first part of the numbers, as "ends in front of the offset" does of sorted spans. Binary search.
 */
export function firstNot(count: number, holds: (at: number) => boolean): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (holds(middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}
