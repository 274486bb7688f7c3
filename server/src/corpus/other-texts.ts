import type { ArticleRecord, Corpus, CorpusPath } from './corpus';

/**
 * The articles with annotations that refer to another text than the article’s own, in no particular order. Asked again
 * after every change: it costs what changed since the last time.
 */
export const articlesReferringElsewhere = ({ articles }: Pick<Corpus, 'articles'>): Iterable<CorpusPath> =>
	articles.keysOf(({ refersTo }) => refersTo !== undefined, known);

const known = new WeakMap<ReadonlyMap<CorpusPath, ArticleRecord>, readonly CorpusPath[]>();
