import type { Actor, Registry } from '../codebook/codebook';
import { type Concerns, concernedBy, everyArticle } from '../corpus/apply-changes';
import type { ArticleRecord, Corpus, CorpusPath, SidecarRecord } from '../corpus/corpus';
import { packArticle, readStoredArticle, type StoredArticle } from '../corpus/stored/stored-article';
import type { ArticleCache, CachedFile, CacheEntry } from './cache/article-cache';
import type { Known } from './reconcile';

/** What was made of articles at earlier starts, and what is made of them now, for the next start. */
export interface Memory {
	/**
	 * Gives what was made of an article at an earlier start, where it holds for the actors and settings of now.
	 * Undefined where there is nothing of an earlier start.
	 */
	recollect(corpus: Corpus): Promise<Recollection | undefined>;
	/**
	 * The corpus has taken in stored articles.
	 * @param made those of them that were made anew
	 */
	took(corpus: Corpus, articles: readonly CorpusPath[], made: readonly CacheEntry[]): void;
	/** Writes down what became of the articles since the last time; cheap where that is little. */
	commit(corpus: Corpus, known: ReadonlyMap<CorpusPath, Known>, isOpen: (path: CorpusPath) => boolean): Promise<void>;
	close(): Promise<void>;
}

export type Recollection = (article: CorpusPath) => CacheEntry | undefined;

export function createMemory(cache: ArticleCache): Memory {
	/** What the cache holds: records and lists of annotation files as they were put. */
	const held = new WeakSet<object>();
	let entries: ReadonlyMap<CorpusPath, CacheEntry> | undefined;
	let committed: Pick<Corpus, 'articles' | 'sidecars' | 'registry' | 'file'> | undefined;

	const hold = ({ articles, sidecars }: Corpus, path: CorpusPath): void => {
		const record = articles.get(path);
		const files = sidecars.get(path);
		if (record) held.add(record);
		if (files) held.add(files);
	};
	const isHeld = (record: ArticleRecord, files: readonly SidecarRecord[] | undefined): boolean =>
		held.has(record) && (files === undefined || held.has(files));

	return {
		recollect: async corpus => {
			const cached = await cache.load();
			const before = cached && readContext(cached.context);
			if (!cached || !before) return undefined;
			entries = cached.entries;
			const concerns =
				before.genre === corpus.file.settings.genre ? concernedBy(before.registry, corpus.registry) : everyArticle;
			return article => {
				const entry = cached.entries.get(article);
				const isConcerned = entry && concerns && concernsStored(concerns, readStoredArticle(article, entry.packed));
				return isConcerned ? undefined : entry;
			};
		},
		took: (corpus, articles, made) => {
			cache.put(made);
			for (const article of articles) hold(corpus, article);
		},
		commit: async (corpus, known, isOpen) => {
			const { articles, sidecars, registry, file } = corpus;
			const same = committed?.articles === articles && committed.sidecars === sidecars;
			if (same && committed?.registry === registry && committed.file === file) return;
			const paths = committed
				? new Set([...articles.differences(committed.articles), ...sidecars.differences(committed.sidecars)])
				: new Set([...articles.keys(), ...(entries?.keys() ?? [])]);
			entries = undefined;
			committed = { articles, sidecars, registry, file };
			const put: CacheEntry[] = [];
			const gone: CorpusPath[] = [];
			for (const path of paths) {
				const record = articles.get(path);
				const files = sidecars.get(path);
				if (record && isHeld(record, files)) continue;
				const entry = record && !isOpen(path) ? entryOf(path, record, files ?? [], known) : undefined;
				if (entry) put.push(entry);
				else gone.push(path);
				hold(corpus, path);
			}
			cache.put(put);
			cache.remove(gone);
			await cache.commit(writeContext(corpus));
		},
		close: () => cache.close(),
	};
}

const concernsStored = ({ byWords, actors }: Concerns, { record, sidecars }: StoredArticle): boolean =>
	byWords(record) ||
	(actors.size > 0 && sidecars.some(sidecar => sidecar.counts?.().actors.some(({ actor }) => actors.has(actor))));

function entryOf(
	article: CorpusPath,
	record: ArticleRecord,
	sidecars: readonly SidecarRecord[],
	known: ReadonlyMap<CorpusPath, Known>,
): CacheEntry | undefined {
	const files: CachedFile[] = [];
	for (const path of [article, ...sidecars.map(({ path }) => path).sort()]) {
		const state = known.get(path);
		if (!state || 'skipped' in state || state.stamp === '') return undefined;
		files.push({ path, ...state });
	}
	const packed = packArticle({ record, sidecars });
	return packed && { article, files, packed };
}

/** Everything but the articles themselves that an analysis depends on. */
const writeContext = ({ registry, file }: Corpus): string =>
	JSON.stringify({ actors: [...registry.actors.values()], genre: file.settings.genre });

function readContext(context: string): { readonly registry: Registry; readonly genre?: string } | undefined {
	try {
		const { actors, genre } = JSON.parse(context) as { readonly actors: readonly Actor[]; readonly genre?: string };
		return { registry: { actors: new Map(actors.map(actor => [actor.id, actor])) }, genre };
	} catch {
		return undefined;
	}
}
