import type { Server } from './feature';
import { allReports } from './file-reports';

/** Sends the problems of all files to a client that cannot ask for them, each file again only where they changed. */
export function pushDiagnostics(server: Server): void {
	const pushed = new Map<string, string>();
	let running = false;
	let again = false;

	const push = async (): Promise<void> => {
		const gone = new Set(pushed.keys());
		for await (const { uri, report } of allReports(server, pause)) {
			gone.delete(uri);
			const before = pushed.get(uri);
			if (report.resultId === before || (before === undefined && report.items.length === 0)) continue;
			pushed.set(uri, report.resultId);
			await server.connection.sendDiagnostics({
				uri,
				version: server.documents.get(uri)?.version,
				diagnostics: [...report.items],
			});
		}
		for (const uri of gone) {
			pushed.delete(uri);
			await server.connection.sendDiagnostics({ uri, diagnostics: [] });
		}
	};

	const start = async (): Promise<void> => {
		if (server.client().textDocument?.diagnostic !== undefined) return;
		again = true;
		if (running) return;
		running = true;
		try {
			while (again) {
				again = false;
				await push();
			}
		} catch (error) {
			server.log(`Problems could not be sent: ${String(error)}`);
		} finally {
			running = false;
		}
	};
	server.onChange(() => void start());
	server.onSettings(() => void start());
}

const pause = () => new Promise<void>(resolve => setTimeout(resolve, 0));
