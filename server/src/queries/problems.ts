import type { Corpus, CorpusPath } from '../corpus/corpus';
import type { Range } from '../text/position';
import type { Problem } from '../text/problem';
import { articleProblems } from './diagnostics';
import { yamlProblems } from './yaml/problems';

/** A problem in a file of a corpus, with its place as editors count it. */
export interface FileProblem extends Problem {
	readonly range: Range;
}

/** The files of a corpus that could have problems, sorted: one list for the command line and the editor. */
export function problemPaths(corpus: Corpus): readonly CorpusPath[] {
	const paths = new Set<CorpusPath>(['corpus.yaml', ...corpus.actorFiles.keys(), ...corpus.unreadable.keys()]);
	for (const path of corpus.articles.keys()) paths.add(path);
	for (const records of corpus.sidecars.values()) for (const { path } of records) paths.add(path);
	return [...paths].sort();
}

/** All problems of one file, whatever it is to the corpus, sorted by position. */
export function problemsOf(corpus: Corpus, path: CorpusPath): readonly FileProblem[] {
	if (corpus.articles.has(path) || corpus.unreadable.has(path)) return articleProblems(corpus, path);
	return yamlProblems(corpus, path);
}
