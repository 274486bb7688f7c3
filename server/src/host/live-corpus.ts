import { applyChanges, emptyCorpus } from '../corpus/apply-changes';
import type { Corpus, CorpusChange, CorpusPath } from '../corpus/corpus';
import { classifyPath } from '../corpus/paths';
import { type Files, reasonOf } from './files';
import { isCostly, previewOf } from './preview';
import { readTextNow, whyUnreadable } from './read-file';
import { type Batch, type Known, reconcile } from './reconcile';

/** A corpus that follows its folder and the editor: the one place where its next state is made. */
export interface LiveCorpus {
	/** Absolute path of the folder with the corpus.yaml. */
	readonly root: string;
	/**
	 * The corpus as it is now, every edit applied. While somebody types in the actors of a large corpus, its articles follow
	 * after a pause in the typing.
	 */
	current(): Corpus;
	/** Whether all of the folder has been read once. */
	isComplete(): boolean;
	/** How far the first reading got, 0 to 1. */
	progress(): number;
	/** Resolves once corpus.yaml and the actors are read: from then on an open article can be answered for. */
	readonly prepared: Promise<void>;
	/** The text that counts now: the editor's, else the file's. Undefined where neither is there. */
	textOf(path: CorpusPath): string | undefined;
	isOpen(path: CorpusPath): boolean;
	openPaths(): Iterable<CorpusPath>;
	/** An editor shows this file with this text, saved or not. @param text normalised */
	edit(path: CorpusPath, text: string): void;
	/** The editor lets go of the file: what is on the disk counts again. */
	release(path: CorpusPath): void;
	/** Brings the corpus up to date with the disk. Calls while one runs are gathered into one more run. */
	reconcile(only?: readonly CorpusPath[]): Promise<void>;
	/** A watcher saw something at these paths: looks there, or everywhere where that is not enough. */
	follow(paths: readonly CorpusPath[]): Promise<void>;
	/** Ends all work. */
	close(): void;
}

export interface LiveCorpusOptions {
	/** After anything changed. */
	readonly onChange?: () => void;
	/** How far the first reading got, in files. */
	readonly onProgress?: (done: number, total: number) => void;
	readonly log?: (message: string) => void;
	/** Lets other work go first, between two slices of a reading. */
	readonly pause?: () => Promise<void>;
}

/** Milliseconds that one slice of background work should take, so that a request in between need not wait. */
const sliceTarget = 12;

/** Up to so many articles, each keystroke in the actors is followed up at once. */
const fewArticles = 30;

/** Milliseconds without a keystroke in the actors, or in corpus.yaml, before all articles are analysed anew. */
const settleAfter = 400;

/** From so many paths at once on, a watcher's news is taken as "something changed". */
const bulk = 200;

