import { Form } from '../lexicon/english';
import { formsOf, Tag, type Tokens } from '../tokens';
import { type Items, isHead, isTime, isVerbTag, isWord, opensPhrase } from './items';
import { isClitic, nounPhraseAfter } from './phrases';
import { QUOTE_SPEECH, type Segment } from './segments';

/** In items: no description of a speaker is longer. */
const REACH = 60;

/**
 * The speaker who begins at item `from`, behind a verb of saying, with all that says who it is: "said Lind, a farmer who owns
 * the pier and sits on the council", but not when, where or how it was said: ", speaking in Derry", ", as he left".
 */
export function introducedSpeaker(tokens: Tokens, segment: Segment, from: number): Items | undefined {
	const phrase = nounPhraseAfter(tokens, segment, from, false);
	if (!phrase) return undefined;
	const limit = Math.min(segment.tag.length, from + REACH);
	let at = phrase.to;
	let relative = false;
	let brackets = 0;
	while (at < limit && !isLastStop(segment, at)) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Semicolon || tag === Tag.Colon || tag === Tag.Dash) break;
		if (tag === QUOTE_SPEECH && !isTitle(tokens, segment, at)) break;
		if (tag === Tag.OpenBracket) brackets++;
		if (tag === Tag.CloseBracket && --brackets < 0) break;
		if (tag === Tag.Comma) {
			if (relative && isSecondVerb(segment, at + 1)) at += 2;
			else if (isRelative(tokens, segment, at + 1)) {
				relative = true;
				at += 2;
			} else if (describes(tokens, segment, at + 1, limit)) {
				relative = false;
				at++;
			} else break;
		} else if (isRelative(tokens, segment, at)) {
			relative = true;
			at++;
		} else if (relative || continues(tokens, segment, at)) at++;
		else break;
	}
	return { from, to: at };
}

const isLastStop = (segment: Segment, at: number): boolean =>
	segment.tag[at] === Tag.Stop && (at + 1 >= segment.tag.length || (segment.tag[at + 1] as number) >= QUOTE_SPEECH);

/** "The author of “The Pier.”": a title whose mark makes it look like speech. */
const isTitle = (tokens: Tokens, segment: Segment, at: number): boolean => isWord(tokens, segment, at - 1, /^of$/iu);

/** "Who", "which", "that" behind the noun that they tell more of. */
function isRelative(tokens: Tokens, segment: Segment, at: number): boolean {
	if (isWord(tokens, segment, at, /^(?:who|whose|whom|which)$/iu)) return true;
	const before = segment.tag[at - 1] as number;
	return segment.tag[at] === Tag.That && before === Tag.Noun && isVerbTag(segment.tag[at + 1] ?? Tag.Stop);
}

/** "…, who helped to found it, and wrote its history". */
const isSecondVerb = (segment: Segment, at: number): boolean =>
	segment.tag[at] === Tag.Conjunction && isVerbTag(segment.tag[at + 1] ?? Tag.Stop);

/** Whether what a comma sets off from item `first` on tells who somebody is. */
function describes(tokens: Tokens, segment: Segment, first: number, limit: number): boolean {
	if (first >= limit) return false;
	const tag = segment.tag[first] as number;
	if (tag === Tag.Preposition) return isWord(tokens, segment, first, /^(?:of|from|including|like)$/iu);
	const noun = tag === Tag.Conjunction || tag === Tag.Adverb ? first + 1 : first;
	const opening = segment.tag[noun] ?? Tag.Stop;
	if (!opensPhrase(opening) || opening === Tag.Pronoun) return false;
	// "According to the council, 46 percent of the voters": a count begins something else, an age does not.
	const counted = opening === Tag.Number && !isWord(tokens, segment, noun + 1, /^of$/iu);
	if (counted && segment.tag[noun + 1] !== Tag.Comma && !isLastStop(segment, noun + 1)) return false;
	// "According to Lind, Harbour probing showed": the next clause begins with what is done.
	if (opening === Tag.Proper && segment.tag[noun + 1] === Tag.Ing) return false;
	for (let at = noun; at < limit; at++) {
		const next = segment.tag[at] as number;
		if (next === Tag.Comma || next >= QUOTE_SPEECH || isRelative(tokens, segment, at) || isLastStop(segment, at))
			return true;
		if (isVerb(tokens, segment, at)) return false;
	}
	return true;
}

/** A verb that is no noun as well: "construction trades", "the school of information studies". */
const isVerb = (tokens: Tokens, segment: Segment, at: number): boolean =>
	isVerbTag(segment.tag[at] as number) &&
	!(segment.tag[at] === Tag.Finite && formsOf(tokens, segment.token[at] ?? 0) & Form.Noun);

/** Whether a word goes on with the description that stands before it, where no comma parts them. */
function continues(tokens: Tokens, segment: Segment, at: number): boolean {
	const tag = segment.tag[at] as number;
	const before = segment.tag[at - 1] as number;
	switch (tag) {
		case Tag.Preposition:
			return !isSetting(tokens, segment, at);
		case Tag.Ing:
		case Tag.To:
			return before !== Tag.Proper;
		case Tag.Base:
			return before === Tag.To;
		case Tag.Adverb:
			return before === Tag.Determiner;
		case Tag.Subordinator:
		case Tag.That:
		case Tag.Wh:
			return false;
		case Tag.Pronoun:
		case Tag.Possessive:
		case Tag.Determiner:
			return !isHead(before) || isClitic(tokens, segment, at);
		case Tag.Finite:
			return isReduced(tokens, segment, at) || !isVerb(tokens, segment, at);
		case Tag.Conjunction:
			return opensPhrase(segment.tag[at + 1] ?? Tag.Stop) && !clauseFollows(tokens, segment, at + 1);
		default:
			return !isVerb(tokens, segment, at);
	}
}

/** "A memo released on Friday", "a lawsuit filed in Derry": a past form that is a participle as well, right behind its noun. */
const isReduced = (tokens: Tokens, segment: Segment, at: number): boolean =>
	segment.tag[at - 1] === Tag.Noun &&
	(formsOf(tokens, segment.token[at] as number) & Form.Participle) !== 0 &&
	(segment.tag[at + 1] === Tag.Preposition || isTime(formsOf(tokens, segment.token[at + 1] ?? 0)));

function clauseFollows(tokens: Tokens, segment: Segment, from: number): boolean {
	const phrase = nounPhraseAfter(tokens, segment, from, false);
	return phrase !== undefined && phrase.to < segment.tag.length && isVerb(tokens, segment, phrase.to);
}

/** "Said Lind on Tuesday", "said Lind during the talks". */
function isSetting(tokens: Tokens, segment: Segment, at: number): boolean {
	if (isWord(tokens, segment, at, /^(?:during|after|before|since|until|when|while|about)$/iu)) return true;
	if (isWord(tokens, segment, at, /^as$/iu)) return segment.tag[at - 1] !== Tag.Participle;
	const phrase = nounPhraseAfter(tokens, segment, at + 1, false);
	const last = phrase ? (segment.token[phrase.to - 1] as number) : -1;
	return last >= 0 && isTime(formsOf(tokens, last));
}
