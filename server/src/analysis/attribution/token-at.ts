import type { Tokens } from '../tokens';

/** The token that begins at an offset, or the first one behind it; the last one where there is none. */
export function tokenAt(tokens: Tokens, offset: number): number {
	let low = 0;
	let high = tokens.count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((tokens.start[middle] as number) < offset) low = middle + 1;
		else high = middle;
	}
	return Math.min(low, Math.max(0, tokens.count - 1));
}
