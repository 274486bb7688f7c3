import type { Actor, ActorId, Registry } from '../codebook/codebook';
import { type Concerns, concernedBy, everyArticle } from '../corpus/apply-changes';
import type { ArticleRecord, Corpus, CorpusPath, SidecarRecord } from '../corpus/corpus';
import { restoring, type StoredBlock } from '../corpus/restore';
import { readBriefs, readDigestColumns } from '../corpus/stored/digest';
import { moveArticle, packArticle, type StoredArticle } from '../corpus/stored/stored-article';
import type {
	ArticleCache,
	CachedArticles,
	CachedFile,
	CachedSegment,
	CacheEntry,
	StoredEntry,
} from './cache/article-cache';
import type { Known } from './reconcile';

/** What was made of articles at earlier starts, and what is made of them now, for the next start. */
export interface Memory {
	/** Whether something was made at an earlier start. Begins to look at once, before the actors are known. */
	hasAny(): Promise<boolean>;
	/**
	 * Resolves to what gives, for the actors and settings of a corpus, what was made at an earlier start; to undefined where
	 * there is nothing of one.
	 */
	recollect(): Promise<((corpus: Corpus) => Recollection) | undefined>;
	/**
	 * The corpus has taken in stored articles.
	 * @param made those of them that were made anew
	 */
	took(corpus: Corpus, articles: readonly CorpusPath[], made: readonly CacheEntry[]): void;
	/** Writes down what became of the articles since the last time; cheap where that is little. */
	commit(corpus: Corpus, known: ReadonlyMap<CorpusPath, Known>, isOpen: (path: CorpusPath) => boolean): Promise<void>;
	/** Something in the cache was mended: it is to be written down, whatever became of the articles. */
	isMended(): void;
	close(): Promise<void>;
}

export interface Recollection {
	/** What was made of an article, where it holds for the actors and settings of now. */
	entryOf(article: CorpusPath): StoredEntry | undefined;
	/**
	 * Begins to take articles in as they were, all in one, while it is asked whether their files are the same: most are.
	 * @param wanted the articles, with the path that the corpus has for each
	 * @param pause lets other work go first
	 * @param signal ends the work
	 */
	restore(wanted: ReadonlyMap<StoredEntry, CorpusPath>, pause: () => Promise<void>, signal: AbortSignal): Restoration;
}

export interface Restoration {
	/**
	 * @param same those of the articles of which the files are the same
	 * @returns gives a corpus with these, beside what it has; to be called at once
	 */
	finish(same: ReadonlySet<StoredEntry>): Promise<(corpus: Corpus) => Corpus>;
}

