import {
	type CancellationToken,
	DocumentDiagnosticReportKind,
	type ResultProgressReporter,
	type WorkDoneProgressReporter,
	type WorkspaceDiagnosticParams,
	type WorkspaceDiagnosticReport,
	type WorkspaceDiagnosticReportPartialResult,
	type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { breathe, Cancelled, type Server } from './feature';
import { allReports, type FileReport } from './file-reports';

/** Milliseconds after which a poll is answered although nothing changed. */
const longestWait = 60_000;

type Partial = ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>;
type Reporter = (
	params: WorkspaceDiagnosticParams,
	token: CancellationToken,
	progress: WorkDoneProgressReporter,
	partial?: Partial,
) => Promise<WorkspaceDiagnosticReport>;

/**
 * Answers polls for the problems of all files with what changed since the client's last poll, in parts where it takes
 * parts. Where nothing changed the answer waits for a change, since a client asks again as soon as it has one.
 */
export function workspaceReporter(server: Server): Reporter {
	let version = 0;
	const waiting = new Set<() => void>();
	const wake = () => {
		version++;
		for (const resolve of [...waiting]) resolve();
	};
	server.onChange(wake);
	server.onSettings(wake);
	return async ({ previousResultIds }, token, _progress, partial) => {
		const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
		const end = performance.now() + longestWait;
		for (;;) {
			const seen = version;
			const { items, sent } = await changedSince(server, previous, token, partial);
			const isFirst = previous.size === 0;
			if (sent > 0 || isFirst || performance.now() >= end) return { items };
			if (version === seen) await change(waiting, end - performance.now(), token);
		}
	};
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

/** The reports that differ from what the client has; those that were sent as parts are counted and not returned. */
async function changedSince(
	server: Server,
	previous: ReadonlyMap<string, string>,
	token: CancellationToken,
	partial: Partial | undefined,
): Promise<{ readonly items: WorkspaceDocumentDiagnosticReport[]; readonly sent: number }> {
	let items: WorkspaceDocumentDiagnosticReport[] = [];
	let sent = 0;
	const pause = async () => {
		if (partial && items.length > 0) {
			partial.report({ items });
			items = [];
		}
		await breathe(token);
	};
	const gone = new Set(previous.keys());
	for await (const { uri, report } of allReports(server, pause)) {
		gone.delete(uri);
		const before = previous.get(uri);
		// Files without problems, most of them, are not worth a word to a client that never heard of them.
		if (report.resultId === before || (before === undefined && report.items.length === 0)) continue;
		sent++;
		items.push(full(server, uri, report));
	}
	for (const uri of gone) {
		sent++;
		items.push(full(server, uri, { items: [] }));
	}
	return { items, sent };
}

const full = (
	server: Server,
	uri: string,
	{ items, resultId }: { readonly items: FileReport['items']; readonly resultId?: string },
): WorkspaceDocumentDiagnosticReport => ({
	kind: DocumentDiagnosticReportKind.Full,
	uri,
	version: server.documents.get(uri)?.version ?? null,
	resultId,
	items: [...items],
});
