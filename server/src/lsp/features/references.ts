import { type Location, ReferencesRequest } from 'vscode-languageserver';
import { referencesAt } from '../../queries/references';
import { yamlReferences } from '../../queries/yaml/definition';
import { toLocation } from '../convert';
import { type At, type Feature, onDocument, type Server } from '../feature';
import { inParts } from '../in-parts';

export const references: Feature = {
	capabilities: { referencesProvider: true },
	register: server => {
		const told = new Set<string>();
		server.connection.onRequest(
			ReferencesRequest.type,
			onDocument(server, null, async (at, { position, context, partialResultToken }, token): Promise<Location[]> => {
				const found = locations(server, at, position, context.includeDeclaration);
				const { rest, isCut } = await inParts(server, found, partialResultToken, token);
				if (isCut && !told.has(at.live.root)) {
					told.add(at.live.root);
					server.connection.window.showInformationMessage(
						`Only the first ${rest.length.toLocaleString('en')} places are shown. “standpoint annotations” and “standpoint analyze” print all.`,
					);
				}
				return rest;
			}),
		);
	},
};

function* locations(
	{ workspace }: Server,
	{ live, corpus, path, role }: At,
	position: Parameters<typeof referencesAt>[2],
	includeDeclaration: boolean,
): Generator<Location> {
	const ask = role === 'article' ? referencesAt : yamlReferences;
	let last: Location | undefined;
	let lastPath: string | undefined;
	for (const reference of ask(corpus, path, position)) {
		if (!includeDeclaration && reference.kind === 'declaration') continue;
		// Those of one file come together, and its URI is what takes time.
		const isSame = last !== undefined && reference.path === lastPath;
		last = isSame && last ? { uri: last.uri, range: reference.range } : toLocation(workspace, live, reference);
		lastPath = reference.path;
		yield last;
	}
}
