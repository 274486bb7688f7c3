import type { Annotation } from '../annotation/annotation';
import type { ActorId } from '../codebook/codebook';
import type { ArticleRecord, ArticleSummary, SidecarRecord } from './corpus';

/** How often an actor occurs in an article's text, or in one of its annotation files. */
export interface ActorCounts {
	readonly actor: ActorId;
	readonly mentions: number;
	/** Attributions whose source the actor is. */
	readonly says: number;
	/** Mentions of the actor inside what others say. */
	readonly spokenOf: number;
	/** Annotations that name the actor in any field. */
	readonly annotated: number;
	/** Annotated claims whose source the actor is. */
	readonly claims: number;
	/** Stances that the actor holds: how many, by `pairKey(stance, target)`. */
	readonly held: readonly PairCount[];
	/** Stances that others hold towards the actor: how many, by `pairKey(stance, holder)`. */
	readonly received: readonly PairCount[];
}

export type PairCount = readonly [pairKey: string, count: number];

/** What an article or an annotation file puts into the index. */
export interface Contribution {
	/** Sorted by actor, and only those that occur. */
	readonly actors: readonly ActorCounts[];
	/** What else is counted of it, sorted by facet, and only what occurs. */
	readonly facets: readonly FacetCount[];
}

/**
 * Something beside actors of which the index knows in which articles it is, and how often: see `facets`, `wordFacet` and
 * `layerFacet`.
 */
export type Facet = string;
export type FacetCount = readonly [facet: Facet, count: number];

export const facets = {
	/** Mentions of any actor. */
	mentions: 'mentions',
	annotations: 'annotations',
	/** Annotation files with problems: what they say may be more than could be read. */
	faulty: 'faulty',
} as const satisfies Readonly<Record<string, Facet>>;

/** Annotations that use a word of the codebook. */
export const wordFacet = (sort: 'stance' | 'topic' | 'code', word: string): Facet => `${sort}${SEPARATOR}${word}`;

const layerPrefix = 'layer\0';
/** Annotation files of an annotator. */
export const layerFacet = (layer: string): Facet => `${layerPrefix}${layer}`;
/** The annotator whose files a facet counts, if it is one of those. */
export const layerOf = (facet: Facet): string | undefined =>
	facet.startsWith(layerPrefix) ? facet.slice(layerPrefix.length) : undefined;

const SEPARATOR = '\0';
/** A stance and the other side of it as one key. */
export const pairKey = (stance: string, other: ActorId): string => `${stance}${SEPARATOR}${other}`;
export function splitPair(key: string): { readonly stance: string; readonly other: ActorId } {
	const at = key.indexOf(SEPARATOR);
	return { stance: key.slice(0, at), other: key.slice(at + 1) };
}

/** Every actor that an annotation names, once each, in the order of its fields. */
export function actorsNamed(annotation: Annotation): readonly ActorId[] {
	const named: (ActorId | undefined)[] = [];
	if (annotation.type === 'mention') named.push(annotation.actor);
	else if (annotation.type === 'stance') named.push(annotation.holder, annotation.target);
	else if (annotation.type === 'claim' && annotation.source?.kind === 'actor') {
		named.push(annotation.source.actor, annotation.source.via);
	}
	return [...new Set(named)].filter(actor => actor !== undefined);
}

/** What an article's text puts into the index. */
export function countsOfSummary({
	mentions,
	attributions,
}: Pick<ArticleSummary, 'mentions' | 'attributions'>): Contribution {
	const counts = tally();
	for (const { actor } of mentions) counts.of(actor).mentions++;
	counts.add(facets.mentions, mentions.length);
	for (const attribution of attributions) {
		counts.of(attribution.actor).says++;
		for (const { actor } of attribution.mentions) counts.of(actor).spokenOf++;
	}
	return counts.finish();
}

