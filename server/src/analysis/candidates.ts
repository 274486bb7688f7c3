import type { Article } from '../article/article';
import type { ActorKind } from '../codebook/codebook';
import { fold, foldedWord, Gap, Shape, type Words, wordsOf, wordText } from '../text/words';
import type { Candidate, Mention } from './analysis';
import { type CapitalisedRun, findCapitalisedRuns, officeEnds } from './capitalised-runs';
import { buildTrie, formsAt } from './form-trie';
import { isCapitalised } from './name-context';
import { guessKind, type KindEvidence, noEvidence, weighUse } from './name-kinds';
import {
	commonWords,
	compassWords,
	functionWords,
	furnitureWords,
	givenNames,
	honorifics,
	isInDictionary,
	knownPlaces,
	monthNames,
	nameParticles,
	nameSuffixes,
	notAcronyms,
	notNames,
	organisationHeads,
	pastWords,
	textHeads,
} from './name-lexicon';
import { readSentenceCase, type SentenceCase } from './sentence-case';
import { stateByForm, stateByMetonym } from './states';
import { readPersonName } from './surnames';

/**
 * Finds names that no actor of the registry has: runs of capitalised words that running text bears out, with the kind
 * that their words and surroundings suggest. A surname alone, and an acronym that the text explains, are uses of the
 * full name, which is `name`. Sorted, without overlaps among themselves. Offsets are UTF-16 code units in the
 * article's text. Takes linear time.
 */
export function findCandidates(article: Article, mentions: readonly Mention[]): readonly Candidate[] {
	const words = wordsOf(article.text);
	const cases = readSentenceCase(article, words);
	const taken = takenWords(words, mentions);
	const runs = findCapitalisedRuns(words, cases, word => taken[word] !== Taken.free);
	const names = acceptNames(
		words,
		cases,
		runs.map(run => withAdjective(words, taken, run)),
	);
	return findUses(words, fullNames(words, runs, names), cases, taken);
}

/** What words belong to already. An adjective may begin another name: "Syrian Army". */
enum Taken {
	free = 0,
	adjective = 1,
	mention = 2,
}

function takenWords(words: Words, mentions: readonly Mention[]): Uint8Array {
	const taken = new Uint8Array(words.count);
	let word = 0;
	for (const { start, end, via } of mentions) {
		while (word < words.count && (words.end[word] as number) <= start) word++;
		while (word < words.count && (words.start[word] as number) < end) {
			taken[word++] = via === 'adjective' ? Taken.adjective : Taken.mention;
		}
	}
	return taken;
}

/** The run with the adjective of a known actor before it, if that makes it an organisation's name. */
function withAdjective(words: Words, taken: Uint8Array, run: CapitalisedRun): CapitalisedRun {
	const isBody = organisationHeads.has(foldedWord(words, run.last - 1));
	if (!isBody || words.gap[run.first] !== Gap.space || taken[run.first - 1] !== Taken.adjective) return run;
	return { ...run, first: run.first - 1 };
}

interface Name {
	/** As it is written where it was first met. */
	readonly name: string;
	readonly evidence: KindEvidence;
}

/** The names that running text bears out, by folded form. */
function acceptNames(words: Words, cases: SentenceCase, runs: readonly CapitalisedRun[]): ReadonlyMap<string, Name> {
	const names = new Map<string, Name>();
	const borne: CapitalisedRun[] = [];
	const doubtful: CapitalisedRun[] = [];
	const seen = lowerCaseWords(words);
	for (const whole of runs) {
		const run = trimRun(words, cases, whole, seen);
		if (!run || isAbbreviation(words, run)) continue;
		if (isBorneOut(words, cases, run)) {
			note(names, words, run);
			borne.push(run);
		} else doubtful.push(run);
	}
	dropJoined(words, names, borne);
	// Where every word has a capital, or the first one must, only what is a name elsewhere counts.
	for (const run of doubtful) if (names.has(keyOf(words, run))) note(names, words, run);
	return names;
}

