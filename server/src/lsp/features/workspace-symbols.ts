import { type SymbolInformation, WorkspaceSymbolRequest } from 'vscode-languageserver';
import { findActors } from '../../queries/actor-search';
import { toLocation } from '../convert';
import { type Feature, guarded } from '../feature';
import { inParts } from '../in-parts';
import { actorSymbolKinds } from '../symbol-kinds';

/** The actors of all corpora by name, alias or id. */
export const workspaceSymbols: Feature = {
	capabilities: { workspaceSymbolProvider: true },
	register: server => {
		server.connection.onRequest(
			WorkspaceSymbolRequest.type,
			guarded(server, null, async ({ query, partialResultToken }, token): Promise<SymbolInformation[]> => {
				await server.workspace.searched();
				const symbols: SymbolInformation[] = [];
				for (const live of server.workspace.corpora()) {
					await live.prepared;
					// Who takes parts can have all; else the best are enough, since a client asks again with each letter.
					const limit = partialResultToken === undefined ? undefined : Number.POSITIVE_INFINITY;
					const found = findActors(server.seen(live), query, limit, () => token.isCancellationRequested).map(
						({ name, kind, container, location }) => ({
							name,
							kind: actorSymbolKinds[kind],
							location: toLocation(server.workspace, live, location),
							...(container === undefined ? {} : { containerName: container }),
						}),
					);
					symbols.push(...(await inParts(server, found, partialResultToken, token)).rest);
				}
				return symbols;
			}),
		);
	},
};
