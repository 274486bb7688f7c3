import type { Corpus, CorpusPath } from '../../corpus/corpus';
import type { Span } from '../../text/span';
import { annotationsOf, isAnchored, type PlacedAnnotation } from '../placed-annotations';
import { type Reference, referencesIn, referenceTo } from './decisions';
import { hull } from './extent';

export interface Note {
	readonly placed: PlacedAnnotation;
	readonly reference: Reference;
	/** From its first to its last word. */
	readonly span: Span;
	readonly text: string;
	readonly replyTo?: Reference;
	/** Whether what it asks or remarks is settled. */
	readonly isResolved: boolean;
	/** Whether the place is only a proposal. */
	readonly isDoubtful: boolean;
}

/** The notes on an article whose words are in it, by position. */
export function notesOf(corpus: Corpus, path: CorpusPath): readonly Note[] {
	return annotationsOf(corpus, path)
		.flatMap((placed): Note[] => {
			const { annotation, at } = placed;
			if (annotation.type !== 'note' || at.length === 0) return [];
			const [replyTo] = referencesIn(annotation.fields['reply-to']);
			const text = annotation.note ?? '';
			return [
				{
					placed,
					reference: referenceTo(placed),
					span: hull(at),
					text,
					...(replyTo === undefined ? {} : { replyTo }),
					isResolved: annotation.resolved === true,
					isDoubtful: !isAnchored(placed),
				},
			];
		})
		.sort((a, b) => a.span.start - b.span.start);
}
