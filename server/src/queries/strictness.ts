import { CLAIM_THRESHOLD } from '../analysis/judgements';
import type { Strictness } from '../codebook/codebook';
import type { Finding } from '../corpus/corpus';

/** The least score at which a claim without a source is reported; at `balanced` what the analysis calls unsourced. */
const leastScore: Readonly<Record<Strictness, number>> = { precise: 0.8, balanced: CLAIM_THRESHOLD, thorough: 0.25 };

/** How many claims without a source are shown in one paragraph: a wall of marks is read by nobody. */
const mostInParagraph: Readonly<Record<Strictness, number>> = {
	precise: 2,
	balanced: 4,
	thorough: Number.POSITIVE_INFINITY,
};

/**
 * The findings that a strictness reports, by position. In a paragraph with more claims without a source than are shown,
 * the surest are kept, and the last of them says how many more there are.
 * @param findings by position
 */
export function reported(findings: readonly Finding[], strictness: Strictness): readonly Finding[] {
	const most = mostInParagraph[strictness];
	const claims = new Map<number, Finding[]>();
	for (const finding of findings) {
		if (finding.code !== 'unsourced-claim' || finding.score < leastScore[strictness]) continue;
		const others = claims.get(finding.paragraph);
		if (others) others.push(finding);
		else claims.set(finding.paragraph, [finding]);
	}
	const left = new Map<Finding, number>();
	for (const all of claims.values()) {
		const kept = [...all]
			.sort((a, b) => b.score - a.score || a.start - b.start)
			.slice(0, most)
			.sort((a, b) => a.start - b.start);
		for (const finding of kept) left.set(finding, finding === kept.at(-1) ? all.length - kept.length : 0);
	}
	return findings.flatMap(finding => {
		if (finding.code !== 'unsourced-claim') return [finding];
		const more = left.get(finding);
		if (more === undefined) return [];
		return [more === 0 ? finding : { ...finding, message: `${finding.message} ${inParagraph(more)}` }];
	});
}

const inParagraph = (more: number): string =>
	more === 1
		? 'One more sentence of this paragraph names no source.'
		: `${more} more sentences of this paragraph name no source.`;
