import type { Diagnostic } from 'vscode-languageserver';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { sidecarTarget } from '../corpus/paths';
import type { LiveCorpus } from '../host/live-corpus';
import { changedProblemFiles, problemFiles, problemsOf } from '../queries/problems';
import { toDiagnostic } from './convert';
import type { Server } from './feature';

/** The problems of one file, and a name for exactly these: the same problems have the same name. */
export interface FileReport {
	readonly resultId: string;
	readonly items: readonly Diagnostic[];
}

interface Remembered extends FileReport {
	readonly inputs: readonly unknown[];
}

const remembered = new WeakMap<LiveCorpus, Map<CorpusPath, Remembered>>();

/** The report on a file. Those on open files are remembered; on others they are worked out each time. */
export function fileReport(server: Server, live: LiveCorpus, corpus: Corpus, path: CorpusPath): FileReport {
	if (!live.isOpen(path)) return workOut(server, live, corpus, path);
	const reports = remembered.get(live) ?? new Map<CorpusPath, Remembered>();
	remembered.set(live, reports);
	const inputs = inputsOf(corpus, path);
	const before = reports.get(path);
	if (before?.inputs.every((input, index) => input === inputs[index])) return before;
	const report = { inputs, ...workOut(server, live, corpus, path) };
	if (before === undefined) for (const other of reports.keys()) if (!live.isOpen(other)) reports.delete(other);
	reports.set(path, report);
	return report;
}

function workOut(server: Server, live: LiveCorpus, corpus: Corpus, path: CorpusPath): FileReport {
	const items = problemsOf(corpus, path).map(problem => toDiagnostic(server.workspace, live, corpus, problem));
	return { items, resultId: items.length === 0 ? none : server.files.hash(JSON.stringify(items)).slice(0, 16) };
}

/** The name of no problems. */
const none = 'none';

/** What a client was told of all files, and how to tell it what is new. */
export interface Reported {
	/** The result ids of the files that it was told of, by URI. */
	readonly ids: Map<string, string>;
	/** The state of each corpus that it was told of. */
	corpora: ReadonlyMap<LiveCorpus, Corpus>;
	/** URIs of files that may have other problems than it was told of, beside those that changed with the corpus. */
	readonly doubts: Set<string>;
}

export const nothingReported = (): Reported => ({ ids: new Map(), corpora: new Map(), doubts: new Set() });

/** A report that the client does not have yet; `gone` where the file is no longer one of a corpus, or not to be told of. */
export interface News {
	readonly uri: string;
	readonly report: FileReport | 'gone';
}

export interface NewsOptions {
	/** Files that are passed over for now; they stay in doubt. */
	readonly skips?: (live: LiveCorpus, path: CorpusPath) => boolean;
	/** Awaited every few milliseconds, to let other work go first. May throw: then nothing counts as told but what was yielded. */
	readonly pause: () => Promise<void>;
}

/** Milliseconds of work in one go. */
const slice = 10;

/**
 * The reports on all files of all corpora, or on the open ones where the settings say so, that are others than what was
 * reported. Costs what changed since then, whatever the size of the corpus. Takes note of what it yields.
 */
export async function* news(
	server: Server,
	reported: Reported,
	options: NewsOptions,
): AsyncGenerator<News, void, undefined> {
	const { workspace } = server;
	let began = performance.now();
	const breathe = async () => {
		if (performance.now() - began < slice) return;
		await options.pause();
		began = performance.now();
	};
	const told = new Map<LiveCorpus, Corpus>();
	const left = new Set<string>();
	/** What is new about a file, or undefined where nothing is. */
	const newsOf = (live: LiveCorpus, corpus: Corpus, path: CorpusPath, uri: string): News | undefined => {
		const known = reported.ids.get(uri);
		const isShown = server.settings().diagnosticsScope === 'workspace' || live.isOpen(path);
		const report = isShown ? fileReport(server, live, corpus, path) : undefined;
		if (report === undefined || (report.items.length === 0 && known === undefined)) {
			// Files without problems, most of them, are not worth a word to a client that never heard of them.
			return reported.ids.delete(uri) ? { uri, report: 'gone' } : undefined;
		}
		if (report.resultId === known) return undefined;
		reported.ids.set(uri, report.resultId);
		return { uri, report };
	};
	const before = reported.corpora;
	const doubts = [...reported.doubts];
	for (const live of workspace.corpora()) {
		const corpus = server.seen(live);
		told.set(live, corpus);
		const earlier = before.get(live);
		for (const path of earlier === undefined ? problemFiles(corpus) : changedProblemFiles(earlier, corpus)) {
			const uri = workspace.uriOf(live, path);
			if (options.skips?.(live, path)) left.add(uri);
			else {
				const found = newsOf(live, corpus, path, uri);
				if (found) yield found;
			}
			await breathe();
		}
	}
	for (const uri of doubts) {
		const place = workspace.placeNow(uri);
		const corpus = place && told.get(place.live);
		if (place && options.skips?.(place.live, place.path)) left.add(uri);
		else {
			const found = place && corpus ? newsOf(place.live, corpus, place.path, uri) : undefined;
			if (found) yield found;
			else if (!corpus && reported.ids.delete(uri)) yield { uri, report: 'gone' };
		}
		await breathe();
	}
	// A corpus that went takes its files along.
	if ([...before.keys()].some(live => !told.has(live))) {
		for (const uri of [...reported.ids.keys()]) {
			const place = workspace.placeNow(uri);
			if (place && told.has(place.live)) continue;
			reported.ids.delete(uri);
			yield { uri, report: 'gone' };
		}
	}
	for (const uri of doubts) if (!left.has(uri)) reported.doubts.delete(uri);
	for (const uri of left) reported.doubts.add(uri);
	// Where somebody made it forget meanwhile, it does not know better now.
	if (reported.corpora === before) reported.corpora = told;
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
