import type { Span } from './span';

/** A place in a text as editors count it: zero-based line, and UTF-16 code units from the line's start. */
export interface Position {
	readonly line: number;
	readonly character: number;
}

export interface Range {
	readonly start: Position;
	readonly end: Position;
}

/** Where something stands: a path relative to the corpus root, with `/` between its parts, and a range in that file. */
export interface Location {
	readonly path: string;
	readonly range: Range;
}

/** The starts of a normalised text's lines, for turning offsets into positions and back. */
export interface LineIndex {
	readonly starts: Uint32Array;
	readonly length: number;
}

/** @param text normalised text: `\n` is its only line end (see `decode.ts`). */
export function indexLines(text: string): LineIndex {
	let count = 1;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
	const starts = new Uint32Array(count);
	let line = 1;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts[line++] = at + 1;
	return { starts, length: text.length };
}

/** The position of an offset; offsets outside the text are moved to its nearest end. */
export function positionAt(index: LineIndex, offset: number): Position {
	const target = Math.max(0, Math.min(offset, index.length));
	let low = 0;
	let high = index.starts.length;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if ((index.starts[middle] as number) <= target) low = middle;
		else high = middle;
	}
	return { line: low, character: target - (index.starts[low] as number) };
}

/** The offset of a position; a character behind its line's end means that end, a line behind the text its end. */
export function offsetAt(index: LineIndex, position: Position): number {
	if (position.line < 0) return 0;
	if (position.line >= index.starts.length) return index.length;
	const start = index.starts[position.line] as number;
	const next = index.starts[position.line + 1];
	const end = next === undefined ? index.length : next - 1;
	return Math.max(start, Math.min(start + position.character, end));
}

export const rangeOf = (index: LineIndex, span: Span): Range => ({
	start: positionAt(index, span.start),
	end: positionAt(index, span.end),
});

export const spanOf = (index: LineIndex, range: Range): Span => ({
	start: offsetAt(index, range.start),
	end: offsetAt(index, range.end),
});
