import type { Span } from '../text/span';
import type { ArticleFormat } from './article';
import { type Line, splitLines } from './lines';

/** A paragraph as the page shows it: one line, or the lines of one wrapped paragraph. */
export interface Block extends Span {
	readonly indent: number;
	/** Number of blank lines directly before. */
	readonly gap: number;
}

/** Narrower than this, line ends mean something (verse, lists); wider, nobody wraps by hand. Columns. */
const narrowest = 40;
const widest = 140;

/** Some editors break a little early; a whole long word more is no wrapping. Columns. */
const slack = 8;

/** The paragraphs of a text in order; linear. Lines are joined only where they were broken to fit a width. */
export function splitBlocks(text: string, format: ArticleFormat): readonly Block[] {
	const lines = splitLines(text);
	const width = format === 'markdown' ? 0 : wrapWidth(text, lines);
	if (format === 'text' && width === undefined) return lines;
	const blocks: Block[] = [];
	let last: Block | undefined;
	let previous: Line | undefined;
	for (const line of lines) {
		const joins =
			last !== undefined &&
			previous !== undefined &&
			line.gap === 0 &&
			(format === 'markdown' ? isLazy(text, previous, line) : isWrapped(text, previous, line, width ?? 0));
		if (joins && last) {
			last = { start: last.start, end: line.end, indent: last.indent, gap: last.gap };
			blocks[blocks.length - 1] = last;
		} else {
			last = line;
			blocks.push(last);
		}
		previous = line;
	}
	return blocks;
}

/**
 * The width that the text's paragraphs are wrapped at, or undefined where each line is a paragraph. A wrapped line is
 * one that the first word of the next line would have made too long.
 */
function wrapWidth(text: string, lines: readonly Line[]): number | undefined {
	let width = 0;
	let breaks = 0;
	for (let i = 1; i < lines.length; i++) {
		const line = lines[i] as Line;
		if (line.gap > 0) continue;
		breaks++;
		width = Math.max(width, columns(line), columns(lines[i - 1] as Line));
	}
	if (breaks === 0 || width < narrowest || width > widest) return undefined;
	// Where lines are wrapped none is longer, but for the odd address.
	const longer = lines.filter(line => columns(line) > width + slack).length;
	if (longer > 0.02 * lines.length) return undefined;
	let wrapped = 0;
	for (let i = 1; i < lines.length; i++) {
		const line = lines[i] as Line;
		if (line.gap === 0 && isWrapped(text, lines[i - 1] as Line, line, width)) wrapped++;
	}
	return wrapped >= 0.7 * breaks ? width : undefined;
}

const columns = (line: Line): number => line.indent + line.end - line.start;

function isWrapped(text: string, line: Line, next: Line, width: number): boolean {
	if (next.indent > line.indent + 1 || isListItem(text, next)) return false;
	let word = next.start;
	while (word < next.end && text.charCodeAt(word) > 0x20) word++;
	return columns(line) + 1 + (word - next.start) > width - slack;
}

/** In Markdown, lines without a blank line between them are one paragraph, unless one of them is a block of its own. */
function isLazy(text: string, line: Line, next: Line): boolean {
	return !isMarkdownBlock(text, line) && !isMarkdownBlock(text, next) && !isListItem(text, next);
}

function isMarkdownBlock(text: string, line: Line): boolean {
	const first = text.charCodeAt(line.start);
	if (first === 0x23 || first === 0x3e || first === 0x3c || first === 0x7c) return true; // # > < |
	if (first === 0x21 && text.charCodeAt(line.start + 1) === 0x5b) return true; // ![
	if ((first === 0x2a || first === 0x5f) && text.charCodeAt(line.end - 1) === first && !isRule(text, line)) return true; // *all of it*
	if (text.startsWith('[![', line.start)) return true;
	return (first === 0x2d || first === 0x3d || first === 0x2a || first === 0x60 || first === 0x7e) && isRule(text, line);
}

function isRule(text: string, line: Line): boolean {
	const head = text.slice(line.start, Math.min(line.end, line.start + 3));
	if (head === '```' || head === '~~~') return true;
	const first = text.charCodeAt(line.start);
	for (let i = line.start; i < line.end; i++) {
		const code = text.charCodeAt(i);
		if (code !== first && code !== 0x20) return false;
	}
	return true;
}

/** "• …", "- …", "* …", "12. …", "3) …". */
export function isListItem(text: string, line: Span): boolean {
	const first = text.charCodeAt(line.start);
	if (first === 0x2022 || first === 0x25cf || first === 0x25aa || first === 0x25e6) return true;
	if (first === 0x2d || first === 0x2a || first === 0x2013) return text.charCodeAt(line.start + 1) === 0x20;
	let at = line.start;
	while (at < line.start + 4 && text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) at++;
	const mark = text.charCodeAt(at);
	return at > line.start && (mark === 0x2e || mark === 0x29) && text.charCodeAt(at + 1) === 0x20;
}