/** What an annotation file puts into the index. */
export function countsOfSidecar({
	sidecar,
	layer,
	problems,
}: Pick<SidecarRecord, 'sidecar' | 'layer' | 'problems'>): Contribution {
	const counts = tally();
	const { annotations } = sidecar;
	counts.add(facets.annotations, annotations.length);
	if (problems.length > 0) counts.add(facets.faulty, 1);
	if (layer !== undefined) counts.add(layerFacet(layer), 1);
	for (const annotation of annotations) {
		if (annotation.type === 'code')
			for (const code of new Set(annotation.codes)) counts.add(wordFacet('code', code), 1);
		if (annotation.type === 'stance') {
			const { stance, topic } = annotation;
			if (stance !== undefined) counts.add(wordFacet('stance', stance), 1);
			if (topic !== undefined) counts.add(wordFacet('topic', topic), 1);
		}
		for (const actor of actorsNamed(annotation)) counts.of(actor).annotated++;
		if (annotation.type === 'claim' && annotation.source?.kind === 'actor') counts.of(annotation.source.actor).claims++;
		if (annotation.type !== 'stance' || annotation.stance === undefined) continue;
		const { holder, target, stance } = annotation;
		if (holder !== undefined) countPair(counts.of(holder), 'held', pairKey(stance, target ?? ''));
		if (target !== undefined) countPair(counts.of(target), 'received', pairKey(stance, holder ?? ''));
	}
	return counts.finish();
}

/** An article and its annotation files, as far as they are counted. */
export interface Counted {
	readonly record?: Pick<ArticleRecord, 'summary'>;
	readonly sidecars: readonly SidecarRecord[];
}

/** What two states of an article put into the index, without what they have in common: that is not even counted. */
export function changedCounts(
	before: Counted,
	after: Counted,
): { readonly before: readonly Contribution[]; readonly after: readonly Contribution[] } {
	return { before: onlyIn(before, after), after: onlyIn(after, before) };
}

function onlyIn(state: Counted, other: Counted): readonly Contribution[] {
	const counts: Contribution[] = [];
	const summary = state.record?.summary;
	if (summary && summary !== other.record?.summary) counts.push(summary.counts?.() ?? countsOfSummary(summary));
	for (const record of state.sidecars) {
		if (!sameAnnotations(record, other)) counts.push(record.counts?.() ?? countsOfSidecar(record));
	}
	return counts;
}

/** What is stored is not read for this: it is the same where it is the same object. */
function sameAnnotations(record: SidecarRecord, { sidecars }: Counted): boolean {
	const other = sidecars.find(({ path }) => path === record.path);
	if (record === other) return true;
	if (!other || record.counts || other.counts) return false;
	return record.sidecar.annotations === other.sidecar.annotations && record.problems === other.problems;
}

type Totals = 'mentions' | 'says' | 'spokenOf' | 'annotated' | 'claims';
type Pairs = 'held' | 'received';
type Counting = Record<Totals, number> & { readonly actor: ActorId } & { [side in Pairs]?: Map<string, number> };

/** Counts while they are made. */
function tally(): { of(actor: ActorId): Counting; add(facet: Facet, count: number): void; finish(): Contribution } {
	const counts = new Map<ActorId, Counting>();
	const others = new Map<Facet, number>();
	return {
		add: (facet, count) => void others.set(facet, (others.get(facet) ?? 0) + count),
		of(actor) {
			let found = counts.get(actor);
			if (!found) {
				found = { actor, mentions: 0, says: 0, spokenOf: 0, annotated: 0, claims: 0 };
				counts.set(actor, found);
			}
			return found;
		},
		finish() {
			const actors: ActorCounts[] = [];
			for (const counting of counts.values()) {
				const { actor, mentions, says, spokenOf, annotated, claims } = counting;
				const held = pairsOf(counting.held);
				const received = pairsOf(counting.received);
				actors.push({ actor, mentions, says, spokenOf, annotated, claims, held, received });
			}
			actors.sort((a, b) => (a.actor < b.actor ? -1 : 1));
			return { actors, facets: [...others].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1)) };
		},
	};
}

function countPair(counting: Counting, side: Pairs, key: string): void {
	counting[side] ??= new Map();
	counting[side].set(key, (counting[side].get(key) ?? 0) + 1);
}

const NO_PAIRS: readonly PairCount[] = [];
const pairsOf = (pairs: ReadonlyMap<string, number> | undefined): readonly PairCount[] =>
	pairs ? [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)) : NO_PAIRS;
