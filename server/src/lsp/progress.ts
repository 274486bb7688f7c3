import type { ClientCapabilities, Connection, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { ReadingStep, TellProgress } from '../host/reading-progress';

/** Files from which on a reading is worth a person's notice. */
const worthShowing = 20;

/**
 * Shows in the editor how far the reading of each corpus got, and then the analysis of what was only counted.
 * @returns for each corpus, by its root, what to call with the files read, or the articles analysed, so far and in all
 */
export function reportProgress(
	connection: Connection,
	client: () => ClientCapabilities,
): (root: string) => TellProgress {
	return root => {
		let reporter: Promise<WorkDoneProgressReporter> | undefined;
		let shown = -1;
		return (done, total, step) => {
			if (!client().window?.workDoneProgress) return;
			if (reporter === undefined) {
				if (total < worthShowing || done === total) return;
				reporter = connection.window.createWorkDoneProgress();
				void reporter.then(progress => progress.begin(`${titles[step]} ${nameOf(root)}`, 0), ignore);
			}
			const percentage = total === 0 ? 100 : Math.floor((100 * done) / total);
			if (done >= total) {
				void reporter.then(progress => progress.done(), ignore);
				reporter = undefined;
				shown = -1;
			} else if (percentage !== shown) {
				shown = percentage;
				void reporter.then(progress => progress.report(percentage, messageOf(done, total, step)), ignore);
			}
		};
	};
}

const titles: Readonly<Record<ReadingStep, string>> = {
	reading: 'Reading the corpus',
	counting: 'Reading the corpus',
	analysing: 'Analysing the corpus',
};

const messageOf = (done: number, total: number, step: ReadingStep): string =>
	step === 'analysing'
		? `${done} of ${total} articles`
		: `${step === 'counting' ? 'Counting mentions: ' : ''}${done} of ${total} files`;

/** A client that refuses to show progress loses nothing else. */
const ignore = () => {};

const nameOf = (root: string): string => root.split(/[/\\]/).filter(Boolean).at(-1) ?? root;
