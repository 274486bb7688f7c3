import { changedCounts } from './contribution';
import type { ArticleRecord, Corpus, CorpusPath } from './corpus';

/** An article as it was analysed elsewhere. */
export interface TakenArticle {
	readonly record: ArticleRecord;
	/** The summary that the corpus has of it, where that is at hand and need not be read for this. */
	readonly before?: ArticleRecord['summary'];
}

/** The corpus with articles as they were analysed elsewhere. Their annotation files stay the very objects that they were. */
export function takeAnalysed(corpus: Corpus, analysed: ReadonlyMap<CorpusPath, TakenArticle>): Corpus {
	const articles = corpus.articles.edit();
	const index = corpus.index.edit();
	for (const [path, { record, before }] of analysed) {
		const sidecars = corpus.sidecars.get(path) ?? [];
		const known = before ? { summary: before } : corpus.articles.get(path);
		const counts = changedCounts({ record: known, sidecars }, { record, sidecars });
		index.replace(path, counts.before, counts.after);
		articles.set(path, record);
	}
	return { ...corpus, articles: articles.finish(), index: index.finish() };
}
