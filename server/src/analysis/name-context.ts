import { foldedWord, Gap, Shape, splitWords, type Words } from '../text/words';
import type { ActorForm } from './actor-matcher';
import {
	acronymWords,
	compassWords,
	documentHeads,
	functionWords,
	givenNames,
	monthCompany,
	monthNames,
	nameHeads,
	nameQualifiers,
	offices,
	organisationNouns,
	strongNameHeads,
} from './name-lexicon';
import type { SentenceCase } from './sentence-case';

/**
 * Whether words `first` to `last` (exclusive), which look like a form of an actor, belong to another name or are
 * ordinary words here: "Washington Post", "South Sudan", "Paris Hilton", the "IT" of a line in capitals.
 */
export function isPartOfOtherName(
	words: Words,
	first: number,
	last: number,
	form: ActorForm,
	cases: SentenceCase,
): boolean {
	if (isInsideAddress(words, first, last)) return true;
	if (form.via === 'metonym' && isDateline(words, first, last, cases)) return true;
	if (last - first === 1) {
		if (isWordInCapitals(words, first)) return true;
		if (isMonth(words, first)) return true;
		if (isGivenNameOfOther(words, first, form, cases)) return true;
	}
	return headFollows(words, last, form, cases) || qualifierPrecedes(words, first, last, form, cases);
}

/** Whether the word has a capital although nothing before it in the text demands one. */
export const isCapitalised = (words: Words, word: number): boolean =>
	word >= 0 && word < words.count && ((words.shape[word] as number) & Shape.firstUpper) !== 0;

/** Whether only blanks stand between this word and the one before; after an initial or a title, a dot too. */
export function isJoined(words: Words, word: number): boolean {
	if (word <= 0 || word >= words.count) return false;
	const gap = words.gap[word];
	if (gap === Gap.space) return true;
	return gap === Gap.dotSpace && (words.end[word - 1] as number) - (words.start[word - 1] as number) <= 4;
}

function isInsideAddress(words: Words, first: number, last: number): boolean {
	const { text } = words;
	const start = words.start[first] as number;
	const end = words.end[last - 1] as number;
	const before = text[start - 1];
	const after = text[end];
	if (before === '@' || before === '_' || after === '@' || after === '_') return true;
	// "US$5m".
	if (after === '$') return true;
	if (before !== undefined && '/=?&%#-.'.includes(before) && isInUrl(text, start)) return true;
	// "russia.example", but not the sentence that goes on without a blank: "Russia.He".
	return after === '.' && /[\p{Ll}\d]/u.test(text[end + 1] ?? '');
}

/** "OSLO —", "OSLO (AP) —", "OSLO, May 3 —": where a report was written, not who acts. */
function isDateline(words: Words, first: number, last: number, cases: SentenceCase): boolean {
	if (!isAllCapitals(words, first) || !cases.isInitial(first)) return false;
	const { text } = words;
	const start = words.end[last - 1] as number;
	return /^(?:, [^\n!?—–(]{0,40})?\s*(?:[—–]|\([^)\n]{1,30}\)|--? )/.test(text.slice(start, start + 80));
}

/** Whether an address such as `https://…` runs up to this place. Looks back no farther than addresses are long. */
function isInUrl(text: string, at: number): boolean {
	let first = at;
	while (first > 0 && at - first < 300 && !' \n\t\u00a0'.includes(text[first - 1] as string)) first--;
	const before = text.slice(first, at);
	return before.includes('://') || before.includes('www.');
}

/** In a line of capitals, "IT" is hardly ever an acronym. */
function isWordInCapitals(words: Words, word: number): boolean {
	const length = (words.end[word] as number) - (words.start[word] as number);
	if (length > 3 || !isAllCapitals(words, word) || !acronymWords.has(foldedWord(words, word))) return false;
	if (words.gap[word] === Gap.space && isLongCapitals(words, word - 1)) return true;
	return words.gap[word + 1] === Gap.space && isLongCapitals(words, word + 1);
}

const isAllCapitals = (words: Words, word: number): boolean =>
	((words.shape[word] ?? 0) & (Shape.upper | Shape.lower)) === Shape.upper;

