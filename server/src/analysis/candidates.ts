import type { Article } from '../article/article';
import { spansIn } from '../text/span';
import type { Candidate, Mention } from './analysis';
import { Gap, Shape, splitWords } from './words';

/** Finds names that no actor of the registry has: runs of capitalised words outside the mentions. Sorted. */
export function findCandidates(article: Article, mentions: readonly Mention[]): readonly Candidate[] {
	const words = splitWords(article.text);
	const candidates: Candidate[] = [];
	for (let index = 0; index < words.count; ) {
		let last = index;
		while (
			last < words.count &&
			(words.shape[last] as number) & Shape.firstUpper &&
			(last === index || words.gap[last] === Gap.space || words.gap[last] === Gap.hyphen)
		) {
			last++;
		}
		if (last - index > 1) {
			const span = { start: words.start[index] as number, end: words.end[last - 1] as number };
			if (spansIn(mentions, span).length === 0) {
				candidates.push({ ...span, name: article.text.slice(span.start, span.end), kind: 'other' });
			}
		}
		index = Math.max(last, index + 1);
	}
	return candidates;
}
