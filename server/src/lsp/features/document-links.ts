import type { DocumentLink } from 'vscode-languageserver';
import { yamlLinks } from '../../queries/yaml/links';
import { type Feature, onDocument } from '../feature';

/** From an annotation's quote to the words in the article, and from ids to their pages on Wikidata. */
export const documentLinks: Feature = {
	capabilities: { documentLinkProvider: { resolveProvider: false } },
	register: server => {
		server.connection.onDocumentLinks(
			onDocument(server, null, ({ live, corpus, path, role }): DocumentLink[] => {
				if (role === 'article') return [];
				return yamlLinks(corpus, path).map(link => ({
					range: link.range,
					tooltip: link.tooltip,
					target: 'url' in link ? link.url : addressOf(server.workspace.uriOf(live, link.to.path), link.to.range.start),
				}));
			}),
		);
	},
};

/** Lines and columns count from 1 in such an address. */
const addressOf = (uri: string, { line, character }: { readonly line: number; readonly character: number }): string =>
	`${uri}#L${line + 1},${character + 1}`;
