import { textOf } from '../../text/span';
import type { ArticleFormat, ZoneKind } from '../article';
import type { Block } from '../blocks';
import { isCloser, isDigit, isLower, isOpener, isSpace, isTerminator, isUpper } from '../characters';

/** A block with what is cheap to know about it; worked out once, because every step of finding zones asks for it. */
export interface Piece extends Block {
	/** Length in UTF-16 code units. */
	readonly length: number;
	/** Words, and those among them that begin with an upper-case letter; estimates from the start of a long block. */
	readonly words: number;
	readonly capitals: number;
	readonly letters: number;
	/** The last character that is no closing mark, and whether one follows it. */
	readonly last: string;
	readonly closed: boolean;
	/** Whether the block ends as a sentence does. */
	readonly stops: boolean;
}

/** A text on its way to zones: `kinds[i]` is what is known about `pieces[i]` so far. Each step fills in more. */
export interface Page {
	readonly text: string;
	readonly format: ArticleFormat;
	readonly pieces: readonly Piece[];
	readonly kinds: (ZoneKind | undefined)[];
	/** The block's text, in Markdown without links and emphasis; the empty string for a number outside the page. */
	readonly textAt: (index: number) => string;
	/** The same in lower case. */
	readonly lowerAt: (index: number) => string;
}

export function openPage(text: string, format: ArticleFormat, blocks: readonly Block[]): Page {
	// Pushed one by one: a list that compiled code gets from `map` has another layout than before, and all that reads
	// pieces would have to be compiled once more.
	const pieces: Piece[] = [];
	for (const block of blocks) pieces.push(describe(text, block));
	// All at once, since each call for a text that is not ASCII takes long; a letter that has two in lower case is rare.
	const lower = format === 'markdown' ? '' : text.toLowerCase();
	const isPlain = lower.length === text.length;
	const texts = new Array<string | undefined>(pieces.length);
	const lowered = new Array<string | undefined>(pieces.length);
	const textAt = (index: number): string => {
		const piece = pieces[index];
		if (!piece) return '';
		texts[index] ??= format === 'markdown' ? withoutMarkup(textOf(text, piece)) : textOf(text, piece);
		return texts[index];
	};
	return {
		text,
		format,
		pieces,
		kinds: new Array<ZoneKind | undefined>(pieces.length).fill(undefined),
		textAt,
		lowerAt: index => {
			const piece = pieces[index];
			if (!piece) return '';
			lowered[index] ??= isPlain ? textOf(lower, piece) : textAt(index).toLowerCase();
			return lowered[index];
		},
	};
}

/** Markdown without links, marks of headings, and emphasis; what is longer is prose and left as it is. */
export function withoutMarkup(markdown: string): string {
	if (markdown.length > 2000) return markdown;
	const words = markdown.startsWith('#') ? markdown.replace(/^#{1,6}[ \t]+/, '') : markdown;
	const unlinked = words.includes('](') ? words.replace(/(?<!!)\[([^[\]]*)\]\([^()\s]*\)/g, '$1') : words;
	return /[*_]/.test(unlinked)
		? unlinked.replace(/(?<![\p{L}\p{N}])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\p{L}\p{N}])/gu, '')
		: unlinked;
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

/** How much of a block is looked at: what is longer is prose whatever its words are. UTF-16 code units. */
const scanned = 300;

function describe(text: string, block: Block): Piece {
	const length = block.end - block.start;
	const end = length <= scanned ? block.end : block.start + scanned;
	let words = 0;
	let capitals = 0;
	let letters = 0;
	let inWord = 0;
	// Without branches, since no processor can guess where words end.
	for (let at = block.start; at < end; at++) {
		const code = text.charCodeAt(at);
		const type = code < 0x80 ? (asciiTypes[code] as number) : typeOf(text, at, code);
		const begins = type & ~inWord & inWords;
		letters += (type >> 1) & 1;
		words += begins;
		capitals += begins & (type >> 2);
		inWord = (inWord | type) & ~(type >> 3) & inWords;
	}
	let last = block.end - 1;
	while (last > block.start && isCloser(text.charCodeAt(last))) last--;
	return {
		start: block.start,
		end: block.end,
		indent: block.indent,
		gap: block.gap,
		length,
		words: length <= scanned ? words : Math.round((words * length) / scanned),
		capitals,
		letters,
		last: text.charAt(last),
		closed: last < block.end - 1,
		stops: isTerminator(text.charCodeAt(last)),
	};
}

/** Whether two blocks read the same, regardless of case and punctuation. */
export const isSame = (page: Page, a: Piece, b: Piece): boolean =>
	a.letters === b.letters && keyOf(page, a) === keyOf(page, b);

/** A hash of the letters and digits of a block, regardless of case; equal for blocks that read the same. */
export function keyOf(page: Page, piece: Piece): number {
	const end = Math.min(piece.end, piece.start + scanned);
	let key = 17;
	for (let at = piece.start; at < end; at++) {
		const code = page.text.charCodeAt(at);
		const type = code < 0x80 ? (asciiTypes[code] as number) : typeOf(page.text, at, code);
		if (type & inWords) key = (Math.imul(key, 31) + (code | 0x20)) | 0;
	}
	return key;
}

/** The first letter or digit of a block, in the same way; 0 where it has none. */
export function firstOfKey({ text }: Page, piece: Piece): number {
	for (let at = piece.start; at < piece.end; at++) {
		const code = text.charCodeAt(at);
		const type = code < 0x80 ? (asciiTypes[code] as number) : typeOf(text, at, code);
		if (type & inWords) return code | 0x20;
	}
	return 0;
}

/** What a character is, as bits: part of a word, a letter, a capital, white space. */
const inWords = 1;
const types = { mark: 0, digit: inWords, lower: inWords | 2, upper: inWords | 2 | 4, space: 8 };

const asciiTypes = Uint8Array.from({ length: 128 }, (_, code) => {
	if (isSpace(code)) return types.space;
	if (isDigit(code)) return types.digit;
	if (code >= 0x41 && code <= 0x5a) return types.upper;
	return code >= 0x61 && code <= 0x7a ? types.lower : types.mark;
});

function typeOf(text: string, at: number, code: number): number {
	if (isSpace(code)) return types.space;
	// Punctuation from U+2000 on is written in several ways and must not tell equal blocks apart.
	if (code < 0xc0 || (code >= 0x2000 && code <= 0x206f)) return types.mark;
	return isUpper(text, at) ? types.upper : types.lower;
}

/** Where the block's words begin: behind opening quotation marks and brackets. */
export function firstLetter(page: Page, piece: Piece): number {
	let at = piece.start;
	while (at < piece.end && isOpener(page.text.charCodeAt(at))) at++;
	return at;
}

export const beginsLower = (page: Page, piece: Piece): boolean => isLower(page.text, firstLetter(page, piece));
