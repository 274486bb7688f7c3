import { type SemanticTokens, SemanticTokensBuilder } from 'vscode-languageserver';
import { type Token, tokenModifiers, tokensOf, tokenTypes } from '../../queries/tokens';
import { spanOf } from '../../text/position';
import { type Feature, onDocument } from '../feature';
import { onStale } from '../refresh';

const nothing: SemanticTokens = { data: [] };

export const semanticTokens: Feature = {
	capabilities: {
		semanticTokensProvider: {
			legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
			full: true,
			range: true,
		},
	},
	register: server => {
		const { semanticTokens } = server.connection.languages;
		semanticTokens.on(onDocument(server, nothing, ({ corpus, path }) => encode(tokensOf(corpus, path))));
		semanticTokens.onRange(
			onDocument(server, nothing, ({ corpus, path }, { range }) => {
				const lines = corpus.articles.get(path)?.summary.lines;
				return lines ? encode(tokensOf(corpus, path, spanOf(lines, range))) : nothing;
			}),
		);
		onStale(server, () => {
			if (server.client().workspace?.semanticTokens?.refreshSupport) semanticTokens.refresh().catch(() => {});
		});
	},
};

function encode(tokens: readonly Token[]): SemanticTokens {
	const builder = new SemanticTokensBuilder();
	for (const { start, length, type, modifier } of tokens) {
		const modifiers = modifier === undefined ? 0 : 1 << tokenModifiers.indexOf(modifier);
		builder.push(start.line, start.character, length, tokenTypes.indexOf(type), modifiers);
	}
	return builder.build();
}
