import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { createWatchQueue } from '../host/watch';
import type { Server } from './feature';

/** Has the editor watch the workspace's files, and brings the corpora up to date with what it sees. */
export function watchFiles(server: Server): { close(): void } {
	const { connection, files, workspace } = server;
	const queue = createWatchQueue(paths => {
		workspace.follow(paths).catch((error: unknown) => server.log(`Watched files: ${String(error)}`));
	});
	connection.onDidChangeWatchedFiles(({ changes }) => {
		for (const { uri } of changes) {
			const path = files.pathOf(uri);
			if (path !== undefined) queue.notice(path);
		}
	});
	// An editor that watches no files says at least when it wrote one.
	server.onSaved(uri => {
		const path = files.pathOf(uri);
		if (path !== undefined) queue.notice(path);
	});
	server.onReady(() => {
		if (!server.client().workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
		// Everything, because the globs of a corpus may name any file, and a folder that went takes its files with it.
		const registered = connection.client.register(DidChangeWatchedFilesNotification.type, {
			watchers: [{ globPattern: '**/*' }],
		});
		registered.catch((error: unknown) => server.log(`The editor does not watch files: ${String(error)}`));
	});
	return queue;
}
