import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver';
import { actorKinds } from '../../codebook/codebook';
import { type ArticleSymbol, articleSymbols } from '../../queries/symbols';
import { type YamlSymbol, yamlSymbols } from '../../queries/yaml/symbols';
import { type Feature, onDocument } from '../feature';
import { actorSymbolKinds, articleSymbolKinds, yamlSymbolKinds } from '../symbol-kinds';

export const documentSymbols: Feature = {
	capabilities: { documentSymbolProvider: true },
	register: server => {
		server.connection.onDocumentSymbol(
			onDocument(server, null, ({ corpus, path, uri, role }): DocumentSymbol[] | SymbolInformation[] => {
				const symbols =
					role === 'article' ? articleSymbols(corpus, path).map(toSymbol) : yamlSymbols(corpus, path).map(toYamlSymbol);
				const isTree = server.client().textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport;
				return isTree ? symbols : symbols.flatMap(symbol => flat(symbol, uri));
			}),
		);
	},
};

function toSymbol({ kind, name, detail, range, children }: ArticleSymbol): DocumentSymbol {
	return {
		name,
		detail,
		kind: articleSymbolKinds[kind],
		range,
		selectionRange: range,
		children: children.map(toSymbol),
	};
}

function toYamlSymbol({ kind, sort, name, detail, range, selectionRange, children }: YamlSymbol): DocumentSymbol {
	const actorKind = actorKinds.find(actor => actor === sort);
	return {
		name,
		detail,
		kind: kind === 'actor' ? actorSymbolKinds[actorKind ?? 'other'] : yamlSymbolKinds[kind],
		range,
		selectionRange,
		children: children.map(toYamlSymbol),
	};
}

/** For clients that know lists only. */
function flat(symbol: DocumentSymbol, uri: string): SymbolInformation[] {
	const { name, kind, range, children = [] } = symbol;
	return [{ name, kind, location: { uri, range } }, ...children.flatMap(child => flat(child, uri))];
}
