import type { Server } from './feature';
import { inputsOf } from './file-reports';

/**
 * Calls back when what an open document shows changed by something other than an edit of that document, which a client
 * follows by itself: by its annotations, the actors, or the settings.
 */
export function onStale(server: Server, listener: () => void): void {
	let shown = new Map<string, { readonly version: number; readonly inputs: readonly unknown[] }>();
	server.onSettings(listener);
	server.onChange(() => {
		const now: typeof shown = new Map();
		let stale = false;
		for (const live of server.workspace.corpora()) {
			for (const path of live.openPaths()) {
				const corpus = server.seen(live, path);
				const uri = server.workspace.uriOf(live, path);
				const version = server.documents.get(uri)?.version ?? 0;
				const inputs = inputsOf(corpus, path);
				const before = shown.get(uri);
				if (before?.version === version && before.inputs.some((input, index) => input !== inputs[index])) stale = true;
				now.set(uri, { version, inputs });
			}
		}
		shown = now;
		if (stale) listener();
	});
}
