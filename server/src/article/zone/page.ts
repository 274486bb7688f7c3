import type { ArticleFormat, ZoneKind } from '../article';
import { type Block, splitBlocks } from '../blocks';
import { isCloser, isDigit, isLower, isOpener, isSpace, isTerminator, isUpper } from '../characters';

/** A block with what is cheap to know about it; worked out once, because every step of finding zones asks for it. */
export interface Piece extends Block {
	/** Length in UTF-16 code units. */
	readonly length: number;
	/** Words, and those among them that begin with an upper-case letter. */
	readonly words: number;
	readonly capitals: number;
	readonly letters: number;
	/** The last character that is no closing mark, and whether one follows it. */
	readonly last: string;
	readonly closed: boolean;
	/** Whether the block ends as a sentence does. */
	readonly stops: boolean;
	/** A hash of the letters and digits, regardless of case; equal for blocks that read the same. */
	readonly key: number;
}

/** A text on its way to zones: `kinds[i]` is what is known about `pieces[i]` so far. Each step fills in more. */
export interface Page {
	readonly text: string;
	readonly format: ArticleFormat;
	readonly pieces: readonly Piece[];
	readonly kinds: (ZoneKind | undefined)[];
	/** The block's text; the empty string for a number outside the page. */
	readonly textAt: (index: number) => string;
}

export function openPage(text: string, format: ArticleFormat): Page {
	const pieces = splitBlocks(text, format).map(block => describe(text, block));
	return {
		text,
		format,
		pieces,
		kinds: new Array<ZoneKind | undefined>(pieces.length).fill(undefined),
		textAt: index => {
			const piece = pieces[index];
			return piece ? text.slice(piece.start, piece.end) : '';
		},
	};
}

/** Prose as articles are made of: it ends as a sentence and is longer than a label, or is long in any case. */
export const isProse = (piece: Piece): boolean =>
	(piece.stops && (piece.words >= 9 || piece.length >= 60)) || piece.length >= 240 || piece.words >= 40;

/** A line with the shape of a title: not long, and not ended like a sentence (a question or an exclamation may be). */
export const isTitleLike = (piece: Piece): boolean =>
	piece.letters > 0 &&
	piece.length <= 200 &&
	piece.words <= 32 &&
	(!piece.stops || piece.last === '?' || piece.last === '!');

/** Whether most words begin with a capital, as in "The Long Way Home". */
export const isTitleCase = (piece: Piece): boolean => piece.words >= 2 && piece.capitals >= 0.6 * piece.words;

function describe(text: string, block: Block): Piece {
	let words = 0;
	let capitals = 0;
	let letters = 0;
	let key = 17;
	let inWord = false;
	for (let at = block.start; at < block.end; at++) {
		const code = text.charCodeAt(at);
		if (code < 0x80 ? code > 0x20 : !isSpace(code)) {
			const small = code | 0x20;
			if ((small >= 0x61 && small <= 0x7a) || code >= 0xc0) {
				letters++;
				// Punctuation from U+2000 on is written in several ways and must not tell equal blocks apart.
				if (code < 0x2000 || code > 0x206f) key = (Math.imul(key, 31) + small) | 0;
				if (!inWord) {
					words++;
					if (isUpper(text, at)) capitals++;
					inWord = true;
				}
			} else if (isDigit(code)) {
				key = (Math.imul(key, 31) + code) | 0;
				if (!inWord) words++;
				inWord = true;
			}
		} else inWord = false;
	}
	let last = block.end - 1;
	while (last > block.start && isCloser(text.charCodeAt(last))) last--;
	return {
		...block,
		length: block.end - block.start,
		words,
		capitals,
		letters,
		last: text.charAt(last),
		closed: last < block.end - 1,
		stops: isTerminator(text.charCodeAt(last)),
		key,
	};
}

/** Where the block's words begin: behind opening quotation marks and brackets. */
export function firstLetter(page: Page, piece: Piece): number {
	let at = piece.start;
	while (at < piece.end && isOpener(page.text.charCodeAt(at))) at++;
	return at;
}

export const beginsLower = (page: Page, piece: Piece): boolean => isLower(page.text, firstLetter(page, piece));
