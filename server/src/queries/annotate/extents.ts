import { candidatesOf } from '../../analysis/candidates-of';
import { byPosition, contains, overlaps, type Span, touches } from '../../text/span';
import type { OpenArticle } from '../open-article';

export type ExtentKind = 'word' | 'mention' | 'quote' | 'clause' | 'sentence' | 'paragraph';

/** A stretch of an article that a person could mean by pointing at a place in it. */
export interface Extent extends Span {
	readonly kind: ExtentKind;
}

/**
 * What a cursor or a selection stands in, from the word to the paragraph, the smallest first: each extent holds the one
 * before it. An empty span is a cursor, which also touches what ends or begins there.
 */
export function extentsAt({ analysis, text }: Pick<OpenArticle, 'analysis' | 'text'>, at: Span): readonly Extent[] {
	const { article, mentions, quotes, attributions } = analysis;
	const holds = (span: Span) => (at.start === at.end ? touches(span, at.start) : contains(span, at));
	const found: Extent[] = [];
	const add = (kind: ExtentKind, { start, end }: Span) => {
		if (end > start && holds({ start, end })) found.push({ kind, start, end });
	};
	const word = wordAt(text, at.start);
	if (word) add('word', word);
	for (const mention of mentions) add('mention', mention);
	for (const candidate of candidatesOf(analysis)) add('mention', candidate);
	// “…,” said X: the comma is not theirs.
	const said = quotes.map(({ inner }) => ({ start: inner.start, end: endBefore(text, inner, /[\s,]/) }));
	for (const quote of [...said, ...quotes]) add('quote', quote);
	for (const sentence of article.sentences) {
		if (!overlaps(sentence, widened(at))) continue;
		// A sentence that ends in a quote goes as far as the quote's words do, so that the quote holds it.
		const quote = said.find(words => holds(words) && overlaps(words, sentence) && !contains(sentence, words));
		const whole = quote ? within(sentence, quote) : sentence;
		add('sentence', whole);
		for (const clause of clausesOf(text, whole)) add('clause', clause);
	}
	for (const part of attributions.flatMap(({ content }) => content)) {
		if (!holds(part)) continue;
		add('clause', part);
		for (const clause of clausesOf(text, part)) add('clause', clause);
	}
	for (const paragraph of article.paragraphs) add('paragraph', paragraph);
	return nested(found, at);
}

/** A selection without the blanks around it; undefined where it is nothing but blanks. */
export function trimmed(text: string, { start, end }: Span): Span | undefined {
	let from = start;
	while (from < end && /\s/.test(text[from] ?? '')) from++;
	const to = endBefore(text, { start: from, end }, /\s/);
	return from < to ? { start: from, end: to } : undefined;
}

/** The end of a span without the characters of a kind at its end; its start where there are no others. */
function endBefore(text: string, { start, end }: Span, dropped: RegExp): number {
	let to = end;
	while (to > start && dropped.test(text[to - 1] ?? '')) to--;
	return to;
}

const order: readonly ExtentKind[] = ['word', 'mention', 'quote', 'clause', 'sentence', 'paragraph'];

/** The extents as a chain; of two equal ones the smaller kind stays. Of a cursor between two, the one behind it. */
function nested(found: readonly Extent[], at: Span): readonly Extent[] {
	const sorted = [...found].sort(
		(a, b) => a.end - a.start - (b.end - b.start) || order.indexOf(a.kind) - order.indexOf(b.kind) || byPosition(b, a),
	);
	const chain: Extent[] = [];
	for (const extent of sorted) {
		const last: Span = chain.at(-1) ?? at;
		const grows = chain.length === 0 || extent.end - extent.start > last.end - last.start;
		if (grows && contains(extent, last)) chain.push(extent);
	}
	return chain;
}

/** The word at an offset or, where none is, the one that ends there. */
function wordAt(text: string, offset: number): Span | undefined {
	let start = offset;
	let end = offset;
	while (start > 0 && isWord(text, start - 1)) start--;
	while (end < text.length && isWord(text, end)) end++;
	while (start < end && /['’-]/.test(text[start] ?? '')) start++;
	end = endBefore(text, { start, end }, /['’-]/);
	return start < end ? { start, end } : undefined;
}

/** Surrogates count as letters: no emoji or rare letter is ever cut in two. */
const isWord = (text: string, at: number): boolean => /[\p{L}\p{M}\p{N}\p{Cs}_'’-]/u.test(text[at] ?? ' ');
const within = (span: Span, outer: Span): Span => ({
	start: Math.max(span.start, outer.start),
	end: Math.min(span.end, outer.end),
});
const widened = ({ start, end }: Span): Span => ({ start: start - 1, end: end + 1 });

/** Where a clause can end: a semicolon, a colon or a dash with blanks, or a comma before a word that opens a clause. */
const boundary =
	/[;:](?=\s)|\s[–—-](?=\s)|—|,(?=\s(?:and|but|or|while|whereas|although|though|because|since|which|who|whom|whose|where|when|after|before|as|so|if|unless|until|yet|nor)\s)/g;
/** What does not belong to a clause at its edges. */
const lead = /^(?:[\s,;:–—-]|(?:and|but|or|that|so|yet|nor)\s)+/;
const tail = /[\s,;:–—-]/;

/** A sentence at its clause boundaries, as far as punctuation shows them. The whole where it shows none. */
function clausesOf(text: string, sentence: Span): readonly Span[] {
	const words = text.slice(sentence.start, sentence.end);
	const cuts = [...words.matchAll(boundary)].map(({ index }) => index);
	const clauses: Span[] = [];
	for (const [k, from] of [0, ...cuts].entries()) {
		const part = words.slice(from, cuts[k] ?? words.length);
		const start = sentence.start + from + part.length - part.replace(lead, '').length;
		const end = endBefore(text, { start, end: sentence.start + from + part.length }, tail);
		if (end > start) clauses.push({ start, end });
	}
	return clauses;
}
