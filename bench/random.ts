/** A stream of random numbers that is the same for the same seed, on every machine. */
export interface Random {
	/** From 0 to 1, without 1. */
	next(): number;
	/** An integer from 0 to `end`, without `end`. */
	below(end: number): number;
	/** Whether something of this probability happens. */
	chance(probability: number): boolean;
	pick<T>(from: readonly T[]): T;
}

/** Tommy Ettinger’s Mulberry32. The parts make one seed: what is drawn for an article does not depend on its neighbours. */
export function randomOf(...parts: readonly (number | string)[]): Random {
	let state = 0x811c9dc5;
	for (const character of parts.join(' ')) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let value = Math.imul(state ^ (state >>> 15), 1 | state);
		value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
		return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
	};
	return {
		next,
		below: end => Math.floor(next() * end),
		chance: probability => next() < probability,
		pick: from => from[Math.floor(next() * from.length)] as (typeof from)[number],
	};
}

/**
 * Ranks from 0 that are drawn by Zipf’s law with Mandelbrot’s offset, as names in news are: the first of a thousand about
 * once in a dozen.
 */
export function zipf(count: number): (random: Random) => number {
	const sums = new Float64Array(count);
	let sum = 0;
	for (let rank = 0; rank < count; rank++) {
		sum += 1 / (rank + 2.7) ** 1.05;
		sums[rank] = sum;
	}
	return random => {
		const wanted = random.next() * sum;
		let low = 0;
		for (let high = count - 1; low < high; ) {
			const middle = (low + high) >> 1;
			if ((sums[middle] as number) < wanted) low = middle + 1;
			else high = middle;
		}
		return low;
	};
}
