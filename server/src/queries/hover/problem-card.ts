import type { Corpus, CorpusPath } from '../../corpus/corpus';
import type { ProblemCode } from '../../text/problem';
import { type Span, touches } from '../../text/span';
import { articleProblems } from '../diagnostics';
import type { HoverSection } from './section';

/** What would settle what is reported about a sentence. Why it is reported, editors show from the problem itself. */
export function problemSections(
	corpus: Corpus,
	path: CorpusPath,
	offset: number,
): { readonly sections: readonly HoverSection[]; readonly span?: Span } {
	const problems = articleProblems(corpus, path).filter(
		problem => problem.end > problem.start && touches(problem, offset),
	);
	return {
		sections: problems.flatMap(({ code }) => {
			const markdown = advice[code];
			return markdown === undefined ? [] : [{ markdown, links: [] }];
		}),
		span: problems[0],
	};
}

const advice: Readonly<Partial<Record<ProblemCode, string>>> = {
	'unsourced-claim':
		'**Claim without a source.** To settle it, annotate the sentence as a `claim` with its `source` (an actor, a ' +
		'document, `author` or `common-knowledge`), or as `dismissed` if it is no claim.',
	'vague-source':
		'**Source that cannot be found.** To settle it, annotate the sentence as a `claim` with the `source` that is ' +
		'meant, or as `dismissed` if a reader can tell who it is.',
};
