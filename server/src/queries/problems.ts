import type { Corpus, CorpusPath } from '../corpus/corpus';
import { SETTINGS_FILE, sidecarTarget } from '../corpus/paths';
import type { Range } from '../text/position';
import type { Problem } from '../text/problem';
import { articleProblems } from './diagnostics';
import { yamlProblems } from './yaml/problems';

/** A problem in a file of a corpus, with its place as editors count it. */
export interface FileProblem extends Problem {
	readonly range: Range;
}

/** The files of a corpus that could have problems, sorted. */
export const problemPaths = (corpus: Corpus): readonly CorpusPath[] => [...problemFiles(corpus)].sort();

/** The same in the order in which they come: nothing is copied. */
export function* problemFiles(corpus: Corpus): Generator<CorpusPath, void, undefined> {
	const { actorFiles, articles, sidecars, unreadable } = corpus;
	yield SETTINGS_FILE;
	yield* actorFiles.keys();
	yield* articles.keys();
	for (const records of sidecars.values()) for (const { path } of records) yield path;
	// A file that cannot be read any more may be one of those whose last good state is kept.
	for (const path of unreadable.keys()) if (!isKnown(corpus, path)) yield path;
}

const isKnown = ({ actorFiles, articles, sidecars }: Corpus, path: CorpusPath): boolean =>
	path === SETTINGS_FILE ||
	actorFiles.has(path) ||
	articles.has(path) ||
	sidecars.get(sidecarTarget(path).articlePath)?.some(record => record.path === path) === true;

/**
 * The files whose problems may be others in one of two states of a corpus than in the other, files that came or went
 * among them; all of the later one where that cannot be told. Costs what changed, not what there is.
 */
export function changedProblemFiles(before: Corpus, now: Corpus): Iterable<CorpusPath> {
	if (before.file !== now.file || !sameIds(before, now))
		return new Set([...problemFiles(now), ...problemFiles(before)]);
	const articles = new Set([
		...now.articles.differences(before.articles),
		...now.sidecars.differences(before.sidecars),
	]);
	const paths = new Set<CorpusPath>(articles);
	for (const path of now.unreadable.differences(before.unreadable)) {
		paths.add(path);
		articles.add(sidecarTarget(path).articlePath);
	}
	for (const article of articles) {
		for (const corpus of [before, now]) for (const { path } of corpus.sidecars.get(article) ?? []) paths.add(path);
	}
	if (before.actorFiles !== now.actorFiles || before.registryProblems !== now.registryProblems) {
		for (const corpus of [before, now]) for (const path of corpus.actorFiles.keys()) paths.add(path);
	}
	return paths;
}

/** Whether annotations can name the same actors: nothing else of the registry makes a difference to their problems. */
function sameIds({ registry: before }: Corpus, { registry: now }: Corpus): boolean {
	if (before === now) return true;
	if (before.actors.size !== now.actors.size) return false;
	const ids = now.actors.keys();
	for (const id of before.actors.keys()) if (ids.next().value !== id) return false;
	return true;
}

/** All problems of one file, whatever it is to the corpus, sorted by position. */
export function problemsOf(corpus: Corpus, path: CorpusPath): readonly FileProblem[] {
	if (corpus.articles.has(path) || corpus.unreadable.has(path)) return articleProblems(corpus, path);
	return yamlProblems(corpus, path);
}
