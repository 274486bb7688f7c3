import type { Corpus, CorpusPath } from '../../corpus/corpus';
import type { Span } from '../../text/span';
import { openArticle } from '../open-article';
import { annotationsIn } from '../placed-annotations';

/** A place where a phrase stands, with some words around it. */
export interface Occurrence extends Span {
	readonly before: string;
	readonly words: string;
	readonly after: string;
	/** Whether an annotation stands on exactly these words already. */
	readonly annotated: boolean;
}

const mostOccurrences = 2000;
/** A phrase is words, not paragraphs. */
const longestPhrase = 500;
const surroundings = 40;

/** Every place where a phrase of an open article stands as whole words, in any letter case and with any blanks. */
export function occurrencesOf(corpus: Corpus, path: CorpusPath, { start, end }: Span): readonly Occurrence[] {
	const article = openArticle(corpus, path);
	const phrase = article?.text.slice(start, end).trim();
	if (!article || !phrase || phrase.length > longestPhrase) return [];
	const { text } = article;
	const pattern = phrase
		.split(/\s+/)
		.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
		.join('\\s+');
	const found: Occurrence[] = [];
	const annotated = new Set(
		annotationsIn(corpus, path, { start: 0, end: text.length }).flatMap(({ at }) =>
			at.map(span => `${span.start}:${span.end}`),
		),
	);
	for (const { 0: words, index } of text.matchAll(new RegExp(pattern, 'giu'))) {
		const span = { start: index, end: index + words.length };
		if (isLetter(text[span.start - 1]) && isLetter(words[0])) continue;
		if (isLetter(text[span.end]) && isLetter(words.at(-1))) continue;
		found.push({
			...span,
			words,
			before: text.slice(Math.max(0, span.start - surroundings), span.start).replace(/^[\s\S]*\n/, ''),
			after: text.slice(span.end, span.end + surroundings).replace(/\n[\s\S]*$/, ''),
			annotated: annotated.has(`${span.start}:${span.end}`),
		});
		if (found.length >= mostOccurrences) break;
	}
	return found;
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
