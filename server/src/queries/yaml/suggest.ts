import { editDistance } from '../../annotation/search';

/** The word of a list that a person most likely meant, or undefined where none is near. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
	const wanted = fold(word);
	if (wanted === '' || wanted.length > longest) return undefined;
	let best: string | undefined;
	let least = Math.max(1, Math.floor(wanted.length / 3)) + 0.5;
	for (const candidate of known) {
		const folded = fold(candidate);
		if (candidate === word || folded.length > longest) continue;
		const distance = distanceOf(wanted, folded, least);
		if (distance < least) [best, least] = [candidate, distance];
	}
	return best;
}

/** “ Did you mean “putin”?”, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
	const nearest = nearestWord(word, known);
	return nearest === undefined ? '' : ` Did you mean “${nearest}”?`;
}

const longest = 60;
const fold = (word: string): string => word.toLowerCase().replace(/[\s_-]/g, '');

function distanceOf(wanted: string, folded: string, limit: number): number {
	if (wanted === folded) return 0;
	// "lavrov" for "sergei-lavrov" and "vance" for "vance-mayor".
	const [short, long] = wanted.length < folded.length ? [wanted, folded] : [folded, wanted];
	if (short.length >= 3 && (long.startsWith(short) || long.endsWith(short))) return 1;
	if (long.length - short.length >= limit) return Number.POSITIVE_INFINITY;
	return editDistance(wanted, folded);
}
