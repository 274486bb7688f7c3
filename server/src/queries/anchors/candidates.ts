import type { Annotation } from '../../annotation/annotation';
import { findLike, findWords, indexWords, readQuote, type WordIndex } from '../../annotation/search';
import { readWords, type Vocabulary } from '../../annotation/words';
import type { Span } from '../../text/span';
import type { OpenArticle } from '../open-article';

/** A place that an annotation may belong to. */
export interface CandidatePlace {
	readonly at: readonly Span[];
	/** Line of its start, counted from 1. */
	readonly line: number;
	readonly before: string;
	readonly words: string;
	readonly after: string;
}

const mostPlaces = 6;
/** In code units. */
const shown = 24;

/**
 * The places of an article where the words of an annotation stand, else those that resemble them, the nearest to where they
 * stood first. Without the place that is proposed already. A quote in several parts has candidates only where each
 * part stands behind the one before it.
 */
export function candidatePlaces(
	{ text, lines }: Pick<OpenArticle, 'text' | 'lines'>,
	{ quote, at }: Pick<Annotation, 'quote' | 'at'>,
	proposed: readonly Span[],
): readonly CandidatePlace[] {
	const vocabulary: Vocabulary = new Map();
	const index = indexWords(readWords(text, vocabulary), vocabulary);
	const expected = proposed[0]?.start ?? at[0]?.start ?? 0;
	const [first, ...others] = quote;
	const places = placesOf(index, first ?? '')
		.filter(span => span.start !== proposed[0]?.start)
		.sort((a, b) => Math.abs(a.start - expected) - Math.abs(b.start - expected));
	const found: CandidatePlace[] = [];
	for (const place of places) {
		const spans = [place];
		for (const part of others) {
			const end = (spans.at(-1) as Span).end;
			const next = placesOf(index, part).find(span => span.start >= end);
			if (next) spans.push(next);
		}
		if (spans.length === quote.length) found.push(describe(text, lines.starts, spans));
		if (found.length === mostPlaces) break;
	}
	return found;
}

/** In the text's order. */
function placesOf(index: WordIndex, part: string): readonly Span[] {
	const words = readQuote(index, part);
	if (words.count === 0) return [];
	const hits = findWords(index, words, 0);
	const found = hits.length > 0 ? hits : findLike(index, words, []).filter(({ score }) => score >= 0.5);
	return found.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
}

function describe(text: string, starts: ArrayLike<number>, at: readonly Span[]): CandidatePlace {
	const [start, end] = [(at[0] as Span).start, (at.at(-1) as Span).end];
	let line = 0;
	while (line < starts.length && (starts[line] as number) <= start) line++;
	return {
		at,
		line,
		before: oneLine(text.slice(Math.max(0, start - shown), start)).replace(/^\S*\s/, ''),
		words: oneLine(at.map(span => text.slice(span.start, span.end)).join(' … ')),
		after: oneLine(text.slice(end, end + shown)).replace(/\s\S*$/, ''),
	};
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
