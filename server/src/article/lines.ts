import type { Span } from '../text/span';

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

/** White space as ECMAScript's `trim` and `\s` know it, so that trimming and matching agree everywhere. */
export function isSpace(code: number): boolean {
	if (code <= 0x20) return code === 0x20 || (code >= 9 && code <= 13);
	if (code < 0xa0) return false;
	return (
		code === 0xa0 ||
		code === 0x1680 ||
		(code >= 0x2000 && code <= 0x200a) ||
		code === 0x2028 ||
		code === 0x2029 ||
		code === 0x202f ||
		code === 0x205f ||
		code === 0x3000 ||
		code === 0xfeff
	);
}
