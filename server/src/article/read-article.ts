import type { Article, ArticleFormat } from './article';
import { findParagraphs } from './paragraphs';
import { findSentences } from './sentences';
import { findZones } from './zones';

/**
 * Takes an article's text apart into zones, paragraphs and sentences. Never throws; linear in the text's length.
 * @param text normalised text (see `text/decode.ts`); all spans are UTF-16 code units in it.
 */
export function readArticle(text: string, format: ArticleFormat): Article {
	const zones = findZones(text, format);
	const paragraphs = findParagraphs(text, zones, format);
	return { text, zones, paragraphs, sentences: findSentences(text, zones, paragraphs) };
}
