import type { Location } from 'vscode-languageserver';
import { referencesAt } from '../../queries/references';
import { yamlReferences } from '../../queries/yaml/definition';
import { toLocation } from '../convert';
import { type Feature, onDocument } from '../feature';

export const references: Feature = {
	capabilities: { referencesProvider: true },
	register: server => {
		server.connection.onReferences(
			onDocument(server, null, ({ live, corpus, path, role }, { position, context }, token): Location[] => {
				const ask = role === 'article' ? referencesAt : yamlReferences;
				return ask(corpus, path, position, () => token.isCancellationRequested)
					.filter(({ kind }) => context.includeDeclaration || kind !== 'declaration')
					.map(reference => toLocation(server.workspace, live, reference));
			}),
		);
	},
};
