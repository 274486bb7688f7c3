import type { Article } from '../../article/article';
import { english } from '../lexicon/english';
import type { Tokens } from '../tokens';
import { tagTokens } from './tagger';
import { tokenise } from './tokenise';

const cache = new WeakMap<Article, Tokens>();

/** The tokens of an article's sentences, tagged; worked out once per article value. */
export function tokensOf(article: Article): Tokens {
	const known = cache.get(article);
	if (known) return known;
	const tokens = tokenise(article.text, article.sentences, english());
	tagTokens(tokens);
	cache.set(article, tokens);
	return tokens;
}