/** "The Lind White House": a person's name in front of one that the text has without it makes no third name. */
function dropJoined(words: Words, names: Map<string, Name>, runs: readonly CapitalisedRun[]): void {
	const people = new Set<string>();
	for (const { first, last, titled } of runs)
		if (last - first === 1 ? titled : givenNames.has(foldedWord(words, first))) people.add(foldedWord(words, last - 1));
	for (const run of runs) {
		for (let cut = run.first + 1; cut < run.last - 1; cut++) {
			const rest = { ...run, first: cut, titled: false };
			const known = names.has(keyOf(words, rest)) || knownPlaces.has(keyOf(words, rest));
			if (!known || !people.has(foldedWord(words, cut - 1))) continue;
			if (cut - run.first > 1 && !names.has(keyOf(words, { ...run, last: cut }))) continue;
			names.delete(keyOf(words, run));
			note(names, words, rest);
			break;
		}
	}
}

/** "N.H.": a state or a degree, written with full stops. */
function isAbbreviation(words: Words, run: CapitalisedRun): boolean {
	const text = nameText(words, run);
	return text.length < 8 && text.includes('.') && notAcronyms.has(fold(text.replace(/\./g, '')));
}

function note(names: Map<string, Name>, words: Words, run: CapitalisedRun): void {
	const key = keyOf(words, run);
	let name = names.get(key);
	if (!name) {
		name = { name: nameText(words, run), evidence: noEvidence() };
		names.set(key, name);
	}
	weighUse(name.evidence, words, run);
}

const keyOf = (words: Words, { first, last }: CapitalisedRun): string =>
	fold(words.text, words.start[first], words.end[last - 1]);

const nameText = (words: Words, { first, last }: CapitalisedRun): string =>
	words.text.slice(words.start[first], words.end[last - 1]).replace(/[\s\u00a0]+/g, ' ');

function lowerCaseWords(words: Words): ReadonlySet<number> {
	const seen = new Set<number>();
	for (let word = 0; word < words.count; word++) {
		if (!isCapitalised(words, word)) seen.add(words.hash[word] as number);
	}
	return seen;
}

/** The run without the words at its ends that belong to the sentence or the page; undefined where nothing is left. */
function trimRun(
	words: Words,
	cases: SentenceCase,
	run: CapitalisedRun,
	lowerCase: ReadonlySet<number>,
): CapitalisedRun | undefined {
	let { first, last } = run;
	while (first < last && isNoName(words, cases, first, last, lowerCase)) first++;
	// "Person of the Year Ida Holm".
	while (last - first > 2 && isBeforeGivenName(words, first)) first++;
	first = startOfPerson(words, first, last);
	last = endOfPerson(words, cases, first, last);
	while (last - first > 2 && nameSuffixes.has(foldedWord(words, last - 1))) last--;
	while (last > first && functionWords.has(foldedWord(words, last - 1)) && !isAfterGivenName(words, first, last))
		last--;
	if (first >= last) return undefined;
	return { first, last, titled: run.titled && first === run.first };
}

/**
 * "Senate Minority Whip Ida Holm", "Justice Ida B. Holm": where nothing but common words and titles goes before a
 * person's name, they are an office. A surname that is a common word needs an office of several words.
 */
function startOfPerson(words: Words, first: number, last: number): number {
	const surname = foldedWord(words, last - 1);
	if (givenNames.has(foldedWord(words, first)) || organisationHeads.has(surname)) return first;
	// "Director of National Intelligence Ida Holm".
	const isOffice = foldedWord(words, first - 1) === 'of' && officeEnds.has(foldedWord(words, first - 2));
	for (let given = first + 1; given < last - 1; given++) {
		const before = foldedWord(words, given - 1);
		const common = isCommon(before) || functionWords.has(before) || honorifics.has(before);
		if (!common && !isOffice) return first;
		if (givenNames.has(foldedWord(words, given)) && (given - first > 1 || !isCommon(surname))) return given;
	}
	return first;
}

/** "Ida Holm Wins Norland": in a headline a person's name ends where a common word follows. */
function endOfPerson(words: Words, cases: SentenceCase, first: number, last: number): number {
	if (!cases.isTitleCase(first) || organisationHeads.has(foldedWord(words, last - 1))) return last;
	if (!givenNames.has(foldedWord(words, first))) return last;
	for (let word = first + 2; word < last; word++) if (isCommon(foldedWord(words, word))) return word;
	return last;
}

const isCommon = (folded: string): boolean =>
	isInDictionary(folded) || commonWords.has(folded) || organisationHeads.has(folded);

function isBeforeGivenName(words: Words, word: number): boolean {
	const folded = foldedWord(words, word);
	return isCommon(folded) && !givenNames.has(folded) && givenNames.has(foldedWord(words, word + 1));
}

