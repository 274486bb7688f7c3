import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFiles } from '../host/node-files';
import { nodeResources } from '../host/resources';
import { serveStdio } from './main-stdio';
import { startServer } from './server';
import { survive } from './survive';

// The editor that starts this file says how it wants to talk: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.
if (process.argv.includes('--stdio')) serveStdio();
else {
	const connection = createConnection(ProposedFeatures.all);
	survive(connection);
	startServer(connection, nodeFiles, nodeResources);
}
