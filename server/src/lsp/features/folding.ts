import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { foldsOf } from '../../queries/folding';
import { type Feature, onDocument } from '../feature';

export const folding: Feature = {
	capabilities: { foldingRangeProvider: true },
	register: server => {
		server.connection.onFoldingRanges(
			onDocument(server, null, ({ corpus, path }): FoldingRange[] =>
				foldsOf(corpus, path).map(({ startLine, endLine, zone }) => ({
					startLine,
					endLine,
					kind: zone === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region,
				})),
			),
		);
	},
};
