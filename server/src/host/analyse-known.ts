import { stateAt } from '../corpus/compare';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { inMemory } from '../corpus/stored/byte-source';
import { briefOf, packArticle, readStoredArticle, type StoredArticle } from '../corpus/stored/stored-article';
import type { TakenArticle } from '../corpus/take-analysed';
import type { AnalysisContext, GroupReading, KnownArticle, Pool } from './pool/jobs';

export interface KnownOptions {
	readonly root: string;
	readonly pool: Pool;
	/** The corpus at the moment. */
	readonly corpus: () => Corpus;
	/** What articles are analysed with at the moment. */
	readonly context: () => AnalysisContext;
	/** Asked now and then: whether to begin with no more of them. */
	readonly isOver: () => boolean;
	/** Whether an article does not follow the actors and settings yet, so that its mentions may be others. */
	readonly isStale: (path: CorpusPath) => boolean;
	/** Takes in what the threads made of some articles, and is called in the moment in which that holds. */
	readonly take: (analysed: ReadonlyMap<CorpusPath, Analysed>) => void;
	/** Lets other work go first. */
	readonly pause: () => Promise<void>;
}

export interface Analysed extends StoredArticle, TakenArticle {
	/** The same as `packArticle` packs it. */
	readonly packed: Uint8Array;
}

/** Articles that a thread analyses before its results are taken in. */
const jobSize = 32;

/**
 * Has threads analyse articles of a corpus by the actors of now. Only the articles' texts are read for that: their
 * annotation files are taken as the corpus has them. Left out is an article that an editor shows, that bytes cannot say
 * all of, whose file has another text, and one of which there was other news meanwhile: that is newer. Never throws.
 */
export async function analyseKnown(paths: readonly CorpusPath[], options: KnownOptions): Promise<void> {
	const { pool, isOver, pause } = options;
	const running = new Set<Promise<() => void>>();
	let next = 0;
	for (;;) {
		for (; running.size < 2 * pool.width && next < paths.length && !isOver(); next += jobSize) {
			const job: Promise<() => void> = start(paths.slice(next, next + jobSize), options).then(takeIn => () => {
				running.delete(job);
				takeIn();
			});
			running.add(job);
		}
		if (running.size === 0) return;
		const takeIn = await Promise.race(running);
		takeIn();
		await pause();
	}
}

/** Resolves, when a thread has analysed them, to what takes in those for which that still holds. */
async function start(paths: readonly CorpusPath[], options: KnownOptions): Promise<() => void> {
	const { root, pool } = options;
	const before = options.corpus();
	const context = options.context();
	const articles = paths.flatMap((article): readonly KnownArticle[] => {
		const { record, sidecars } = stateAt(before, article);
		const packed = record && packArticle({ record, sidecars });
		return packed ? [{ article, packed, isStale: options.isStale(article) }] : [];
	});
	const readings = articles.length === 0 ? [] : await pool.analyseKnown(root, context, articles);
	return () => {
		// Who changed the actors meanwhile made these results old.
		if (context === options.context()) options.take(stillTrue(before, options.corpus(), articles, readings));
	};
}

function stillTrue(
	before: Corpus,
	now: Corpus,
	articles: readonly KnownArticle[],
	readings: readonly GroupReading[],
): ReadonlyMap<CorpusPath, Analysed> {
	const analysed = new Map<CorpusPath, Analysed>();
	for (const [at, { article, packed }] of articles.entries()) {
		const reading = readings[at];
		const known = stateAt(now, article);
		if (reading?.kind !== 'packed' || !isSame(stateAt(before, article), known)) continue;
		const { bytes } = reading;
		// The words of the text are as they were: copies of them would take much room.
		const { words } = known.record ?? {};
		const brief = words && { ...briefOf(bytes), words };
		const isVerySame = before.articles.get(article) === known.record;
		analysed.set(article, {
			record: readStoredArticle(article, inMemory(bytes), brief).record,
			before: isVerySame ? readStoredArticle(article, inMemory(packed), briefOf(packed)).record.summary : undefined,
			sidecars: known.sidecars,
			packed: bytes,
		});
	}
	return analysed;
}

/** Whether text and annotation files are the same, and no editor shows them. That others are mentioned since is no news. */
const isSame = (before: ReturnType<typeof stateAt>, now: ReturnType<typeof stateAt>): boolean =>
	now.record !== undefined &&
	now.record.analysis === undefined &&
	(before.record === now.record || before.record?.summary.hash === now.record.summary.hash) &&
	sameList(before.sidecars, now.sidecars);

const sameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
	a === b || (a.length === b.length && a.every((one, at) => one === b[at]));
