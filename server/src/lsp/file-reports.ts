import type { Diagnostic } from 'vscode-languageserver';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { sidecarTarget } from '../corpus/paths';
import type { LiveCorpus } from '../host/live-corpus';
import { problemPaths, problemsOf } from '../queries/problems';
import { toDiagnostic } from './convert';
import type { Server } from './feature';

/** The problems of one file, and a name for exactly these. */
export interface FileReport {
	readonly resultId: string;
	readonly items: readonly Diagnostic[];
}

interface Remembered extends FileReport {
	readonly inputs: readonly unknown[];
}

const remembered = new WeakMap<LiveCorpus, Map<CorpusPath, Remembered>>();

/** The report on a file; worked out anew only where what it depends on changed. */
export function fileReport(server: Server, live: LiveCorpus, corpus: Corpus, path: CorpusPath): FileReport {
	const reports = remembered.get(live) ?? new Map<CorpusPath, Remembered>();
	remembered.set(live, reports);
	const inputs = inputsOf(corpus, path);
	const before = reports.get(path);
	if (before?.inputs.every((input, index) => input === inputs[index])) return before;
	const items = problemsOf(corpus, path).map(problem => toDiagnostic(server.workspace, live, corpus, problem));
	const report = { inputs, items, resultId: server.files.hash(JSON.stringify(items)).slice(0, 16) };
	reports.set(path, report);
	return report;
}

/** Files reported on in one go, before other requests get their turn. */
const slice = 200;

/**
 * The reports on all files of all corpora, or on the open ones where the settings say so.
 * @param pause awaited now and then, to let other work go first
 */
export async function* allReports(
	server: Server,
	pause: () => Promise<void>,
): AsyncGenerator<{ readonly uri: string; readonly report: FileReport }> {
	const { workspace } = server;
	for (const live of workspace.corpora()) {
		const paths = problemPaths(server.seen(live));
		for (const [index, path] of paths.entries()) {
			if (index % slice === slice - 1) await pause();
			if (server.settings().diagnosticsScope === 'openFiles' && !live.isOpen(path)) continue;
			yield { uri: workspace.uriOf(live, path), report: fileReport(server, live, server.seen(live), path) };
		}
		await pause();
	}
}

/** The values of the snapshot that a file's problems depend on: the same values, the same problems. */
export function inputsOf(corpus: Corpus, path: CorpusPath): readonly unknown[] {
	const article = sidecarTarget(path).articlePath;
	return [
		corpus.articles.get(path),
		corpus.articles.get(article),
		corpus.sidecars.get(article),
		corpus.actorFiles.get(path),
		corpus.unreadable.get(path),
		corpus.file,
		corpus.registry,
	];
}
