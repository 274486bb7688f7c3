import type { Anchor, Annotation } from '../annotation/annotation';
import type { Corpus, CorpusPath, SidecarRecord } from '../corpus/corpus';
import { type Location, rangeOf } from '../text/position';
import { overlaps, type Span, touches } from '../text/span';

/** An annotation with its place in the article as it is now, and the file that it stands in. */
export interface PlacedAnnotation {
	readonly annotation: Annotation;
	readonly anchor: Anchor;
	/** Empty if orphaned. */
	readonly at: readonly Span[];
	readonly sidecar: SidecarRecord;
}

/** All annotations of an article: the shared layer first, then by annotator, each in the file's order. */
export function annotationsOf(corpus: Corpus, path: CorpusPath): readonly PlacedAnnotation[] {
	return (corpus.sidecars.get(path) ?? []).flatMap(sidecar =>
		sidecar.resolved.map(({ annotation, anchor, at }) => ({ annotation, anchor, at, sidecar })),
	);
}

/** The annotations whose words stand at an offset or end there, the shortest first. */
export function annotationsAt(corpus: Corpus, path: CorpusPath, offset: number): readonly PlacedAnnotation[] {
	return annotationsOf(corpus, path)
		.filter(({ at }) => at.some(span => touches(span, offset)))
		.sort((a, b) => length(a.at) - length(b.at));
}

export const annotationsIn = (corpus: Corpus, path: CorpusPath, span: Span): readonly PlacedAnnotation[] =>
	annotationsOf(corpus, path).filter(({ at }) => at.some(part => overlaps(part, span)));

/** Where an annotation's entry stands in its sidecar. */
export const entryLocation = ({ annotation, sidecar }: PlacedAnnotation): Location => ({
	path: sidecar.path,
	range: rangeOf(sidecar.lines, annotation.entry),
});

/** Whether a person can rely on the place: doubtful ones are proposals, orphaned ones have none. */
export const isAnchored = ({ anchor }: Pick<PlacedAnnotation, 'anchor'>): boolean =>
	anchor === 'exact' || anchor === 'moved';

/** "mara", or "the shared layer". */
export const layerLabel = ({ layer }: SidecarRecord): string => layer ?? 'the shared layer';

const length = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);
