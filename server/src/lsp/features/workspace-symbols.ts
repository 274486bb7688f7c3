import type { SymbolInformation } from 'vscode-languageserver';
import { findActors } from '../../queries/actor-search';
import { toLocation } from '../convert';
import { type Feature, guarded } from '../feature';
import { actorSymbolKinds } from '../symbol-kinds';

/** The actors of all corpora by name, alias or id. */
export const workspaceSymbols: Feature = {
	capabilities: { workspaceSymbolProvider: true },
	register: server => {
		server.connection.onWorkspaceSymbol(
			guarded(server, null, async ({ query }, token): Promise<SymbolInformation[]> => {
				const symbols: SymbolInformation[] = [];
				await server.workspace.searched();
				for (const live of server.workspace.corpora()) {
					await live.prepared;
					const found = findActors(server.seen(live), query, undefined, () => token.isCancellationRequested);
					for (const { name, kind, container, location } of found) {
						symbols.push({
							name,
							kind: actorSymbolKinds[kind],
							location: toLocation(server.workspace, live, location),
							...(container === undefined ? {} : { containerName: container }),
						});
					}
				}
				return symbols;
			}),
		);
	},
};