const isAfterGivenName = (words: Words, first: number, last: number): boolean =>
	last - first > 1 && givenNames.has(foldedWord(words, last - 2));

function isNoName(
	words: Words,
	cases: SentenceCase,
	word: number,
	last: number,
	lowerCase: ReadonlySet<number>,
): boolean {
	const folded = foldedWord(words, word);
	// "Jan" is a month, and the given name of Jan Olsen.
	if (functionWords.has(folded)) return !givenNames.has(folded) || last - word < 2 || monthNames.has(folded);
	if (furnitureWords.has(folded) || pastWords.has(folded)) return true;
	if (!cases.isInitial(word) || givenNames.has(folded) || nameParticles.has(folded) || last - word === 1) return false;
	// "Both", "Terrorism": a word that is written small elsewhere has its capital from the sentence.
	return lowerCase.has(words.hash[word] as number) && !organisationHeads.has(foldedWord(words, last - 1));
}

/** Whether this place itself shows that the run is a name. */
function isBorneOut(words: Words, cases: SentenceCase, run: CapitalisedRun): boolean {
	const { first, last } = run;
	const folded = foldedWord(words, first);
	if (last - first === 1 && !isNameAlone(words, first)) return false;
	if (run.titled || stateByForm.has(keyOf(words, run))) return true;
	const twoPartName = last - first > 1 && givenNames.has(folded) && !isInDictionary(foldedWord(words, last - 1));
	if (cases.isTitleCase(first)) return twoPartName;
	if (last - first > 1) return twoPartName || !allInDictionary(words, first, last) || !cases.isInitial(first);
	return !cases.isInitial(first);
}

function allInDictionary(words: Words, first: number, last: number): boolean {
	for (let word = first; word < last; word++) if (!isInDictionary(foldedWord(words, word))) return false;
	return true;
}

/** Whether a single word can be a name at all. */
function isNameAlone(words: Words, word: number): boolean {
	const text = wordText(words, word);
	const shape = words.shape[word] as number;
	const folded = foldedWord(words, word);
	// A party and a state: "R-TX".
	if (words.gap[word + 1] === Gap.hyphen && text.length === 1) return false;
	// Makes and models: "TU-22".
	if (words.gap[word + 1] === Gap.hyphen && (words.shape[word + 1] as number) & Shape.digit) return false;
	if (isInDictionary(folded) || compassWords.has(folded) || textHeads.has(folded)) return false;
	if (folded.endsWith('ism')) return false;
	if (folded.length < 2 || notNames.has(folded) || monthNames.has(folded)) return false;
	if (!(shape & Shape.lower)) return text.length <= 8 && !notAcronyms.has(folded);
	return !givenNames.has(folded) || stateByForm.has(folded) || folded.length > 3;
}

/** Every place where one of the names stands outside the mentions, headlines included. */
function findUses(
	words: Words,
	full: ReadonlyMap<Name, NameAndKind>,
	cases: SentenceCase,
	taken: Uint8Array,
): readonly Candidate[] {
	const trie = buildTrie(formsOfNames(full));
	const candidates: Candidate[] = [];
	for (let word = 0; word < words.count; ) {
		const hit = taken[word] === Taken.mention ? undefined : formsAt(trie, words, word).find(one => isFree(taken, one));
		const found = hit?.values[0];
		if (!hit || !found || (hit.last - word === 1 && isOrdinaryHere(words, cases, word))) {
			word++;
			continue;
		}
		const { name, kind } = found;
		candidates.push({ start: words.start[word] as number, end: words.end[hit.last - 1] as number, name, kind });
		word = hit.last;
	}
	return candidates;
}

/** A name may begin with a known adjective and end with a known state, "Bank of Norwick", but not be one of them. */
function isFree(taken: Uint8Array, { first, last }: { readonly first: number; readonly last: number }): boolean {
	if (last - first === 1) return taken[first] === Taken.free;
	return taken[first] !== Taken.mention && taken.subarray(first, last).includes(Taken.free);
}

/** Whether a word that is a name elsewhere may be just a word here: "Stone", at the start of a sentence. */
const isOrdinaryHere = (words: Words, cases: SentenceCase, word: number): boolean =>
	isInDictionary(foldedWord(words, word)) && (cases.isInitial(word) || cases.isTitleCase(word));

