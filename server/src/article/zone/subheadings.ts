import { isListItem } from '../blocks';
import type { Head } from './head';
import { beginsLower, isProse, isTitleCase, isTitleLike, type Page, type Piece } from './page';

/** Marks the short lines that head a part of the article: prose follows them, and no other short line precedes them. */
export function markSubheadings(page: Page, head: Head): void {
	const { pieces, kinds } = page;
	for (let at = head.body; at < pieces.length; at++) {
		if (kinds[at] !== undefined || !isHeading(page, at)) continue;
		const next = nextUnknown(page, at);
		if (next === undefined || !isText(pieces[next] as Piece)) continue;
		const before = pieces[at - 1];
		if (before && at > head.body && kinds[at - 1] === undefined && isBareLine(before) && !isListItem(page.text, before))
			continue;
		// What heads a part is short; a long line that only lacks its full stop was pulled from the text.
		const piece = pieces[at] as Piece;
		kinds[at] = piece.words >= 11 && !piece.stops && !isTitleCase(piece) ? 'pullquote' : 'subheading';
	}
}

function isHeading(page: Page, at: number): boolean {
	const piece = page.pieces[at] as Piece;
	if (piece.length > 100 || piece.words > 14 || piece.words === 0) return false;
	const text = page.textAt(at);
	if (/^(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?|[IVX]+\.?|\d{1,2}[.)]?)$/.test(text)) return true;
	const capitals = piece.letters >= 4 && text === text.toUpperCase() && text !== text.toLowerCase();
	if (capitals && piece.last !== ':') return true;
	if (!isTitleLike(piece) || piece.last === ':' || piece.last === ',' || piece.last === ';') return false;
	// A question in quotation marks is somebody's, one to "you" an interviewer's.
	if (piece.last === '?' && /^["“‘']|\byour?\b/i.test(text)) return false;
	if (piece.stops && !isTitleCase(piece) && !(piece.last === '?' && piece.words <= 6)) return false;
	if (/[\p{L}\d][.!?,]["”’]? +["“‘]?\p{Lu}.*[.!?]|[,?!][”"] \p{L}/u.test(text)) return false;
	// "Lind sells the pier [Harbour Herald]": an item of a digest with its source.
	if (text.endsWith(']') && /\[\p{L}[^[\]]{1,30}\]$/u.test(text)) return false;
	if (beginsLower(page, piece) || (isListItem(page.text, piece) && !/^\d/.test(text))) return false;
	return !/^["“'‘].*[^"”'’]$|^[-–—@<>]|^#\w|https?:|^\p{L}+:\s/u.test(text);
}

/** A paragraph, however short. */
const isText = (piece: Piece): boolean => isProse(piece) || (piece.stops && piece.words >= 5);

const isBareLine = (piece: Piece): boolean =>
	isTitleLike(piece) && !piece.stops && piece.words <= 14 && piece.last !== ':';

function nextUnknown(page: Page, from: number): number | undefined {
	for (let at = from + 1; at < page.pieces.length && at < from + 5; at++) {
		if (page.kinds[at] === undefined) return at;
	}
	return undefined;
}
