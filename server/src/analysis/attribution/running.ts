import type { Article } from '../../article/article';
import { firstNot } from '../../text/first-not';
import type { Span } from '../../text/span';
import type { Attribution, Quote } from '../analysis';
import { makeAttribution } from './make-attribution';

/**
 * Gives quotes with no cue of their own to whoever is speaking: the speech that went on from the paragraph before,
 * the speaker of the same paragraph, or, where a paragraph is nothing but a quote, the last one who spoke.
 * Attributions must be sorted by start; returned in the same order, some with more content.
 */
export function continueSpeeches(
	article: Article,
	quotes: readonly Quote[],
	attributions: readonly Attribution[],
): readonly Attribution[] {
	const owners = ownersOf(quotes, attributions);
	const speakers = speakersByParagraph(article, attributions);
	const more = new Map<number, Span[]>();
	let paragraph = 0;
	let previous: number | undefined;
	let previousParagraph = -1;
	let carried: number | undefined;
	for (let index = 0; index < quotes.length; index++) {
		const quote = quotes[index] as Quote;
		if (quote.depth > 0) continue;
		while (
			paragraph + 1 < article.paragraphs.length &&
			(article.paragraphs[paragraph + 1] as Span).start <= quote.start
		)
			paragraph++;
		let owner = owners[index] as number;
		if (owner < 0) {
			const within = article.paragraphs[paragraph] as Span;
			const standing = isSentence(article.text, quote, within);
			const here = speakers[paragraph];
			let candidate: number | undefined;
			const introduced = introducer(
				article.text,
				quote,
				speakers[paragraph - 1] ?? speakers[paragraph - 2],
				attributions,
			);
			if (carried !== undefined) candidate = carried;
			else if (introduced !== undefined) candidate = introduced;
			else if (standing && (quote.role === 'speech' || isWholeSentence(article.text, quote))) {
				candidate = nearest(here, attributions, quote);
				if (candidate === undefined && quote.start === within.start && paragraph - previousParagraph <= 1)
					candidate = previous;
				if (candidate === undefined && quote.start === within.start) candidate = lastOf(speakers[paragraph - 1]);
			}
			if (candidate !== undefined) {
				const spans = more.get(candidate);
				if (spans) spans.push({ start: quote.start, end: quote.end });
				else more.set(candidate, [{ start: quote.start, end: quote.end }]);
				owner = candidate;
			}
		}
		carried = quote.continues && owner >= 0 ? owner : undefined;
		if (owner >= 0) {
			previous = owner;
			previousParagraph = paragraph;
		}
	}
	if (more.size === 0) return attributions;
	const continued = attributions.slice();
	for (const [index, spans] of more) {
		const attribution = attributions[index] as Attribution;
		const content = [...attribution.content, ...spans].sort((a, b) => a.start - b.start);
		continued[index] = makeAttribution({ ...attribution, content });
	}
	return continued;
}

/** For each quote the attribution whose content holds it, −1 where none does. */
function ownersOf(quotes: readonly Quote[], attributions: readonly Attribution[]): Int32Array {
	const owners = new Int32Array(quotes.length).fill(-1);
	const spans: [start: number, end: number, owner: number][] = [];
	for (let index = 0; index < attributions.length; index++) {
		const attribution = attributions[index] as Attribution;
		if (attribution.source.length === 0 || attribution.nested) continue;
		for (const span of attribution.content) spans.push([span.start, span.end, index]);
	}
	spans.sort((a, b) => a[0] - b[0]);
	let next = 0;
	// The span that reaches farthest of those begun so far; it holds a quote if any of them does.
	let reach = -1;
	let owner = -1;
	for (let index = 0; index < quotes.length; index++) {
		const quote = quotes[index] as Quote;
		while (next < spans.length && (spans[next] as [number, number, number])[0] <= quote.start) {
			const span = spans[next++] as [number, number, number];
			if (span[1] >= reach) {
				reach = span[1];
				owner = span[2];
			}
		}
		if (reach >= quote.inner.end) owners[index] = owner;
	}
	return owners;
}

