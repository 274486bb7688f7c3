import { findAttributions } from '../../../../server/src/analysis/attributions';
import { judgeSentences } from '../../../../server/src/analysis/judgements';
import { findQuotes } from '../../../../server/src/analysis/quotes';
import { readArticle } from '../../../../server/src/article/read-article';

/** The status of the sentence of a news article that begins as given. */
export function statusOf(text: string, beginning: string): string | undefined {
	const article = readArticle(text, 'text');
	const quotes = findQuotes(article);
	const judgements = judgeSentences(article, quotes, findAttributions(article, quotes, []), 'news');
	return judgements.find(({ start }) => text.startsWith(beginning, start))?.status;
}
