import type { Span } from '../text/span';
import { isSpace } from './characters';

/** One line of a normalised text without its surrounding white space; a blank line has `start === end`. */
export interface Line extends Span {
	/** Columns of white space before the line's text; a tab counts to the next multiple of four. */
	readonly indent: number;
	/** Number of blank lines directly before. */
	readonly gap: number;
}

/** The non-blank lines of a text, trimmed, in order. Linear. */
export function splitLines(text: string): readonly Line[] {
	const lines: Line[] = [];
	let gap = 0;
	let from = 0;
	while (from <= text.length) {
		const newline = text.indexOf('\n', from);
		const to = newline < 0 ? text.length : newline;
		let start = from;
		let indent = 0;
		while (start < to && isSpace(text.charCodeAt(start))) {
			indent = text.charCodeAt(start) === 9 ? (indent | 3) + 1 : indent + 1;
			start++;
		}
		let end = to;
		while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
		if (start === end) gap++;
		else {
			lines.push({ start, end, indent, gap });
			gap = 0;
		}
		if (newline < 0) break;
		from = newline + 1;
	}
	return lines;
}
