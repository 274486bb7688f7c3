import type { ZoneKind } from '../article/article';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { positionAt } from '../text/position';
import { openArticle } from './open-article';
import { zoneRuns } from './zone-runs';

export interface Fold {
	/** The line that stays visible. */
	readonly startLine: number;
	readonly endLine: number;
	readonly zone: ZoneKind;
}

const foldable: ReadonlySet<ZoneKind> = new Set(['comment', 'related', 'boilerplate']);

/** The thread of comments, teasers of other articles and boilerplate: what a reader of the article may fold away. */
export function foldsOf(corpus: Corpus, path: CorpusPath): readonly Fold[] {
	const article = openArticle(corpus, path);
	if (!article) return [];
	return zoneRuns(article.analysis.article.zones)
		.filter(({ kind }) => foldable.has(kind))
		.map(({ kind, start, end }) => ({
			startLine: positionAt(article.lines, start).line,
			endLine: positionAt(article.lines, Math.max(start, end - 1)).line,
			zone: kind,
		}))
		.filter(({ startLine, endLine }) => endLine > startLine);
}
