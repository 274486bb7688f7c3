import type { Article } from '../article/article';
import { contains, type Span } from '../text/span';
import type { Attribution, Mention, Quote } from './analysis';
import type { CuePhrase } from './attribution/cue-phrase';
import { findCuePhrases } from './attribution/cue-phrases';
import { anyForm, type Items } from './attribution/phrases';
import { continueSpeeches } from './attribution/running';
import { type Segment, segmentsOf } from './attribution/segments';
import { Form } from './lexicon/english';
import { type Tokens, tokensOf } from './tokens';

/**
 * Who says what in an article: sources, cues and contents as spans, sorted by the first of them.
 * Sources are resolved to the actor of a mention inside them.
 */
export function findAttributions(
	article: Article,
	quotes: readonly Quote[],
	mentions: readonly Mention[],
): readonly Attribution[] {
	const tokens = tokensOf(article);
	const found: Attribution[] = [];
	for (const segment of segmentsOf(article, tokens, quotes)) {
		for (const phrase of findCuePhrases(tokens, segment)) found.push(toAttribution(tokens, quotes, mentions, phrase));
	}
	const sorted = found.sort((a, b) => firstStart(a) - firstStart(b));
	return continueSpeeches(article, quotes, sorted).filter(attribution => attribution.content.length > 0);
}

const firstStart = (attribution: Attribution): number =>
	Math.min(...[...attribution.source, ...attribution.cue, ...attribution.content].map(span => span.start));

function toAttribution(
	tokens: Tokens,
	quotes: readonly Quote[],
	mentions: readonly Mention[],
	phrase: CuePhrase,
): Attribution {
	const { segment } = phrase;
	const source = phrase.source ? [spanOf(segment, phrase.source)] : [];
	const content: Span[] = [];
	let quoted = 0;
	let plain = 0;
	for (const items of phrase.content) {
		for (let at = items.from; at < items.to; at++) {
			if ((segment.quote[at] as number) >= 0) quoted++;
			else plain++;
		}
		content.push(contentSpan(segment, quotes, items));
	}
	const vague = phrase.hidden || (phrase.source !== undefined && isVague(tokens, segment, phrase.source));
	const actor = source.length > 0 ? mentions.find(mention => contains(source[0] as Span, mention))?.actor : undefined;
	return {
		kind: quoted === 0 ? 'indirect' : plain > 2 ? 'mixed' : 'direct',
		source,
		cue: [spanOf(segment, phrase.words)],
		content,
		vague,
		cueClass: phrase.cue?.class,
		actor,
	};
}

const spanOf = (segment: Segment, items: Items): Span => ({
	start: segment.start[items.from] as number,
	end: segment.end[items.to - 1] as number,
});

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

function isVague(tokens: Tokens, segment: Segment, source: Items): boolean {
	for (let at = source.from; at < source.to; at++) {
		const token = segment.token[at] as number;
		if (token >= 0 && tokens.capital[token] === 1 && at > 0) return false;
	}
	return anyForm(tokens, segment, source, Form.VagueNoun);
}
