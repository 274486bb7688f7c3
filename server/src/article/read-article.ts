import type { Article, ArticleFormat } from './article';
import { splitBlocks } from './blocks';
import { findParagraphs } from './paragraphs';
import { findSentences } from './sentences';
import { findZones } from './zones';

/**
 * Takes an article's text apart into zones, paragraphs and sentences. Never throws; linear in the text's length.
 * @param text normalised text (see `text/decode.ts`); all spans are UTF-16 code units in it.
 */
export function readArticle(text: string, format: ArticleFormat): Article {
	const blocks = splitBlocks(text, format);
	const zones = findZones(text, format, blocks);
	const paragraphs = findParagraphs(zones, blocks);
	return { text, zones, paragraphs, sentences: findSentences(text, zones, paragraphs) };
}
