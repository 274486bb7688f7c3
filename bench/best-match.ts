// The bundler takes ES modules in as they are.
// @ts-expect-error: the type checker takes this file for one that `require` loads
import approximate from 'approx-string-match';

/** What a web annotation client stores of a place: the quote, 32 characters around it, and where it stood. */
export interface Selector {
	readonly quote: string;
	readonly prefix: string;
	readonly suffix: string;
	readonly start: number;
}

/**
 * The rule that Hypothesis finds annotations again by, for comparison: of all exact hits, or else of the closest
 * approximate ones (up to half of the quote's length in errors, 256 at most), the one with the best weighted score wins
 * (quote 50, prefix 20, suffix 20, position 2), however bad it is.
 * Written after the description in the client's documentation of its quote anchoring.
 */
export function bestMatch(text: string, { quote, prefix, suffix, start }: Selector): [number, number] | undefined {
	const hits: [start: number, end: number, errors: number][] = [];
	for (let at = text.indexOf(quote); at >= 0 && hits.length < 500; at = text.indexOf(quote, at + 1)) {
		hits.push([at, at + quote.length, 0]);
	}
	if (hits.length === 0) {
		const allowed = Math.min(256, Math.floor(quote.length / 2));
		for (const hit of approximate(text, quote, allowed)) hits.push([hit.start, hit.end, hit.errors]);
	}
	let best: [number, number] | undefined;
	let bestScore = -1;
	for (const [from, to, errors] of hits) {
		const score =
			50 * (1 - errors / quote.length) +
			20 * likeness(text.slice(Math.max(0, from - prefix.length), from), prefix) +
			20 * likeness(text.slice(to, to + suffix.length), suffix) +
			2 * (1 - Math.abs(from - start) / Math.max(1, text.length));
		if (score > bestScore) {
			bestScore = score;
			best = [from, to];
		}
	}
	return best;
}

function likeness(found: string, wanted: string): number {
	if (wanted === '') return 1;
	if (found === wanted) return 1;
	const [hit] = approximate(found, wanted, wanted.length);
	return hit === undefined ? 0 : 1 - hit.errors / wanted.length;
}
