import type { Span } from '../../text/span';
import type { PlacedAnnotation } from '../placed-annotations';

/** An annotation's spans without the marks and blanks at their ends: nobody adjudicates a full stop. */
export function extentOf({ annotation, at }: Pick<PlacedAnnotation, 'annotation' | 'at'>): readonly Span[] {
	return at.map((span, k) => {
		const words = annotation.quote[k] ?? '';
		// Found again with other marks or blanks in it: then the quote does not tell what stands at the ends.
		if (words.length !== span.end - span.start) return span;
		let [start, end] = [0, words.length];
		while (start < end && !isWord(words[start])) start++;
		while (end > start && !isWord(words[end - 1])) end--;
		return start < end ? { start: span.start + start, end: span.start + end } : span;
	});
}

export const sameExtent = (a: readonly Span[], b: readonly Span[]): boolean =>
	a.length === b.length && a.every(({ start, end }, k) => start === b[k]?.start && end === b[k]?.end);

/** From the first to the last of some spans, which are in order and not empty. */
export const hull = (spans: readonly Span[]): Span => ({
	start: spans[0]?.start ?? 0,
	end: spans.at(-1)?.end ?? 0,
});

/** How much of all the words that two annotations cover both of them cover: 0 to 1. The spans are in order. */
export function overlapOf(a: readonly Span[], b: readonly Span[]): number {
	let common = 0;
	for (let i = 0, j = 0; i < a.length && j < b.length; ) {
		const [x, y] = [a[i] as Span, b[j] as Span];
		common += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
		if (x.end < y.end) i++;
		else j++;
	}
	return common === 0 ? 0 : common / (length(a) + length(b) - common);
}

const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);
const length = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);
