import { fold } from '../text/words';
import givenNamesData from './lexicon/en/given-names.json';
import context from './lexicon/en/name-context.json';
import kinds from './lexicon/en/name-kinds.json';
import titlesData from './lexicon/en/titles.json';
import common from './lexicon/en/words.json';

/** Word lists about names, folded (see `words.ts`). */

const folded = (...lists: readonly string[]): ReadonlySet<string> =>
	new Set(lists.flatMap(list => list.split(' ')).map(word => fold(word)));

export const givenNames = folded(...Object.values(givenNamesData.names));

/** Ways to write one given name: each name with the number of its group. */
const variantGroups: ReadonlyMap<string, ReadonlySet<number>> = (() => {
	const groups = new Map<string, Set<number>>();
	for (const [group, names] of givenNamesData.variants.entries()) {
		for (const name of folded(names)) groups.set(name, (groups.get(name) ?? new Set()).add(group));
	}
	return groups;
})();

/** Whether two folded given names are spellings or short forms of one: "sergei" and "sergey". */
export function areVariants(one: string, other: string): boolean {
	if (one === other) return true;
	const groups = variantGroups.get(other);
	for (const group of variantGroups.get(one) ?? []) if (groups?.has(group)) return true;
	return false;
}

/** The same for all spellings of a folded given name, and different for others. */
export function variantKey(name: string): string {
	const group = variantGroups.get(name);
	return group ? `variant ${Math.min(...group)}` : name;
}

/** Nouns that make a place's or person's name part of another name: "Washington Post", "Trump Tower". */
export const nameHeads = folded(context.heads);
/** Those of them that do so for adjectives and in headlines too: "American University". */
export const strongNameHeads = folded(context.strongHeads);
/** Those of them that are texts: "Paris Agreement". */
export const documentHeads = folded(context.documentHeads);
/** Words that stand between a name and such a noun: "Moscow State University". */
export const nameQualifiers = folded(context.qualifiers);
/** Nouns that many organisations have in common, so that alone they name one only where nothing stands before them. */
export const organisationNouns = folded(context.commonOrganisationNouns);
export const compassWords = folded(context.compass);
export const monthNames = folded(context.months);
export const monthCompany = folded(context.monthCompany);
/** Surnames that are also common words, or too short to be sure. */
export const ambiguousSurnames = folded(context.ambiguousSurnames);
export const familyNamesFirst = folded(context.familyNameFirst);
export const nameParticles = folded(context.particles);
export const nameSuffixes = folded(context.suffixes);
/** Words that look like acronyms in a text that is all in capitals. */
export const acronymWords = folded(context.acronymWords);

export const honorifics = folded(titlesData.honorifics);
export const offices: readonly string[] = titlesData.offices;
export const officeEquivalents: readonly (readonly string[])[] = titlesData.equivalents;
export const officeSpellings: readonly (readonly string[])[] = titlesData.spellings;
/** "former", "ex": whoever held the office before. */
export const pastWords = folded(titlesData.past);
/** "deputy", "shadow": somebody else than whoever holds the office. */
export const lesserWords = folded(titlesData.lesser);
/** "new", "veteran": whoever holds the office. */
export const neutralWords = folded(titlesData.neutral);

/** Words that are no names, however they are written: what stands at the start of sentences. */
export const functionWords = folded(
	common.determiners,
	common.possessives,
	common.subjectPronouns,
	common.objectPronouns,
	common.otherPronouns,
	common.prepositions,
	common.subordinators,
	common.conjunctions,
	common.whWords,
	common.modals,
	common.be,
	common.have,
	common.do,
	common.adverbs,
	common.weekdays,
	common.months,
);

/** Common nouns and adjectives, of which names of organisations are made: "Foreign Ministry". */
export const commonWords = folded(
	common.nouns,
	common.adjectives,
	common.nounVerbs,
	context.commonOrganisationNouns,
	'foreign defence defense interior finance environment health justice ports trade culture home economic affairs',
);

/** Nouns by which the kind of an unknown name is told. */
export const organisationHeads = folded(kinds.organisationHeads);
/** Plurals that name people of one mind or trade: "Senate Republicans". */
export const groupHeads = folded(kinds.groupHeads);
export const textHeads = folded(kinds.documentHeads);
export const placeHeads = folded(kinds.placeHeads);
export const otherHeads = folded(kinds.otherHeads);
/** Words before places. */
export const placeCues = folded(kinds.placeCues);
/** Capitalised words that name nobody who could act: peoples, faiths, directions. */
export const notNames = folded(kinds.notNames);
/** Capitals that are no organisation. */
export const notAcronyms = folded(kinds.notAcronyms);
export const speechVerbs = folded(kinds.speechVerbs);
/** Those that stand before the speaker too: "said Ida Holm". */
export const inversionVerbs = folded(kinds.inversionVerbs);
/** Places that are often in the news, by folded name. */
export const knownPlaces: ReadonlySet<string> = new Set(kinds.places.map(place => fold(place)));
/** Words of the page around an article. */
export const furnitureWords = folded(kinds.furniture);
/** Words that may stand inside an organisation's name. */
export const connectors = folded('of for on in and');
export const continents = folded('Europe Asia Africa America');
/** All other words in the lists of English that are not names. */
export const dictionaryWords = folded(
	common.nouns,
	common.adjectives,
	common.nounVerbs,
	common.verbs,
	common.adverbs,
	common.timeNouns,
	common.numbers,
);

/** Whether a folded word is in the dictionary, itself or without an ending: "qualities", "explains". */
export function isInDictionary(word: string): boolean {
	if (dictionaryWords.has(word)) return true;
	if (word.endsWith('ies')) return dictionaryWords.has(`${word.slice(0, -3)}y`);
	const stem = word.replace(/(?:e?s|e?d|ing)$/, '');
	return stem !== word && stem.length > 2 && (dictionaryWords.has(stem) || dictionaryWords.has(`${stem}e`));
}
