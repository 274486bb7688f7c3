import { isListItem } from '../blocks';
import type { Head } from './head';
import { english } from './lexicon';
import { isProse, isSame, type Page, type Piece } from './page';

/** Readers' comments: the number of their first block and of the block behind their last. */
interface Thread {
	readonly start: number;
	readonly end: number;
}

/** Marks the readers' comments below an article, found by their heading, their nesting, or their buttons. */
export function markComments(page: Page, head: Head): void {
	const { pieces, kinds } = page;
	const thread = findThread(page, head);
	if (thread === undefined) return;
	let end = thread.end;
	for (let at = thread.start; at < end; at++) {
		const piece = pieces[at] as Piece;
		if (piece.indent === 0 && piece.words <= 30 && english.commentEnd.test(page.lowerAt(at))) end = at;
	}
	for (let at = thread.start; at < end; at++) kinds[at] = 'comment';
	if (end < pieces.length && english.commentEnd.test(page.lowerAt(end))) kinds[end] = 'boilerplate';
	if (isTitleAbove(page, head, thread.start)) kinds[thread.start - 1] = 'headline';
}

function findThread(page: Page, head: Head): Thread | undefined {
	const { pieces } = page;
	const marks = marksFrom(page, head.body);
	const lastButOne = lastButOneParagraph(page);
	let prose = 0;
	for (let at = head.body; at < pieces.length; at++) {
		const piece = pieces[at] as Piece;
		if (prose >= 1 && isListItem(page.text, piece)) {
			const end = isNested(page, at) ? endOfIndented(page, at) : at;
			if (end > at && (end - at > 20 || isTitleAbove(page, head, at) || end > lastButOne)) return { start: at, end };
			if (isTitleAbove(page, head, at)) return { start: at, end: pieces.length };
		}
		if (prose >= 1 && piece.words <= 14) {
			const text = page.lowerAt(at);
			const heads = english.commentHeading.test(text) && isThreadHeading(page, at, text, marks.length);
			if (heads || (marks.length >= 3 && at === marks[0])) {
				return { start: heads ? at : firstCommenter(page, at, head), end: endOfMarked(page, at, marks) };
			}
		}
		if (isProse(piece)) prose++;
	}
	return undefined;
}

/** The article's title often heads its thread once more. */
function isTitleAbove(page: Page, head: Head, at: number): boolean {
	const headline = head.headline === undefined ? undefined : page.pieces[head.headline];
	const above = page.pieces[at - 1];
	return headline !== undefined && above !== undefined && at - 1 >= head.body && isSame(page, headline, above);
}

/** The numbers of the blocks that are a comment's buttons or its head ("Reply", "3 hours ago", "Ana says:"). */
function marksFrom(page: Page, from: number): readonly number[] {
	const marks: number[] = [];
	for (let at = from; at < page.pieces.length; at++) if (isMark(page, at)) marks.push(at);
	return marks;
}

function isMark(page: Page, at: number): boolean {
	const piece = page.pieces[at] as Piece;
	if (piece.words > 12 || piece.stops) return false;
	if (!english.commentMark.test(page.lowerAt(at))) return false;
	if (piece.last !== ':') return true;
	// "The mayor said:" introduces a quotation, unless a date stands below.
	const next = page.pieces[at + 1];
	return next !== undefined && next.words <= 8 && /\d/.test(page.textAt(at + 1));
}

/** A heading counts if comments follow it: buttons or list items stand below, or it tells their number near the end. */
function isThreadHeading(page: Page, at: number, text: string, marks: number): boolean {
	const piece = page.pieces[at] as Piece;
	const next = page.pieces[at + 1];
	if (next === undefined) return false;
	if (marks >= 1 || isListItem(page.text, next) || next.indent > piece.indent) return true;
	const late = page.text.length - piece.start < piece.start;
	return late && /comments?\b|responses|replies/.test(text) && (/\d/.test(text) || !isProse(next));
}

/** The number of the last paragraph but one: a nested list above it is the article's own, for the article goes on. */
function lastButOneParagraph(page: Page): number {
	let prose = 0;
	for (let at = page.pieces.length - 1; at >= 0; at--) {
		if (page.kinds[at] === undefined && isProse(page.pieces[at] as Piece) && ++prose === 2) return at;
	}
	return -1;
}

/** Nested comments end where indentation does. */
function endOfIndented(page: Page, from: number): number {
	let end = from;
	while (end < page.pieces.length && (page.pieces[end] as Piece).indent > 0) end++;
	return end;
}

/** Other comments end, behind their last button, where the page's furniture or a list of stories begins. */
function endOfMarked(page: Page, from: number, marks: readonly number[]): number {
	let end = Math.max(from, marks.at(-1) ?? from) + 1;
	while (end < page.pieces.length) {
		const piece = page.pieces[end] as Piece;
		if (page.kinds[end] !== undefined) return end;
		if (piece.words <= 14 && !piece.stops && english.relatedHeading.test(page.lowerAt(end))) return end;
		end++;
	}
	return end;
}

/**
 * An indented item with a number or a bullet that opens a nested list reaching deeper below, up to the page's end or
 * to lines that are not indented. An article's own lists are flush left, or not nested.
 */
function isNested(page: Page, from: number): boolean {
	const first = page.pieces[from] as Piece;
	if (first.indent === 0 || !isListItem(page.text, first)) return false;
	let deepest = first.indent;
	let items = 0;
	for (let at = from; at < page.pieces.length && at < from + 400; at++) {
		const piece = page.pieces[at] as Piece;
		if (piece.indent === 0) break;
		if (!isListItem(page.text, piece)) continue;
		items++;
		deepest = Math.max(deepest, piece.indent);
		if (items >= 2 && deepest >= first.indent + 2) return true;
		if (items > 60) break;
	}
	return false;
}

/** From the first button back to the commenter's name above it. */
function firstCommenter(page: Page, mark: number, head: Head): number {
	const above = page.pieces[mark - 1];
	if (above && mark - 1 > head.body && !above.stops && above.words <= 4) return mark - 1;
	return mark;
}
