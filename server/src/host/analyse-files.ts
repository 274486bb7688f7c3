import { analyseArticle } from '../analysis/analyse';
import { type ActorMatcher, compileActors } from '../analysis/mentions';
import { readSidecar } from '../annotation/read';
import type { ArticleMetadata } from '../article/article';
import { articleFormat } from '../corpus/paths';
import { analysisJson } from '../exchange/analysis-json';
import type { Files } from './files';
import type { AnalysisContext, Pool } from './pool/jobs';
import { readFileNow } from './read-file';
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
	const { text, hash, problem } = reading;
	const sidecarMetadata = sidecars && metadataOf(files, sidecars);
	const format = articleFormat(file);
	const analysis = analyseArticle({ text, format, path: name, matcher, defaultGenre, sidecarMetadata });
	return { line: JSON.stringify(analysisJson(name, hash, analysis)), problem };
}

function metadataOf(files: Files, sidecars: readonly string[]): ArticleMetadata {
	let metadata: ArticleMetadata = {};
	for (const sidecar of sidecars) {
		const reading = readFileNow(files, sidecar);
		if (reading.kind === 'text') metadata = { ...readSidecar(reading.text).article, ...metadata };
	}
	return metadata;
}

/** Files that a thread analyses before its results are given. */
const jobSize = 16;

/** Analyses files, many of them by threads, and gives the results in the order of the files. */
export async function* analyseFiles(
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
