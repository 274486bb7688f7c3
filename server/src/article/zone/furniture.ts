import type { ZoneKind } from '../article';
import { english } from './lexicon';
import type { Page, Piece } from './page';

/** No phrase of a page's furniture is longer. Bounds the work per block. */
const longest = 420;

/** Marks what tells itself by its wording wherever it stands: calls to action, disclaimers, bylines, "Related: …". */
export function markFurniture(page: Page): void {
	page.pieces.forEach((piece, index) => {
		if (page.kinds[index] !== undefined || piece.length > longest) return;
		if (piece.words === 0) page.kinds[index] = 'boilerplate';
		else page.kinds[index] = furnitureKind(page.lowerAt(index), page.textAt(index), piece);
	});
}

/** In front of the words that tell a disclosure or a contribution stand names and little else. UTF-16 code units. */
const longestSubject = 180;

function furnitureKind(text: string, cased: string, piece: Piece): ZoneKind | undefined {
	if (piece.words <= 40 && isByline(text, cased, piece)) return 'byline';
	if (piece.words <= 40 && english.related.test(text) && !isSentence(text, piece)) return 'related';
	// "© Ana Novak / Newswire" is a picture's credit.
	if (piece.words <= 8 && text.startsWith('©') && english.agency.test(text)) return 'caption';
	if (english.boilerplate.test(text)) return 'boilerplate';
	if (!english.innerCue.test(text.slice(0, longestSubject))) return undefined;
	if (english.contribution.test(text)) return 'byline';
	return english.disclosure.test(text) ? 'boilerplate' : undefined;
}

/** "Background: The port was sold in 1998." is a sentence of the article; "Related: …" is not, whatever it ends in. */
const isSentence = (text: string, piece: Piece): boolean =>
	piece.last === '.' && !/^(?:related|read|see also|also read|keep|continue|show|learn)\b/.test(text);

/** "By Ana Novak", "Published 3 March 2019", "Additional reporting by …"; `text` is in lower case. */
function isByline(text: string, cased: string, piece: Piece): boolean {
	if (piece.words <= 16 && hasDigit(text) && english.dateLine.test(text)) return true;
	if (!english.byline.test(text)) return false;
	if (piece.last === ':') return false;
	if (
		/^(?:first |last |originally )?(?:published|updated|posted|modified|edited|created|printed|filed|released|date)\b(?! by)/.test(
			text,
		)
	) {
		return piece.words <= 14 && (!piece.stops || /[ap]\.m\.$/.test(text));
	}
	if (/^(?:\(|contribut|with |source:)|\b(?:reporting|writing|editing)\b.{0,30} by\b/.test(text)) return true;
	// "By Monday the talks had failed." begins like a byline.
	const second = /^\S+\s+(?:by\s+)?(?:the\s+)?(\p{Lu}[\p{L}.]*)/iu.exec(cased)?.[1] ?? '';
	if (second === second.toLowerCase() || isDayOrMonth(second.toLowerCase())) return false;
	const first = /^\S+\s+(?:by\s+)?([^,|(]+?)(?:,| and | & | in | \||\.?$)/i.exec(cased)?.[1] ?? '';
	if (isPersonName(first)) return true;
	return piece.capitals >= 0.5 * piece.words && (!piece.stops || piece.words <= 7);
}

const hasDigit = (text: string): boolean => /\d/.test(text);

const isDayOrMonth = (word: string): boolean => english.months.includes(word) || english.weekdays.includes(word);

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
		// In capitals throughout, short words are as likely to be acronyms.
		if (/^(?:\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*|\p{Lu}\.|\p{Lu}{3,})$/u.test(word)) capitalised++;
		else if (!/^(?:de|der|den|del|della|di|da|dos|du|la|le|van|von|ter|bin|ibn|al|el|y|e)$/i.test(word)) return false;
	}
	return capitalised >= 2;
}

/** "Ana Novak and Ben Ito in Varnholt", "Ana Novak, political editor": names with at most a place or a post. */
export function isNameLine(text: string): boolean {
	if (text.length > 110 || /[.!?:;]$/.test(text)) return false;
	const [names, post] = text.split(/,? (?:in|at|for|of) (?=\p{Lu})|, (?=[^,]*$)| [|–—-] /u);
	if (names === undefined) return false;
	if (!names.split(/, and | and | & |, /i).every(isPersonName)) return false;
	return post === undefined || post.length < 60;
}

/** Longest note on an author. UTF-16 code units. */
const longestNote = 420;

/**
 * "Ana Novak is a senior fellow at …", "The writer was the paper's editor until 2011": the last word of the person's
 * name, the empty string for an unnamed author, undefined where the text is no such note.
 */
export function authorOfNote(text: string): string | undefined {
	if (text.length > longestNote) return undefined;
	const subject = authorNote.exec(text);
	if (subject === null) return undefined;
	const predicate = text.slice(subject[0].length, subject[0].length + 140);
	if (
		!english.role.test(predicate) &&
		!/(?:writes|works|covers|teaches|reports|heads|leads|studies)$/.test(subject[0])
	) {
		return undefined;
	}
	return subject[1] === undefined ? '' : subject[1].slice(subject[1].lastIndexOf(' ') + 1);
}

const authorNote =
	/^(?:[Tt]he (?:writer|author|columnist|reporter)s?|((?:Dr|Prof|Professor|Sir|Dame|Lord|Ambassador|Mr|Ms|Mrs)\.? \p{Lu}[\p{L}'’. -]{2,40}?|\p{Lu}[\p{L}'’.-]+(?: (?:\p{Lu}[\p{L}'’.-]*|de|van|von|der|al|bin)){1,3}))(?:, [^.]{3,120}?,)? (?:is|was|are|were|has (?:been|written|reported|covered)|writes|works|covers|teaches|served|reports|heads|leads|serves|studies)\b/u;
