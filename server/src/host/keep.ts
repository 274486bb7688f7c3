import type { Corpus, CorpusPath } from '../corpus/corpus';
import type { Analysed } from './analyse-known';
import type { ArticleCache, CacheEntry, StoredEntry } from './cache/article-cache';
import type { AnalysisContext } from './pool/jobs';
import { manyArticles, type SameArticle } from './read-groups';
import type { Known } from './reconcile';
import { createMemory, entryOf, type Memory, type Restoration } from './remember';

/** Keeps what was made of a living corpus's articles for the next start, and takes in what was kept at an earlier one. */
export interface Keeping {
	/** Whether something was kept at an earlier start. Asked before all is read the first time. */
	hasAny(): Promise<boolean>;
	/**
	 * Gives what was kept of an article, as long as it holds for the actors and settings as they are.
	 * @param articles those that there are: what was kept of them is taken in as soon as `restore` says which hold
	 */
	entries(articles: readonly CorpusPath[]): Promise<(article: CorpusPath) => StoredEntry | undefined>;
	/** Takes in what was kept of articles whose files are the same. */
	restore(same: readonly SameArticle[]): Promise<void>;
	/** All has been read once: what was kept is of no more use. */
	isRead(): void;
	/**
	 * The corpus has taken in stored articles.
	 * @param made those of them that were made anew
	 */
	took(articles: readonly CorpusPath[], made: readonly CacheEntry[]): void;
	/** The corpus has taken in articles that were analysed elsewhere. */
	analysed(articles: ReadonlyMap<CorpusPath, Analysed>): void;
	/** Keeps what there is once nobody types for a while. */
	soon(): void;
	/** Keeps what there is, and ends. */
	close(): Promise<void>;
}

/** The living corpus, as far as it is kept. */
export interface Kept {
	corpus(): Corpus;
	setCorpus(corpus: Corpus): void;
	/** What is known of files on the disk. */
	readonly known: Map<CorpusPath, Known>;
	isOpen(path: CorpusPath): boolean;
	/** The articles of which an editor shows a file. */
	shown(): ReadonlySet<CorpusPath>;
	/** The very same object while actors and genre are the same. */
	context(): AnalysisContext;
	/** Whether all has been read and follows the actors, be it analysed or only counted. */
	isAtRest(): boolean;
	pause(): Promise<void>;
	onChange(): void;
	/** Has all files looked at once more. */
	lookAgain(): void;
	/** Reads an article and its annotation files now, and analyses it; undefined where they are others than they were. */
	remake(entry: StoredEntry): Uint8Array | undefined;
	/** What was kept is damaged, and cannot be mended: all articles must be read again. */
	beginAnew(): void;
	readonly signal: AbortSignal;
}

/** When what was made of articles is kept for the next start, in milliseconds. */
interface Pace {
	/** After so much rest. */
	readonly after: number;
	/** At the latest so long after there was something to keep, where there is never rest. */
	readonly within: number;
}
const usualPace: Pace = { after: 3_000, within: 60_000 };

/** @param isChecked nothing is taken from the cache before all of it was read and found whole */
export function createKeeping(cache: ArticleCache, kept: Kept, isChecked: boolean, pace: Pace = usualPace): Keeping {
	const memory = createMemory(cache, isChecked);
	let recollected: ReturnType<Memory['recollect']> | undefined;
	let begun: { readonly context: AnalysisContext; readonly restoration: Restoration } | undefined;
	let keeping: ReturnType<typeof setTimeout> | undefined;
	/** When there was first something to keep. */
	let since: number | undefined;
	cache.onDamage({
		mend: entry => {
			memory.isMended();
			keepSoon();
			return kept.remake(entry);
		},
		// Whoever noticed is in the middle of something else.
		giveUp: () => setTimeout(() => kept.signal.aborted || kept.beginAnew(), 0),
	});

	const keepNow = async (): Promise<void> => {
		if (!kept.isAtRest()) return;
		since = undefined;
		const corpus = kept.corpus();
		if (corpus.articles.size >= manyArticles) await memory.commit(corpus, kept.known, kept.isOpen);
	};
	let last: Promise<void> = Promise.resolve();
	/** Resolves when it is on the disk, also where it was begun before. */
	const keep = (): Promise<void> => {
		last = last.then(keepNow, keepNow);
		return last;
	};
	const keepSoon = (): void => {
		clearTimeout(keeping);
		if (kept.signal.aborted) return;
		since ??= performance.now();
		const latest = Math.max(0, since + pace.within - performance.now());
		keeping = setTimeout(() => void keep(), Math.min(pace.after, latest));
		keeping.unref?.();
	};
	const isNew = (article: CorpusPath, shown: ReadonlySet<CorpusPath>): boolean =>
		!shown.has(article) && !kept.corpus().articles.has(article);
	const noteFiles = ({ article, sidecars, entry }: SameArticle): void => {
		let at = 0;
		for (const file of entry.files) {
			// The path as it was found: one string for each file, not one more.
			const path = at === 0 ? article : (sidecars[at - 1] as CorpusPath);
			if (!kept.isOpen(path)) kept.known.set(path, file);
			at++;
		}
	};

	return {
		hasAny: memory.hasAny,
		entries: async articles => {
			recollected ??= memory.recollect();
			const recollect = await recollected;
			const stored = recollect?.(kept.corpus());
			const context = kept.context();
			// Who changes the actors meanwhile makes old what was recollected.
			const entryOf = (article: CorpusPath) => (context === kept.context() ? stored?.entryOf(article) : undefined);
			const wanted = new Map<StoredEntry, CorpusPath>();
			const shown = kept.shown();
			for (const article of articles) {
				const entry = isNew(article, shown) ? entryOf(article) : undefined;
				if (entry) wanted.set(entry, article);
			}
			begun = undefined;
			if (stored && wanted.size > 0) {
				begun = { context, restoration: stored.restore(wanted, kept.pause, kept.signal) };
			}
			return entryOf;
		},
		restore: async same => {
			if (!begun) return;
			const { context, restoration } = begun;
			begun = undefined;
			const shown = kept.shown();
			const wanted = same.filter(({ article }) => isNew(article, shown));
			const join = await restoration.finish(new Set(wanted.map(({ entry }) => entry)));
			if (kept.signal.aborted) return;
			// What was made under other actors than those of now does not hold.
			if (context !== kept.context()) return kept.lookAgain();
			kept.setCorpus(join(kept.corpus()));
			for (const one of wanted) noteFiles(one);
			kept.onChange();
		},
		isRead: () => {
			recollected = Promise.resolve(undefined);
			begun = undefined;
		},
		took: (articles, made) => memory.took(kept.corpus(), articles, made),
		analysed: articles => {
			const made: CacheEntry[] = [];
			for (const [path, stored] of articles) {
				const entry = entryOf(path, stored, kept.known, stored.packed);
				if (entry) made.push(entry);
			}
			memory.took(
				kept.corpus(),
				made.map(({ article }) => article),
				made,
			);
		},
		soon: keepSoon,
		close: async () => {
			clearTimeout(keeping);
			await keep();
			void memory.close();
		},
	};
}
