import type { Article, ArticleMetadata, Genre } from '../article/article';
import { textOf } from '../text/span';

/**
 * Whether an article reports or argues. What the metadata say holds. Otherwise the body's sentences vote: those with
 * quotes and verbs of saying for news, those in the first person, with obligations and questions for opinion.
 */
export function detectGenre(article: Article, metadata: ArticleMetadata): Genre {
	if (metadata.genre) return metadata.genre;
	if (NAMED.test(`${metadata.url ?? ''} ${metadata.title ?? ''}`)) return 'opinion';
	let body = 0;
	let reporting = 0;
	let arguing = 0;
	for (const sentence of article.sentences) {
		if (sentence.zone !== 'body') continue;
		if (body++ >= MOST) break;
		const words = textOf(article.text, sentence);
		if (REPORTING.test(words)) reporting++;
		else if (ARGUING.test(words) || words.endsWith('?')) arguing++;
	}
	if (body === 0) return 'news';
	return arguing / body > 0.12 && arguing > reporting * 0.8 ? 'opinion' : 'news';
}

/** More sentences than this do not change the vote. */
const MOST = 400;
const NAMED = /\b(?:opinions?|comment|commentary|op-ed|columnists?|editorials?|blogs?)\b/iu;
const REPORTING = /["“”„«»]|''|\b(?:said|says|told|according to|announced|reported|spokes(?:man|woman|person))\b/u;
const ARGUING =
	/\b(?:I|we|We|our|us|my|you|must|should|ought|surely|perhaps|cannot|let us|will need|need to|needs to|would|could|may|might)\b/u;
