import { version } from '../../../package.json';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { inShard, type Shard } from '../corpus/shards';
import { byPath, jsonReport, textReport } from '../exchange/report';
import { type PlacedProblem, sarifReport } from '../exchange/sarif';
import { problemPaths, problemsOf } from '../queries/problems';
import type { Severity } from '../text/problem';
import { corpusRoots, loadPart, printLines, shownPath, type Terminal } from './terminal';

export type CheckFormat = 'text' | 'json' | 'sarif';
export type FailOn = Severity | 'never';

/**
 * `standpoint check [DIR]`: all problems of the corpora that DIR names, by path and position.
 * @param options.shard only the files of this part of each corpus
 * @returns exit code 1 if there is a problem at or above `failOn`, else 0
 */
export async function check(
	terminal: Terminal,
	dir: string,
	{ format, failOn, shard }: { readonly format: CheckFormat; readonly failOn: FailOn; readonly shard?: Shard },
): Promise<number> {
	const found: { readonly path: string; readonly corpus: Corpus; readonly inCorpus: CorpusPath }[] = [];
	let articles = 0;
	for (const root of await corpusRoots(terminal, dir)) {
		const { corpus } = await loadPart(terminal, root, shard);
		articles += corpus.articles.size;
		for (const inCorpus of problemPaths(corpus)) {
			if (shard !== undefined && !inShard(inCorpus, shard)) continue;
			found.push({ path: shownPath(terminal, terminal.files.join(root, inCorpus)), corpus, inCorpus });
		}
	}
	found.sort(byPath);
	const problems: Iterable<PlacedProblem> = {
		*[Symbol.iterator]() {
			for (const { path, corpus, inCorpus } of found) {
				for (const problem of problemsOf(corpus, inCorpus)) yield { ...problem, path };
			}
		},
	};
	return printReport(terminal, problems, articles, { format, failOn });
}

/**
 * Prints a report.
 * @param problems by path; gone through more than once
 * @returns exit code 1 if there is a problem at or above `failOn`, else 0
 */
export async function printReport(
	terminal: Terminal,
	problems: Iterable<PlacedProblem>,
	articles: number,
	{ format, failOn }: { readonly format: CheckFormat; readonly failOn: FailOn },
): Promise<number> {
	let failed = false;
	const watched: Iterable<PlacedProblem> = {
		*[Symbol.iterator]() {
			for (const problem of problems) {
				failed ||= failOn !== 'never' && rank[problem.severity] >= rank[failOn];
				yield problem;
			}
		},
	};
	if (format === 'text') await printLines(terminal, textReport(watched, articles));
	else if (format === 'json') await printLines(terminal, jsonReport(watched, articles));
	else await printLines(terminal, sarifReport(watched, version));
	return failed ? 1 : 0;
}

const rank: Readonly<Record<Severity, number>> = { hint: 0, information: 1, warning: 2, error: 3 };