/** The attributions with a source by the paragraph that their cue or source stands in. */
function speakersByParagraph(
	article: Article,
	attributions: readonly Attribution[],
): readonly (readonly number[] | undefined)[] {
	const found: (number[] | undefined)[] = new Array(article.paragraphs.length).fill(undefined);
	let paragraph = 0;
	for (let index = 0; index < attributions.length; index++) {
		const attribution = attributions[index] as Attribution;
		const place = attribution.cue[0] ?? attribution.source[0];
		if (
			!place ||
			attribution.source.length === 0 ||
			attribution.nested ||
			attribution.mood ||
			attribution.cueClass === 'belief' ||
			attribution.cueClass === 'attitude'
		)
			continue;
		while (paragraph > 0 && (article.paragraphs[paragraph] as Span).start > place.start) paragraph--;
		while (
			paragraph + 1 < article.paragraphs.length &&
			(article.paragraphs[paragraph + 1] as Span).start <= place.start
		)
			paragraph++;
		const list = found[paragraph];
		if (list) list.push(index);
		else found[paragraph] = [index];
	}
	return found;
}

/** The attribution of a sentence that ends in a colon right before the quote. */
function introducer(
	text: string,
	quote: Quote,
	before: readonly number[] | undefined,
	attributions: readonly Attribution[],
): number | undefined {
	let at = quote.start - 1;
	while (at > 0 && /\s/u.test(text[at] as string)) at--;
	if (text[at] !== ':') return undefined;
	const empty = before?.filter(index => (attributions[index] as Attribution).content.length === 0);
	return empty?.at(-1) ?? before?.at(-1);
}

/** The nearest direct speech before the quote in its paragraph, else any attribution before it, else the first behind it. */
function nearest(
	here: readonly number[] | undefined,
	attributions: readonly Attribution[],
	quote: Quote,
): number | undefined {
	if (!here) return undefined;
	const behind = firstBehind(here, attributions, quote.start);
	let any: number | undefined;
	for (let at = behind - 1; at >= 0 && at >= behind - WINDOW; at--) {
		const index = here[at] as number;
		const attribution = attributions[index] as Attribution;
		if (isInside(attribution, quote)) continue;
		if (attribution.kind !== 'indirect') return index;
		any ??= index;
	}
	if (any !== undefined) return any;
	const limit = Math.min(here.length, behind + WINDOW);
	for (let at = behind; at < limit; at++) {
		if (!isInside(attributions[here[at] as number] as Attribution, quote)) return here[at];
	}
	return undefined;
}

/** More attributions than this between a quote and its speaker are not looked at. */
const WINDOW = 60;

/** The place in the list of the first attribution whose cue stands behind an offset. */
function firstBehind(here: readonly number[], attributions: readonly Attribution[], offset: number): number {
	return firstNot(here.length, at => placeOf(attributions[here[at] as number] as Attribution) < offset);
}

const placeOf = (attribution: Attribution): number => (attribution.cue[0] ?? (attribution.source[0] as Span)).start;

const isInside = (attribution: Attribution, quote: Quote): boolean =>
	attribution.cue.some(span => quote.start <= span.start && span.end <= quote.end);

const lastOf = (list: readonly number[] | undefined): number | undefined => list?.at(-1);

/** “Big time.”: short, but with the mark that ends a sentence inside. */
const isWholeSentence = (text: string, quote: Quote): boolean => /[.?!…]/u.test(text[quote.inner.end - 1] as string);

/** Whether the quote opens its paragraph or follows the end of a sentence or a colon. */
function isSentence(text: string, quote: Quote, paragraph: Span): boolean {
	let at = quote.start - 1;
	while (at >= paragraph.start && /\s/u.test(text[at] as string)) at--;
	if (at < paragraph.start) return true;
	return /[.?!:…”"’'\])]/u.test(text[at] as string);
}
