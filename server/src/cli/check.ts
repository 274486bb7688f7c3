import { version } from '../../../package.json';
import { jsonReport, textReport } from '../exchange/report';
import { type PlacedProblem, sarifLog } from '../exchange/sarif';
import { loadCorpus } from '../host/load-corpus';
import { problemPaths, problemsOf } from '../queries/problems';
import type { Severity } from '../text/problem';
import { corpusRoots, shownPath, type Terminal } from './terminal';

export type CheckFormat = 'text' | 'json' | 'sarif';

/**
 * `standpoint check [DIR]`: all problems of the corpora that DIR names, by path and position.
 * @returns exit code 1 if there is a problem at or above `failOn`, else 0
 */
export async function check(
	terminal: Terminal,
	dir: string,
	{ format, failOn }: { readonly format: CheckFormat; readonly failOn: Severity | 'never' },
): Promise<number> {
	const problems: PlacedProblem[] = [];
	let articles = 0;
	for (const root of await corpusRoots(terminal, dir)) {
		const { corpus } = await loadCorpus(terminal.files, root, { log: terminal.warn });
		articles += corpus.articles.size;
		for (const path of problemPaths(corpus)) {
			const shown = shownPath(terminal, terminal.files.join(root, path));
			problems.push(...problemsOf(corpus, path).map(problem => ({ ...problem, path: shown })));
		}
	}
	if (format === 'text') await terminal.print(textReport(problems, articles));
	else if (format === 'json') await terminal.print(JSON.stringify(jsonReport(problems, articles), undefined, 2));
	else await terminal.print(JSON.stringify(sarifLog(problems, version), undefined, 2));
	return problems.some(({ severity }) => failOn !== 'never' && rank[severity] >= rank[failOn]) ? 1 : 0;
}

const rank: Readonly<Record<Severity, number>> = { hint: 0, information: 1, warning: 2, error: 3 };
