import { isPersonName } from './furniture';
import type { Head } from './head';
import { english } from './lexicon';
import { isTitleCase, type Page, type Piece } from './page';

/** An author's note is no longer than this. UTF-16 code units. */
const longestNote = 420;

/** Marks what follows the article's last paragraph: the author's name, post and note, and labels. */
export function markTail(page: Page, head: Head): void {
	const { pieces, kinds } = page;
	let end = pieces.length - 1;
	while (end > head.body && !isLastOfBody(page, end)) end--;
	for (let at = end + 1; at < pieces.length; at++) {
		if (kinds[at] !== undefined) continue;
		const piece = pieces[at] as Piece;
		const text = page.textAt(at);
		if (isAuthorNote(text, piece) || isSignature(text)) kinds[at] = 'byline';
		else if (isPersonName(text)) kinds[at] = 'byline';
		else if (kinds[at - 1] === 'byline' && english.role.test(text)) kinds[at] = 'byline';
		else if (piece.words <= 3) kinds[at] = 'boilerplate';
		else if (kinds[at - 1] === 'related') kinds[at] = 'related';
		else if (isTitleCase(piece) && at > end + 1) kinds[at] = 'related';
	}
}

/** The last block that is not furniture: a sentence, or a long line, that is no note on the author. */
function isLastOfBody(page: Page, at: number): boolean {
	const piece = page.pieces[at] as Piece;
	if (page.kinds[at] !== undefined) return false;
	const text = page.textAt(at);
	if (isAuthorNote(text, piece) || isSignature(text)) return false;
	return piece.stops || piece.words >= 14 || piece.last === ':' || piece.last === ',' || piece.closed;
}

/** "- Ana Novak.", "— Ana Novak and Ben Ito": who wrote it, after a dash. */
function isSignature(text: string): boolean {
	if (text.length > 90) return false;
	const names = /^[-–—]{1,2} ?(?:by )?(.{4,80}?)\.?$/i.exec(text)?.[1];
	return names?.split(/, and |, | and | & /).every(isPersonName) ?? false;
}

/** "Ana Novak is a senior fellow at …", "The writer was the paper's editor until 2011". */
function isAuthorNote(text: string, piece: Piece): boolean {
	if (piece.length > longestNote || piece.words < 4) return false;
	const bare = text.replace(/^[*_]+|[*_]+$/g, '');
	const subject =
		/^(?:the (?:writer|author|columnist|reporter)s?|(?:dr|prof|professor|sir|dame|lord|ambassador|mr|ms|mrs)\.? [\p{Lu}][\p{L}'’. -]{2,40}?|[\p{Lu}][\p{L}'’.-]+(?: (?:[\p{Lu}][\p{L}'’.-]*|de|van|von|der|al|bin)){1,3}) (?:is|was|are|were|has (?:been|written|reported|covered)|have|writes|works|covers|teaches|served|reports|heads|leads|serves|studies)\b/iu.exec(
			bare,
		);
	if (subject === null || !/^\p{Lu}/u.test(bare)) return false;
	const predicate = bare.slice(subject[0].length, subject[0].length + 140);
	return (
		english.role.test(predicate) ||
		/^ (?:covers|writes|teaches|reports|works)\b/.test(bare.slice(subject[0].length - 8))
	);
}
