import type { Article, ArticleMetadata, Genre } from '../article/article';
import { textOf } from '../text/span';

/**
 * Whether an article reports or argues. What the metadata say holds; otherwise the share of body sentences in the
 * first person or with words of obligation and evaluation decides.
 */
export function detectGenre(article: Article, metadata: ArticleMetadata): Genre {
	if (metadata.genre) return metadata.genre;
	if (/\b(?:opinion|comment|op-ed|column|editorial)s?\b/iu.test(`${metadata.url ?? ''} ${metadata.title ?? ''}`))
		return 'opinion';
	let body = 0;
	let arguing = 0;
	for (const sentence of article.sentences) {
		if (sentence.zone !== 'body') continue;
		body++;
		const words = textOf(article.text, sentence);
		if (/["“”]/u.test(words)) continue;
		if (/\b(?:I|we|our|us|my|must|should|ought|surely|perhaps|let's)\b/u.test(words) || words.endsWith('?')) arguing++;
	}
	return body > 0 && arguing / body > 0.15 ? 'opinion' : 'news';
}
