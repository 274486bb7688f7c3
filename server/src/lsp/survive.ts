import type { Connection } from 'vscode-languageserver/node';

/** Keeps the process alive after a fault that nobody caught, and tells the editor's log. */
export function survive(connection: Connection): void {
	const report = (error: unknown) => {
		const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
		try {
			connection.console.error(`Unexpected: ${text}`);
		} catch {
			// The client is gone; there is nobody left to tell.
		}
	};
	process.on('unhandledRejection', report);
	process.on('uncaughtException', report);
	// Standard output carries the protocol: whatever else is printed would break it. Not through the connection either,
	// which prints when it cannot send.
	console.log =
		console.info =
		console.warn =
		console.error =
			(...values) => void process.stderr.write(`${values.map(String).join(' ')}\n`);
}
