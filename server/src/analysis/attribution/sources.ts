import type { Article, Sentence } from '../../article/article';
import type { ActorId } from '../../codebook/codebook';
import { type Span, spansIn } from '../../text/span';
import type { Attribution, Mention } from '../analysis';
import speakers from '../lexicon/en/speakers.json';
import { Tag, type Tokens, wordOf } from '../tokens';

/**
 * Gives each attribution the actor that its source names, by the mention that is its head, through a pronoun ("she
 * says": whoever spoke last), a descriptor ("the columnist") or a spokesman. What is doubtful stays without an actor.
 * Attributions and mentions must be sorted by start.
 */
export function resolveSources(
	article: Article,
	tokens: Tokens,
	mentions: readonly Mention[],
	attributions: readonly Attribution[],
): readonly Attribution[] {
	if (mentions.length === 0) return attributions;
	const persons = personsAmong(article.text, mentions);
	const described = descriptors(tokens, mentions, persons);
	let speaker: Speaker = { end: -1 };
	return attributions.map(attribution => {
		const source = attribution.source[0];
		if (!source) return attribution;
		const actor = actorOf(article, tokens, mentions, persons, described, source, speaker);
		if (!isRelative(tokens, source) && !attribution.nested) speaker = { actor, end: source.end };
		return actor === undefined ? attribution : { ...attribution, actor };
	});
}

interface Speaker {
	readonly actor?: ActorId;
	/** Where he or she was last named as a source; −1 at first. */
	readonly end: number;
}

/** Farther back than this, in code units, a pronoun does not reach. */
const REACH = 1500;

function actorOf(
	article: Article,
	tokens: Tokens,
	mentions: readonly Mention[],
	persons: ReadonlySet<ActorId>,
	described: ReadonlyMap<string, readonly Described[]>,
	source: Span,
	speaker: Speaker,
): ActorId | undefined {
	const first = tokenAt(tokens, source.start);
	const word = wordOf(tokens, first).toLowerCase();
	const single = (tokens.end[first] as number) >= source.end;
	if (single && PERSONAL.has(word)) return antecedent(article, tokens, mentions, persons, source, speaker);
	if (single && (word === 'who' || word === 'which' || word === 'that')) return mentionBefore(mentions, source.start);
	const inside = spansIn(mentions, source);
	const core = coreOf(tokens, first, source.end);
	const head = inside.filter(mention => mention.start < core.end).at(-1);
	if (head) {
		if (head.via === 'adjective') return undefined;
		if (head.end >= core.end) return head.actor;
		return SPEAKERS.has(wordOf(tokens, core.head).toLowerCase()) ? head.actor : undefined;
	}
	if (word === 'the') {
		const known = described.get(wordOf(tokens, core.head).toLowerCase())?.filter(({ from }) => from < source.start);
		const actors = new Set(known?.map(({ actor }) => actor));
		if (actors.size === 1) return known?.[0]?.actor;
		if (actors.size > 1) return undefined;
	}
	// "The columnist, Mara Holm, …": the name stands in apposition.
	const apposed = inside.find(mention => mention.via !== 'adjective' && mention.start <= core.end + 2);
	return apposed?.actor;
}

const PERSONAL: ReadonlySet<string> = new Set(speakers.pronouns.split(' '));
const SPEAKERS: ReadonlySet<string> = new Set(speakers.spokesmen.split(' '));

/** Whoever spoke last, unless a sentence since then is about another person. */
function antecedent(
	article: Article,
	tokens: Tokens,
	mentions: readonly Mention[],
	persons: ReadonlySet<ActorId>,
	source: Span,
	speaker: Speaker,
): ActorId | undefined {
	const from = Math.max(speaker.end, source.start - REACH);
	const since = spansIn(mentions, { start: Math.max(0, from), end: source.start });
	for (let at = since.length - 1; at >= 0; at--) {
		const mention = since[at] as Mention;
		if (mention.actor === undefined || !persons.has(mention.actor)) continue;
		if (opensSentence(article, mention))
			return strangerSince(article, tokens, mentions, mention.end, source) ? undefined : mention.actor;
	}
	if (strangerSince(article, tokens, mentions, speaker.end, source)) return undefined;
	return source.start - speaker.end < REACH ? speaker.actor : undefined;
}

