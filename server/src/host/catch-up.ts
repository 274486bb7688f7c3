import { changeYaml, reanalyse } from '../corpus/apply-changes';
import type { Corpus, CorpusChange, CorpusPath, ReadArticleText } from '../corpus/corpus';
import { recount } from '../corpus/recount';
import { reasonOf } from './files';

/**
 * Lets the articles of a corpus follow changes of the actors: the open ones at once; of the others who is mentioned in
 * them, in slices; and all else once nobody types any more. And has those analysed that were only counted when they were
 * read.
 */
export interface CatchUp {
	/** Takes in changes of corpus.yaml and the actors. */
	change(changes: readonly CorpusChange[]): void;
	/** Takes in which articles were only counted so far. Nothing is done before `finish` is called. */
	counted(paths: Iterable<CorpusPath>): void;
	/** Whether some articles do not follow yet, or are still to be analysed. */
	isBehind(): boolean;
	/** Whether mentions are being counted by the actors of now, and will soon be right. */
	isCountingBriefly(): boolean;
	/** Whether all follow the actors of now, be they analysed or only counted. */
	doFollow(): boolean;
	/** How many articles are analysed of those that were to be. */
	progress(): { readonly done: number; readonly total: number };
	/** Resolves once all follow and are analysed; does not wait for a pause in the typing. */
	finish(): Promise<void>;
	stop(): void;
}

export interface CatchUpOptions {
	readonly corpus: () => Corpus;
	readonly setCorpus: (corpus: Corpus) => void;
	readonly openPaths: () => readonly CorpusPath[];
	readonly readText: ReadArticleText;
	/** Analyses many articles elsewhere, and takes in those for which that is a way. */
	readonly analyseMany?: (paths: readonly CorpusPath[], how: ManyArticles) => Promise<void>;
	/** Has articles read anew whose text could not be had; resolves when what there is was taken in. */
	readonly readAnew: (paths: readonly CorpusPath[]) => Promise<void>;
	/** For so many articles it is asked; fewer are sooner analysed here, where all is warm. */
	readonly worthThreads?: number;
	/** Up to so many are counted before that; more, while they are analysed. */
	readonly countedFirst?: number;
	readonly pause: () => Promise<void>;
	readonly onChange: () => void;
	readonly log: (message: string) => void;
}

export interface ManyArticles {
	/** Asked now and then: whether to begin with no more of them. */
	readonly isOver: () => boolean;
	/** Whether an article does not follow the actors yet. */
	readonly isStale: (path: CorpusPath) => boolean;
	/** Articles were taken in, as they are by the actors of now. */
	readonly took: (paths: Iterable<CorpusPath>) => void;
}

/** Milliseconds without another keystroke in the actors before the articles that no editor shows are analysed. */
const settleAfter = 100;

/** Milliseconds that a slice should take. */
const sliceTarget = 12;

const leastArticles = 4;

/** Threads must start first, and take as long again until they run at their full speed. */
const worthThreads = 400;

/** To count these takes some seconds; threads that worked meanwhile would take the processors from it. */
const countedFirst = 4_000;

