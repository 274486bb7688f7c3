import type { Corpus, CorpusPath } from '../corpus/corpus';
import { offsetAt, type Position, type Range, rangeOf } from '../text/position';
import type { Span } from '../text/span';
import { actorsMeant, attributionAt, mentionAt, openArticle } from './open-article';
import { annotationsAt } from './placed-annotations';

export interface Highlight {
	readonly range: Range;
	readonly kind: 'mention' | 'source' | 'cue' | 'content' | 'annotation';
}

/**
 * What belongs together with the words at a position: all mentions of the same actor; on a cue, the source and the
 * content with it; else the other parts of an annotation that has several.
 */
export function highlightsAt(corpus: Corpus, path: CorpusPath, position: Position): readonly Highlight[] {
	const article = openArticle(corpus, path);
	if (!article) return [];
	const { lines, analysis } = article;
	const offset = offsetAt(lines, position);
	const highlight = (kind: Highlight['kind']) => (span: Span) => ({ kind, range: rangeOf(lines, span) });

	const mention = mentionAt(article, offset);
	if (mention) {
		const actors = new Set(actorsMeant(mention));
		return analysis.mentions
			.filter(other => actorsMeant(other).some(actor => actors.has(actor)))
			.map(highlight('mention'));
	}
	const speech = attributionAt(article, offset);
	if (speech && speech.role !== 'content') {
		const { source, cue, content } = speech.attribution;
		return [...source.map(highlight('source')), ...cue.map(highlight('cue')), ...content.map(highlight('content'))];
	}
	const [annotation] = annotationsAt(corpus, path, offset);
	return (annotation?.at ?? []).map(highlight('annotation'));
}
