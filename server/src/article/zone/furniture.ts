import { english } from './lexicon';
import type { Page, Piece } from './page';

/** No phrase of a page's furniture is longer. Bounds the work per block. */
const longest = 420;

/** Marks what tells itself by its wording wherever it stands: calls to action, disclaimers, bylines, "Related: …". */
export function markFurniture(page: Page): void {
	page.pieces.forEach((piece, index) => {
		if (page.kinds[index] !== undefined || piece.length > longest) return;
		if (piece.words === 0) page.kinds[index] = 'boilerplate';
		else page.kinds[index] = furnitureKind(page.textAt(index), piece);
	});
}

function furnitureKind(text: string, piece: Piece): 'byline' | 'related' | 'boilerplate' | undefined {
	if (piece.words <= 40 && isByline(text, piece)) return 'byline';
	if (piece.words <= 40 && english.related.test(text)) return 'related';
	return english.boilerplate.test(text) ? 'boilerplate' : undefined;
}

/** "By Ana Novak", "Published 3 March 2019", "Additional reporting by …". */
export function isByline(text: string, piece: Piece): boolean {
	if (english.dateLine.test(text)) return true;
	if (!english.byline.test(text)) return false;
	if (!/^(?:by|words|authors?|writers?)\b/i.test(text)) return true;
	// "By Monday the talks had failed." begins like a byline.
	const second = /^\S+\s+(?:by\s+)?([\p{L}.]+)/u.exec(text)?.[1]?.toLowerCase() ?? '';
	if (english.notNames.has(second) || english.months.includes(second)) return false;
	return piece.capitals >= 0.5 * piece.words && (!piece.stops || piece.words <= 7);
}

/** "Ana Novak", "J. R. van Dijk": two to four words, capitalised but for particles, none of them common in labels. */
export function isPersonName(text: string): boolean {
	if (text.length > 50) return false;
	const words = text
		.replace(/[,.]? ?(?:CMG|CBE|OBE|MBE|KCMG|GCMG|MP|MEP|PhD|Ph\.D\.|Jr\.?|Sr\.?|MD|QC|KC)$/, '')
		.split(/\s+/);
	if (words.length < 2 || words.length > 4) return false;
	let capitalised = 0;
	for (const word of words) {
		if (english.notNames.has(word.toLowerCase()) || english.sections.has(word.toLowerCase())) return false;
		if (/^(?:\p{Lu}[\p{L}'’-]*|\p{Lu}\.)$/u.test(word)) capitalised++;
		else if (!/^(?:de|der|den|del|della|di|da|dos|du|la|le|van|von|ter|bin|ibn|al|el|y|e)$/.test(word)) return false;
	}
	return capitalised >= 2 && !/^\p{Lu}+$/u.test(words.join(''));
}
