import type { Annotation, AnnotationType } from '../../annotation/annotation';
import { layerFacet, layerOf } from '../../corpus/contribution';
import type { Corpus, CorpusPath, SidecarRecord } from '../../corpus/corpus';
import { isAnchored, type PlacedAnnotation } from '../placed-annotations';
import { decidedBy, isDecided } from './decisions';
import { extentOf, hull, sameExtent } from './extent';
import { pairUp } from './pairs';

/** The fields in which annotators can differ; a claim's cue and a note's words are no matter of coding. */
export type ComparedField = 'actor' | 'source' | 'holder' | 'target' | 'stance' | 'topic' | 'codes';

/** One passage on which two annotators differ: in what they say, in how far it goes, or in that there is something. */
export interface Difference {
	readonly type: AnnotationType;
	/** In which fields the two differ; empty where only one annotated. */
	readonly fields: readonly ComparedField[];
	/** Whether the two annotated other words. Marks and blanks at the ends do not count. */
	readonly extent: boolean;
	/** Of the first annotator; absent where only the second annotated this. */
	readonly a?: PlacedAnnotation;
	readonly b?: PlacedAnnotation;
}

export interface Comparison {
	/** By position. Without those that were adjudicated. */
	readonly differences: readonly Difference[];
	/** Pairs that say the same of the same words. */
	readonly agreed: number;
	/** Differences about which the shared layer has a decision. */
	readonly decided: number;
	/** Annotations that are not compared, because their place is in doubt. */
	readonly uncertain: number;
}

/** The annotators of a corpus by name, without the shared layer. */
export const annotatorsOf = ({ index }: Corpus): readonly string[] =>
	[...index.facets()].flatMap(facet => layerOf(facet) ?? []).sort();

/** The articles that both annotated, by path: where one has not been, there is nothing to compare. */
export function articlesOfBoth({ index, sidecars }: Corpus, a: string, b: string): readonly CorpusPath[] {
	const [of, from] = [index.facet(layerFacet(a)), index.facet(layerFacet(b))];
	return [...of.keys()]
		.filter(path => from.has(path) && [a, b].every(layer => sidecars.get(path)?.some(record => isUsed(record, layer))))
		.sort();
}

/**
 * Compares what two annotators made of an article: mentions, claims, stances and codes, each paired with the other's that
 * says the most alike of the most common words. Notes are remarks, and dismissals are about the program's findings.
 */
export function compareLayers(corpus: Corpus, path: CorpusPath, a: string, b: string): Comparison {
	const records = corpus.sidecars.get(path) ?? [];
	const [of, from] = [a, b].map(layer => placedIn(records.find(record => record.layer === layer))) as [
		readonly PlacedAnnotation[],
		readonly PlacedAnnotation[],
	];
	const decisions = decidedBy(records);
	const all = comparedTypes.flatMap(type => compareType(type, sure(of, type), sure(from, type)));
	const differences = all.filter(({ a, b, fields, extent }) => !a || !b || fields.length > 0 || extent);
	const open = differences.filter(({ a, b }) => !isDecided(decisions, [a, b]));
	return {
		differences: open.sort((x, y) => startOf(x) - startOf(y)),
		agreed: all.length - differences.length,
		decided: differences.length - open.length,
		uncertain: [...of, ...from].filter(placed => !isAnchored(placed)).length,
	};
}

const comparedTypes = ['stance', 'claim', 'mention', 'code'] as const;

const isUsed = ({ layer, size }: SidecarRecord, wanted: string): boolean => layer === wanted && size > 0;

const placedIn = (sidecar: SidecarRecord | undefined): readonly PlacedAnnotation[] =>
	(sidecar?.resolved ?? [])
		.map(resolved => ({ ...resolved, sidecar: sidecar as SidecarRecord }))
		.filter(({ annotation }) => comparedTypes.some(type => type === annotation.type));

const sure = (placed: readonly PlacedAnnotation[], type: AnnotationType): readonly PlacedAnnotation[] =>
	placed.filter(one => one.annotation.type === type && isAnchored(one) && one.at.length > 0);

function compareType(
	type: AnnotationType,
	of: readonly PlacedAnnotation[],
	from: readonly PlacedAnnotation[],
): readonly Difference[] {
	const pairs = pairUp(of, from);
	const paired = new Set(pairs.flat());
	return [
		...pairs.map(
			([a, b]): Difference => ({
				type,
				fields: differingFields(a.annotation, b.annotation),
				extent: !sameExtent(extentOf(a), extentOf(b)),
				a,
				b,
			}),
		),
		...of.filter(a => !paired.has(a)).map((a): Difference => ({ type, fields: [], extent: false, a })),
		...from.filter(b => !paired.has(b)).map((b): Difference => ({ type, fields: [], extent: false, b })),
	];
}

function differingFields(a: Annotation, b: Annotation): readonly ComparedField[] {
	const [said, other] = [compared(a), compared(b)];
	return (Object.keys(said) as ComparedField[]).filter(
		field => JSON.stringify(said[field]) !== JSON.stringify(other[field]),
	);
}

/** What an annotation says, in a form in which equal things are written alike. */
function compared(annotation: Annotation): Readonly<Partial<Record<ComparedField, unknown>>> {
	switch (annotation.type) {
		case 'mention':
			return { actor: annotation.actor };
		case 'claim': {
			const { source } = annotation;
			if (source?.kind === 'actor') return { source: [source.kind, source.actor, source.via] };
			if (source?.kind === 'document') return { source: [source.kind, source.document.trim().toLowerCase()] };
			return { source: source && [source.kind] };
		}
		case 'stance': {
			const { holder, target, stance, topic } = annotation;
			return { stance, holder, target, topic };
		}
		case 'code':
			return { codes: [...annotation.codes].sort() };
		default:
			return {};
	}
}

const startOf = ({ a, b }: Difference): number => Math.min(...[a, b].flatMap(one => (one ? [hull(one.at).start] : [])));
