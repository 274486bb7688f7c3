import type { Annotation } from '../annotation/annotation';
import type { ActorId } from '../codebook/codebook';
import type { ArticleSummary, SidecarRecord } from './corpus';

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

/** What an article or an annotation file puts into the index: sorted by actor, and only those that occur. */
export type Contribution = readonly ActorCounts[];

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
	for (const attribution of attributions) {
		counts.of(attribution.actor).says++;
		for (const { actor } of attribution.mentions) counts.of(actor).spokenOf++;
	}
	return counts.finish();
}

/** What the annotations of one file put into the index. */
export function countsOfAnnotations(annotations: readonly Annotation[]): Contribution {
	const counts = tally();
	for (const annotation of annotations) {
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
	readonly summary?: ArticleSummary;
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
	const { summary } = state;
	if (summary && summary !== other.summary) counts.push(summary.counts?.() ?? countsOfSummary(summary));
	for (const record of state.sidecars) {
		if (sameAnnotations(record, other)) continue;
		counts.push(record.counts?.() ?? countsOfAnnotations(record.sidecar.annotations));
	}
	return counts;
}

/** What is stored is not read for this: it is the same where it is the same object. */
function sameAnnotations(record: SidecarRecord, { sidecars }: Counted): boolean {
	const other = sidecars.find(({ path }) => path === record.path);
	if (record === other) return true;
	if (!other || record.counts || other.counts) return false;
	return record.sidecar.annotations === other.sidecar.annotations;
}

type Totals = 'mentions' | 'says' | 'spokenOf' | 'annotated' | 'claims';
type Pairs = 'held' | 'received';
type Counting = Record<Totals, number> & { readonly actor: ActorId } & { [side in Pairs]?: Map<string, number> };

/** Counts by actor while they are made. */
function tally(): { of(actor: ActorId): Counting; finish(): Contribution } {
	const counts = new Map<ActorId, Counting>();
	return {
		of(actor) {
			let found = counts.get(actor);
			if (!found) {
				found = { actor, mentions: 0, says: 0, spokenOf: 0, annotated: 0, claims: 0 };
				counts.set(actor, found);
			}
			return found;
		},
		finish: () =>
			[...counts.values()]
				.map(({ actor, mentions, says, spokenOf, annotated, claims, held, received }) => ({
					actor,
					mentions,
					says,
					spokenOf,
					annotated,
					claims,
					held: pairsOf(held),
					received: pairsOf(received),
				}))
				.sort((a, b) => (a.actor < b.actor ? -1 : 1)),
	};
}

function countPair(counting: Counting, side: Pairs, key: string): void {
	counting[side] ??= new Map();
	counting[side].set(key, (counting[side].get(key) ?? 0) + 1);
}

const NO_PAIRS: readonly PairCount[] = [];
const pairsOf = (pairs: ReadonlyMap<string, number> | undefined): readonly PairCount[] =>
	pairs ? [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)) : NO_PAIRS;