const isLongCapitals = (words: Words, word: number): boolean =>
	word >= 0 &&
	word < words.count &&
	isAllCapitals(words, word) &&
	!((words.shape[word] as number) & Shape.dotted) &&
	(words.end[word] as number) - (words.start[word] as number) > 3;

/** "in May", "May 2016". */
function isMonth(words: Words, word: number): boolean {
	if (!monthNames.has(foldedWord(words, word))) return false;
	if (isJoined(words, word + 1) && (words.shape[word + 1] as number) & Shape.digit) return true;
	if (!isJoined(words, word)) return false;
	return ((words.shape[word - 1] as number) & Shape.digit) !== 0 || monthCompany.has(foldedWord(words, word - 1));
}

/** "Paris Hilton", "Jordan Peterson": a name that is also a given name, with a surname behind it. */
function isGivenNameOfOther(words: Words, word: number, form: ActorForm, cases: SentenceCase): boolean {
	if (form.via === 'adjective' || !isJoined(words, word + 1) || !isCapitalised(words, word + 1)) return false;
	if (!givenNames.has(foldedWord(words, word))) return false;
	const next = foldedWord(words, word + 1);
	return !officeWords.has(next) && !functionWords.has(next) && !organisationNouns.has(next) && !cases.isTitleCase(word);
}

/** "Washington Post", "Moscow State University", "Trump Tower". */
function headFollows(words: Words, last: number, form: ActorForm, cases: SentenceCase): boolean {
	if (form.via === 'adjective') {
		return isNext(words, last) && strongNameHeads.has(foldedWord(words, last));
	}
	const { kind } = form.actor;
	if (kind === 'organisation' || kind === 'group' || kind === 'document' || kind === 'other') {
		if (!form.generic && form.via !== 'metonym') return false;
	}
	const titleCase = isNext(words, last) && cases.isTitleCase(last);
	for (let word = last; word < last + 3 && isNext(words, word); word++) {
		const folded = foldedWord(words, word);
		if (titleCase ? strongNameHeads.has(folded) : nameHeads.has(folded)) {
			// A treaty named for a state is about the state, one named for a town only was signed there.
			return !documentHeads.has(folded) || form.via === 'metonym' || kind === 'place' || kind === 'person';
		}
		if (!nameQualifiers.has(folded)) return false;
	}
	return false;
}

const isNext = (words: Words, word: number): boolean =>
	word < words.count && words.gap[word] === Gap.space && isCapitalised(words, word);

/** "South Sudan", "George Washington", "General Assembly". */
function qualifierPrecedes(words: Words, first: number, last: number, form: ActorForm, cases: SentenceCase): boolean {
	const before = first - 1;
	if (form.via === 'metonym' && isBehindHead(words, first)) return true;
	if (!isJoined(words, first) || !isCapitalised(words, before)) return false;
	const folded = foldedWord(words, before);
	const { kind } = form.actor;
	if (form.via === 'surname' || kind === 'person') return false;
	if (kind === 'state' || kind === 'place' || form.via === 'metonym') {
		if (form.via === 'adjective') return compassWords.has(folded) && !cases.isInitial(before);
		return compassWords.has(folded) || (givenNames.has(folded) && !cases.isTitleCase(before));
	}
	if (!form.generic || functionWords.has(folded)) return false;
	if (nationality.test(folded)) return false;
	const single = last - first === 1 && organisationNouns.has(foldedWord(words, first));
	return single && !cases.isInitial(before) && !cases.isTitleCase(before);
}

/** "University of Ostrel", "Bank of Ostrel". */
function isBehindHead(words: Words, first: number): boolean {
	if (!isJoined(words, first) || !isJoined(words, first - 1) || foldedWord(words, first - 1) !== 'of') return false;
	const head = foldedWord(words, first - 2);
	return isCapitalised(words, first - 2) && (nameHeads.has(head) || organisationNouns.has(head));
}

/** How words end that say which country something belongs to; `mentions.ts` knows whose ministry is meant. */
export const nationality = /(?:[^aeiou]ian|ish|ese|ean|can|aqi|eli|rani)$/;

const officeWords: ReadonlySet<string> = new Set(
	offices.flatMap(office => {
		const split = splitWords(office);
		return split.count > 0 ? [foldedWord(split, 0)] : [];
	}),
);
