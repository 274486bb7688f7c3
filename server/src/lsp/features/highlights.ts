import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import { highlightsAt } from '../../queries/highlights';
import { type Feature, onDocument } from '../feature';

export const highlights: Feature = {
	capabilities: { documentHighlightProvider: true },
	register: server => {
		server.connection.onDocumentHighlight(
			onDocument(server, null, ({ corpus, path }, { position }): DocumentHighlight[] =>
				highlightsAt(corpus, path, position).map(({ range, kind }) => ({
					range,
					kind: kind === 'source' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
				})),
			),
		);
	},
};
