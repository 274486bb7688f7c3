import { foldedWord, Gap, Shape, type Words } from '../text/words';
import { buildTrie, formsAt } from './form-trie';
import { isCapitalised } from './name-context';
import {
	connectors,
	continents,
	familyNamesFirst,
	functionWords,
	givenNames,
	honorifics,
	monthNames,
	nameParticles,
	offices,
	organisationHeads,
} from './name-lexicon';
import type { SentenceCase } from './sentence-case';
import { stateByForm } from './states';

/** Words `first` to `last` (exclusive) that are written as one name. */
export interface CapitalisedRun {
	readonly first: number;
	readonly last: number;
	/** Whether a title or office stands before it. */
	readonly titled: boolean;
}

/**
 * The runs of capitalised words outside the given stretches, each as long as a name could be: with initials, particles
 * ("van", "al-") and, after a word such as "Ministry", what follows "of" and "for". Titles before names are cut off.
 * @param isTaken whether a word belongs to something that is known already.
 */
export function findCapitalisedRuns(
	words: Words,
	cases: SentenceCase,
	isTaken: (word: number) => boolean,
): readonly CapitalisedRun[] {
	const runs: CapitalisedRun[] = [];
	for (let word = 0; word < words.count; ) {
		if (!isCapitalised(words, word) || isTaken(word)) {
			word++;
			continue;
		}
		const behindTitle = titleEnd(words, word);
		if (behindTitle > word) {
			const named = isNameBehind(words, behindTitle) && !isTaken(behindTitle);
			const last = named ? runEnd(words, cases, behindTitle, isTaken) : behindTitle;
			if (named) runs.push({ first: behindTitle, last, titled: true });
			word = last;
			continue;
		}
		const last = runEnd(words, cases, word, isTaken);
		runs.push({ first: word, last, titled: isOfficeWord(words, word - 1) });
		word = last;
	}
	return runs;
}

const titles = buildTrie([
	...offices.map((office): [string, true] => [office, true]),
	...[...honorifics].map((title): [string, true] => [title, true]),
]);

/** The first word behind a title that begins at this word; the word itself where there is none. */
function titleEnd(words: Words, word: number): number {
	const last = formsAt(titles, words, word)[0]?.last ?? word;
	// "General Assembly", "Justice Department".
	return last < words.count && organisationHeads.has(foldedWord(words, last)) && isCapitalised(words, last)
		? word
		: last;
}

export const officeEnds: ReadonlySet<string> = new Set(offices.map(office => office.split(' ').at(-1) ?? office));

/** Whether an office in lower case stands directly before: "the columnist" does not, "president" does. */
function isOfficeWord(words: Words, word: number): boolean {
	if (word < 0 || words.gap[word + 1] !== Gap.space) return false;
	return officeEnds.has(foldedWord(words, word)) && !isCapitalised(words, word);
}

/** Whether a title with a name behind it begins here: "White House Press Secretary Ida Holm" is two names. */
function isTitleOfName(words: Words, word: number): boolean {
	const behind = titleEnd(words, word);
	return behind > word && isNameBehind(words, behind);
}

function isNameBehind(words: Words, word: number): boolean {
	if (!isCapitalised(words, word)) return false;
	return words.gap[word] === Gap.space || words.gap[word] === Gap.dotSpace;
}

function runEnd(words: Words, cases: SentenceCase, first: number, isTaken: (word: number) => boolean): number {
	let last = first + 1;
	let headed = organisationHeads.has(foldedWord(words, first));
	let linked = false;
	for (;;) {
		const next = continued(words, cases, last, headed, linked, isTaken);
		if (next === last || next - first > 14) return last;
		for (let word = last; word < next; word++) headed ||= organisationHeads.has(foldedWord(words, word));
		linked ||= next - last > 1;
		last = next;
	}
}

