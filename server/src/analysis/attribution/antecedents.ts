import type { Article, Sentence } from '../../article/article';
import type { ActorId } from '../../codebook/codebook';
import { type Span, spansIn } from '../../text/span';
import type { Mention } from '../analysis';
import { Tag, type Tokens } from '../tokens';
import type { Cast } from './cast';
import type { Gender } from './genders';
import { tokenAt } from './token-at';

/** What a pronoun can stand for. */
export type Reference = Gender | 'it';

/** The sources so far: whoever spoke last, by what a pronoun for them would be. */
export interface Speakers {
	/** Where anybody was last named as a source, and who, if it is known. */
	last: { readonly actor?: ActorId; readonly end: number };
	readonly by: Map<Reference, { readonly actor: ActorId; readonly end: number }>;
}

export interface Scene {
	readonly article: Article;
	readonly tokens: Tokens;
	readonly mentions: readonly Mention[];
	readonly cast: Cast;
	readonly genders: ReadonlyMap<ActorId, Gender>;
}

/** Farther back than this, in code units, a pronoun does not reach. */
const REACH = 1500;

/**
 * Whom a pronoun in front of what is said means: whoever the sentence before is about, else who spoke last; never a person
 * of whom the text says "he" where it says "she", and nobody where a stranger has been named since.
 */
export function antecedent(scene: Scene, speakers: Speakers, source: Span, pronoun: Reference): ActorId | undefined {
	const { article, mentions } = scene;
	// Inside a sentence "it" is mostly a thing that the sentence names.
	if (pronoun === 'it' && !opensSentence(article, source)) return undefined;
	const { last } = speakers;
	const from = Math.max(last.end, source.start - REACH, 0);
	const since = spansIn(mentions, { start: from, end: source.start });
	for (let at = since.length - 1; at >= 0; at--) {
		const mention = since[at] as Mention;
		if (mention.actor === undefined || mention.via === 'adjective' || !fits(scene, mention.actor, pronoun)) continue;
		if (!opensSentence(scene.article, mention)) continue;
		return pronoun !== 'it' && strangerSince(scene, mention.end, source) ? undefined : mention.actor;
	}
	if (pronoun !== 'it' && strangerSince(scene, last.end, source)) return undefined;
	if (source.start - last.end >= REACH) return undefined;
	if (last.actor !== undefined && fits(scene, last.actor, pronoun)) return last.actor;
	// Somebody spoke in between who cannot be meant.
	const earlier = last.actor !== undefined ? speakers.by.get(pronoun) : undefined;
	return earlier && source.start - earlier.end < REACH ? earlier.actor : undefined;
}

function fits({ cast, genders }: Scene, actor: ActorId, pronoun: Reference): boolean {
	if (pronoun === 'it') return cast.bodies.has(actor);
	const gender = genders.get(actor);
	return cast.persons.has(actor) && (gender === undefined || gender === pronoun);
}

/** What a pronoun for an actor would be; undefined where that is not known. */
export function referenceTo({ cast, genders }: Scene, actor: ActorId): Reference | undefined {
	return cast.bodies.has(actor) ? 'it' : genders.get(actor);
}

/** Whether a sentence since then opens with the name of somebody who is no actor: then a pronoun means that one. */
function strangerSince({ article, tokens, mentions }: Scene, from: number, source: Span): boolean {
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

/** Whether a span stands among a sentence's first words, where its subject is. */
function opensSentence(article: Article, span: Span): boolean {
	const sentence = spansIn<Sentence>(article.sentences, span)[0];
	return sentence !== undefined && span.start - sentence.start < 24;
}
