import type { Span } from '../../text/span';
import type { ByteReader, ByteWriter } from './bytes';

/** Spans as distances from each other, which are small numbers where the spans are sorted; any order will do. */
export function writeSpans(writer: ByteWriter, spans: readonly Span[]): void {
	writer.number(spans.length);
	let last = 0;
	for (const { start, end } of spans) {
		writer.number(zigzag(start - last));
		writer.number(zigzag(end - start));
		last = start;
	}
}

export function readSpans(reader: ByteReader): readonly Span[] {
	const spans: Span[] = [];
	let last = 0;
	for (let count = reader.number(); count > 0; count--) {
		const start = last + unzigzag(reader.number());
		spans.push({ start, end: start + unzigzag(reader.number()) });
		last = start;
	}
	return spans;
}

/** Small numbers of either sign as small numbers without one. */
export const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
export const unzigzag = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);
