import type { Article } from '../article/article';
import type { ActorId } from '../codebook/codebook';
import { foldedWord, Gap, type Words, wordsOf } from '../text/words';
import type { ActorForm, ActorMatcher } from './actor-matcher';
import type { Mention, MentionVia } from './analysis';
import { type Find, findForms } from './forms-in-text';
import { isCapitalised, isJoined, nationality } from './name-context';
import { functionWords, lesserWords, neutralWords, pastWords, placeCues } from './name-lexicon';
import { type PersonReading, readPeople } from './people';
import { officeholders, officeholdersAnywhere } from './role-descriptors';
import { readSentenceCase, type SentenceCase, type SentencePlaces } from './sentence-case';

export { type ActorMatcher, compileActors } from './actor-matcher';

/** All that the steps below look at. */
interface Scene {
	readonly words: Words;
	readonly cases: SentenceCase;
	readonly matcher: ActorMatcher;
	readonly finds: readonly Find[];
	readonly people: ReadonlyMap<number, PersonReading>;
	/** Who is named in full somewhere in the article. */
	readonly named: ReadonlySet<ActorId>;
	readonly date: string | undefined;
}

/** What the find of some number says, and the number of the next find to look at. */
interface Reading {
	readonly mention?: Mention;
	readonly next: number;
}

/**
 * Finds where the article names actors, in all its zones: by name, alias, adjective, metonym, surname, title and
 * surname, and by the office that they held on the article's day. Sorted, without overlaps; where forms compete, the
 * one that begins first wins, and of those the longest. A possessive `'s` is not part of a mention, except inside a
 * descriptor ("Russia's foreign minister"). Offsets are UTF-16 code units in the article's text. Takes linear time.
 * @param date the article's day (ISO 8601), which decides who held an office; where it is unknown, everyone who ever
 * held it could be meant.
 */
export function findMentions(
	article: Pick<Article, 'text'> & SentencePlaces,
	matcher: ActorMatcher,
	date?: string,
): readonly Mention[] {
	const words = wordsOf(article.text);
	const cases = readSentenceCase(article, words);
	const finds = findForms(words, matcher, cases);
	const people = readPeople(words, finds, matcher, cases);
	const named = new Set<ActorId>();
	for (const { full, actors } of people.values()) if (full && actors.length === 1) named.add(actors[0] as ActorId);
	const scene: Scene = { words, cases, matcher, finds, people, named, date };
	const mentions: Mention[] = [];
	for (let number = 0; number < finds.length; ) {
		const { mention, next } = readFind(scene, number);
		// A given name before a surname, or an article before an office, may have been taken already.
		if (mention && mention.start >= (mentions.at(-1)?.end ?? 0)) mentions.push(mention);
		number = next;
	}
	return mentions;
}

function readFind(scene: Scene, number: number): Reading {
	const find = scene.finds[number] as Find;
	if (find.forms.length > 0) {
		return readBodyWithOffice(scene, number) ?? { mention: plainMention(scene, number), next: number + 1 };
	}
	return (
		titleAndName(scene, number, find.first) ??
		readOfficeOf(scene, number) ??
		readOfficeAlone(scene, number) ?? { next: number + 1 }
	);
}

/** "Foreign Minister Lavrov", "Ms Okafor": a title (find `number`) with a name behind it; the mention begins at `first`. */
function titleAndName(scene: Scene, number: number, first: number): Reading | undefined {
	const { finds, people } = scene;
	const person = people.get(number + 1);
	if (!person || !hasNameBehind(scene, number)) return undefined;
	const actors = person.full ? person.actors : withOffice(scene, person.actors, finds[number]?.title?.office);
	const via = person.full ? 'name' : 'title-surname';
	const score = person.full ? person.score : Math.max(person.score, 0.85);
	return { mention: mentionOf(scene, first, finds[number + 1]?.last as number, actors, via, score), next: number + 2 };
}

