import { isListItem } from '../blocks';
import { isSame } from './captions';
import type { Head } from './head';
import { english } from './lexicon';
import { isProse, type Page, type Piece } from './page';

/** Marks the readers' comments below an article, found by their heading, their nesting, or their buttons. */
export function markComments(page: Page, head: Head): void {
	const { pieces, kinds } = page;
	const start = threadStart(page, head);
	if (start === undefined) return;
	let end = pieces.length;
	for (let at = start; at < pieces.length; at++) {
		const piece = pieces[at] as Piece;
		if (piece.indent === 0 && piece.words <= 30 && english.commentEnd.test(page.lowerAt(at))) {
			end = at;
			break;
		}
	}
	for (let at = start; at < end; at++) kinds[at] = 'comment';
	if (end < pieces.length) kinds[end] = 'boilerplate';
	// The article's title often heads its thread once more.
	const above = start - 1;
	const headline = head.headline === undefined ? undefined : pieces[head.headline];
	const title = pieces[above];
	if (headline && title && above > (head.headline ?? 0) && isSame(headline, title)) kinds[above] = 'headline';
}

function threadStart(page: Page, head: Head): number | undefined {
	const { pieces } = page;
	let prose = 0;
	let marks: number | undefined;
	const markCount = countMarks(page, head.body);
	for (let at = head.body; at < pieces.length; at++) {
		const piece = pieces[at] as Piece;
		if (prose >= 1 && isNested(page, at)) return at;
		if (piece.words <= 30 && prose >= 1) {
			const text = page.lowerAt(at);
			if (piece.words <= 14 && english.commentHeading.test(text) && isThreadHeading(page, at, text, markCount))
				return at;
			if (markCount >= 3 && english.commentMark.test(text)) {
				marks ??= at;
				return firstCommenter(page, marks, head);
			}
		}
		if (isProse(piece)) prose++;
	}
	return undefined;
}

/** How many blocks are a comment's buttons ("Reply", "3 hours ago"). */
function countMarks(page: Page, from: number): number {
	let count = 0;
	for (let at = from; at < page.pieces.length; at++) {
		const piece = page.pieces[at] as Piece;
		if (piece.words <= 14 && english.commentMark.test(page.lowerAt(at))) count++;
	}
	return count;
}

/** A heading counts if comments follow it: it names a number, or buttons or list items stand below. */
function isThreadHeading(page: Page, at: number, text: string, marks: number): boolean {
	const next = page.pieces[at + 1];
	if (next === undefined) return false;
	if (marks >= 1 || isListItem(page.text, next) || next.indent > (page.pieces[at] as Piece).indent) return true;
	return /comments?\b/i.test(text) && (/\d/.test(text) || !isProse(next) || restIsShort(page, at));
}

/** Whether less text follows than stands before: comments come last. */
function restIsShort(page: Page, at: number): boolean {
	const start = (page.pieces[at] as Piece).start;
	return page.text.length - start < start;
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
