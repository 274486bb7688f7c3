import type { ArticleFormat, ArticleMetadata, Genre } from '../article/article';
import { findMetadata } from '../article/metadata';
import { readArticle } from '../article/read-article';
import type { Analysis } from './analysis';
import { findAttributions } from './attributions';
import { detectGenre, givenGenre } from './genre';
import { judgeSentences } from './judgements';
import { type ActorMatcher, findMentions } from './mentions';
import { findQuotes } from './quotes';

export interface AnalysisInput {
	/** Normalised text (see `text/decode.ts`). */
	readonly text: string;
	readonly format: ArticleFormat;
	/** Path relative to the corpus root: its file name may hold a date. */
	readonly path: string;
	readonly matcher: ActorMatcher;
	/** The corpus's genre, for articles that do not say their own. */
	readonly defaultGenre?: Genre;
	/** What the article's sidecar says about it: it goes before what the text shows. */
	readonly sidecarMetadata?: ArticleMetadata;
}

/** What an analysis begins with. */
export type CountedArticle = Pick<Analysis, 'article' | 'metadata' | 'mentions'>;

/**
 * All that the analysis says about one article: a function of its input alone. Never throws.
 * @param counted what `countArticle` says of the same input, where that is at hand
 */
export function analyseArticle(input: AnalysisInput, counted: CountedArticle = countArticle(input)): Analysis {
	const { article, metadata, mentions } = counted;
	const quotes = findQuotes(article);
	const attributions = findAttributions(article, quotes, mentions, input.matcher.registry.actors);
	const given = statedGenre(input, metadata);
	const first = judgeSentences(article, quotes, attributions, given ?? 'news');
	const genre = given ?? detectGenre(first);
	const judgements = genre === (given ?? 'news') ? first : judgeSentences(article, quotes, attributions, genre);
	return { article, metadata, genre, quotes, mentions, attributions, judgements };
}

/**
 * What takes least time of an analysis, and what all counts of mentions are made of: zones, metadata and mentions. Nobody
 * says anything in it, no sentence is judged, and the genre is news where nothing states another.
 */
export function countArticle(input: AnalysisInput): Analysis {
	const { text, format, path, matcher, sidecarMetadata } = input;
	const article = readArticle(text, format);
	const metadata: ArticleMetadata = Object.assign({}, findMetadata(text, article.zones, path, format), sidecarMetadata);
	const mentions = findMentions(article, matcher, metadata.date);
	const genre = statedGenre(input, metadata) ?? 'news';
	return { article, metadata, genre, quotes: [], mentions, attributions: [], judgements: [] };
}

const statedGenre = ({ defaultGenre }: AnalysisInput, metadata: ArticleMetadata): Genre | undefined =>
	metadata.genre ?? defaultGenre ?? givenGenre(metadata);
