import { emptyCorpus, isYamlChange } from '../corpus/apply-changes';
import type { Corpus, CorpusChange, CorpusPath } from '../corpus/corpus';
import { articleOf, SETTINGS_FILE } from '../corpus/paths';
import { withoutArticles } from '../corpus/rebuild';
import { takeAnalysed } from '../corpus/take-analysed';
import type { TextChange } from '../text/pieces';
import { analyseKnown } from './analyse-known';
import { applySafely } from './apply-safely';
import type { ArticleCache } from './cache/article-cache';
import { createCatchUp, type ManyArticles } from './catch-up';
import { type Files, reasonOf } from './files';
import { createKeeping, type Kept } from './keep';
import { changeOf, createOpenFiles } from './open-files';
import { followContext } from './pool/context';
import type { ArticleGroup, Pool } from './pool/jobs';
import { remake } from './pool/read-group';
import { readTextNow } from './read-file';
import type { GroupOptions } from './read-groups';
import { createReadingProgress, type TellProgress } from './reading-progress';
import { createRecall } from './recall';
import { type Batch, type Known, reconcile } from './reconcile';
import { createSecondLooks, secondLookAfter } from './second-look';
import { createSliceSize } from './slice-size';
import { suspectLoss, whereToLook } from './watch';
import { withoutShown } from './without-shown';

/** A corpus that follows its folder and the editor: the one place where its next state is made. */
export interface LiveCorpus {
	/** Absolute path of the folder with the corpus.yaml. */
	readonly root: string;
	/**
	 * The corpus as it is now, every edit applied once it is `prepared`. When the actors of a large corpus change, the open
	 * articles follow at once and the others later, in slices: until then `isSettled` is false. So it is while articles are
	 * analysed that were only counted when they were read.
	 */
	current(): Corpus;
	/** Whether all of the folder has been read once: annotations, references and counts of mentions are right. */
	isComplete(): boolean;
	/** Whether a change of the actors is being counted, and soon will be; what that changes is better told at once. */
	isCountingBriefly(): boolean;
	/** Whether all has been read and analysed, and all articles follow the actors as they are now. */
	isSettled(): boolean;
	/** Resolves once nothing is to be read or analysed any more; does not wait for a pause in the typing. */
	settled(): Promise<void>;
	/** How far the first reading got, 0 to 1; once that is complete, the analysis of what it only counted. */
	progress(): number;
	/** Resolves once corpus.yaml and the actors are read: from then on an open article can be answered for. */
	readonly prepared: Promise<void>;
	/** The text that counts now: the editor's, else the file's. Undefined where neither is there. */
	textOf(path: CorpusPath): string | undefined;
	isOpen(path: CorpusPath): boolean;
	/** Whether a file is about to be read again, as an editor has let go of it: until then the corpus has what that showed. */
	isLetGo(path: CorpusPath): boolean;
	openPaths(): Iterable<CorpusPath>;
	/**
	 * An editor shows this file with this text, saved or not.
	 * @param text normalised
	 * @param edits how it was made of the text given before, where that is known
	 */
	edit(path: CorpusPath, text: string, edits?: readonly TextChange[]): void;
	/** The editor has written an open article to the disk as it is now: annotation files will refer to this text. */
	saved(path: CorpusPath): void;
	/** The editor lets go of the file: what is on the disk counts again. */
	release(path: CorpusPath): void;
	/**
	 * Brings the corpus up to date with the disk; articles may still be analysed after that (see `settled`). Calls while one
	 * runs are gathered into one more run.
	 */
	reconcile(only?: readonly CorpusPath[]): Promise<void>;
	/** A watcher saw something at these paths: looks there, or everywhere where that is not enough. */
	follow(paths: readonly CorpusPath[]): Promise<void>;
	/** Takes a better state of the corpus than the one it has, made of that one at this moment. */
	repair(change: (corpus: Corpus) => Corpus): void;
	/** Resolves once the earlier texts of changed articles are taken in, as far as their history has them. */
	recalled(): Promise<void>;
	/** Ends all work. Resolves when what was made is kept for the next start. */
	close(): Promise<void>;
}

