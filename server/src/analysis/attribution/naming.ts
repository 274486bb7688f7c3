import type { Cue } from '../lexicon/english';
import { Tag, type Tokens, wordOf } from '../tokens';
import { type Items, isHead, isWord, opensPhrase } from './items';
import { nounPhraseAfter } from './phrases';
import { quoteAfter, quotesFrom } from './quoted';
import { isQuoteTag, type Segment } from './segments';
import type { VerbCue } from './verb-cue';

/** Whether the object is followed by what the verb says of it: "called him a liar", "described it as", "accused her of". */
export function hasComplement(tokens: Tokens, segment: Segment, cue: Cue, from: number, limit: number): boolean {
	if (segment.tag[from] === Tag.Pronoun && from + 1 >= limit) return false;
	if (cue.complement !== 'any') {
		for (let at = from; at < limit && at < from + 16; at++) {
			const token = segment.token[at] as number;
			const tag = segment.tag[at] as number;
			if (tag === Tag.Finite || tag === Tag.Semicolon) return false;
			if (tag !== Tag.To && token >= 0 && wordOf(tokens, token) === cue.complement) return true;
		}
		return false;
	}
	// "Called this a defeat".
	const demonstrative = isWord(tokens, segment, from, /^(?:this|that|these|those)$/iu);
	if (demonstrative && from + 1 < limit && segment.tag[from + 1] === Tag.Determiner) return true;
	// "Called what she saw “terrible”".
	if (segment.tag[from] === Tag.Wh) return quoteAfter(segment, from, Math.min(limit, from + 12), false) !== undefined;
	const phrase =
		segment.tag[from] === Tag.Pronoun ? { from, to: from + 1 } : nounPhraseAfter(tokens, segment, from, false);
	// "Called this “a farce”".
	if (!phrase)
		return segment.tag[from] === Tag.Determiner && from + 1 < limit && isQuoteTag(segment.tag[from + 1] as number);
	for (let at = phrase.from; at < phrase.to; at++) if (isQuoteTag(segment.tag[at] as number)) return true;
	const next = phrase.to < limit ? (segment.tag[phrase.to] as number) : Tag.Stop;
	// "Called it misleading".
	if (segment.tag[from] === Tag.Pronoun && NAMES.has(next)) return true;
	// "Called the squabble unusual": the adjective stands behind its noun.
	if (
		phrase.to - phrase.from > 2 &&
		segment.tag[phrase.to - 1] === Tag.Adjective &&
		isHead(segment.tag[phrase.to - 2] as number)
	)
		return true;
	// "Called those who stayed “fools”".
	if (QUALIFIES.has(next)) return quoteAfter(segment, phrase.to, Math.min(limit, phrase.to + 20), false) !== undefined;
	// "Called Lind, his rival in the race, a “co-founder”".
	if (next === Tag.Comma) return isSetOffName(segment, phrase.to, limit);
	return opensPhrase(next) || isQuoteTag(next);
}

const NAMES: ReadonlySet<number> = new Set([Tag.Ing, Tag.Participle, Tag.Adjective, Tag.Noun]);

/** "The plans to open it", "those who stayed", "the talk of it": what can stand between a thing and what it is called. */
const QUALIFIES: ReadonlySet<number> = new Set([Tag.Wh, Tag.Ing, Tag.That, Tag.To, Tag.Preposition, Tag.Participle]);

/** Whether the comma at an item sets off what describes a name, and what it is called stands behind the second one. */
function isSetOffName(segment: Segment, comma: number, limit: number): boolean {
	for (let at = comma + 1; at + 1 < limit && at < comma + MOST_SET_OFF; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Semicolon || tag === Tag.Dash) return false;
		if (tag !== Tag.Comma) continue;
		const behind = segment.tag[at + 1] as number;
		return behind === Tag.Determiner || isQuoteTag(behind);
	}
	return false;
}

/** In items: "a former pilot who was twice fined as a young woman". */
const MOST_SET_OFF = 25;

/**
 * What something is named, where "what", "which" or "whom" stands in front of who names it: "in what officials called a
 * crime", "which he described as “an open door”", "whom she calls unfit".
 */
export function namedBefore(verb: VerbCue, next: number, limit: number): Items | undefined {
	const { tokens, segment, cue, source, relative } = verb;
	if (relative || segment.tag[source.from - 1] !== Tag.Wh) return undefined;
	let from = next;
	if (cue.complement !== 'any') {
		if (!isWord(tokens, segment, next, /^as$/iu)) return undefined;
		from++;
		// "Describes as having a temper".
		if (segment.tag[from] === Tag.Ing || isWord(tokens, segment, from, /^(?:having|being)$/iu))
			return { from, to: limit };
	}
	if (from >= limit) return undefined;
	if (isQuoteTag(segment.tag[from] as number)) return { from, to: quotesFrom(segment, from, limit) };
	const name = nounPhraseAfter(tokens, segment, from, false);
	// "A coalescing of “moderate” forces".
	return name && { from, to: quotesFrom(segment, name.to, limit) };
}
