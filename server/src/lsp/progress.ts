import type { ClientCapabilities, Connection, WorkDoneProgressReporter } from 'vscode-languageserver';

/** Files from which on a reading is worth a person's notice. */
const worthShowing = 20;

/**
 * Shows in the editor how far the reading of each corpus got.
 * @returns for each corpus, by its root, what to call with the files read so far and in all
 */
export function reportProgress(
	connection: Connection,
	client: () => ClientCapabilities,
): (root: string) => (done: number, total: number) => void {
	return root => {
		let reporter: Promise<WorkDoneProgressReporter> | undefined;
		let shown = -1;
		return (done, total) => {
			if (!client().window?.workDoneProgress) return;
			if (reporter === undefined) {
				if (total < worthShowing || done === total) return;
				reporter = connection.window.createWorkDoneProgress();
				void reporter.then(progress => progress.begin(`Reading the corpus ${nameOf(root)}`, 0), ignore);
			}
			const percentage = total === 0 ? 100 : Math.floor((100 * done) / total);
			if (done >= total) {
				void reporter.then(progress => progress.done(), ignore);
				reporter = undefined;
				shown = -1;
			} else if (percentage !== shown) {
				shown = percentage;
				void reporter.then(progress => progress.report(percentage, `${done} of ${total} files`), ignore);
			}
		};
	};
}

/** A client that refuses to show progress loses nothing else. */
const ignore = () => {};

const nameOf = (root: string): string => root.split(/[/\\]/).filter(Boolean).at(-1) ?? root;