/** What to look for: the names, and the surnames of people where only one bears them. */
function* formsOfNames(full: ReadonlyMap<Name, NameAndKind>): Iterable<readonly [string, NameAndKind]> {
	const bearers = new Map<string, NameAndKind | undefined>();
	for (const [name, value] of full) {
		yield [name.name, value];
		const surname = value.kind === 'person' ? readPersonName(value.name).surnames.at(-1) : undefined;
		if (surname === undefined) continue;
		const known = bearers.get(surname);
		bearers.set(surname, !bearers.has(surname) || (known && sameName(known, value)) ? value : undefined);
	}
	const taken = new Set([...full.keys()].map(({ name }) => name));
	for (const [surname, value] of bearers) if (value && !taken.has(surname)) yield [surname, value];
}

interface NameAndKind {
	readonly name: string;
	readonly kind: ActorKind;
}

/** What each name stands for: itself, the full name that ends in it, the name that it abbreviates, or its state. */
function fullNames(
	words: Words,
	runs: readonly CapitalisedRun[],
	names: ReadonlyMap<string, Name>,
): ReadonlyMap<Name, NameAndKind> {
	const bySurname = new Map<string, NameAndKind | 'several'>();
	const kinds = new Map<Name, NameAndKind>();
	for (const [key, name] of names) {
		const guess = guessKind(name.name, name.evidence);
		const kind = guess === 'other' && isRepeatedBySurname(name.name, names) ? 'person' : guess;
		const value = { name: stateByForm.get(key)?.name ?? name.name, kind };
		kinds.set(name, value);
		if (kind !== 'person' || !/[\s\u00a0]/.test(name.name)) continue;
		const surname = fold(name.name.split(/[\s\u00a0]/).at(-1) ?? '');
		const known = bySurname.get(surname);
		bySurname.set(surname, known === undefined || sameName(known, value) ? value : 'several');
	}
	const acronyms = explainedAcronyms(words, runs, names, kinds);
	for (const [key, name] of names) {
		const bearer = /[\s\u00a0]/.test(name.name) ? undefined : bySurname.get(key);
		const known = acronyms.get(key) ?? (bearer === 'several' ? undefined : bearer);
		if (known) kinds.set(name, known);
	}
	return kinds;
}

/** "Zorka Vlim", whom the text later calls "Vlim": only people are called by the last word of their name. */
function isRepeatedBySurname(name: string, names: ReadonlyMap<string, Name>): boolean {
	const parts = name.split(/[\s\u00a0]/).map(part => fold(part));
	if (parts.length < 2 || parts.length > 3 || parts.some(isInDictionary)) return false;
	const [first, last] = [parts[0] as string, parts.at(-1) as string];
	if (stateByForm.has(last) || stateByMetonym.has(last) || knownPlaces.has(last)) return false;
	return names.has(last) && !names.has(first) && !nameParticles.has(first);
}

const sameName = (one: NameAndKind | 'several', other: NameAndKind): boolean =>
	one !== 'several' && fold(one.name) === fold(other.name);

/** Acronyms in brackets behind the name whose initials they are, "Water and Dredging Board (WDB)", and of people. */
function explainedAcronyms(
	words: Words,
	runs: readonly CapitalisedRun[],
	names: ReadonlyMap<string, Name>,
	kinds: ReadonlyMap<Name, NameAndKind>,
): ReadonlyMap<string, NameAndKind> {
	const found = new Map<string, NameAndKind>();
	for (const value of kinds.values()) {
		const initials = initialsOf(value.name);
		if (value.kind === 'person' && initials.length > 2) found.set(fold(initials), value);
	}
	for (const [number, run] of runs.entries()) {
		const before = runs[number - 1];
		if (before?.last !== run.first || run.last - run.first > 1) continue;
		if (!/^\s\($/.test(words.text.slice(words.end[run.first - 1], words.start[run.first]))) continue;
		// The name may have lost words of its sentence since the run was found: "The Water and Dredging Board".
		for (let first = before.first; first < before.last; first++) {
			const name = names.get(keyOf(words, { ...before, first }));
			if (!name || initialsOf(name.name) !== wordText(words, run.first)) continue;
			found.set(keyOf(words, run), kinds.get(name) as NameAndKind);
			break;
		}
	}
	return found;
}

const initialsOf = (name: string): string => (name.match(/\p{Lu}/gu) ?? []).join('');
