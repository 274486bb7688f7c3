import { isListItem } from '../blocks';
import { authorOfNote, isNameLine, isPersonName } from './furniture';
import type { Head } from './head';
import { english } from './lexicon';
import { isTitleCase, type Page, type Piece } from './page';

/** A page's tail is no longer than this, in blocks. */
const longestTail = 200;

/** Marks what follows the article's last paragraph: the author's name, post and note, and labels. */
export function markTail(page: Page, head: Head): void {
	const { pieces, kinds } = page;
	let end = pieces.length - 1;
	const limit = Math.max(head.body, pieces.length - longestTail);
	while (end > limit && !isLastOfBody(page, end)) end--;
	let topics = false;
	for (let at = end + 1; at < pieces.length; at++) {
		topics =
			kinds[at] === undefined ? topics : kinds[at] === 'boilerplate' && english.topicsHeading.test(page.lowerAt(at));
		if (kinds[at] !== undefined) continue;
		const piece = pieces[at] as Piece;
		const text = page.textAt(at);
		if (isAuthorNote(page, at) || isSignature(text)) kinds[at] = 'byline';
		else if (topics && piece.words <= 4) kinds[at] = 'boilerplate';
		else if (isNameLine(text)) kinds[at] = 'byline';
		else if (kinds[at - 1] === 'byline' && english.role.test(text)) kinds[at] = 'byline';
		else if (piece.words <= 3) kinds[at] = 'boilerplate';
		else if (kinds[at - 1] === 'related') kinds[at] = 'related';
		else if (isTitleCase(piece) && at > end + 1) kinds[at] = 'related';
	}
}

/** Marks the notes at a text's end, below a heading such as "References". */
export function markNotes(page: Page, head: Head): void {
	const { pieces, kinds } = page;
	for (let at = pieces.length - 1; at > head.body && at > pieces.length - longestTail; at--) {
		const piece = pieces[at] as Piece;
		if (piece.words !== 1 && piece.words !== 2) continue;
		if (kinds[at] !== undefined || !english.notesHeading.test(page.lowerAt(at))) continue;
		for (let note = at; note < pieces.length; note++) kinds[note] ??= 'boilerplate';
		return;
	}
}

/** The last block that is not furniture: a sentence, or a long line, that is no note on the author. */
function isLastOfBody(page: Page, at: number): boolean {
	const piece = page.pieces[at] as Piece;
	if (page.kinds[at] !== undefined) return false;
	const text = page.textAt(at);
	if (isAuthorNote(page, at) || isSignature(text)) return false;
	if (isListItem(page.text, piece) && piece.words > 1) return true;
	return piece.stops || piece.words >= 14 || piece.last === ':' || piece.last === ',' || piece.closed;
}

/** "- Ana Novak.", "— Ana Novak and Ben Ito": who wrote it, after a dash. */
function isSignature(text: string): boolean {
	if (text.length > 90) return false;
	const names = /^[-–—]{1,2} ?(?:by )?(.{4,80}?)\.?$/i.exec(text)?.[1];
	return names?.split(/, and |, | and | & /).every(isPersonName) ?? false;
}

/** A note on somebody whom the article itself speaks of is a sentence of the article. */
function isAuthorNote(page: Page, at: number): boolean {
	const author = authorOfNote(page.textAt(at));
	if (author === undefined) return false;
	if (author === '') return true;
	const start = (page.pieces[at] as Piece).start;
	let found = page.text.indexOf(author);
	for (let piece = 0; found >= 0 && found < start; found = page.text.indexOf(author, found + 1)) {
		while ((page.pieces[piece] as Piece).end <= found) piece++;
		// The line above the note may be the bare name.
		if (page.kinds[piece] !== 'byline' && (page.pieces[piece] as Piece).words > 4) return false;
	}
	return true;
}
