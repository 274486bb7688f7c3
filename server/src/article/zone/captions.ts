import { english } from './lexicon';
import { firstLetter, isSame, type Page, type Piece } from './page';

/** Captions are no longer than this. */
const longest = 700;

/** Marks the captions of pictures by their credits, and the repeats of a caption beside it. */
export function markCaptions(page: Page): void {
	const { pieces, kinds } = page;
	pieces.forEach((piece, index) => {
		if (kinds[index] === undefined && piece.length <= longest && isCaption(page, piece, index === 0))
			kinds[index] = 'caption';
	});
	for (let index = 1; index < pieces.length; index++) {
		const piece = pieces[index] as Piece;
		const before = pieces[index - 1] as Piece;
		// "Image caption," alone labels the next line.
		if (kinds[index - 1] === 'caption' && /^\w+ caption[,:]?$/i.test(page.textAt(index - 1)))
			kinds[index] ??= 'caption';
		if (kinds[index] === 'caption' && kinds[index - 1] === undefined && isAlternative(page, before, piece)) {
			kinds[index - 1] = 'caption';
		}
		if (piece.words < 12 || !isSame(page, before, piece)) continue;
		// The same paragraph twice in a row is the picture's alternative text and its caption.
		if (kinds[index] === 'caption' || kinds[index - 1] === 'caption' || isUnknown(page, index)) {
			kinds[index] = 'caption';
			kinds[index - 1] = 'caption';
		}
	}
}

/** Whether a line says what the caption below it says in other words, as a picture's alternative text does. */
function isAlternative(page: Page, line: Piece, caption: Piece): boolean {
	if (line.words < 4 || line.words > 40) return false;
	const words = (piece: Piece): readonly string[] =>
		page.text
			.slice(piece.start, piece.end)
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? [];
	const own = words(line);
	const known = new Set(words(caption));
	return own.filter(word => known.has(word)).length >= 0.75 * own.length;
}

const isUnknown = (page: Page, index: number): boolean =>
	page.kinds[index] === undefined && page.kinds[index - 1] === undefined;

function isCaption(page: Page, piece: Piece, first: boolean): boolean {
	const text = page.text;
	const start = firstLetter(page, piece);
	const last = text.charCodeAt(piece.end - 1);
	// ")" or "]" at the very end, or before a full stop: perhaps a credit in brackets.
	if (last === 0x29 || last === 0x5d || piece.closed) {
		// A search backwards for the bracket would go through all of the text before.
		const isSquare = text.slice(Math.max(0, piece.end - 2), piece.end + 1).includes(']');
		if (isCredit(bracketAtEnd(text, piece), piece, isSquare)) return true;
	}
	const letter = text.charCodeAt(start) | 0x20;
	if (leads.has(letter) && english.creditLead.test(text.slice(start, Math.min(piece.end, start + 60)).toLowerCase())) {
		return piece.words <= 80;
	}
	if (piece.stops && piece.words > 8) return false;
	const tail = text.slice(Math.max(piece.start, piece.end - 70), piece.end);
	return endsWithCredit(tail, piece) || (!first && !piece.stops && piece.words >= 5 && bareCredit.test(tail));
}

/** "… is a car park with a view EPA", "… on Tuesday. THE NORTHERN PRESS/Ana Novak": no stop behind the agency's name. */
const bareCredit =
	/(?:\s(?:AP|AFP|EPA|PA|Rex|Reuters|REUTERS|Getty(?: Images)?|Shutterstock|Alamy|iStock|Corbis)|\s\p{Lu}{2,}(?: \p{Lu}{2,}){0,3}\/\p{Lu}[\p{L}.'’ -]{2,40}|[.!?”"] \p{Lu}[\p{L}.'’ -]{2,40}\/\p{Lu}[\p{L}.'’ &-]{2,40})$/u;

/** First letters of the words that open a caption, for a cheap test before the expression. */
const leads = new Set([...'abcdfghilmprstv'].map(letter => letter.charCodeAt(0)));

function bracketAtEnd(text: string, piece: Piece): string {
	let end = piece.end - 1;
	if (text.charCodeAt(end) === 0x2e) end--;
	const close = text.charAt(end);
	if (close !== ')' && close !== ']') return '';
	const tail = text.slice(Math.max(piece.start, end - 119), end);
	const open = tail.lastIndexOf(close === ')' ? '(' : '[');
	return open < 0 ? '' : tail.slice(open + 1);
}

function isCredit(bracket: string, piece: Piece, square: boolean): boolean {
	if (bracket.length < 2) return false;
	if (/^(?:photo|image|picture|credit|courtesy|photograph|illustration|file)\b/i.test(bracket)) return true;
	// Square brackets also hold the source of what stands before them: there only name and agency make a credit.
	if (square) return bracket.includes('/') && english.agency.test(bracket);
	if (/^[\p{Lu}][\p{L} .'’-]{1,40}\/ ?[\p{Lu}][\p{L} .'’&/-]{1,50}$/u.test(bracket)) return true;
	if (!english.agency.test(bracket)) return false;
	// "(AP)" behind a sentence of an article names a source as often as a picture's; a picture's name stands alone.
	const capitalised = /^[^a-z]|\/|,|via|for\b/.test(bracket);
	return english.agencyOnly.test(bracket.trim().toLowerCase()) ? piece.words <= 60 : capitalised;
}

/** "… in Tel Aviv. REUTERS/Ana Novak", "Ana Novak/Getty Images", "Ana Novak via Getty Images". */
function endsWithCredit(tail: string, piece: Piece): boolean {
	const end = tail.replace(/[.\s]+$/, '');
	const match =
		/[/|–]| via | for /.test(end) &&
		/(?:^|[\s(|–-])([\p{Lu}][\p{L}.'’ -]{1,40}?)(?: ?\/ ?| via | for | ?[|–] )([\p{Lu}][\p{L}.'’ &/-]{1,40})$/u.exec(
			end,
		);
	if (match && (english.agency.test(match[1] as string) || english.agency.test(match[2] as string))) {
		return !piece.stops || piece.words <= 8;
	}
	if (/(?:©|\(c\)) ?\p{Lu}[\p{L} ./'’-]{1,40}$/u.test(end)) return true;
	return piece.words <= 4 && english.agencyOnly.test(end.trim().toLowerCase());
}
