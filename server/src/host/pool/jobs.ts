import type { Genre } from '../../article/article';
import type { Registry } from '../../codebook/codebook';
import type { CorpusPath } from '../../corpus/corpus';
import type { PackedArticle } from '../../corpus/read-anew';
import type { AnalysedFile, FileToAnalyse } from '../analyse-files';

/** An article's file and those of its annotations. */
export interface ArticleGroup {
	readonly article: CorpusPath;
	readonly sidecars: readonly CorpusPath[];
	/** The hashes of its files where what was made of just these is at hand. */
	readonly hashes?: readonly string[];
}

/** A file as it was read: `stamp` as in `files.ts`. */
export interface ReadFile {
	readonly path: CorpusPath;
	readonly stamp: string;
	readonly hash: string;
}

/** An article with its annotation files, as the corpus has them, to be analysed (again). */
export interface KnownArticle {
	readonly article: CorpusPath;
	/** As `packArticle` packs it. */
	readonly packed: Uint8Array;
	/** Whether it does not follow the actors and settings of now. */
	readonly isStale: boolean;
}

/** What became of a group. */
export type GroupReading =
	/** Read and analysed or counted, as `packArticle` packs it. */
	| ({ readonly kind: 'packed'; readonly files: readonly ReadFile[] } & PackedArticle)
	/** The files have the very hashes that were named. */
	| { readonly kind: 'same'; readonly files: readonly ReadFile[] }
	/** It must be taken in file by file: one cannot be read. */
	| { readonly kind: 'odd' };

/** What articles are analysed with. */
export interface AnalysisContext {
	readonly registry: Registry;
	readonly defaultGenre?: Genre;
}

/** Reads and analyses files elsewhere than in the thread that answers people. */
export interface Pool {
	/**
	 * The stamps of files below a folder, in the same order; undefined for one that has none, or where we failed.
	 * They are asked for before any group that waits is read.
	 */
	stamps(root: string, paths: readonly CorpusPath[]): Promise<readonly (string | undefined)[]>;
	/**
	 * Reads groups of files below a folder and analyses them. A failure of ours makes groups odd.
	 * @param countOnly the articles are only counted, to be analysed later
	 */
	read(
		root: string,
		context: AnalysisContext,
		groups: readonly ArticleGroup[],
		countOnly?: boolean,
	): Promise<readonly GroupReading[]>;
	/**
	 * Reads articles below a folder and analyses them; of their annotation files, what is known counts. One that has another
	 * text by now is odd.
	 */
	analyseKnown(
		root: string,
		context: AnalysisContext,
		articles: readonly KnownArticle[],
	): Promise<readonly GroupReading[]>;
	/** Starts threads, since there will be work for them: as many as stamps are asked of. */
	wake(): void;
	/** Analyses files by themselves, as `analyseFile` does; undefined where we failed. */
	analyse(context: AnalysisContext, files: readonly FileToAnalyse[]): Promise<readonly AnalysedFile[] | undefined>;
	/** How many jobs can run at a time. */
	readonly width: number;
	/** Ends the threads; the pool cannot be used any more, and what waits is answered as odd. */
	close(): void;
}

/** What goes to a worker. */
export type Job =
	| { readonly id: number; readonly kind: 'stamps'; readonly root: string; readonly paths: readonly CorpusPath[] }
	| { readonly id: number; readonly kind: 'context'; readonly number: number; readonly context: AnalysisContext }
	| {
			readonly id: number;
			readonly kind: 'read';
			readonly root: string;
			/** Of a context that was sent before. */
			readonly context: number;
			readonly groups: readonly ArticleGroup[];
			readonly countOnly: boolean;
	  }
	| {
			readonly id: number;
			readonly kind: 'known';
			readonly root: string;
			/** Of a context that was sent before. */
			readonly context: number;
			readonly articles: readonly KnownArticle[];
	  }
	| {
			readonly id: number;
			readonly kind: 'analyse';
			/** Of a context that was sent before. */
			readonly context: number;
			readonly files: readonly FileToAnalyse[];
	  };

/** What a worker answers: `readings` to `read` and `known`. */
export interface Answer {
	readonly id: number;
	readonly stamps?: readonly (string | undefined)[];
	readonly readings?: readonly GroupReading[];
	readonly analysed?: readonly AnalysedFile[];
}
