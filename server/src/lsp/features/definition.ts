import type { Definition, DefinitionLink } from 'vscode-languageserver';
import { definitionsAt, type Definition as Found, implementationsAt } from '../../queries/definition';
import { yamlDefinitions } from '../../queries/yaml/definition';
import { toLocation } from '../convert';
import { type At, type Feature, onDocument, type Server } from '../feature';

/** From a mention or an id to the actor's entry, from annotated words to their annotations, and back. */
export const definition: Feature = {
	capabilities: { definitionProvider: true, implementationProvider: true },
	register: server => {
		const { connection } = server;
		connection.onDefinition(
			onDocument(server, null, (at, { position }) => {
				const ask = at.role === 'article' ? definitionsAt : yamlDefinitions;
				return toDefinition(server, at, ask(at.corpus, at.path, position), 'definition');
			}),
		);
		connection.onImplementation(
			onDocument(server, null, (at, { position }) => {
				const ask = at.role === 'article' ? implementationsAt : yamlDefinitions;
				return toDefinition(server, at, ask(at.corpus, at.path, position), 'implementation');
			}),
		);
	},
};

function toDefinition(
	{ workspace, client }: Server,
	{ live }: At,
	found: readonly Found[],
	kind: 'definition' | 'implementation',
): Definition | DefinitionLink[] {
	if (!client().textDocument?.[kind]?.linkSupport) {
		return found.map(({ target }) => toLocation(workspace, live, target));
	}
	return found.map(({ origin, target, entry }) => ({
		originSelectionRange: origin,
		targetUri: workspace.uriOf(live, target.path),
		targetRange: entry,
		targetSelectionRange: target.range,
	}));
}
