import { changeYaml, reanalyse } from '../corpus/apply-changes';
import type { Corpus, CorpusChange, CorpusPath, ReadArticleText } from '../corpus/corpus';
import { recount } from '../corpus/recount';
import { reasonOf } from './files';

/**
 * Lets the articles of a corpus follow changes of the actors: the open ones at once; of the others who is mentioned in
 * them, in slices; and all else once nobody types any more.
 */
export interface CatchUp {
	/** Takes in changes of corpus.yaml and the actors. */
	change(changes: readonly CorpusChange[]): void;
	/** Whether some articles do not follow yet. */
	isBehind(): boolean;
	/** Resolves once all follow; does not wait for a pause in the typing. */
	finish(): Promise<void>;
	stop(): void;
}

export interface CatchUpOptions {
	readonly corpus: () => Corpus;
	readonly setCorpus: (corpus: Corpus) => void;
	readonly openPaths: () => readonly CorpusPath[];
	readonly readText: ReadArticleText;
	/** Reads many articles and analyses them elsewhere, and takes them in; returns those for which that is no way. */
	readonly readMany?: (paths: readonly CorpusPath[], reading: ManyReading) => Promise<readonly CorpusPath[]>;
	/** For so many articles it is asked; fewer are sooner analysed here, where all is warm. */
	readonly worthThreads?: number;
	/** Up to so many are counted before that; more, while they are analysed. */
	readonly countedFirst?: number;
	readonly pause: () => Promise<void>;
	readonly onChange: () => void;
	readonly log: (message: string) => void;
}

export interface ManyReading {
	/** Asked now and then: whether to stop, with the rest returned as well. */
	readonly isOver: () => boolean;
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
	/** The articles that do not follow yet. */
	const behind = new Set<CorpusPath>();
	/** Those of which not even the mentions do. */
	const uncounted = new Set<CorpusPath>();
	/** Whether others do not follow yet that are analysed elsewhere. */
	let elsewhere = false;
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
		if (uncounted.size <= (options.countedFirst ?? countedFirst)) await counting;
		if (options.readMany && behind.size >= (options.worthThreads ?? worthThreads) && timer === undefined) {
			const paths = take(behind, behind.size);
			elsewhere = true;
			const rest = await options.readMany(paths, {
				isOver: () => timer !== undefined,
				took: paths => {
					for (const path of paths) uncounted.delete(path);
				},
			});
			elsewhere = false;
			for (const path of rest) behind.add(path);
		}
		await counting;
		// A timer means that somebody types again: the rest is for when it runs out.
		await inSlices(behind, reanalyse, () => timer !== undefined);
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
			options.log(`Some articles could not follow the actors: ${reasonOf(error)}`);
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
					if (byWords) uncounted.add(path);
				}
			} catch (error) {
				options.log(`A change of the actors could not be taken in: ${reasonOf(error)}`);
				return;
			}
			if (behind.size === 0) return;
			counting ??= count().finally(() => {
				counting = undefined;
			});
			clearTimeout(timer);
			timer = setTimeout(() => void finish(), settleAfter);
		},
		isBehind: () => behind.size > 0 || elsewhere,
		finish,
		stop: () => {
			clearTimeout(timer);
			timer = undefined;
			behind.clear();
			uncounted.clear();
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