/** The end of the run when it goes on at this word; the word itself when it does not. */
function continued(
	words: Words,
	cases: SentenceCase,
	word: number,
	headed: boolean,
	linked: boolean,
	isTaken: (word: number) => boolean,
): number {
	if (isPartOfRun(words, cases, word, isTaken)) return isTitleOfName(words, word) ? word : word + 1;
	if (word >= words.count || !isLink(words, word)) return word;
	const folded = foldedWord(words, word);
	if (nameParticles.has(folded) && !isCapitalised(words, word)) {
		// "van der Berg" has two.
		const next = word + 1 < words.count && nameParticles.has(foldedWord(words, word + 1)) ? word + 2 : word + 1;
		if (isPartOfRun(words, cases, next, isTaken)) return next + 1;
	}
	if (!headed) return folded === 'and' ? behindSecondNoun(words, cases, word, isTaken) : word;
	if (!connectors.has(folded)) return word;
	const next = word + 1 < words.count && foldedWord(words, word + 1) === 'the' ? word + 2 : word + 1;
	if (next >= words.count || words.gap[next] !== Gap.space) return word;
	if (!isCapitalised(words, next) || titleEnd(words, next) !== next) return word;
	// "… for Security and Cooperation in Europe", but "the Institute in Oslo" and "the Council and the Board".
	if (folded === 'in' && !continents.has(foldedWord(words, next))) return word;
	if (folded === 'and' && (!linked || next > word + 1 || isTaken(next))) return word;
	return next + 1;
}

/** The end of "the Rivers and Harbours Board", seen from "and"; the word itself where no such name goes on here. */
function behindSecondNoun(words: Words, cases: SentenceCase, and: number, isTaken: (word: number) => boolean): number {
	if (and < 2 || foldedWord(words, and - 2) !== 'the' || words.gap[and - 1] !== Gap.space) return and;
	let last = and + 1;
	while (last < and + 5 && isPartOfRun(words, cases, last, isTaken)) last++;
	return last > and + 2 && organisationHeads.has(foldedWord(words, last - 1)) ? last : and;
}

function isPartOfRun(words: Words, cases: SentenceCase, word: number, isTaken: (word: number) => boolean): boolean {
	if (isTaken(word) || word >= words.count || !isLink(words, word)) return false;
	// "Kim Jong-un", "Kim Jong Un": the second half of a given name, which is a word or an abbreviation elsewhere.
	if (isGivenHalf(words, word)) return true;
	if (!isCapitalised(words, word)) return false;
	if (words.gap[word] === Gap.space && cases.isInitial(word)) return false;
	const folded = foldedWord(words, word);
	// "Theresa May" against "In Oslo May was cold".
	return !functionWords.has(folded) || (monthNames.has(folded) && givenNames.has(foldedWord(words, word - 1)));
}

function isGivenHalf(words: Words, word: number): boolean {
	if (word < 2 || !isCapitalised(words, word - 2) || !isCapitalised(words, word - 1)) return false;
	if (words.gap[word - 1] !== Gap.space || !familyNamesFirst.has(foldedWord(words, word - 2))) return false;
	const length = (words.end[word] as number) - (words.start[word] as number);
	return length <= 5 && (words.gap[word] === Gap.hyphen || (isCapitalised(words, word) && length <= 3));
}

const isCapitals = (words: Words, word: number): boolean =>
	((words.shape[word] as number) & (Shape.upper | Shape.lower)) === Shape.upper &&
	(words.end[word] as number) - (words.start[word] as number) > 1;

function isLink(words: Words, word: number): boolean {
	const length = (words.end[word - 1] as number) - (words.start[word - 1] as number);
	switch (words.gap[word]) {
		case Gap.hyphen:
			// "Brandt-Lund" is one, "Norwick-Canada" and "UN-led" are not.
			if (length === 1 || stateByForm.has(foldedWord(words, word - 1)) || isCapitals(words, word - 1)) return false;
			return !stateByForm.has(foldedWord(words, word)) && !((words.shape[word] as number) & Shape.digit);
		case Gap.space:
		case Gap.ampersand:
			return !((words.shape[word] as number) & Shape.digit);
		case Gap.dotSpace:
			return length === 1 || honorifics.has(foldedWord(words, word - 1)) || foldedWord(words, word - 1) === 'st';
		case Gap.apostrophe:
			return length === 1;
		default:
			return false;
	}
}
