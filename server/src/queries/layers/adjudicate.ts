import type { Annotation } from '../../annotation/annotation';
import { typeKeys } from '../../annotation/keys';
import type { FieldValue } from '../../annotation/write';
import type { Corpus, CorpusPath } from '../../corpus/corpus';
import { byPosition } from '../../text/span';
import { type Fields, type NewEntry, type Written, writeAnnotations } from '../annotate/write';
import { annotationsOf, type PlacedAnnotation } from '../placed-annotations';
import { type Reference, referenceTo } from './decisions';
import { hull } from './extent';

/** Which of two annotators' annotations hold. */
export type Verdict = 'a' | 'b' | 'both' | 'neither';

export interface Adjudication {
	readonly path: CorpusPath;
	/** What the two annotators have; one is absent where only the other annotated. */
	readonly a?: Reference;
	readonly b?: Reference;
	readonly verdict: Verdict;
	/** Who decides; absent where nobody is named. */
	readonly by?: string;
	/** The day, as 2024-06-10. */
	readonly created: string;
	/** 0 to 1, for new ids. */
	readonly random: () => number;
}

/**
 * Writes a decision between two annotators into the shared layer: what holds as an annotation of its own that says where
 * it is from and instead of what, or, where nothing holds, a dismissal of both. The annotators' own files stay as they
 * are. The article must be open.
 */
export function adjudicate(corpus: Corpus, decision: Adjudication): Written {
	const { path, a, b, verdict, random } = decision;
	const whole = corpus.whole ?? corpus;
	const placed = annotationsOf(whole, path);
	const named = [a, b].map(reference => placed.find(one => reference !== undefined && referenceTo(one) === reference));
	const [first, second] = named;
	if ((a !== undefined && !first) || (b !== undefined && !second) || (!first && !second)) {
		return { refused: 'One of these annotations is not there any more.' };
	}
	const chosen: readonly (PlacedAnnotation | undefined)[] = { a: [first], b: [second], both: named, neither: [] }[
		verdict
	];
	const holds = named.flatMap(one => (one && chosen.includes(one) ? [one] : []));
	const falls = named.flatMap(one => (one && !chosen.includes(one) ? [one] : []));
	return writeAnnotations(whole, { path, layer: undefined, entries: entriesFor(holds, falls, decision), random });
}

/**
 * Taking the side of one who did not annotate is deciding that the other's annotation falls, which is the same as
 * neither.
 */
function entriesFor(
	holds: readonly PlacedAnnotation[],
	falls: readonly PlacedAnnotation[],
	{ by, created }: Adjudication,
): readonly NewEntry[] {
	const stamp: Fields = { created, 'instead-of': references(falls), 'adjudicated-by': by };
	const [fallen] = falls;
	if (holds.length === 0 && fallen) return [{ type: 'dismissed', spans: fallen.at, fields: { ...stamp, by } }];
	return [...holds]
		.sort((x, y) => byPosition(hull(x.at), hull(y.at)))
		.map(one => ({
			type: one.annotation.type,
			spans: one.at,
			fields: {
				...ownFields(one.annotation),
				by: one.annotation.by ?? one.sidecar.layer,
				...stamp,
				from: referenceTo(one),
			},
		}));
}

/** What an annotation says, without where, by whom and when. */
const ownFields = ({ type, fields }: Annotation): Fields =>
	Object.fromEntries(typeKeys[type].map(key => [key, fields[key] as FieldValue | undefined]));

const references = (placed: readonly PlacedAnnotation[]): FieldValue | undefined => {
	const [first, ...others] = placed.map(referenceTo);
	return others.length === 0 ? first : [first as string, ...others];
};
