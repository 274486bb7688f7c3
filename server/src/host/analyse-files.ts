import { analyseArticle } from '../analysis/analyse';
import { type ActorMatcher, compileActors } from '../analysis/mentions';
import { readSidecar } from '../annotation/read';
import type { ArticleMetadata } from '../article/article';
import { articleFormat } from '../corpus/paths';
import { analysisJson } from '../exchange/analysis-json';
import type { Files } from './files';
import type { KeptLines } from './kept-lines';
import type { AnalysisContext, Pool, ReadFile } from './pool/jobs';
import { type FileReading, readFileNow } from './read-file';
import { manyArticles } from './read-groups';

/** An article to be analysed by itself, without taking it into a corpus. */
export interface FileToAnalyse {
	/** Its absolute path. */
	readonly file: string;
	/** What it is called in the result; a date in it may be the article’s. */
	readonly name: string;
	/**
	 * The absolute paths of its annotation files, which may say what text and name do not: the shared layer’s word goes
	 * before an annotator’s. Absent where it belongs to no corpus.
	 */
	readonly sidecars?: readonly string[];
}

export interface AnalysedFile {
	/** All that the analysis says, as one line of JSON; absent where the file could not be read. */
	readonly line?: string;
	/** What is wrong with the file, in a sentence. */
	readonly problem?: string;
	/** What was read of it and its annotation files, in this order; absent where one of them could not be. */
	readonly read?: readonly Omit<ReadFile, 'path'>[];
}

/** Reads and analyses a file now. Never throws over what it finds. */
export function analyseFile(
	files: Files,
	{ matcher, defaultGenre }: Pick<AnalysisContext, 'defaultGenre'> & { readonly matcher: ActorMatcher },
	{ file, name, sidecars }: FileToAnalyse,
): AnalysedFile {
	const reading = readFileNow(files, file);
	if (reading.kind !== 'text') {
		return { problem: reading.kind === 'absent' ? 'There is no such file.' : reading.reason };
	}
	const { text, hash, stamp, problem } = reading;
	const others = sidecars?.map(sidecar => readFileNow(files, sidecar));
	const sidecarMetadata = others && metadataOf(others);
	const format = articleFormat(file);
	const analysis = analyseArticle({ text, format, path: name, matcher, defaultGenre, sidecarMetadata });
	return { line: JSON.stringify(analysisJson(name, hash, analysis)), problem, read: stampsOf({ stamp, hash }, others) };
}

function stampsOf(article: Omit<ReadFile, 'path'>, others: readonly FileReading[] = []): AnalysedFile['read'] {
	const read = [article];
	for (const other of others) {
		if (other.kind !== 'text') return undefined;
		read.push({ stamp: other.stamp, hash: other.hash });
	}
	return read;
}

function metadataOf(sidecars: readonly FileReading[]): ArticleMetadata {
	let metadata: ArticleMetadata = {};
	for (const reading of sidecars) {
		if (reading.kind === 'text') metadata = { ...readSidecar(reading.text).article, ...metadata };
	}
	return metadata;
}

/** Files that a thread analyses before its results are given. */
const jobSize = 16;

/** Files that are looked for among those that were analysed earlier at a time. */
const slice = 1024;

/**
 * Analyses files, many of them by threads, and gives the results in the order of the files.
 * @param kept what earlier runs said, and what keeps what this one says
 */
export async function* analyseFiles(
	files: Files,
	context: AnalysisContext,
	wanted: readonly FileToAnalyse[],
	pool: Pool | undefined,
	kept?: KeptLines,
): AsyncGenerator<AnalysedFile, void, undefined> {
	if (!kept) return yield* analyseAnew(files, context, wanted, pool);
	for (let at = 0; at < wanted.length; at += slice) {
		const some = wanted.slice(at, at + slice);
		const found = await kept.find(some);
		const anew = analyseAnew(
			files,
			context,
			some.filter((_, index) => !found[index]),
			pool,
		);
		for (const [index, file] of some.entries()) {
			const known = found[index];
			const said = known ?? ((await anew.next()).value as AnalysedFile);
			if (!known) kept.keep(file, said);
			yield said;
		}
	}
	await kept.commit();
}

async function* analyseAnew(
	files: Files,
	context: AnalysisContext,
	wanted: readonly FileToAnalyse[],
	pool: Pool | undefined,
): AsyncGenerator<AnalysedFile, void, undefined> {
	const here = (file: FileToAnalyse) => analyseFile(files, { ...context, matcher: matcherOf(context) }, file);
	if (!pool || wanted.length < manyArticles) {
		for (const file of wanted) yield here(file);
		return;
	}
	// So many at a time that no thread waits, and no more results than that are held for one that takes its time.
	const most = 2 * pool.width;
	const running: { readonly some: readonly FileToAnalyse[]; readonly results: ReturnType<Pool['analyse']> }[] = [];
	let next = 0;
	for (;;) {
		for (; running.length < most && next < wanted.length; next += jobSize) {
			const some = wanted.slice(next, next + jobSize);
			running.push({ some, results: pool.analyse(context, some) });
		}
		const first = running.shift();
		if (!first) return;
		const results = await first.results;
		for (const [at, file] of first.some.entries()) yield results?.[at] ?? here(file);
	}
}

const matchers = new WeakMap<AnalysisContext, ActorMatcher>();

/** Made once for a context, and only where this thread needs it. */
function matcherOf(context: AnalysisContext): ActorMatcher {
	const matcher = matchers.get(context) ?? compileActors(context.registry);
	matchers.set(context, matcher);
	return matcher;
}
