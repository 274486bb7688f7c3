import { emptyCorpus, isYamlChange } from '../corpus/apply-changes';
import type { Corpus, CorpusChange, CorpusPath } from '../corpus/corpus';
import { articleOf, classifyPath, SETTINGS_FILE } from '../corpus/paths';
import type { TextChange } from '../text/pieces';
import { applySafely } from './apply-safely';
import type { ArticleCache } from './cache/article-cache';
import { createCatchUp, type ManyReading } from './catch-up';
import { type Files, reasonOf } from './files';
import { createKeeping, type Kept } from './keep';
import { createOpenFiles, type OpenNews } from './open-files';
import type { AnalysisContext, ArticleGroup, Pool } from './pool/jobs';
import { readGroup } from './pool/read-group';
import { readByThreads } from './read-by-threads';
import { readTextNow, whyUnreadable } from './read-file';
import type { GroupOptions } from './read-groups';
import { createRecall } from './recall';
import { type Batch, type Known, reconcile } from './reconcile';
import { createSecondLooks, secondLookAfter } from './second-look';
import { suspectLoss, whereToLook } from './watch';

/** A corpus that follows its folder and the editor: the one place where its next state is made. */
export interface LiveCorpus {
	/** Absolute path of the folder with the corpus.yaml. */
	readonly root: string;
	/**
	 * The corpus as it is now, every edit applied once it is `prepared`. When the actors of a large corpus change, the open
	 * articles follow at once and the others later, in slices: until then `isSettled` is false.
	 */
	current(): Corpus;
	/** Whether all of the folder has been read once. */
	isComplete(): boolean;
	/** Whether all has been read, and all articles follow the actors as they are now. */
	isSettled(): boolean;
	/** How far the first reading got, 0 to 1. */
	progress(): number;
	/** Resolves once corpus.yaml and the actors are read: from then on an open article can be answered for. */
	readonly prepared: Promise<void>;
	/** The text that counts now: the editor's, else the file's. Undefined where neither is there. */
	textOf(path: CorpusPath): string | undefined;
	isOpen(path: CorpusPath): boolean;
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
	/** Brings the corpus up to date with the disk. Calls while one runs are gathered into one more run. */
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
	/** How far the first reading got, in files. */
	readonly onProgress?: (done: number, total: number) => void;
	readonly log?: (message: string) => void;
	/** Lets other work go first, between two slices of a reading. */
	readonly pause?: () => Promise<void>;
	/** Threads that read and analyse where there are many articles; without them, this thread does it in slices. */
	readonly pool?: Pool;
	/** From how many articles on a change of the actors is left to the threads. */
	readonly worthThreads?: number;
	/** Where what was made of many articles is kept for the next start. */
	readonly cache?: (root: string) => ArticleCache | undefined;
	/**
	 * Whether all that is taken from there is read first: for those who ask once, and cannot be told later that it was
	 * damaged.
	 */
	readonly isCacheChecked?: boolean;
}

/** Milliseconds that one slice of background work should take, so that a request in between need not wait. */
const sliceTarget = 12;