/** @param isChecked nothing is taken from the cache before all of it was read and found whole */
export function createMemory(cache: ArticleCache, isChecked: boolean): Memory {
	/** What the cache holds: records and lists of annotation files as they were put. */
	const held = new WeakSet<object>();
	/** The articles in the cache of which nobody knows yet whether they still hold. */
	let unsure: ReadonlySet<CorpusPath> = new Set();
	let committed: (Pick<Corpus, 'articles' | 'sidecars'> & Partial<Pick<Corpus, 'registry' | 'file'>>) | undefined;

	let loaded: ReturnType<ArticleCache['load']> | undefined;
	const load = () => {
		loaded ??= cache.load(isChecked);
		return loaded;
	};
	const hold = ({ articles, sidecars }: Corpus, path: CorpusPath): void => {
		const record = articles.get(path);
		const files = sidecars.get(path);
		if (record) held.add(record);
		if (files) held.add(files);
	};
	const isHeld = (record: ArticleRecord, files: readonly SidecarRecord[] | undefined): boolean =>
		held.has(record) && (files === undefined || held.has(files));

	const restore = (
		{ entries, segments }: CachedArticles,
		wanted: ReadonlyMap<StoredEntry, CorpusPath>,
		pause: () => Promise<void>,
		signal: AbortSignal,
	): Restoration => {
		const restored = restoring(wanted.size);
		const takeIn = async (): Promise<void> => {
			for (const segment of segments) {
				await pause();
				if (signal.aborted) return;
				restored.add(blockOf(segment, wanted));
			}
		};
		const takenIn = takeIn();
		return {
			finish: async same => {
				await takenIn;
				const left = new Set(entries.keys());
				const others = new Map<StoredEntry, CorpusPath>();
				for (const [entry, path] of wanted) {
					if (same.has(entry)) left.delete(path);
					else others.set(entry, path);
				}
				for (const segment of segments) {
					if (others.size === 0 || !segment.entries.some(entry => entry && others.has(entry))) continue;
					restored.remove(blockOf(segment, others));
					await pause();
				}
				return corpus => {
					const { next, before } = restored.finish(corpus);
					// The difference to what the cache holds is what must be written down.
					committed = before;
					unsure = left;
					return next;
				};
			},
		};
	};

	return {
		hasAny: () => {
			const exists = cache.exists();
			void load();
			return exists;
		},
		recollect: async () => {
			const cached = await load();
			loaded = undefined;
			const before = cached && readContext(cached.context);
			if (!cached || !before) return undefined;
			unsure = new Set(cached.entries.keys());
			return corpus => {
				const concerns = cached.context === writeContext(corpus) ? undefined : concernsSince(before, corpus);
				const concerned = concerns && concernedIn(cached.segments, concerns);
				return {
					entryOf: article => {
						const entry = cached.entries.get(article);
						return entry && !concerned?.has(entry) ? entry : undefined;
					},
					restore: (wanted, pause, signal) => restore(cached, wanted, pause, signal),
				};
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
			const changed = committed
				? [...articles.differences(committed.articles), ...sidecars.differences(committed.sidecars)]
				: articles.keys();
			const paths = new Set([...changed, ...unsure]);
			unsure = new Set();
			committed = { articles, sidecars, registry, file };
			const put: CacheEntry[] = [];
			const gone: CorpusPath[] = [];
			for (const path of paths) {
				const record = articles.get(path);
				const files = sidecars.get(path);
				if (record && isHeld(record, files)) continue;
				const entry = record && !isOpen(path) ? entryOf(path, { record, sidecars: files ?? [] }, known) : undefined;
				if (entry) put.push(entry);
				else gone.push(path);
				hold(corpus, path);
			}
			cache.put(put);
			cache.remove(gone);
			await cache.commit(writeContext(corpus));
		},
		isMended: () => {
			if (committed) committed = { articles: committed.articles, sidecars: committed.sidecars };
		},
		close: () => cache.close(),
	};
}

/** A segment as far as its articles are wanted. */
function blockOf({ digest, entries }: CachedSegment, wanted: ReadonlyMap<StoredEntry, CorpusPath>): StoredBlock {
	const articles = entries.map(entry => {
		const path = entry && wanted.get(entry);
		return entry && path !== undefined ? { path, source: entry } : undefined;
	});
	return { digest, articles };
}

/** The entries that a change of the actors may concern. */
function concernedIn(segments: readonly CachedSegment[], { byWords, actors }: Concerns): ReadonlySet<StoredEntry> {
	const concerned = new Set<StoredEntry>();
	for (const { digest, entries } of segments) {
		const articles = entries.map(entry => entry && { path: '', entry });
		readBriefs(digest, articles, ({ entry }, { words }) => {
			if (byWords({ words })) concerned.add(entry);
		});
		if (actors.size > 0)
			forAnnotated(digest, actors, at => {
				const entry = entries[at];
				if (entry) concerned.add(entry);
			});
	}
	return concerned;
}

/** Visits the articles in which annotations name one of the actors. */
function forAnnotated(digest: Uint8Array, actors: ReadonlySet<ActorId>, visit: (at: number) => void): void {
	const ignore = () => {};
	readDigestColumns(digest, {
		actor: name => {
			const isSought = actors.has(name);
			return {
				counts: (at, _mentions, _says, _spokenOf, annotated) => {
					if (isSought && annotated > 0) visit(at);
				},
				held: ignore,
				received: ignore,
			};
		},
		facet: () => ignore,
	});
}

/**
 * What is kept of an article; undefined where its files, or all that is known of it, cannot be said.
 * @param packed what `packArticle` makes of it, where that is at hand
 */
export function entryOf(
	article: CorpusPath,
	stored: StoredArticle,
	known: ReadonlyMap<CorpusPath, Known>,
	packed = packArticle(stored),
): CacheEntry | undefined {
	const files: CachedFile[] = [];
	for (const path of [article, ...stored.sidecars.map(({ path }) => path).sort()]) {
		const state = known.get(path);
		if (!state || 'skipped' in state || state.stamp === '') return undefined;
		files.push({ path, stamp: state.stamp, hash: state.hash });
	}
	return packed && { article, files, packed, kept: source => moveArticle(stored, packed, source) };
}

/** Which articles may be read differently now. */
const concernsSince = (before: NonNullable<ReturnType<typeof readContext>>, { file, registry }: Corpus) =>
	before.genre === file.settings.genre ? concernedBy(before.registry, registry) : everyArticle;

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
