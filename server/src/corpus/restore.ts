import { changedCounts } from './contribution';
import type { ArticleRecord, Corpus, CorpusPath, SidecarRecord } from './corpus';
import { CorpusIndex } from './index';
import { SharedMap } from './shared-map';
import type { ByteSource } from './stored/byte-source';
import { readBriefs, readDigestColumns } from './stored/digest';
import { readStoredArticle } from './stored/stored-article';

/** Many stored articles with their digest, in its order; undefined for those that hold no more. */
export interface StoredBlock {
	readonly digest: Uint8Array;
	readonly articles: readonly (KeptArticle | undefined)[];
}

export interface KeptArticle {
	readonly path: CorpusPath;
	readonly source: ByteSource;
}

/** Takes in what was made of many articles earlier, block by block, beside a corpus that goes on changing meanwhile. */
export interface Restoring {
	/** Takes in the articles of a block. No article may be taken in twice. */
	add(block: StoredBlock): void;
	/** Takes articles out again: the block that was added, without those that stay. */
	remove(block: StoredBlock): void;
	/** The corpus with what was taken in. What it has of an article already goes before: that is newer. Ends the restoring. */
	finish(corpus: Corpus): {
		readonly next: Corpus;
		/** What was taken in, by itself. */
		readonly before: Pick<Corpus, 'articles' | 'sidecars'>;
	};
}

/** @param size how many articles there are to be taken in */
export function restoring(size = 0): Restoring {
	const articles = SharedMap.empty<ArticleRecord>().edit(size);
	const sidecars = SharedMap.empty<readonly SidecarRecord[]>().edit(size);
	const index = CorpusIndex.empty().edit();
	const count = ({ digest, articles: kept }: StoredBlock, sign: 1 | -1): void => {
		const numbers = kept.map(article => article && index.assign(article.path));
		readDigestColumns(
			digest,
			index.columns(at => numbers[at], sign),
		);
	};
	return {
		add: block => {
			const { digest, articles: kept } = block;
			readBriefs(digest, kept, ({ path, source }, brief) => {
				const stored = readStoredArticle(path, source, brief);
				articles.set(path, stored.record);
				if (stored.sidecars.length > 0) sidecars.set(path, stored.sidecars);
			});
			count(block, 1);
		},
		remove: block => {
			for (const article of block.articles) {
				if (!article) continue;
				articles.delete(article.path);
				sidecars.delete(article.path);
			}
			count(block, -1);
		},
		finish: corpus => {
			const restored = { articles: articles.finish(), sidecars: sidecars.finish() };
			const nextIndex = index.finish().edit();
			const nextArticles = restored.articles.edit();
			const nextSidecars = restored.sidecars.edit();
			for (const path of new Set([...corpus.articles.keys(), ...corpus.sidecars.keys()])) {
				const before = { record: restored.articles.get(path), sidecars: restored.sidecars.get(path) ?? [] };
				const after = { record: corpus.articles.get(path), sidecars: corpus.sidecars.get(path) ?? [] };
				if (after.record) nextArticles.set(path, after.record);
				else nextArticles.delete(path);
				if (after.sidecars.length > 0) nextSidecars.set(path, after.sidecars);
				else nextSidecars.delete(path);
				const counts = changedCounts(before, after);
				nextIndex.replace(path, counts.before, counts.after);
			}
			const next = {
				...corpus,
				articles: nextArticles.finish(),
				sidecars: nextSidecars.finish(),
				index: nextIndex.finish(),
			};
			return { next, before: restored };
		},
	};
}
