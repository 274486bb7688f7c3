import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver';
import { type ArticleSymbol, articleSymbols } from '../../queries/symbols';
import { type Feature, onDocument } from '../feature';
import { articleSymbolKinds } from '../symbol-kinds';

export const documentSymbols: Feature = {
	capabilities: { documentSymbolProvider: true },
	register: server => {
		server.connection.onDocumentSymbol(
			onDocument(server, null, ({ corpus, path, uri }): DocumentSymbol[] | SymbolInformation[] => {
				const symbols = articleSymbols(corpus, path).map(toSymbol);
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

/** For clients that know lists only. */
function flat(symbol: DocumentSymbol, uri: string): SymbolInformation[] {
	const { name, kind, range, children = [] } = symbol;
	return [{ name, kind, location: { uri, range } }, ...children.flatMap(child => flat(child, uri))];
}