export interface LiveCorpusOptions {
	/** After anything changed. */
	readonly onChange?: () => void;
	/** How far the first reading got, in files, and then the analysis of what it only counted, in articles. */
	readonly onProgress?: TellProgress;
	readonly log?: (message: string) => void;
	/** Lets other work go first, between two slices of a reading. */
	readonly pause?: () => Promise<void>;
	/** Threads that read and analyse where there are many articles; without them, this thread does it in slices. */
	readonly pool?: Pool;
	/** From how many articles on a change of the actors is left to the threads. */
	readonly worthThreads?: number;
	/** From how many articles on that must be read at the first reading they are only counted by it, and analysed then. */
	readonly worthCounting?: number;
	/** Where what was made of many articles is kept for the next start. */
	readonly cache?: (root: string) => ArticleCache | undefined;
	/**
	 * Whether all that is taken from there is read first: for those who ask once, and cannot be told later that it was
	 * damaged.
	 */
	readonly isCacheChecked?: boolean;
}

/** Up to so many articles all of them follow a change of the actors at once. */
const fewArticles = 30;

/** Fewer articles are soon analysed, and are read only once. */
const worthCounting = 500;

/** Makes an empty live corpus; `reconcile()` reads the folder. */
export function createLiveCorpus(files: Files, root: string, options: LiveCorpusOptions = {}): LiveCorpus {
	const pause = options.pause ?? (() => new Promise<void>(resolve => setTimeout(resolve, 0)));
	const known = new Map<CorpusPath, Known>();
	const open = createOpenFiles();
	const stopping = new AbortController();
	const mayHaveLost = suspectLoss();
	const { pool } = options;
	const cache = pool && options.cache?.(root);
	const secondLooks = createSecondLooks();
	let corpus = emptyCorpus();
	let hasActors = false;
	let complete = false;
	const progress = createReadingProgress(options.onProgress, () => articles);
	let batchTexts = new Map<CorpusPath, string>();
	const sliceSize = createSliceSize();
	let queue: Set<CorpusPath> | 'all' | undefined;
	let running: Promise<void> | undefined;
	let setPrepared = () => {};
	const prepared = new Promise<void>(resolve => {
		setPrepared = () => {
			hasActors = true;
			resolve();
		};
	});

	const textOf = (path: CorpusPath): string | undefined => {
		const text = open.textOf(path) ?? batchTexts.get(path);
		if (text !== undefined) return text;
		const state = known.get(path);
		if (state === undefined || 'skipped' in state) return undefined;
		const read = readTextNow(files, files.join(root, path));
		if (read !== undefined && files.hash(read) === state.hash) return read;
		// It was written since: there will be news of it.
		if (state.stamp !== '') void live.reconcile([path]);
		return undefined;
	};

	const apply = (changes: readonly CorpusChange[]): void => {
		if (changes.length === 0) return;
		const globs = corpus.file.settings.articles.join('\n');
		const yaml = corpus.articles.size > fewArticles ? changes.filter(change => isYamlChange(corpus, change)) : [];
		if (yaml.length > 0) articles.change(yaml);
		const others = changes.filter(change => !yaml.includes(change));
		if (others.length > 0) corpus = applySafely(corpus, others, textOf, options.log);
		if (corpus.file.settings.articles.join('\n') !== globs) {
			open.renew();
			if (running === undefined && complete) void live.reconcile();
		}
	};

	const applyEdits = (): void => {
		for (let news = open.takeNews(); news.length > 0; news = open.takeNews()) {
			apply(news.map(one => changeOf(one, corpus, files)).filter(change => change !== undefined));
		}
	};

	const applyBatch = (batch: Batch): void => {
		const { changes, known: news, late } = withoutShown(batch, open);
		for (const [path, state] of news) {
			if (state === undefined) known.delete(path);
			else known.set(path, state);
		}
		batchTexts = new Map(changes.flatMap(change => (change.kind === 'article' ? [[change.path, change.text]] : [])));
		apply(changes);
		batchTexts = new Map();
		const stored = changes.flatMap(({ kind, path }) => (kind === 'stored' ? [path] : []));
		if (stored.length > 0) keeping?.took(stored, batch.made ?? []);
		noteCounted(stored);
		if (late.length > 0) void live.reconcile(late);
	};

	const noteCounted = (paths: readonly CorpusPath[]): void =>
		articles.counted(paths.filter(path => corpus.articles.get(path)?.onlyCounted));

	const contextNow = followContext(() => corpus);

	/** Whether what is known of an article's files counts, or what an editor shows: threads know neither. */
	const isOdd = ({ article, sidecars }: ArticleGroup): boolean =>
		[article, ...sidecars].some(path => open.has(path) || corpus.carried.has(path)) ||
		corpus.articles.get(article)?.recalled !== undefined;

	const groupOptions =
		(pool: Pool) =>
		async (groups: readonly ArticleGroup[]): Promise<Omit<GroupOptions, 'root' | 'known'>> => {
			const stored = await keeping?.entries(groups.map(({ article }) => article));
			const countFrom = complete ? undefined : (options.worthCounting ?? worthCounting);
			return { pool, context: contextNow, isOdd, stored, countFrom };
		};

	/** What was kept of articles is damaged and cannot be mended: all of them are read again. */
	const beginAnew = (): void => {
		corpus = withoutArticles(corpus);
		for (const path of known.keys()) if (path !== SETTINGS_FILE && !corpus.actorFiles.has(path)) known.delete(path);
		complete = false;
		progress.beginAnew();
		open.renew();
		void live.reconcile();
		options.onChange?.();
	};

	const readAnew = (paths: readonly CorpusPath[]): Promise<void> => {
		// A stamp that no file has: the file is read again, and counts as removed where there is none.
		for (const path of paths) known.set(path, { stamp: '', hash: '' });
		return live.reconcile(paths);
	};

	const held = {
		corpus: () => corpus,
		setCorpus: (next: Corpus): void => {
			corpus = next;
		},
		pause,
	};
	const kept: Kept = {
		...held,
		known,
		isOpen: open.has,
		shown: () => new Set([...open.paths()].map(articleOf)),
		context: contextNow,
		isAtRest: () => complete && articles.doFollow() && running === undefined,
		onChange: () => options.onChange?.(),
		lookAgain: () => void live.reconcile(),
		remake: entry => remake(files, root, { ...contextNow(), matcher: corpus.matcher }, entry),
		beginAnew,
		signal: stopping.signal,
	};
	const keeping = cache && createKeeping(cache, kept, options.isCacheChecked ?? false);

	/** Has articles analysed by threads, and takes in what they made of them. */
	const analyseMany =
		(pool: Pool) =>
		(paths: readonly CorpusPath[], { isOver, isStale, took }: ManyArticles): Promise<void> =>
			analyseKnown(paths, {
				...held,
				root,
				pool,
				context: contextNow,
				isStale,
				isOver: () => stopping.signal.aborted || isOver(),
				take: analysed => {
					if (stopping.signal.aborted) return;
					corpus = takeAnalysed(corpus, analysed);
					keeping?.analysed(analysed);
					took(analysed.keys());
				},
			});

	const articles = createCatchUp({
		...held,
		openPaths: () => [...open.paths()],
		readText: textOf,
		analyseMany: pool && analyseMany(pool),
		readAnew: paths => readAnew(paths),
		worthThreads: options.worthThreads,
		onChange: () => {
			keeping?.soon();
			progress.analysed();
			options.onChange?.();
		},
		log: message => options.log?.(message),
	});

	const runOnce = async (only: readonly CorpusPath[] | undefined): Promise<void> => {
		const batches = reconcile(files, root, known, {
			settings: () => corpus.file.settings,
			isOpen: open.has,
			only,
			batchSize: sliceSize.now,
			groups: pool && groupOptions(pool),
			signal: stopping.signal,
		});
		for await (const batch of batches) {
			if (stopping.signal.aborted) return;
			const began = performance.now();
			applyBatch(secondLooks.take(corpus, batch));
			sliceSize.took(performance.now() - began);
			if (batch.same && batch.same.length > 0) {
				await keeping?.restore(batch.same);
				noteCounted(batch.same.map(({ article }) => article));
			}
			if (batch.hasActors) {
				setPrepared();
				// What an editor shows of the actors counts, also for what was made of articles at an earlier start.
				applyEdits();
			}
			if (only === undefined && !complete) progress.read(batch);
			if (batch.changes.length > 0) options.onChange?.();
			await pause();
		}
		if (only === undefined && !complete) {
			complete = true;
			progress.isRead();
		}
	};

	const history = createRecall({
		corpus: () => corpus,
		earlierText: async (path, hash) => files.earlierText?.(files.join(root, path), hash),
		take: (path, texts) => {
			apply([{ kind: 'recalled', path, texts }]);
			options.onChange?.();
		},
		signal: stopping.signal,
	});

	const runQueue = async (): Promise<void> => {
		// Where there was much at an earlier start there will be much to do now: threads take a while to start.
		if (!complete) void keeping?.hasAny().then(hasAny => hasAny && pool?.wake());
		while (queue !== undefined && !stopping.signal.aborted) {
			const only = queue === 'all' ? undefined : [...queue];
			queue = undefined;
			if (only === undefined) history.forget();
			try {
				await runOnce(only);
				const doubted = secondLooks.due();
				if (doubted.length > 0) {
					await new Promise(resolve => setTimeout(resolve, secondLookAfter));
					if (queue !== 'all') queue = new Set([...(queue ?? []), ...doubted]);
				}
			} catch (error) {
				options.log?.(`Reading ${root} failed: ${reasonOf(error)}`);
			}
		}
		setPrepared();
		running = undefined;
		if (articles.isBehind()) void articles.finish();
		history.ask();
		keeping?.isRead();
		keeping?.soon();
		options.onChange?.();
	};

	const live: LiveCorpus = {
		root,
		prepared,
		current: () => {
			// Before the actors are known nobody asks for an open article, and what was said of it would not hold.
			if (hasActors) applyEdits();
			return corpus;
		},
		isComplete: () => complete,
		isCountingBriefly: articles.isCountingBriefly,
		isSettled: () => complete && !articles.isBehind(),
		settled: async () => {
			do {
				await running;
				await articles.finish();
			} while (running !== undefined && !stopping.signal.aborted);
		},
		progress: progress.part,
		textOf,
		isOpen: open.has,
		isLetGo: path => {
			const state = known.get(path);
			return state !== undefined && 'stamp' in state && state.stamp === '';
		},
		openPaths: open.paths,
		edit: (path, text, edits) => {
			if (open.textOf(path) === text) return;
			// What was opened is taken in before it is edited: its annotations are carried on from there.
			if (open.isNew(path)) applyEdits();
			open.edit(path, text, edits);
		},
		saved: path => {
			if (!open.has(path)) return;
			applyEdits();
			open.saved(path);
		},
		release: path => {
			if (!open.release(path)) return;
			void readAnew([path]);
		},
		reconcile: only => {
			if (only === undefined || queue === 'all') queue = 'all';
			else queue = new Set([...(queue ?? []), ...only]);
			running ??= runQueue();
			return running;
		},
		follow: async news => {
			const where = whereToLook(news, corpus.file.settings, known, mayHaveLost);
			if (where === 'everywhere') await live.reconcile();
			else if (where.length > 0) await live.reconcile(where);
		},
		repair: change => {
			corpus = change(live.current());
			keeping?.soon();
			options.onChange?.();
		},
		recalled: () => history.answered(),
		close: async () => {
			await keeping?.close();
			stopping.abort();
			articles.stop();
			progress.end();
		},
	};
	return live;
}