function hasNameBehind({ words, finds, people }: Scene, title: number): boolean {
	const last = finds[title]?.last as number;
	return people.get(title + 1)?.first === last && isJoined(words, last);
}

/** Of several people, those who held the office; all of them where none did. */
function withOffice(scene: Scene, actors: readonly ActorId[], office: string | undefined): readonly ActorId[] {
	if (office === undefined || actors.length < 2) return actors;
	for (const date of [scene.date, undefined]) {
		const holders = officeholdersAnywhere(scene.matcher, office, date).actors;
		const left = actors.filter(actor => holders.includes(actor));
		if (left.length > 0) return left;
	}
	return actors;
}

/** "the Russian foreign minister", "Russia's former president", "NATO Secretary-General Jane Doe". */
function readBodyWithOffice(scene: Scene, number: number): Reading | undefined {
	const { words, finds, matcher, date } = scene;
	const body = finds[number] as Find;
	const title = finds[number + 1];
	const office = title?.title?.office;
	if (!title || office === undefined || title.forms.length > 0) return undefined;
	const link = linkBetween(words, body.last, title.first);
	if (!link) return undefined;
	const first = withArticle(words, body.first);
	if (hasNameBehind(scene, number + 1)) {
		// "Syria's President Assad" names two, "the Syrian president Assad" one.
		return link.possessive || link.past || link.lesser ? undefined : titleAndName(scene, number + 1, first);
	}
	const modified = modifierBefore(words, first);
	if (link.lesser || modified === 'lesser' || isNamedOtherwise(scene, number, number + 1, first, title.last))
		return undefined;
	const past = link.past || modified === 'past';
	const found = body.forms.map(form => officeholders(matcher, office, form.actor.id, date, past));
	const holders = [...new Set(found.flatMap(one => one.actors))];
	if (holders.length === 0) return undefined;
	const actors = withNeighbour(scene, number, number + 1, first, title.last, holders);
	const start = modified === 'past' ? withArticle(words, first - 1) : first;
	return { mention: mentionOf(scene, start, title.last, actors, 'role', found[0]?.score ?? 0), next: number + 2 };
}

/** "the foreign minister of Russia". */
function readOfficeOf(scene: Scene, number: number): Reading | undefined {
	const { words, finds, matcher, date } = scene;
	const title = finds[number] as Find;
	const body = finds[number + 1];
	const office = title.title?.office;
	if (office === undefined || !body || body.forms.length === 0) return undefined;
	const between = body.first - title.last;
	if (between < 1 || between > 2 || foldedWord(words, title.last) !== 'of') return undefined;
	if (between === 2 && foldedWord(words, title.last + 1) !== 'the') return undefined;
	if (!areJoined(words, title.last, body.first)) return undefined;
	if (body.forms.some(form => form.via === 'adjective')) return undefined;
	const modified = modifierBefore(words, title.first);
	const first = withArticle(words, modified === 'past' ? title.first - 1 : title.first);
	if (modified === 'lesser' || isNamedOtherwise(scene, number, number + 1, first, body.last)) return undefined;
	const found = body.forms.map(form => officeholders(matcher, office, form.actor.id, date, modified === 'past'));
	const holders = [...new Set(found.flatMap(one => one.actors))];
	if (holders.length === 0) return undefined;
	const actors = withNeighbour(scene, number, number + 1, first, body.last, holders);
	return { mention: mentionOf(scene, first, body.last, actors, 'role', found[0]?.score ?? 0), next: number + 2 };
}

