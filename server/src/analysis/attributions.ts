import type { Article } from '../article/article';
import { contains, type Span, spansIn } from '../text/span';
import type { Attribution, Mention, Quote } from './analysis';

const CUE =
	/\b(?:has|have|had)?\s?\b(?:said|says|say|told|tells|added|argued|argues|claimed|insisted|warned|wrote|writes|noted|announced|explained|tweeted|admitted|reported|according to)\b/gu;

/**
 * Who says what in an article. Attributions are sorted by their first span.
 * Sources are resolved to the actor of a mention inside them.
 */
export function findAttributions(
	article: Article,
	quotes: readonly Quote[],
	mentions: readonly Mention[],
): readonly Attribution[] {
	const { text } = article;
	const found: Attribution[] = [];
	const outer = quotes.filter(quote => quote.depth === 0);
	for (const sentence of article.sentences) {
		const within = text.slice(sentence.start, sentence.end);
		for (const match of within.matchAll(CUE)) {
			const start = sentence.start + match.index + (match[0].length - match[0].trimStart().length);
			const cue = { start, end: sentence.start + match.index + match[0].length };
			if (outer.some(quote => contains(quote, cue))) continue;
			const said = spansIn(outer, sentence).filter(quote => quote.role === 'speech');
			const source = sourceBefore(text, sentence, cue);
			const content = said.length > 0 ? said.map(({ start, end }) => ({ start, end })) : rest(text, sentence, cue);
			if (content.length === 0) continue;
			const actor = mentions.find(mention => source.some(span => contains(span, mention)))?.actor;
			found.push({ kind: said.length > 0 ? 'direct' : 'indirect', source, cue: [cue], content, vague: false, actor });
			break;
		}
	}
	return found;
}

function sourceBefore(text: string, sentence: Span, cue: Span): readonly Span[] {
	const before = text.slice(sentence.start, cue.start).trimEnd();
	const comma = Math.max(before.lastIndexOf(','), before.lastIndexOf('”'), before.lastIndexOf('"'));
	const start =
		sentence.start + comma + 1 + (before.slice(comma + 1).length - before.slice(comma + 1).trimStart().length);
	const end = sentence.start + before.length;
	return start < end ? [{ start, end }] : [];
}

function rest(text: string, sentence: Span, cue: Span): readonly Span[] {
	const after = text.slice(cue.end, sentence.end);
	const start = cue.end + (after.length - after.trimStart().length);
	return start < sentence.end ? [{ start, end: sentence.end }] : [];
}