export function createCatchUp(options: CatchUpOptions): CatchUp {
	/** The articles that are to be analysed. */
	const behind = new Set<CorpusPath>();
	/** Those of them that do not follow the actors; the others were only counted. */
	const stale = new Set<CorpusPath>();
	/** Those of which not even the mentions do. */
	const uncounted = new Set<CorpusPath>();
	/** Those that are only counted still, mostly since their files have another text by now: there will be news of them. */
	const missed = new Set<CorpusPath>();
	/** How many were to be analysed when most were, since none was. */
	let mostBehind = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let counting: Promise<void> | undefined;
	let running: Promise<void> | undefined;

	const finish = (): Promise<void> => {
		clearTimeout(timer);
		timer = undefined;
		running ??= run().finally(() => {
			running = undefined;
		});
		return running;
	};

	const run = async (): Promise<void> => {
		let left: number;
		do {
			if (uncounted.size <= (options.countedFirst ?? countedFirst)) await counting;
			left = behind.size;
			if (isWorthThreads()) await options.analyseMany?.([...behind], { isOver: isTyping, isStale, took });
			await counting;
		} while (behind.size < left && isWorthThreads());
		// Where somebody types again the rest is for when that ends.
		await inSlices(behind, reanalyse, isTyping);
		if (missed.size === 0) return;
		await options.readAnew([...missed]);
		missed.clear();
		options.onChange();
	};

	const grew = () => {
		mostBehind = Math.max(mostBehind, behind.size);
	};
	const isTyping = () => timer !== undefined;
	const isStale = (path: CorpusPath) => stale.has(path);
	const isWorthThreads = () => behind.size >= (options.worthThreads ?? worthThreads) && !isTyping();
	const took = (paths: Iterable<CorpusPath>): void => {
		for (const path of paths) for (const set of [behind, stale, uncounted]) set.delete(path);
		if (behind.size === 0) mostBehind = 0;
		options.onChange();
	};

	/** Nobody has to wait for these, and they for nobody. */
	const count = async (): Promise<void> => {
		await options.pause();
		await inSlices(uncounted, recount, () => false);
	};

	/** Takes articles out of the set and lets them follow, some at a time. */
	const inSlices = async (paths: Set<CorpusPath>, step: typeof recount, isOver: () => boolean): Promise<void> => {
		let count = leastArticles;
		while (paths.size > 0 && !isOver()) {
			const began = performance.now();
			follow(take(paths, count), step);
			if (behind.size === 0) mostBehind = 0;
			const took = performance.now() - began;
			if (took > 2 * sliceTarget) count = Math.max(leastArticles, count >> 1);
			else if (took < sliceTarget) count *= 2;
			options.onChange();
			await options.pause();
		}
	};

	/** Those that went meanwhile, or that an editor shows by now, are up to date. */
	const follow = (paths: readonly CorpusPath[], step: typeof recount): void => {
		const open = new Set(options.openPaths());
		try {
			const closed = paths.filter(path => !open.has(path));
			options.setCorpus(step(options.corpus(), closed, options.readText));
		} catch (error) {
			options.log(`Some articles could not be analysed: ${reasonOf(error)}`);
		}
		if (step === recount) return;
		for (const path of paths) {
			stale.delete(path);
			if (options.corpus().articles.get(path)?.onlyCounted) missed.add(path);
		}
	};

	return {
		change: changes => {
			try {
				const { next, concerned, byWords } = changeYaml(options.corpus(), changes);
				const open = new Set(options.openPaths());
				options.setCorpus(
					reanalyse(
						next,
						concerned.filter(path => open.has(path)),
						options.readText,
					),
				);
				for (const path of concerned) {
					if (open.has(path)) continue;
					behind.add(path);
					stale.add(path);
					if (byWords) uncounted.add(path);
				}
			} catch (error) {
				options.log(`A change of the actors could not be taken in: ${reasonOf(error)}`);
				return;
			}
			if (behind.size === 0) return;
			grew();
			counting ??= count().finally(() => {
				counting = undefined;
				options.onChange();
			});
			clearTimeout(timer);
			timer = setTimeout(() => void finish(), settleAfter);
		},
		counted: paths => {
			for (const path of paths) behind.add(path);
			grew();
		},
		isBehind: () => behind.size > 0 || missed.size > 0,
		isCountingBriefly: () => counting !== undefined && uncounted.size <= (options.countedFirst ?? countedFirst),
		doFollow: () => stale.size === 0,
		progress: () => ({ done: mostBehind - behind.size, total: mostBehind }),
		finish,
		stop: () => {
			clearTimeout(timer);
			timer = undefined;
			for (const set of [behind, stale, uncounted, missed]) set.clear();
		},
	};
}

function take(paths: Set<CorpusPath>, count: number): readonly CorpusPath[] {
	const taken: CorpusPath[] = [];
	for (const path of paths) {
		if (taken.length === count) break;
		taken.push(path);
		paths.delete(path);
	}
	return taken;
}