/** "the foreign minister", where only one holder of such an office is named in the article. */
function readOfficeAlone(scene: Scene, number: number): Reading | undefined {
	const { words, matcher, named, date } = scene;
	const { first, last, title } = scene.finds[number] as Find;
	const office = title?.office;
	if (office === undefined || (!office.includes(' ') && office !== 'president' && office !== 'chancellor'))
		return undefined;
	let body = first;
	while (isJoined(words, body) && neutralWords.has(foldedWord(words, body - 1))) body--;
	const start = withArticle(words, body);
	if (start === body || isNamedOtherwise(scene, number, number, start, last)) return undefined;
	if (isJoined(words, last) && ['of', 'for', 'to', 's'].includes(foldedWord(words, last))) return undefined;
	const actors = officeholdersAnywhere(matcher, office, date).actors.filter(actor => named.has(actor));
	if (actors.length !== 1) return undefined;
	return { mention: mentionOf(scene, start, last, actors, 'role', 0.6), next: number + 1 };
}

/** What stands between a state and an office: `'s`, "former", "new". Undefined where anything else does. */
function linkBetween(
	words: Words,
	from: number,
	to: number,
): { readonly possessive: boolean; readonly past: boolean; readonly lesser: boolean } | undefined {
	let possessive = false;
	let past = false;
	let lesser = false;
	if (to - from > 3) return undefined;
	for (let word = from; word < to; word++) {
		const folded = foldedWord(words, word);
		if (word === from && folded === 's' && words.gap[word] === Gap.apostrophe) possessive = true;
		else if (!isJoined(words, word)) return undefined;
		else if (pastWords.has(folded)) past = true;
		else if (lesserWords.has(folded)) lesser = true;
		else if (!neutralWords.has(folded)) return undefined;
	}
	const bare = words.text.slice(words.end[to - 1], words.start[to]);
	if (to === from && /^['’]\s$/.test(bare)) return { possessive: true, past, lesser };
	// "ex-president": the hyphen belongs to the modifier.
	return isJoined(words, to) || (to > from && words.gap[to] === Gap.hyphen) ? { possessive, past, lesser } : undefined;
}

function modifierBefore(words: Words, first: number): 'past' | 'lesser' | undefined {
	if (!isJoined(words, first) && words.gap[first] !== Gap.hyphen) return undefined;
	if (first < 1) return undefined;
	const folded = foldedWord(words, first - 1);
	return pastWords.has(folded) ? 'past' : lesserWords.has(folded) ? 'lesser' : undefined;
}

/**
 * Whether a name that no actor has stands directly before or behind the office, as in "Jean Untel, the French
 * president". The office lies between words `first` and `last`, in the finds `firstFind` to `lastFind`.
 */
function isNamedOtherwise(scene: Scene, firstFind: number, lastFind: number, first: number, last: number): boolean {
	const { words, finds, cases } = scene;
	if (isJoined(words, last) && isCapitalised(words, last) && finds[lastFind + 1]?.first !== last) {
		return !cases.isTitleCase(last) && !functionWords.has(foldedWord(words, last));
	}
	if (words.gap[last] === Gap.commaSpace && isUnknownName(scene, last, lastFind + 1)) return true;
	return words.gap[first] === Gap.commaSpace && first >= 2 && isUnknownName(scene, first - 2, firstFind - 1);
}

/** Whether two capitalised words begin at this word, and the find next to the office does not explain them. */
function isUnknownName({ words, finds }: Scene, word: number, find: number): boolean {
	const { first, last } = finds[find] ?? { first: -1, last: -1 };
	if (first <= word + 1 && last > word) return false;
	if (!isCapitalised(words, word) || !isCapitalised(words, word + 1) || !isJoined(words, word + 1)) return false;
	return !functionWords.has(foldedWord(words, word));
}

/** Of several who may hold the office, the one whose name stands before or behind it, set off by a comma. */
function withNeighbour(
	scene: Scene,
	firstFind: number,
	lastFind: number,
	first: number,
	last: number,
	actors: readonly ActorId[],
): readonly ActorId[] {
	if (actors.length < 2) return actors;
	const { words, finds, people } = scene;
	const before =
		words.gap[first] === Gap.commaSpace && finds[firstFind - 1]?.last === first ? people.get(firstFind - 1) : undefined;
	const behind = words.gap[last] === Gap.commaSpace ? people.get(lastFind + 1) : undefined;
	for (const person of [before, behind?.first === last ? behind : undefined]) {
		const same = actors.filter(actor => person?.actors.includes(actor));
		if (same.length > 0) return same;
	}
	return actors;
}

/** The word itself, or the "the" before it. */
function withArticle(words: Words, first: number): number {
	return isJoined(words, first) && foldedWord(words, first - 1) === 'the' ? first - 1 : first;
}

function areJoined(words: Words, from: number, to: number): boolean {
	for (let word = from; word <= to; word++) if (!isJoined(words, word)) return false;
	return true;
}

/** A find on its own. */
function plainMention(scene: Scene, number: number): Mention | undefined {
	const { finds, people } = scene;
	const find = finds[number] as Find;
	const person = people.get(number);
	const others = find.forms.filter(form => form.actor.kind !== 'person' && isWhose(scene, number, form));
	if (person && others.length === 0) {
		// A surname that is also a word or a given name, of somebody whom the article never introduces.
		if (person.score < 0.5) return undefined;
		const via = person.full ? fullVia(find) : 'surname';
		return mentionOf(scene, person.first, find.last, person.actors, via, person.score);
	}
	const rest = find.forms.filter(form => form.actor.kind === 'person' && form.via === 'adjective');
	const forms = others.length > 0 ? others : rest;
	const [form] = forms;
	if (!form) return undefined;
	const actors = new Set(forms.map(one => one.actor.id));
	if (person?.full || person?.actors.some(actor => scene.named.has(actor))) {
		for (const actor of person.actors) actors.add(actor);
	}
	return mentionOf(scene, find.first, find.last, [...actors], form.via, plainScore(scene, find, form));
}

const fullVia = (find: Find): MentionVia => (find.forms.some(form => form.via === 'alias') ? 'alias' : 'name');

/** "the Ukrainian Foreign Ministry" is not the "Foreign Ministry" of Russia. */
function isWhose(scene: Scene, number: number, form: ActorForm): boolean {
	if (!form.generic || form.via === 'adjective') return true;
	const { words, finds, matcher } = scene;
	const { first } = finds[number] as Find;
	const previous = finds[number - 1];
	if (previous && (previous.last === first || isPossessive(words, previous.last, first))) {
		const states = previous.forms.filter(({ actor, via }) => actor.kind === 'state' || via === 'adjective');
		const mine = matcher.belongsTo.get(form.actor.id);
		return states.length === 0 || states.some(({ actor }) => mine?.has(actor.id));
	}
	return !(isJoined(words, first) && isCapitalised(words, first - 1) && nationality.test(foldedWord(words, first - 1)));
}

const isPossessive = (words: Words, last: number, first: number): boolean =>
	last === first - 1 && words.gap[last] === Gap.apostrophe && foldedWord(words, last) === 's';

function plainScore({ words }: Scene, { first }: Find, form: ActorForm): number {
	if (form.generic && form.via !== 'adjective') return 0.8;
	// "in Moscow" is the town more often than the government.
	const isPlace = form.via === 'metonym' && isJoined(words, first) && placeCues.has(foldedWord(words, first - 1));
	return isPlace ? 0.5 : viaScores[form.via];
}

const viaScores = { name: 0.99, alias: 0.97, adjective: 0.9, metonym: 0.85, surname: 0.6 } as const;

function mentionOf(
	scene: Scene,
	first: number,
	last: number,
	actors: readonly ActorId[],
	via: MentionVia,
	score: number,
): Mention | undefined {
	const { words } = scene;
	const start = words.start[first] as number;
	const end = words.end[last - 1] as number;
	const [actor] = actors;
	if (actor === undefined) return undefined;
	return actors.length === 1
		? { start, end, actor, via, score }
		: { start, end, via, score: Math.min(score, 0.5), candidates: actors };
}