/** Up to so many articles all of them follow a change of the actors at once. */
const fewArticles = 30;

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
	let progress = 0;
	let batchTexts = new Map<CorpusPath, string>();
	let sliceSize = 8_192;
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
			apply(news.map(changeOf).filter(change => change !== undefined));
		}
	};

	const changeOf = ({ path, text, edits, saved }: OpenNews): CorpusChange | undefined => {
		const kind = classifyPath(path, corpus.file.settings);
		if (kind === undefined) return corpus.articles.has(path) ? { kind: 'removed', path } : undefined;
		const reason = whyUnreadable(text);
		if (reason !== undefined) return { kind: 'unreadable', path, reason };
		if (kind === 'article') return { kind, path, text, hash: files.hash(text), open: true, edits, saved };
		return { kind, path, source: text };
	};

	const applyBatch = (batch: Batch): void => {
		// What a thread read of an article counts no more once an editor shows one of its files.
		const shown = new Set([...open.paths()].map(articleOf));
		const late = batch.changes.filter(({ kind, path }) => kind === 'stored' && shown.has(path));
		const changes = batch.changes.filter(change => !open.has(change.path) && !late.includes(change));
		const lateOnes = new Set(late.map(({ path }) => path));
		const lateFiles: CorpusPath[] = [];
		for (const [path, state] of batch.known) {
			if (open.has(path)) continue;
			if (lateOnes.has(articleOf(path))) {
				lateFiles.push(path);
				continue;
			}
			if (state === undefined) known.delete(path);
			else known.set(path, state);
		}
		batchTexts = new Map(changes.flatMap(change => (change.kind === 'article' ? [[change.path, change.text]] : [])));
		apply(changes);
		batchTexts = new Map();
		const stored = changes.flatMap(({ kind, path }) => (kind === 'stored' ? [path] : []));
		if (stored.length > 0) keeping?.took(stored, batch.made ?? []);
		if (lateFiles.length > 0) void live.reconcile(lateFiles);
	};

	let lastContext: AnalysisContext | undefined;
	/** The very same object while actors and genre are the same. */
	const contextNow = (): AnalysisContext => {
		const { registry, file } = corpus;
		const defaultGenre = file.settings.genre;
		if (lastContext?.registry !== registry || lastContext.defaultGenre !== defaultGenre)
			lastContext = { registry, defaultGenre };
		return lastContext;
	};

	/** Whether what is known of an article's files counts, or what an editor shows: threads know neither. */
	const isOdd = ({ article, sidecars }: ArticleGroup): boolean =>
		[article, ...sidecars].some(path => open.has(path) || corpus.carried.has(path)) ||
		corpus.articles.get(article)?.recalled !== undefined;

	const groupOptions =
		(pool: Pool) =>
		async (groups: readonly ArticleGroup[]): Promise<Omit<GroupOptions, 'root' | 'known'>> => {
			const stored = await keeping?.entries(groups.map(({ article }) => article));
			return { pool, context: contextNow, isOdd, stored };
		};

	/** What was kept of articles is damaged and cannot be mended: all of them are read again. */
	const beginAnew = (): void => {
		const { actorFiles } = corpus;
		const { articles, sidecars, index } = emptyCorpus();
		const carried = new Set([...corpus.carried].filter(path => path === SETTINGS_FILE || actorFiles.has(path)));
		corpus = { ...corpus, articles, sidecars, index, carried };
		for (const path of known.keys()) if (path !== SETTINGS_FILE && !actorFiles.has(path)) known.delete(path);
		complete = false;
		progress = 0;
		open.renew();
		void live.reconcile();
		options.onChange?.();
	};

	const setCorpus = (next: Corpus): void => {
		corpus = next;
	};
	const kept: Kept = {
		corpus: () => corpus,
		setCorpus,
		known,
		isOpen: open.has,
		shown: () => new Set([...open.paths()].map(articleOf)),
		context: contextNow,
		isAtRest: () => complete && !articles.isBehind() && running === undefined,
		pause,
		onChange: () => options.onChange?.(),
		lookAgain: () => void live.reconcile(),
		remake: ({ article, files: [, ...sidecars] }) => {
			const context = { ...contextNow(), matcher: corpus.matcher };
			const reading = readGroup(files, root, context, { article, sidecars: sidecars.map(({ path }) => path) });
			return reading.kind === 'packed' ? reading.bytes : undefined;
		},
		beginAnew,
		signal: stopping.signal,
	};
	const keeping = cache && createKeeping(cache, kept, options.isCacheChecked ?? false);

	/** Has articles read and analysed by threads, and takes in what they made of them. */
	const readMany =
		(pool: Pool) =>
		async (paths: readonly CorpusPath[], { isOver, took }: ManyReading) => {
			const rest = new Set(paths);
			const batches = readByThreads(paths, () => corpus, { root, pool, context: contextNow, isOdd });
			for await (const batch of batches) {
				if (stopping.signal.aborted || isOver()) break;
				const news = secondLooks.take(corpus, batch);
				applyBatch(news);
				for (const { path } of news.changes) rest.delete(path);
				took(news.changes.map(({ path }) => path));
				const doubted = secondLooks.due();
				if (doubted.length > 0) void live.reconcile(doubted);
				options.onChange?.();
				await pause();
			}
			return [...rest];
		};

	const articles = createCatchUp({
		corpus: () => corpus,
		setCorpus,
		openPaths: () => [...open.paths()],
		readText: textOf,
		readMany: pool && readMany(pool),
		worthThreads: options.worthThreads,
		pause,
		onChange: () => {
			keeping?.soon();
			options.onChange?.();
		},
		log: message => options.log?.(message),
	});

	const runOnce = async (only: readonly CorpusPath[] | undefined): Promise<void> => {
		const batches = reconcile(files, root, known, {
			settings: () => corpus.file.settings,
			isOpen: open.has,
			only,
			batchSize: () => sliceSize,
			groups: pool && groupOptions(pool),
			signal: stopping.signal,
		});
		for await (const batch of batches) {
			if (stopping.signal.aborted) return;
			const began = performance.now();
			applyBatch(secondLooks.take(corpus, batch));
			const took = performance.now() - began;
			if (took > 2 * sliceTarget) sliceSize = Math.max(4_096, sliceSize / 2);
			else if (took < sliceTarget / 2) sliceSize = Math.min(1_048_576, sliceSize * 2);
			if (batch.same && batch.same.length > 0) await keeping?.restore(batch.same);
			if (batch.hasActors) {
				setPrepared();
				// What an editor shows of the actors counts, also for what was made of articles at an earlier start.
				applyEdits();
			}
			if (!complete && batch.total > 0) progress = batch.done / batch.total;
			if (only === undefined && !complete) options.onProgress?.(batch.done, batch.total);
			if (batch.changes.length > 0) options.onChange?.();
			await pause();
		}
		if (only === undefined) complete = true;
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
				if (articles.isBehind()) await articles.finish();
			} catch (error) {
				options.log?.(`Reading ${root} failed: ${reasonOf(error)}`);
			}
		}
		setPrepared();
		running = undefined;
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
		isSettled: () => complete && !articles.isBehind(),
		progress: () => (complete ? 1 : progress),
		textOf,
		isOpen: open.has,
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
			// A stamp that no file has: the file is read again, and counts as removed where there is none.
			known.set(path, { stamp: '', hash: '' });
			void live.reconcile([path]);
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
			if (!complete) options.onProgress?.(0, 0);
		},
	};
	return live;
}
