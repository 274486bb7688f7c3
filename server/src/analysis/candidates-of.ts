import type { Analysis, Candidate } from './analysis';
import { findCandidates } from './candidates';

const known = new WeakMap<object, readonly Candidate[]>();

/**
 * The names of an analysed article that no actor has. They cost as much as half of all the rest and few ask for them, so
 * that they are found when they are first asked for, and kept as long as the analysis is.
 */
export function candidatesOf(analysis: Pick<Analysis, 'article' | 'mentions'>): readonly Candidate[] {
	let candidates = known.get(analysis);
	if (candidates === undefined) {
		candidates = findCandidates(analysis.article, analysis.mentions);
		known.set(analysis, candidates);
	}
	return candidates;
}
