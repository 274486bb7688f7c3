import type { Corpus, CorpusPath } from '../corpus/corpus';
import { type Range, rangeOf } from '../text/position';
import { annotationsOf } from './placed-annotations';

/** By the sign of the stance's value in the codebook; `other` where the codebook does not have it. */
export type StanceSign = 'support' | 'oppose' | 'neutral' | 'other';

export interface StanceSpan {
	/** More than one where the annotated words are discontinuous. */
	readonly ranges: readonly Range[];
	readonly sign: StanceSign;
}

/** The words of an article that take a stance, in the order of the annotations. */
export function stanceSpans(corpus: Corpus, path: CorpusPath): readonly StanceSpan[] {
	const lines = corpus.articles.get(path)?.summary.lines;
	if (!lines) return [];
	return annotationsOf(corpus, path).flatMap(({ annotation, at }) =>
		annotation.type === 'stance' && at.length > 0
			? [{ ranges: at.map(span => rangeOf(lines, span)), sign: signOf(corpus, annotation.stance) }]
			: [],
	);
}

function signOf(corpus: Corpus, stance: string | undefined): StanceSign {
	const value = corpus.file.settings.codebook.stances.find(({ id }) => id === stance)?.value;
	if (value === undefined) return 'other';
	return value > 0 ? 'support' : value < 0 ? 'oppose' : 'neutral';
}
