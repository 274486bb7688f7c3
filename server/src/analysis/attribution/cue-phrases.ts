import { type Cue, Form, Frame } from '../lexicon/english';
import { formsOf, Tag, type Tokens } from '../tokens';
import { clauseAround } from './clauses';
import type { CuePhrase } from './cue-phrase';
import { accordingTo, adjectiveCue, introduction, nameColon, nounCue } from './other-cues';
import { quoteNear } from './quoted';
import type { Segment } from './segments';
import { verbPhrase } from './verb-cues';

/** All attributions that a segment's own words make. */
export function findCuePhrases(tokens: Tokens, segment: Segment): readonly CuePhrase[] {
	const found: CuePhrase[] = [];
	const size = segment.tag.length;
	const question = size > 0 && isQuestion(tokens, segment, size - 1);
	for (let at = 0; at < size; at++) {
		const tag = segment.tag[at] as number;
		const token = segment.token[at] as number;
		if (token < 0) continue;
		if (tag === Tag.Finite || tag === Tag.Base || tag === Tag.Ing || tag === Tag.Participle) {
			const index = tokens.lexicon.cueOf[tokens.word[token] as number] as number;
			if (index > 0) {
				const phrase = verbPhrase(tokens, segment, at, tokens.lexicon.cues[index - 1] as Cue);
				if (phrase && !(question && !quotesSomething(phrase))) found.push(phrase);
			} else if (tag === Tag.Finite && quoteNear(tokens, segment, at)) {
				const phrase = verbPhrase(tokens, segment, at, ANY_VERB);
				if (phrase) found.push(phrase);
			}
		} else if (
			tag === Tag.Ing ||
			tag === Tag.Other ||
			tag === Tag.Preposition ||
			tag === Tag.Proper ||
			tag === Tag.Noun
		) {
			const phrase = accordingTo(tokens, segment, at);
			if (phrase) found.push(phrase);
		}
		if (tag === Tag.Ing || tag === Tag.Preposition) {
			const phrase = tag === Tag.Ing ? accordingTo(tokens, segment, at) : undefined;
			if (phrase) found.push(phrase);
		}
		if (tag === Tag.Noun && formsOf(tokens, token) & (Form.CueNoun | Form.CueNounOf)) {
			const phrase = nounCue(tokens, segment, at);
			if (phrase) found.push(phrase);
		}
		if (tag === Tag.Adjective && formsOf(tokens, token) & Form.CueAdjective) {
			const phrase = adjectiveCue(tokens, segment, at);
			if (phrase) found.push(phrase);
		}
		if (tag === Tag.Adverb && formsOf(tokens, token) & Form.Hearsay) {
			found.push({
				cue: undefined,
				segment,
				words: { from: at, to: at + 1 },
				content: clauseAround(segment, at),
				hidden: true,
			});
		}
		if (tag === Tag.Colon) {
			const phrase = nameColon(tokens, segment, at);
			if (phrase) found.push(phrase);
		}
	}
	if (size > 1 && !found.some(phrase => phrase.content.some(items => items.to >= size))) {
		const phrase = introduction(tokens, segment, size);
		if (phrase) found.push(phrase);
	}
	return found;
}

/** A question asserts nothing: only what is quoted in it is somebody's. */
function isQuestion(tokens: Tokens, segment: Segment, last: number): boolean {
	const token = segment.token[last] as number;
	return token >= 0 && tokens.text[segment.start[last] as number] === '?';
}

const quotesSomething = (phrase: CuePhrase): boolean =>
	phrase.content.some(items => (phrase.segment.quote[items.from] as number) >= 0);

/** Any verb is a cue between a quote that ends in a comma and its speaker: "…," he surmised. */
const ANY_VERB: Cue = {
	lemma: '',
	class: 'speech',
	frames: Frame.Quote | Frame.Invert,
	prepositions: [],
	impersonal: false,
};
