import type { Corpus, CorpusPath } from '../../corpus/corpus';
import type { ProblemCode } from '../../text/problem';
import { type Span, touches } from '../../text/span';
import { articleProblems } from '../diagnostics';
import { escapeMarkdown } from '../markdown';
import type { HoverSection } from './section';

/** Why a sentence is reported, and what would settle it. */
export function problemSections(
	corpus: Corpus,
	path: CorpusPath,
	offset: number,
): { readonly sections: readonly HoverSection[]; readonly span?: Span } {
	const problems = articleProblems(corpus, path).filter(
		problem => problem.end > problem.start && touches(problem, offset),
	);
	return {
		sections: problems.map(({ code, message }) => ({
			markdown: [`**${titles[code] ?? code}**`, escapeMarkdown(message), advice[code]].filter(Boolean).join('\n\n'),
			links: [],
		})),
		span: problems[0],
	};
}

const titles: Readonly<Partial<Record<ProblemCode, string>>> = {
	'unsourced-claim': 'Claim without a source',
	'vague-source': 'Source that cannot be found',
};

const advice: Readonly<Partial<Record<ProblemCode, string>>> = {
	'unsourced-claim':
		'To settle it, annotate the sentence as a `claim` with its `source` (an actor, a document, `author` or ' +
		'`common-knowledge`), or as `dismissed` if it is no claim.',
	'vague-source':
		'To settle it, annotate the sentence as a `claim` with the `source` that is meant, or as `dismissed` if a reader ' +
		'can tell who it is.',
};
