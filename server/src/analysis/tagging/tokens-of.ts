import type { Article } from '../../article/article';
import { english } from '../lexicon/english';
import type { Tokens } from '../tokens';
import { tagTokens } from './tagger';
import { tokenise } from './tokenise';

/** Only the article at hand is kept: a corpus holds thousands of articles, and their words would fill the memory. */
let latest: { readonly article: Article; readonly tokens: Tokens } | undefined;

/** The tokens of an article's sentences, tagged; not worked out again while the article stays the same. */
export function tokensOf(article: Article): Tokens {
	if (latest?.article === article) return latest.tokens;
	const tokens = tokenise(article.text, article.sentences, english());
	tagTokens(tokens);
	latest = { article, tokens };
	return tokens;
}
