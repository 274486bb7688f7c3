import { type Cue, makeCue } from '../lexicon/english';
import { Tag, type Tokens, wordOf } from '../tokens';
import { lastItem, trimmed } from './clauses';
import type { CuePhrase } from './cue-phrase';
import { type Items, isVerbTag } from './items';
import { isMark, nounContentEnd } from './other-cues';
import { possessorBefore } from './phrases';
import type { Segment } from './segments';
import { subjectOf } from './subjects';
import { isAuthor } from './verb-cues';
import { AUXILIARY, groupOf } from './verb-group';

/** What adjectives and nouns say of somebody's wants and opinions: no speech, and no source for a claim. */
const ATTITUDE: Cue = makeCue('', 'attitude', 0);

/** "Lind is critical of the plan", "the council seems eager to build". */
export function leaningAdjective(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	const leaning = tokens.lexicon.leanings.get(tokens.word[segment.token[at] as number] as number);
	if (!leaning || leaning.adjective.length === 0 || !governs(tokens, segment, at + 1, leaning.adjective))
		return undefined;
	let from = at;
	while (from > 0 && AUXILIARY.has(segment.tag[from - 1] as number)) from--;
	if (from > 0 && isVerbTag(segment.tag[from - 1] as number) && isLinking(tokens, segment, from - 1)) {
		from--;
		while (from > 0 && AUXILIARY.has(segment.tag[from - 1] as number)) from--;
	} else if (!hasBe(segment, from, at)) return undefined;
	const source = subjectOf(tokens, segment, from, false, 0);
	return source && leaningPhrase(tokens, segment, source, { from, to: at + 1 });
}

/** "Lind's support for the plan", "the council took aim at", "voiced her opposition to". */
export function leaningNoun(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	const leaning = tokens.lexicon.leanings.get(tokens.word[segment.token[at] as number] as number);
	if (!leaning || leaning.noun.length === 0 || !governs(tokens, segment, at + 1, leaning.noun)) return undefined;
	let from = at;
	while (from > 0 && MODIFIER.has(segment.tag[from - 1] as number)) from--;
	const possessive = from > 0 && segment.tag[from - 1] === Tag.Possessive ? from - 1 : undefined;
	const verb = possessive !== undefined ? possessive - 1 : from - 1;
	if (verb >= 0 && tokens.lexicon.light.has(tokens.word[segment.token[verb] as number] as number)) {
		const tag = segment.tag[verb] as number;
		const group = groupOf(tokens, segment, verb);
		if ((!isVerbTag(tag) && tag !== Tag.Ing && tag !== Tag.Base) || group.infinitive || group.passive) return undefined;
		const source = subjectOf(tokens, segment, group.from, tag === Tag.Ing && group.participial, 0);
		return source && leaningPhrase(tokens, segment, source, { from: group.from, to: at + 1 });
	}
	if (possessive === undefined) return undefined;
	const source = isMark(tokens, segment, possessive)
		? possessorBefore(tokens, segment, possessive)
		: { from: possessive, to: possessive + 1 };
	return source && leaningPhrase(tokens, segment, source, { from, to: at + 1 });
}

/** What is governed is the content, from behind the preposition, or from "to" and "that", to the next main verb. */
function leaningPhrase(tokens: Tokens, segment: Segment, source: Items, cue: Items): CuePhrase | undefined {
	if (isAuthor(tokens, segment, source) || segment.tag[source.to - 1] === Tag.Adverb) return undefined;
	if (source.to - source.from === 1 && THING.test(wordOf(tokens, segment.token[source.from] as number)))
		return undefined;
	const keeps = segment.tag[cue.to] === Tag.That || segment.tag[cue.to] === Tag.To;
	const start = keeps ? cue.to : cue.to + 1;
	const end = nounContentEnd(segment, start, lastItem(segment));
	if (end <= start) return undefined;
	const content = [{ from: start, to: trimmed(segment, start, end) }];
	return { cue: ATTITUDE, segment, source, words: { from: cue.from, to: start }, content, hidden: false };
}

function governs(tokens: Tokens, segment: Segment, at: number, words: readonly string[]): boolean {
	const token = segment.token[at] ?? -1;
	return token >= 0 && words.includes(wordOf(tokens, token).toLowerCase());
}

const hasBe = (segment: Segment, from: number, to: number): boolean => {
	for (let at = from; at < to; at++) if (segment.tag[at] === Tag.Be) return true;
	return false;
};

const isLinking = (tokens: Tokens, segment: Segment, at: number): boolean =>
	(segment.token[at] as number) >= 0 && LINKING.test(wordOf(tokens, segment.token[at] as number));

const LINKING = /^(?:seem|appear|remain|sound|become|grow|feel|look)(?:s|ed)?$|^(?:became|grew|felt)$/u;
const THING = /^(?:it|there|this|that|these|those|which)$/iu;
const MODIFIER: ReadonlySet<number> = new Set([Tag.Adjective, Tag.Determiner, Tag.Number, Tag.Adverb, Tag.Participle]);
