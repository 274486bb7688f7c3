import type { Article, Sentence, ZoneKind } from '../article/article';
import type { Registry } from '../codebook/codebook';
import type { Span } from '../text/span';
import type { Attribution, Mention, Quote } from './analysis';
import { attributeAnswers } from './attribution/answers';
import type { CuePhrase } from './attribution/cue-phrase';
import { findCuePhrases } from './attribution/cue-phrases';
import { firstStart } from './attribution/first-start';
import { headOf, type Items, isWord } from './attribution/items';
import { makeAttribution } from './attribution/make-attribution';
import { attributePosts } from './attribution/posts';
import { continueSpeeches } from './attribution/running';
import { type Segment, segmentsOf } from './attribution/segments';
import { resolveSources } from './attribution/sources';
import { continueTurns } from './attribution/turns';
import { Form } from './lexicon/english';
import { tokensOf } from './tagging/tokens-of';
import { formsOf, Tag, type Tokens } from './tokens';

/**
 * Who says what in an article: sources, cues and contents as spans, sorted by the first of them.
 * Sources are resolved to actors by the mentions, through pronouns and descriptors too, where `actors` says what these
 * are. Linear in the text's length.
 */
export function findAttributions(
	article: Article,
	quotes: readonly Quote[],
	mentions: readonly Mention[],
	actors: Registry['actors'] = new Map(),
): readonly Attribution[] {
	const tokens = tokensOf(article);
	const found: Attribution[] = [];
	for (const segment of segmentsOf(article, tokens, quotes)) {
		const zone = (article.sentences[segment.sentence] as Sentence).zone;
		if (NOT_REPORTED.has(zone)) continue;
		for (const phrase of findCuePhrases(tokens, segment)) {
			if (zone === 'body' || !isAuthors(tokens, phrase)) found.push(toAttribution(tokens, quotes, phrase));
		}
	}
	const sorted = found.sort((a, b) => firstStart(a) - firstStart(b));
	const spoken = attributePosts(article, attributeAnswers(article, continueTurns(article, sorted)));
	const complete = continueSpeeches(article, quotes, spoken).filter(attribution => attribution.content.length > 0);
	return resolveSources(article, tokens, mentions, actors, complete);
}

/** What is not the article's own: readers' comments, other stories, notices. */
const NOT_REPORTED: ReadonlySet<ZoneKind> = new Set<ZoneKind>(['comment', 'related', 'boilerplate']);

/** "We called it a harbour" in a headline: the author's own voice. */
const isAuthors = (tokens: Tokens, { segment, source }: CuePhrase): boolean =>
	source !== undefined && source.to - source.from === 1 && isWord(tokens, segment, source.from, /^(?:i|we|you)$/iu);

function toAttribution(tokens: Tokens, quotes: readonly Quote[], phrase: CuePhrase): Attribution {
	const { segment } = phrase;
	const source = phrase.source ? [withoutMarkup(tokens.text, spanOf(segment, phrase.source))] : [];
	const content: Span[] = [];
	let quoted = 0;
	let plain = 0;
	for (const items of phrase.content) {
		for (let at = items.from; at < items.to; at++) {
			if ((segment.quote[at] as number) >= 0) quoted++;
			else plain++;
		}
		content.push(withoutMarkup(tokens.text, contentSpan(segment, quotes, items)));
	}
	const vague = phrase.hidden || (phrase.source !== undefined && isVague(tokens, segment, phrase.source));
	return makeAttribution({
		kind: quoted === 0 && phrase.content.length > 0 ? 'indirect' : plain > 0 ? 'mixed' : 'direct',
		source,
		cue: [spanOf(segment, phrase.words)],
		content,
		vague,
		cueClass: phrase.cue?.class,
		mood: phrase.mood,
		nested: phrase.nested || undefined,
	});
}

const spanOf = (segment: Segment, items: Items): Span => ({
	start: segment.start[items.from] as number,
	end: segment.end[items.to - 1] as number,
});

/** A span without the marks of Markdown at its ends: "**Okafor", "## Lind". */
function withoutMarkup(text: string, { start, end }: Span): Span {
	let from = start;
	let to = end;
	while (from < to && MARKUP.test(text[from] as string)) from++;
	while (to > from && MARKUP.test(text[to - 1] as string)) to--;
	return from < to ? { start: from, end: to } : { start, end };
}

const MARKUP = /[*_#>\s]/u;

/** A content that is nothing but a quote is the whole quote, over all its sentences. */
function contentSpan(segment: Segment, quotes: readonly Quote[], items: Items): Span {
	const span = spanOf(segment, items);
	const first = segment.quote[items.from] as number;
	const last = segment.quote[items.to - 1] as number;
	return {
		start: first >= 0 ? (quotes[first] as Quote).start : span.start,
		end: last >= 0 ? (quotes[last] as Quote).end : span.end,
	};
}

/** "Officials", "critics", "some": heads that name nobody, unless a name stands in apposition. */
/** "A person familiar with the matter", "two people close to the mayor", "somebody with knowledge of the talks". */
const isUnnamed = (tokens: Tokens, segment: Segment, head: number): boolean =>
	isWord(tokens, segment, head, ANYONE) &&
	(isWord(tokens, segment, head + 1, /^(?:familiar|close|briefed|involved)$/iu) ||
		(isWord(tokens, segment, head + 1, /^with$/iu) && isWord(tokens, segment, head + 2, /^(?:knowledge|direct)$/iu)));

const ANYONE = /^(?:person|persons|people|individuals?|man|woman|somebody|someone|member|members|one|those)$/iu;

function isVague(tokens: Tokens, segment: Segment, source: Items): boolean {
	const head = headOf(segment, source);
	const token = segment.token[head] as number;
	if (isUnnamed(tokens, segment, head)) return true;
	if (token < 0 || !(formsOf(tokens, token) & Form.VagueNoun) || segment.tag[head] === Tag.Proper) return false;
	// "Reports suggest" hides who reports; "the ministry's reports" does not.
	if (formsOf(tokens, token) & Form.Document && source.to - source.from > 1) return false;
	// "Lind and his supporters", "she and her aides" have somebody in them.
	for (let at = source.from; at < head; at++) {
		const known = segment.tag[at] === Tag.Proper || segment.tag[at] === Tag.Pronoun;
		if (known && segment.tag[at + 1] === Tag.Conjunction) return false;
	}
	for (let at = head + 1; at < source.to; at++) {
		if (segment.tag[at] === Tag.Comma && segment.tag[at + 1] === Tag.Proper) return false;
	}
	return true;
}
