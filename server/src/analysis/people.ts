import type { ActorId } from '../codebook/codebook';
import { fold, foldedWord, type Words } from '../text/words';
import type { ActorForm, ActorMatcher } from './actor-matcher';
import type { Find } from './forms-in-text';
import { isCapitalised, isJoined } from './name-context';
import {
	ambiguousSurnames,
	areVariants,
	commonWords,
	functionWords,
	givenNames,
	honorifics,
	monthNames,
} from './name-lexicon';
import type { SentenceCase } from './sentence-case';

/** A find that names people: who could be meant, and from which word on. */
export interface PersonReading {
	/** The first word: before the find's own where a given name stands there that the registry writes otherwise. */
	readonly first: number;
	readonly actors: readonly ActorId[];
	/** Whether the full name stands here. */
	readonly full: boolean;
	/** 0 to 1. */
	readonly score: number;
}

/**
 * Reads every find that names people, in the light of the whole article: a surname is that of the person whose full
 * name the article has; after another bearer's full name it is that one's; and where several remain, all are given.
 * @returns readings by number of the find; those that are somebody else's names are absent.
 */
export function readPeople(
	words: Words,
	finds: readonly Find[],
	matcher: ActorMatcher,
	cases: SentenceCase,
): ReadonlyMap<number, PersonReading> {
	const readings = new Map<number, PersonReading>();
	const named = new Set<ActorId>();
	const surnames: { readonly find: number; readonly key: string; readonly bearer: Bearer }[] = [];
	for (const [number, find] of finds.entries()) {
		const people = find.forms.filter(form => form.actor.kind === 'person');
		if (people.length === 0) continue;
		const full = people.filter(form => form.via !== 'surname' && form.via !== 'adjective');
		if (full.length > 0) {
			const actors = distinct(full);
			readings.set(number, { first: find.first, actors, full: true, score: full[0]?.via === 'alias' ? 0.97 : 0.99 });
			if (actors.length === 1) named.add(actors[0] as ActorId);
			for (const key of surnameKeys(matcher, actors))
				surnames.push({ find: number, key, bearer: { kind: 'full', actors } });
			continue;
		}
		const bearer = bearerOf(words, finds, number, people, matcher, cases);
		if (bearer.kind === 'full') for (const actor of bearer.actors) named.add(actor);
		surnames.push({ find: number, key: foldSpan(words, find), bearer });
	}
	const others = new Set(surnames.filter(({ bearer }) => bearer.kind === 'other').map(({ key }) => key));
	for (const { find: number, key, bearer } of surnames) {
		// "President Okafor" introduces a person as a full name does, where nobody else bears the surname.
		if (bearer.kind !== 'bare' || others.has(key) || !isTitled(words, finds, number)) continue;
		const [only, ...more] = distinct((finds[number] as Find).forms.filter(form => form.via === 'surname'));
		if (only !== undefined && more.length === 0) named.add(only);
	}
	const bearers = new Map<string, BearerCount>();
	for (const { find: number, key, bearer } of surnames) {
		const find = finds[number] as Find;
		const count = bearers.get(key) ?? { actor: 0, other: 0, latest: undefined };
		bearers.set(key, count);
		if (bearer.kind === 'other') {
			count.other++;
			count.latest = 'other';
		} else if (bearer.kind === 'full') {
			count.actor++;
			count.latest = 'actor';
			if (!readings.has(number)) {
				readings.set(number, { first: bearer.first ?? find.first, actors: bearer.actors, full: true, score: 0.9 });
			}
		} else {
			// "Mr. Karsov" after "Sergei Karsov" is him, whoever else of that name came in between.
			if (count.actor > 0 && isTitled(words, finds, number)) {
				count.actor++;
				count.latest = 'actor';
			}
			if (belongsToOther(count)) continue;
			const reading = readSurname(words, find, named, others.has(key));
			if (reading) readings.set(number, reading);
		}
	}
	return readings;
}

function isTitled(words: Words, finds: readonly Find[], number: number): boolean {
	const { first } = finds[number] as Find;
	const previous = finds[number - 1];
	return previous?.title !== undefined && previous.last === first && isJoined(words, first);
}

/** How often actors and other people were named in full with a surname so far, and who was last. */
interface BearerCount {
	actor: number;
	other: number;
	latest: 'actor' | 'other' | undefined;
}