/** Makes an empty live corpus; `reconcile()` reads the folder. */
export function createLiveCorpus(files: Files, root: string, options: LiveCorpusOptions = {}): LiveCorpus {
	const pause = options.pause ?? (() => new Promise<void>(resolve => setTimeout(resolve, 0)));
	const known = new Map<CorpusPath, Known>();
	const open = new Map<CorpusPath, string>();
	/** Open files whose text is not in the corpus yet. */
	const pending = new Set<CorpusPath>();
	/** Open YAML files whose text the articles do not follow yet. */
	const unsettled = new Set<CorpusPath>();
	let settling: ReturnType<typeof setTimeout> | undefined;
	let preview: { readonly inputs: readonly unknown[]; readonly corpus: Corpus } | undefined;
	const stopping = new AbortController();
	let corpus = emptyCorpus();
	let complete = false;
	let progress = 0;
	let batchTexts = new Map<CorpusPath, string>();
	let sliceSize = 32_768;
	let queue: Set<CorpusPath> | 'all' | undefined;
	let running: Promise<void> | undefined;
	let setPrepared = () => {};
	const prepared = new Promise<void>(resolve => {
		setPrepared = resolve;
	});

	const textOf = (path: CorpusPath): string | undefined => {
		const text = open.get(path) ?? batchTexts.get(path);
		if (text !== undefined) return text;
		const state = known.get(path);
		return state !== undefined && 'stamp' in state ? readTextNow(files, files.join(root, path)) : undefined;
	};

	const apply = (changes: readonly CorpusChange[]): void => {
		if (changes.length === 0) return;
		const globs = corpus.file.settings.articles.join('\n');
		corpus = applySafely(corpus, changes, textOf, options.log);
		if (corpus.file.settings.articles.join('\n') !== globs) {
			for (const path of open.keys()) pending.add(path);
			if (running === undefined && complete) void live.reconcile();
		}
	};

	const applyEdits = (): void => {
		while (pending.size > 0) {
			const changes = changesOf(pending);
			pending.clear();
			const isYaml = ({ kind }: CorpusChange) => kind === 'actors' || kind === 'settings';
			apply(changes.filter(change => !isYaml(change)));
			applyYaml(changes.filter(isYaml));
		}
	};

	const applyYaml = (changes: readonly CorpusChange[]): void => {
		if (changes.length === 0) return;
		for (const { path } of changes) unsettled.add(path);
		if (corpus.articles.size <= fewArticles || !isCostly(corpus, shown())) settle();
		else {
			clearTimeout(settling);
			settling = setTimeout(() => {
				settle();
				options.onChange?.();
			}, settleAfter);
		}
	};

	/** Lets all articles follow the edits of the actors and of corpus.yaml. */
	const settle = (): void => {
		clearTimeout(settling);
		const changes = changesOf(unsettled);
		unsettled.clear();
		apply(changes);
	};

	/** The same value as long as nothing changes, since others compare snapshots. */
	const shown = (): Corpus => {
		if (unsettled.size === 0) return corpus;
		const changes = changesOf(unsettled);
		const inputs = [corpus, ...changes.map(change => ('source' in change ? change.source : change.path))];
		const isSame = preview?.inputs.length === inputs.length && inputs.every((input, n) => input === preview?.inputs[n]);
		if (!preview || !isSame) preview = { inputs, corpus: previewOf(corpus, changes) };
		return preview.corpus;
	};

	const changesOf = (paths: Iterable<CorpusPath>): readonly CorpusChange[] =>
		[...paths].map(path => changeOf(path, open.get(path))).filter(change => change !== undefined);

	const changeOf = (path: CorpusPath, text: string | undefined): CorpusChange | undefined => {
		if (text === undefined) return undefined;
		const kind = classifyPath(path, corpus.file.settings);
		if (kind === undefined) return corpus.articles.has(path) ? { kind: 'removed', path } : undefined;
		const reason = whyUnreadable(text);
		if (reason !== undefined) return { kind: 'unreadable', path, reason };
		if (kind === 'article') return { kind, path, text, hash: files.hash(text), open: true };
		return { kind, path, source: text };
	};

	const applyBatch = (batch: Batch): void => {
		const changes = batch.changes.filter(({ path }) => !open.has(path));
		for (const [path, state] of batch.known) {
			if (open.has(path)) continue;
			if (state === undefined) known.delete(path);
			else known.set(path, state);
		}
		batchTexts = new Map(changes.flatMap(change => (change.kind === 'article' ? [[change.path, change.text]] : [])));
		apply(changes);
		batchTexts = new Map();
	};

	/** Whether files are known below the path, or were skipped there, or could be new there. */
	const isFolder = (path: CorpusPath): boolean => {
		if (known.has(path) || !/\.[^/.]+$/.test(path)) return true;
		for (const file of known.keys()) if (file.startsWith(`${path}/`)) return true;
		return false;
	};

	const runOnce = async (only: readonly CorpusPath[] | undefined): Promise<void> => {
		const batches = reconcile(files, root, known, {
			settings: () => corpus.file.settings,
			isOpen: path => open.has(path),
			only,
			batchSize: () => sliceSize,
			signal: stopping.signal,
		});
		for await (const batch of batches) {
			if (stopping.signal.aborted) return;
			const began = performance.now();
			applyBatch(batch);
			const took = performance.now() - began;
			if (took > 2 * sliceTarget) sliceSize = Math.max(4_096, sliceSize / 2);
			else if (took < sliceTarget / 2) sliceSize = Math.min(1_048_576, sliceSize * 2);
			if (batch.done > 0) setPrepared();
			if (!complete && batch.total > 0) progress = batch.done / batch.total;
			if (only === undefined && !complete) options.onProgress?.(batch.done, batch.total);
			if (batch.changes.length > 0) options.onChange?.();
			await pause();
		}
		if (only === undefined) complete = true;
	};

	const runQueue = async (): Promise<void> => {
		while (queue !== undefined && !stopping.signal.aborted) {
			const only = queue === 'all' ? undefined : [...queue];
			queue = undefined;
			try {
				await runOnce(only);
			} catch (error) {
				options.log?.(`Reading ${root} failed: ${reasonOf(error)}`);
			}
		}
		setPrepared();
		running = undefined;
		options.onChange?.();
	};

	const live: LiveCorpus = {
		root,
		prepared,
		current: () => {
			applyEdits();
			return shown();
		},
		isComplete: () => complete,
		progress: () => (complete ? 1 : progress),
		textOf,
		isOpen: path => open.has(path),
		openPaths: () => open.keys(),
		edit: (path, text) => {
			if (open.get(path) === text) return;
			open.set(path, text);
			pending.add(path);
		},
		release: path => {
			if (!open.delete(path)) return;
			pending.delete(path);
			unsettled.delete(path);
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
			const paths = news.filter(path => !/(^|\/)(\.|node_modules(\/|$))/.test(path));
			const roles = paths.map(path => classifyPath(path, corpus.file.settings));
			const files = paths.filter((_, index) => roles[index] !== undefined);
			// A watcher that has this much to say has dropped some of it.
			const isBulk = paths.length >= bulk;
			if (isBulk || roles.includes('settings') || paths.some((path, index) => !roles[index] && isFolder(path))) {
				await live.reconcile();
			} else if (files.length > 0) {
				await live.reconcile(files);
			}
		},
		close: () => {
			stopping.abort();
			clearTimeout(settling);
			if (!complete) options.onProgress?.(0, 0);
		},
	};
	return live;
}

/** A fault in the reading of one file must not cost the others: then the changes are tried one by one. */
function applySafely(
	corpus: Corpus,
	changes: readonly CorpusChange[],
	readText: (path: CorpusPath) => string | undefined,
	log: ((message: string) => void) | undefined,
): Corpus {
	try {
		return applyChanges(corpus, changes, readText);
	} catch (error) {
		const [only] = changes;
		if (changes.length > 1 || only === undefined) {
			return changes.reduce((before, change) => applySafely(before, [change], readText, log), corpus);
		}
		log?.(`${only.path} could not be taken in: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
		if (only.kind === 'unreadable') return corpus;
		const reason = 'Standpoint failed on this file, which is a fault of ours; its log says more.';
		return applySafely(corpus, [{ kind: 'unreadable', path: only.path, reason }], readText, log);
	}
}
