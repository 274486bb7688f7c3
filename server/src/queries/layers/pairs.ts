import type { Annotation } from '../../annotation/annotation';
import type { PlacedAnnotation } from '../placed-annotations';
import { hull, overlapOf } from './extent';

export type Pair = readonly [a: PlacedAnnotation, b: PlacedAnnotation];

/**
 * Pairs two annotators' annotations of one type, one to one: those that are about the same first, then those that have
 * the most words in common. Without common words there is no pair, and where two are about different things only if they
 * have most of their words in common.
 */
export function pairUp(of: readonly PlacedAnnotation[], from: readonly PlacedAnnotation[]): readonly Pair[] {
	const ranked = candidates(of, from).sort((x, y) => y.alike - x.alike || y.overlap - x.overlap);
	const taken = new Set<PlacedAnnotation>();
	return ranked.flatMap(({ a, b }): Pair[] => {
		if (taken.has(a) || taken.has(b)) return [];
		taken.add(a).add(b);
		return [[a, b]];
	});
}

interface Candidate {
	readonly a: PlacedAnnotation;
	readonly b: PlacedAnnotation;
	readonly alike: number;
	readonly overlap: number;
}

/** Of how many overlapping annotations of one type the best is looked for; more on one passage are nobody's work. */
const mostCandidates = 64;

/** All that overlap, in the order of the first list by position. */
function candidates(of: readonly PlacedAnnotation[], from: readonly PlacedAnnotation[]): Candidate[] {
	const others = byStart(from);
	const found: Candidate[] = [];
	let near: PlacedAnnotation[] = [];
	let next = 0;
	for (const a of byStart(of)) {
		const { start, end } = hull(a.at);
		while (next < others.length && hull((others[next] as PlacedAnnotation).at).start < end)
			near.push(others[next++] as PlacedAnnotation);
		let count = 0;
		let passed = 0;
		for (const b of near) {
			const place = hull(b.at);
			if (place.start >= end || count >= mostCandidates) break;
			// What ends before this one begins ends before all others that come.
			if (place.end <= start) passed++;
			else {
				const candidate = compare(a, b);
				if (!candidate) continue;
				found.push(candidate);
				count++;
			}
		}
		if (passed > mostCandidates) near = near.filter(b => hull(b.at).end > start);
	}
	return found;
}

function compare(a: PlacedAnnotation, b: PlacedAnnotation): Candidate | undefined {
	const overlap = overlapOf(a.at, b.at);
	if (overlap === 0) return undefined;
	const alike = likeness(a.annotation, b.annotation);
	return alike > 0 || overlap >= 0.5 || a.annotation.type === 'claim' ? { a, b, alike, overlap } : undefined;
}

/** Whether two annotations of one type are about the same; more for stances with the same holder and the same target. */
function likeness(a: Annotation, b: Annotation): number {
	if (a.type === 'stance' && b.type === 'stance') return same(a.holder, b.holder) + same(a.target, b.target);
	if (a.type === 'mention' && b.type === 'mention') return same(a.actor, b.actor);
	if (a.type === 'code' && b.type === 'code') return a.codes.some(code => b.codes.includes(code)) ? 1 : 0;
	return 0;
}

const same = (a: string | undefined, b: string | undefined): number => (a !== undefined && a === b ? 1 : 0);

const byStart = (placed: readonly PlacedAnnotation[]): readonly PlacedAnnotation[] =>
	[...placed].sort((a, b) => hull(a.at).start - hull(b.at).start);