/** A surname alone is that of the one named more often so far, as relatives get their full names; else of the last. */
const belongsToOther = ({ actor, other, latest }: BearerCount): boolean =>
	other > actor || (other === actor && latest === 'other');

/** Whose surname it is, as far as the words before it say: somebody's full name, or just the surname. */
type Bearer =
	| { readonly kind: 'full'; readonly actors: readonly ActorId[]; readonly first?: number }
	| { readonly kind: 'other' }
	| { readonly kind: 'bare' };

const bare: Bearer = { kind: 'bare' };
const another: Bearer = { kind: 'other' };

function bearerOf(
	words: Words,
	finds: readonly Find[],
	number: number,
	people: readonly ActorForm[],
	matcher: ActorMatcher,
	cases: SentenceCase,
): Bearer {
	const { first } = finds[number] as Find;
	const before = first - 1;
	if (!isJoined(words, first) || !isCapitalised(words, before)) return bare;
	const previous = finds[number - 1];
	const name = foldedWord(words, before);
	const bearing = (given: string) =>
		distinct(people.filter(form => isGivenName(matcher.givenNames.get(form.actor.id), given)));
	// "Sergei Ivanovich Karimov", "Sergei I. Karimov": the first name counts, not the one in the middle.
	if (isJoined(words, before) && isCapitalised(words, before - 1)) {
		const farther = foldedWord(words, before - 1);
		const actors = bearing(farther);
		if (actors.length > 0) return { kind: 'full', actors, first: before - 1 };
		if (name.length === 1 && givenNames.has(farther)) return another;
	}
	const actors = bearing(name);
	if (actors.length > 0) return { kind: 'full', actors, first: before };
	// A title, an office, or a state's name before the surname says nothing against it.
	if (previous?.last === first) return bare;
	if (monthNames.has(name) || honorifics.has(name)) return bare;
	if (functionWords.has(name) && !givenNames.has(name)) return bare;
	if (givenNames.has(name) || name.length === 1) return another;
	if (cases.isInitial(before) || cases.isTitleCase(before) || commonWords.has(name)) return bare;
	return another;
}

/** Whether a word of the text is the given name that the registry has: itself, a variant, its initial, or one slip away. */
function isGivenName(known: string | undefined, found: string): boolean {
	if (known === undefined) return false;
	if (areVariants(known, found)) return true;
	if (found.length === 1) return known.startsWith(found);
	if (givenNames.has(known) && givenNames.has(found)) return false;
	return known.length >= 5 && known[0] === found[0] && isOneSlipAway(known, found);
}

/** Whether two words differ by one letter that is wrong, missing or too many. */
function isOneSlipAway(one: string, two: string): boolean {
	if (Math.abs(one.length - two.length) > 1) return false;
	let same = 0;
	while (same < one.length && same < two.length && one[same] === two[same]) same++;
	const rest = (word: string, skip: number) => word.slice(same + skip);
	return rest(one, 1) === rest(two, 1) || rest(one, 1) === rest(two, 0) || rest(one, 0) === rest(two, 1);
}

function readSurname(
	words: Words,
	find: Find,
	named: ReadonlySet<ActorId>,
	hasOtherBearer: boolean,
): PersonReading | undefined {
	const people = find.forms.filter(form => form.via === 'surname');
	const inArticle = distinct(people.filter(form => named.has(form.actor.id)));
	const { first } = find;
	if (inArticle.length > 0) return { first, actors: inArticle, full: false, score: hasOtherBearer ? 0.7 : 0.95 };
	const aliases = people.some(form => !form.derived);
	// Nobody of that name is introduced: then only a surname that is nothing else, or that the registry lists, counts.
	if (hasOtherBearer && !aliases) return undefined;
	const doubtful = ambiguousSurnames.has(foldSpan(words, find)) || givenNames.has(foldSpan(words, find));
	return { first, actors: distinct(people), full: false, score: aliases ? 0.9 : doubtful ? 0.3 : 0.6 };
}

function surnameKeys(matcher: ActorMatcher, actors: readonly ActorId[]): readonly string[] {
	const keys = new Set<string>();
	for (const id of actors) for (const surname of matcher.surnames.get(id) ?? []) keys.add(surname);
	return [...keys];
}

const foldSpan = (words: Words, find: Find): string =>
	fold(words.text, words.start[find.first], words.end[find.last - 1]);

const distinct = (forms: readonly ActorForm[]): readonly ActorId[] => [...new Set(forms.map(form => form.actor.id))];
