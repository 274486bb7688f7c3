import type { Corpus, CorpusChange, CorpusPath, ReadArticleText } from '../corpus/corpus';
import { reasonOf } from './files';
import { type Behind, changeYaml, followYaml } from './follow-yaml';

/** Lets the articles of a corpus follow changes of the actors, the open ones at once and the others in slices. */
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
	readonly pause: () => Promise<void>;
	readonly onChange: () => void;
	readonly log: (message: string) => void;
}

/** Milliseconds without another keystroke in the actors before the articles that no editor shows follow. */
const settleAfter = 400;

/** Milliseconds that a slice should take. */
const sliceTarget = 12;

const leastArticles = 4;

export function createCatchUp(options: CatchUpOptions): CatchUp {
	let behind: Behind | undefined;
	/** How many of the paths in `behind` follow by now. */
	let reached = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
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
		let count = leastArticles;
		// A timer means that somebody types again: the rest is for when it runs out.
		while (behind !== undefined && timer === undefined) {
			const began = performance.now();
			follow(behind, behind.paths.slice(reached, reached + count));
			reached += count;
			if (reached >= behind.paths.length) behind = undefined;
			const took = performance.now() - began;
			if (took > 2 * sliceTarget) count = Math.max(leastArticles, count >> 1);
			else if (took < sliceTarget) count *= 2;
			options.onChange();
			await options.pause();
		}
	};

	const follow = (from: Behind, paths: readonly CorpusPath[]): void => {
		const open = new Set(options.openPaths());
		try {
			const closed = paths.filter(path => !open.has(path));
			options.setCorpus(followYaml(options.corpus(), from, closed, options.readText));
		} catch (error) {
			options.log(`Some articles could not follow the actors: ${reasonOf(error)}`);
		}
	};

	return {
		change: changes => {
			try {
				const next = changeYaml(options.corpus(), changes, options.openPaths(), options.readText);
				options.setCorpus(next.corpus);
				if (next.behind === undefined) return;
				behind = next.behind;
			} catch (error) {
				options.log(`A change of the actors could not be taken in: ${reasonOf(error)}`);
				return;
			}
			reached = 0;
			clearTimeout(timer);
			timer = setTimeout(() => void finish(), settleAfter);
		},
		isBehind: () => behind !== undefined,
		finish,
		stop: () => {
			clearTimeout(timer);
			timer = undefined;
			behind = undefined;
		},
	};
}
