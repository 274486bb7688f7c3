import type { Article } from '../../article/article';
import type { Span } from '../../text/span';
import type { Quote } from '../analysis';
import { isNamed, isProgramme } from '../quotes';
import { Tag, type Tokens } from '../tokens';

/** Tags of collapsed quotes, beside those of words. */
export const QUOTE_SPEECH = 40;
export const QUOTE_OTHER = 41;

/** Whether an item is a collapsed quote, by its tag. */
export const isQuoteTag = (tag: number): boolean => tag >= QUOTE_SPEECH;

/**
 * A sentence in its narrator's own words, each quote in it collapsed to one item. Items are parallel arrays.
 * What is said inside a quote is its speaker's business: no attributions are looked for there.
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
}

/** The segments of the article at hand, which attributions and judgements both read. */
let latest:
	| { readonly tokens: Tokens; readonly quotes: readonly Quote[]; readonly segments: readonly Segment[] }
	| undefined;

/** The segments of all sentences, in order; not worked out again for the same words and quotes. */
export function segmentsOf(article: Article, tokens: Tokens, quotes: readonly Quote[]): readonly Segment[] {
	if (latest?.tokens === tokens && latest.quotes === quotes) return latest.segments;
	const segments = collect(article, tokens, quotes);
	latest = { tokens, quotes, segments };
	return segments;
}

function collect(article: Article, tokens: Tokens, quotes: readonly Quote[]): readonly Segment[] {
	const segments: Segment[] = [];
	let next = 0;
	for (let sentence = 0; sentence < article.sentences.length; sentence++) {
		const span = article.sentences[sentence] as Span;
		while (next < quotes.length && ((quotes[next] as Quote).depth > 0 || (quotes[next] as Quote).end <= span.start))
			next++;
		segments.push(segmentOf(tokens, quotes, sentence, next));
	}
	return segments;
}

function segmentOf(tokens: Tokens, quotes: readonly Quote[], sentence: number, firstQuote: number): Segment {
	const to = tokens.firstOf[sentence + 1] as number;
	let next = firstQuote;
	let at = tokens.firstOf[sentence] as number;
	// As large as they can get: a list that grows is copied again and again.
	const token = new Array<number>(to - at);
	const tag = new Array<number>(to - at);
	const starts = new Array<number>(to - at);
	const ends = new Array<number>(to - at);
	const quoteOf = new Array<number>(to - at);
	let count = 0;
	while (at < to) {
		const start = tokens.start[at] as number;
		while (next < quotes.length && ((quotes[next] as Quote).depth > 0 || (quotes[next] as Quote).end <= start)) next++;
		const quote = quotes[next];
		if (quote && quote.start <= start) {
			while (at < to && (tokens.start[at] as number) < quote.end) at++;
			token[count] = -1;
			const speech = isSpeech(tokens.text, quote);
			tag[count] = speech ? QUOTE_SPEECH : QUOTE_OTHER;
			starts[count] = start;
			const end = Math.min(quote.end, tokens.end[at - 1] as number);
			ends[count] = end;
			quoteOf[count++] = next;
			// “On “Sunday Live,” Lind said”: the comma inside the marks of a title is the sentence’s; it is put at the closing mark.
			if (!speech && end === quote.end && tokens.text[quote.inner.end - 1] === ',' && count < token.length) {
				token[count] = -1;
				tag[count] = Tag.Comma;
				starts[count] = end - 1;
				ends[count] = end;
				quoteOf[count++] = -1;
			}
		} else if (isEmphasis(tokens, at)) at++;
		else {
			token[count] = at;
			tag[count] = tokens.tag[at] as number;
			starts[count] = start;
			ends[count] = tokens.end[at++] as number;
			quoteOf[count++] = -1;
		}
	}
	if (count < token.length) for (const list of [token, tag, starts, ends, quoteOf]) list.length = count;
	return { sentence, token, tag, start: starts, end: ends, quote: quoteOf };
}

/** A comma inside the marks is the mark of speech ("…," he said), but not of names: "a play called “Brokers,”". */
const isSpeech = (text: string, { role, start, inner }: Quote): boolean =>
	role === 'speech' || (text[inner.end - 1] === ',' && !isNamed(text, start) && !isProgramme(text, start, inner));

/** The marks around Markdown's bold and italic words, which are no words of the sentence. */
function isEmphasis(tokens: Tokens, at: number): boolean {
	const code = tokens.text.charCodeAt(tokens.start[at] as number);
	return code === 0x2a || (code === 0x5f && (tokens.end[at] as number) - (tokens.start[at] as number) === 1);
}
