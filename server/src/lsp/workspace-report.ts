import {
	type CancellationToken,
	DocumentDiagnosticReportKind,
	ProgressType,
	type WorkspaceDiagnosticParams,
	type WorkspaceDiagnosticReport,
	type WorkspaceDiagnosticReportPartialResult,
	type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { CorpusPath } from '../corpus/corpus';
import type { LiveCorpus } from '../host/live-corpus';
import { breathe, Cancelled, type Server } from './feature';
import { type News, news, nothingReported, type Reported } from './file-reports';

/** Milliseconds after which a poll is answered although nothing changed. */
const longestWait = 600_000;

/** To tell of so many files leaves garbage that is worth collecting. */
const muchWork = 1_000;

/** Files in one part of an answer. */
const partSize = 100;

const partType = new ProgressType<WorkspaceDiagnosticReportPartialResult>();

type Reporter = (params: WorkspaceDiagnosticParams, token: CancellationToken) => Promise<WorkspaceDiagnosticReport>;

/**
 * Answers polls for the problems of all files with what changed since the client's last poll, in parts where it takes
 * parts. Where nothing changed the answer waits for a change, since a client asks again as soon as it has one. A change of
 * an open document is no reason to answer: clients that ask for all files ask for the open ones by themselves. Nor is one
 * that was just closed, before it is known how it is on the disk. While the mentions of many articles are counted, the answer
 * waits: what is found in them follows later anyway, and to say now that it is as it was would hold up the counts.
 */
export function workspaceReporter(server: Server): Reporter {
	const reported = nothingReported();
	let version = 0;
	const waiting = new Set<() => void>();
	const wake = () => {
		version++;
		for (const resolve of [...waiting]) resolve();
	};
	server.onChange(wake);
	server.onSettings(() => {
		// Which files are told of, and whose annotations are shown, are settings.
		reported.corpora = new Map();
		for (const uri of reported.ids.keys()) reported.doubts.add(uri);
		wake();
	});
	return async ({ previousResultIds, partialResultToken }, token) => {
		const isFirst = previousResultIds.length === 0;
		believe(reported, previousResultIds);
		const end = performance.now() + longestWait;
		let items: WorkspaceDocumentDiagnosticReport[] = [];
		let sent = 0;
		const send = async () => {
			if (partialResultToken === undefined || items.length === 0) return;
			const part = { items };
			items = [];
			// Waits until it is written, so that a slow client does not make us hold all of it.
			await server.connection.sendProgress(partType, partialResultToken, part);
		};
		const pause = async () => {
			await send();
			await breathe(token);
		};
		const skips = (live: LiveCorpus, path: CorpusPath) => !isFirst && (live.isOpen(path) || live.isLetGo(path));
		for (;;) {
			const seen = version;
			if (!isFirst && performance.now() < end && isCountingBriefly(server)) {
				await change(waiting, end - performance.now(), token);
				continue;
			}
			for await (const one of news(server, reported, { skips, pause })) {
				sent++;
				items.push(full(server, one));
				if (items.length >= partSize) await send();
			}
			if (sent > 0 || isFirst || performance.now() >= end) {
				await send();
				if (sent >= muchWork) server.afterWork();
				return { items };
			}
			if (version === seen) await change(waiting, end - performance.now(), token);
		}
	};
}

const isCountingBriefly = ({ workspace }: Server): boolean =>
	[...workspace.corpora()].some(live => live.isCountingBriefly());

/** Takes a client's word for what it has. Where that is not what it was told, it is in doubt. */
function believe(reported: Reported, previous: WorkspaceDiagnosticParams['previousResultIds']): void {
	const { ids, doubts } = reported;
	for (const { uri, value } of previous) {
		if (ids.get(uri) === value) continue;
		ids.set(uri, value);
		doubts.add(uri);
	}
	if (ids.size === previous.length) return;
	const has = new Set(previous.map(({ uri }) => uri));
	for (const uri of [...ids.keys()]) {
		if (has.has(uri)) continue;
		ids.delete(uri);
		doubts.add(uri);
	}
}

/** Resolves at the next change, after a time in milliseconds, or when the client no longer waits. */
function change(waiting: Set<() => void>, time: number, token: CancellationToken): Promise<void> {
	return new Promise((resolve, reject) => {
		const finish = (action: () => void) => () => {
			waiting.delete(wake);
			clearTimeout(timer);
			listener.dispose();
			action();
		};
		const wake = finish(resolve);
		const timer = setTimeout(wake, time);
		const listener = token.onCancellationRequested(finish(() => reject(new Cancelled())));
		waiting.add(wake);
	});
}

const full = (server: Server, { uri, report }: News): WorkspaceDocumentDiagnosticReport => ({
	kind: DocumentDiagnosticReportKind.Full,
	uri,
	version: server.documents.get(uri)?.version ?? null,
	...(report === 'gone' ? { items: [] } : { resultId: report.resultId, items: [...report.items] }),
});
