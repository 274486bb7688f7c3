import type { Server } from './feature';
import { news, nothingReported } from './file-reports';

/** Sends the problems of all files to a client that cannot ask for them, each file again only where they changed. */
export function pushDiagnostics(server: Server): void {
	let reported = nothingReported();
	let running = false;
	let again = false;

	const push = async (): Promise<void> => {
		for await (const { uri, report } of news(server, reported, { pause })) {
			await server.connection.sendDiagnostics({
				uri,
				version: server.documents.get(uri)?.version,
				diagnostics: report === 'gone' ? [] : [...report.items],
			});
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
	server.onSettings(() => {
		reported = { ...reported, corpora: new Map(), doubts: new Set(reported.ids.keys()) };
		void start();
	});
}

const pause = () => new Promise<void>(resolve => setTimeout(resolve, 0));
