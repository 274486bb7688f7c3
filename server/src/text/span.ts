import { firstNot } from './first-not';

/** A half-open stretch of an article's normalised text. Units: UTF-16 code units. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** The form in which spans are printed and stored: `[start, end]`. */
export type SpanPair = readonly [start: number, end: number];

export const toPair = (span: Span): SpanPair => [span.start, span.end];
export const fromPair = ([start, end]: SpanPair): Span => ({ start, end });

export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
/** Whether the two spans share at least one code unit. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
/** Whether an offset lies in the span or directly behind it, where an editor's cursor still touches it. */
export const touches = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

/** Orders by start, then the longer first, so that an outer span precedes the ones inside it. */
export const byPosition = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/** The text of a span. */
export const textOf = (text: string, span: Span): string => text.slice(span.start, span.end);

/**
 * The spans of a sorted list that share at least one code unit with `range`.
 * The list must be sorted by start and its spans must not overlap each other.
 */
export function spansIn<T extends Span>(sorted: readonly T[], range: Span): readonly T[] {
	const low = firstNot(sorted.length, at => (sorted[at] as T).end <= range.start);
	let last = low;
	while (last < sorted.length && (sorted[last] as T).start < range.end) last++;
	return sorted.slice(low, last);
}