/** Whether a sentence since then opens with the name of somebody who is no actor: then a pronoun means that one. */
function strangerSince(
	article: Article,
	tokens: Tokens,
	mentions: readonly Mention[],
	from: number,
	source: Span,
): boolean {
	const between = spansIn<Sentence>(article.sentences, {
		start: Math.max(from, source.start - REACH),
		end: source.start,
	});
	return between.some(sentence => {
		if (sentence.start < from) return false;
		const first = tokenAt(tokens, sentence.start);
		if (tokens.tag[first] !== Tag.Proper || tokens.tag[first + 1] !== Tag.Proper) return false;
		return spansIn(mentions, { start: sentence.start, end: tokens.end[first + 1] as number }).length === 0;
	});
}

/** Whether a mention stands among a sentence's first words, where its subject is. */
function opensSentence(article: Article, mention: Mention): boolean {
	const sentence = spansIn<Sentence>(article.sentences, mention)[0];
	return sentence !== undefined && mention.start - sentence.start < 24;
}

function mentionBefore(mentions: readonly Mention[], offset: number): ActorId | undefined {
	const near = spansIn(mentions, { start: Math.max(0, offset - 3), end: offset });
	return near.at(-1)?.actor;
}

const isRelative = (tokens: Tokens, source: Span): boolean => {
	const tag = tokens.tag[tokenAt(tokens, source.start)];
	return tag === Tag.Wh || tag === Tag.That;
};

interface Core {
	/** Where the phrase ends before any apposition, "of" or relative clause. */
	readonly end: number;
	/** Its last token. */
	readonly head: number;
}

function coreOf(tokens: Tokens, first: number, end: number): Core {
	let head = first;
	for (let at = first; at < tokens.count && (tokens.start[at] as number) < end; at++) {
		const tag = tokens.tag[at] as number;
		if (tag === Tag.Comma || tag === Tag.Preposition || tag === Tag.Wh || tag === Tag.OpenBracket || tag === Tag.Dash)
			break;
		head = at;
	}
	return { end: Math.min(end, tokens.end[head] as number), head };
}

/** Actors that the text treats as persons: named by surname, or by a name of two words and more and never as a state. */
function personsAmong(text: string, mentions: readonly Mention[]): ReadonlySet<ActorId> {
	const persons = new Set<ActorId>();
	const others = new Set<ActorId>();
	for (const { actor, via, start, end } of mentions) {
		if (actor === undefined) continue;
		if (via === 'adjective' || via === 'metonym') others.add(actor);
		else if (via === 'surname' || via === 'title-surname' || via === 'role') persons.add(actor);
		else if (
			via === 'name' &&
			/^\p{Lu}[\p{L}.'’-]+ (?:\p{Lu}[\p{L}.'’-]* ){0,2}\p{Lu}[\p{L}'’-]+$/u.test(text.slice(start, end))
		)
			persons.add(actor);
	}
	for (const actor of others) persons.delete(actor);
	return persons;
}

interface Described {
	readonly actor: ActorId;
	readonly from: number;
}

/** What the text calls its persons: "Mara Holm, a columnist for …", "the former adviser Tomas Lind". */
function descriptors(
	tokens: Tokens,
	mentions: readonly Mention[],
	persons: ReadonlySet<ActorId>,
): ReadonlyMap<string, readonly Described[]> {
	const found = new Map<string, Described[]>();
	const add = (token: number, mention: Mention): void => {
		const word = wordOf(tokens, token).toLowerCase();
		const list = found.get(word);
		const entry = { actor: mention.actor as ActorId, from: mention.start };
		if (list) list.push(entry);
		else found.set(word, [entry]);
	};
	for (const mention of mentions) {
		if (mention.actor === undefined || !persons.has(mention.actor)) continue;
		const first = tokenAt(tokens, mention.start);
		if (
			first > 0 &&
			(tokens.tag[first - 1] === Tag.Noun ||
				(tokens.tag[first - 1] === Tag.Proper && (tokens.word[first - 1] as number) > 0))
		)
			add(first - 1, mention);
		const behind = tokenAt(tokens, mention.end);
		if (tokens.tag[behind] !== Tag.Comma) continue;
		for (let at = behind + 1; at < tokens.count && at < behind + 8; at++) {
			const tag = tokens.tag[at] as number;
			if (tag === Tag.Preposition || tag === Tag.Comma || tag === Tag.Stop || tag === Tag.Finite || tag === Tag.Wh) {
				if (at > behind + 1 && tokens.tag[at - 1] === Tag.Noun) add(at - 1, mention);
				break;
			}
		}
	}
	return found;
}

/** The token that begins at an offset or is the first one behind it. */
function tokenAt(tokens: Tokens, offset: number): number {
	let low = 0;
	let high = tokens.count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((tokens.start[middle] as number) < offset) low = middle + 1;
		else high = middle;
	}
	return Math.min(low, Math.max(0, tokens.count - 1));
}
