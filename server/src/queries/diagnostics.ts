import type { ClaimSource } from '../annotation/annotation';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { firstNot } from '../text/first-not';
import { type Range, rangeOf } from '../text/position';
import type { Problem, ProblemCode, Severity } from '../text/problem';
import { overlaps, type Span } from '../text/span';
import { annotationsOf, isAnchored } from './placed-annotations';
import { reported } from './strictness';

/** A finding in an article, with its place as editors count it. */
export interface ArticleProblem extends Problem {
	readonly range: Range;
}

/**
 * What is to be reported about an article: claims without a source and sources that cannot be found, unless a person
 * decided otherwise in an annotation, and what is wrong with the file itself. Sorted by position.
 * The severity is what corpus.yaml says for the code; in an opinion piece, findings about sources are never more than
 * a hint.
 */
export function articleProblems(corpus: Corpus, path: CorpusPath): readonly ArticleProblem[] {
	const unreadable = corpus.unreadable.get(path);
	if (unreadable !== undefined) return withSetting(corpus, fileProblem(unreadable, 'error'));
	const record = corpus.articles.get(path);
	if (!record) return [];
	const { summary } = record;
	const decided = decisions(corpus, path);
	const problems: ArticleProblem[] = [];
	if (record.problem !== undefined) problems.push(...withSetting(corpus, fileProblem(record.problem, 'warning')));
	const open = summary.findings.filter(finding => !isSettled(decided, finding));
	const { lines, genre } = summary;
	for (const finding of reported(open, corpus.file.settings.strictness)) {
		const { start, end, code, message } = finding;
		const set = severityOf(corpus, finding);
		if (set === 'off') continue;
		const severity = genre === 'opinion' ? 'hint' : set;
		problems.push({ start, end, code, severity, message, range: rangeOf(lines, finding) });
	}
	return problems;
}

/** The corpus's word goes before ours. */
const severityOf = (corpus: Corpus, { code, severity }: Problem): Severity | 'off' =>
	corpus.file.settings.diagnostics.get(code) ?? severity;

function withSetting(corpus: Corpus, problem: ArticleProblem): readonly ArticleProblem[] {
	const severity = severityOf(corpus, problem);
	return severity === 'off' ? [] : [{ ...problem, severity }];
}

const FILE_START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const fileProblem = (message: string, severity: Severity): ArticleProblem => ({
	start: 0,
	end: 0,
	range: FILE_START,
	code: 'unreadable-file',
	severity,
	message,
});

/** The stretches of an article on which a person has decided a kind of finding; sorted and disjoint. */
type Decisions = ReadonlyMap<ProblemCode, readonly Span[]>;

/** Annotations whose place is in doubt decide nothing: they may belong to other words. */
function decisions(corpus: Corpus, path: CorpusPath): Decisions {
	const spans = new Map<ProblemCode, Span[]>();
	const decide = (code: ProblemCode, at: readonly Span[]) => {
		const list = spans.get(code);
		if (list) list.push(...at);
		else spans.set(code, [...at]);
	};
	for (const placed of annotationsOf(corpus, path)) {
		if (!isAnchored(placed)) continue;
		const { annotation, at } = placed;
		if (annotation.type === 'dismissed' && annotation.rule) decide(annotation.rule, at);
		if (annotation.type === 'claim' && annotation.source) {
			for (const code of settledBy(annotation.source)) decide(code, at);
		}
	}
	return new Map([...spans].map(([code, list]) => [code, disjoint(list)]));
}

/**
 * What a claim's source answers: a source that can be named answers both questions. `anonymous` says that there is a
 * source and that nobody can find it, so the vague source stays reported; `none` confirms the finding.
 */
function settledBy(source: ClaimSource): readonly ProblemCode[] {
	if (source.kind === 'none') return [];
	return source.kind === 'anonymous' ? ['unsourced-claim'] : ['unsourced-claim', 'vague-source'];
}

function isSettled(decided: Decisions, finding: Problem): boolean {
	const spans = decided.get(finding.code);
	if (!spans) return false;
	const low = firstNot(spans.length, at => (spans[at] as Span).end <= finding.start);
	const span = spans[low];
	return span !== undefined && overlaps(span, finding);
}

function disjoint(spans: readonly Span[]): readonly Span[] {
	const union: { start: number; end: number }[] = [];
	for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
		const last = union.at(-1);
		if (last && start <= last.end) last.end = Math.max(last.end, end);
		else union.push({ start, end });
	}
	return union;
}
