import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFiles } from '../host/node-files';
import { nodeResources } from '../host/resources';
import { startServer } from './server';
import { survive } from './survive';

/** Runs the language server over standard input and output, for any editor. */
export function serveStdio(): void {
	const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
	survive(connection);
	startServer(connection, nodeFiles, nodeResources);
}
