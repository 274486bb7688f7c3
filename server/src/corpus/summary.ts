import type { Analysis, Judgement, Mention, SentenceStatus } from '../analysis/analysis';
import { type ClaimRule, claimRules, ruleReason, unsourcedReason } from '../analysis/claims/rules';
import { firstNot } from '../text/first-not';
import { indexLines } from '../text/position';
import type { Span } from '../text/span';
import type { ArticleSummary, AttributionSummary, CorpusPath, Finding, MentionSummary, Recognised } from './corpus';

/** An analysis as far as it is remembered. */
export interface Summarised extends Omit<Analysis, 'mentions' | 'quotes'> {
	readonly mentions: readonly Pick<Mention, 'actor' | 'start' | 'end'>[];
}

/** What the corpus remembers of an article once its text and its analysis are let go. */
export function summarise(path: CorpusPath, hash: string, analysis: Summarised): ArticleSummary {
	const { text } = analysis.article;
	const { mentions, attributions } = summariseMentions(analysis);
	return {
		path,
		hash,
		length: text.length,
		lines: indexLines(text),
		sentences: analysis.article.sentences,
		metadata: analysis.metadata,
		genre: analysis.genre,
		mentions,
		attributions,
		statuses: countStatuses(analysis.judgements),
		findings: findingsOf(analysis),
	};
}

/** The part of a summary that depends on what is mentioned. */
export function summariseMentions({
	mentions,
	attributions,
}: Pick<Summarised, 'mentions'> & Pick<Recognised, 'attributions'>): Pick<ArticleSummary, 'mentions' | 'attributions'> {
	const known: MentionSummary[] = [];
	for (const { actor, start, end } of mentions) if (actor !== undefined) known.push({ actor, start, end });
	const summaries: AttributionSummary[] = [];
	for (const attribution of attributions) {
		const summary = summariseAttribution(attribution, known);
		if (summary) summaries.push(summary);
	}
	return { mentions: known, attributions: summaries };
}

/** A summary with other mentions. Spelt out, since a stored summary has its parts from elsewhere than its own fields. */
export function withMentions(summary: ArticleSummary, recognised: Recognised): ArticleSummary {
	const { path, hash, length, lines, sentences, metadata, genre, statuses, findings } = summary;
	const { mentions, attributions } = summariseMentions(recognised);
	return { path, hash, length, lines, sentences, metadata, genre, mentions, attributions, statuses, findings };
}

/** Mentions that an attribution keeps: a text of one endless sentence must not multiply its mentions by its cues. */
const MAX_MENTIONS_IN_CONTENT = 200;

function summariseAttribution(
	{ actor, source, cue, content }: Recognised['attributions'][number],
	mentions: readonly MentionSummary[],
): AttributionSummary | undefined {
	if (actor === undefined) return undefined;
	const extent = extentOf(source, cue, content);
	if (!extent) return undefined;
	const others: MentionSummary[] = [];
	for (const span of content) {
		for (let at = firstIn(mentions, span); others.length < MAX_MENTIONS_IN_CONTENT; at++) {
			const mention = mentions[at];
			if (!mention || mention.start >= span.end) break;
			if (mention.actor !== actor) others.push(mention);
		}
	}
	return { actor, extent, source: source[0] ?? cue[0] ?? extent, mentions: others };
}

/** The index of the first of sorted, disjoint spans that ends behind the start of `range`. */
function firstIn(sorted: readonly Span[], range: Span): number {
	return firstNot(sorted.length, at => (sorted[at] as Span).end <= range.start);
}

/** From the first to the last of several lists of spans. */
function extentOf(...lists: readonly (readonly Span[])[]): Span | undefined {
	let start = Number.POSITIVE_INFINITY;
	let end = 0;
	for (const spans of lists) {
		for (const span of spans) {
			start = Math.min(start, span.start);
			end = Math.max(end, span.end);
		}
	}
	return end === 0 ? undefined : { start, end };
}

function countStatuses(judgements: readonly Judgement[]): Readonly<Record<SentenceStatus, number>> {
	const counts = { sourced: 0, vague: 0, unsourced: 0, opinion: 0, other: 0 };
	for (const { status } of judgements) counts[status]++;
	return counts;
}

/** What is said of a sentence that may be a claim after all. */
const likelyMessage = (reason: string): string =>
	`${reason} Yet it may assert something that can be checked, and it names no source.`;

/** The messages that do not quote the article: most findings have one of these. */
export const usualMessages: readonly string[] = (Object.keys(claimRules) as ClaimRule[]).flatMap(rule => [
	unsourcedReason(rule),
	likelyMessage(ruleReason(rule)),
]);

/** Below this score a sentence is reported at no strictness. */
const LEAST_SCORE = 0.25;

/** The findings of an article, those included that only a thorough reading reports. */
function findingsOf({ article, judgements, genre }: Summarised): readonly Finding[] {
	const findings: Finding[] = [];
	for (let index = 0; index < judgements.length; index++) {
		const judgement = judgements[index] as Judgement;
		const { zone, status, reason } = judgement;
		// Three digits say enough, and take little room.
		const score = Math.round(judgement.score * 1000) / 1000;
		// Of a sentence with several clauses, the one that is the claim.
		const { start, end } = judgement.clause ?? judgement;
		const paragraph = article.sentences[index]?.paragraph ?? 0;
		if (status === 'vague') {
			const severity = genre === 'opinion' ? 'hint' : 'information';
			findings.push({ start, end, code: 'vague-source', severity, message: reason, score, paragraph });
			continue;
		}
		const isLikely = (status === 'opinion' || status === 'other') && score >= LEAST_SCORE && zone === 'body';
		if (status !== 'unsourced' && !isLikely) continue;
		const severity = genre === 'opinion' ? 'hint' : 'warning';
		const message = isLikely ? likelyMessage(reason) : reason;
		findings.push({ start, end, code: 'unsourced-claim', severity, message, score, paragraph });
	}
	return findings;
}
