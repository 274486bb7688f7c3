import type { SelectionRange } from 'vscode-languageserver';
import { extentsAt } from '../../queries/annotate/extents';
import { openArticle } from '../../queries/open-article';
import { offsetAt, rangeOf } from '../../text/position';
import { type Feature, onDocument } from '../feature';

/** Expanding a selection: from the word over the name, the quote, the clause and the sentence to the paragraph. */
export const selectionRanges: Feature = {
	capabilities: { selectionRangeProvider: true },
	register: server => {
		server.connection.onSelectionRanges(
			onDocument(server, null, ({ corpus, path }, { positions }): SelectionRange[] | null => {
				const article = openArticle(corpus, path);
				if (!article) return null;
				return positions.map((position): SelectionRange => {
					const start = offsetAt(article.lines, position);
					const extents = extentsAt(article, { start, end: start });
					const outer = [...extents, { start: 0, end: article.text.length }].reverse();
					return outer.reduce<SelectionRange | undefined>(
						(parent, extent) => ({ range: rangeOf(article.lines, extent), ...(parent ? { parent } : {}) }),
						undefined,
					) as SelectionRange;
				});
			}),
		);
	},
};
