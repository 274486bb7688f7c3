import type { Article } from '../article/article';
import type { Span } from '../text/span';
import type { Quote } from './analysis';
import { Tag, type Tokens } from './tokens';

/** Tags of collapsed quotes, beside those of words. */
export const QUOTE_SPEECH = 40;
export const QUOTE_OTHER = 41;

/**
 * A sentence as its narrator's own words, each quote in it collapsed to one item; or the words inside one quote of a
 * sentence, nested quotes collapsed. Items are parallel arrays.
 */
export interface Segment {
	/** Number of the sentence in the article. */
	readonly sentence: number;
	/** Token of each item, −1 for a collapsed quote. */
	readonly token: readonly number[];
	readonly tag: readonly number[];
	readonly start: readonly number[];
	readonly end: readonly number[];
	/** Number of the quote that an item stands for, −1 for words. */
	readonly quote: readonly number[];
	/** The quote whose inside this is, −1 for the narrator's words. */
	readonly inside: number;
}

/** The segments of all sentences, in order: a sentence's own words first, then the insides of its quotes. */
export function segmentsOf(article: Article, tokens: Tokens, quotes: readonly Quote[]): readonly Segment[] {
	const segments: Segment[] = [];
	let firstQuote = 0;
	for (let sentence = 0; sentence < article.sentences.length; sentence++) {
		const span = article.sentences[sentence] as Span;
		while (
			firstQuote < quotes.length &&
			(quotes[firstQuote] as Quote).depth === 0 &&
			(quotes[firstQuote] as Quote).end <= span.start
		) {
			firstQuote++;
			while (firstQuote < quotes.length && (quotes[firstQuote] as Quote).depth > 0) firstQuote++;
		}
		const from = tokens.firstOf[sentence] as number;
		const to = tokens.firstOf[sentence + 1] as number;
		collect(tokens, quotes, sentence, from, to, firstQuote, 0, -1, segments);
	}
	return segments;
}

/** Collapses the quotes of one depth between two tokens, then goes into each of them. */
function collect(
	tokens: Tokens,
	quotes: readonly Quote[],
	sentence: number,
	from: number,
	to: number,
	firstQuote: number,
	depth: number,
	inside: number,
	out: Segment[],
): void {
	const segment = {
		sentence,
		token: [] as number[],
		tag: [] as number[],
		start: [] as number[],
		end: [] as number[],
		quote: [] as number[],
		inside,
	};
	const inner: [from: number, to: number, quote: number][] = [];
	let next = firstQuote;
	let at = from;
	while (at < to) {
		const start = tokens.start[at] as number;
		while (next < quotes.length && ((quotes[next] as Quote).depth !== depth || (quotes[next] as Quote).end <= start)) {
			if ((quotes[next] as Quote).start > (tokens.end[to - 1] as number)) break;
			next++;
		}
		const quote = quotes[next];
		if (quote && quote.depth === depth && quote.start <= start && start < quote.end) {
			const first = at;
			while (at < to && (tokens.start[at] as number) < quote.end) at++;
			segment.token.push(-1);
			segment.tag.push(quote.role === 'speech' ? QUOTE_SPEECH : QUOTE_OTHER);
			segment.start.push(start);
			segment.end.push(Math.min(quote.end, tokens.end[at - 1] as number));
			segment.quote.push(next);
			inner.push([first, at, next]);
			continue;
		}
		segment.token.push(at);
		segment.tag.push(tokens.tag[at] as number);
		segment.start.push(start);
		segment.end.push(tokens.end[at] as number);
		segment.quote.push(-1);
		at++;
	}
	out.push(segment);
	if (depth >= 3) return;
	for (const [first, last, quote] of inner) {
		let low = first;
		let high = last;
		while (low < high && tokens.tag[low] === Tag.QuoteMark) low++;
		while (high > low && tokens.tag[high - 1] === Tag.QuoteMark) high--;
		if (high - low >= 3) collect(tokens, quotes, sentence, low, high, quote + 1, depth + 1, quote, out);
	}
}
