import type { Article, Genre, Sentence } from '../article/article';
import type { Span } from '../text/span';
import type { Attribution, Judgement, Quote } from './analysis';
import { type Segment, segmentsOf } from './attribution/segments';
import { type ClaimReading, claimRules, readClaim } from './claims';
import { mainVerbOf } from './main-verb';
import { tokensOf } from './tagging/tokens-of';
import { Tag, type Tokens } from './tokens';

/** From this score on a sentence counts as a claim. */
export const CLAIM_THRESHOLD = 0.53;

/**
 * One judgement per sentence, in order: whether it asserts something checkable and whether a source stands behind it.
 * Only sentences of the body can be `vague` or `unsourced`. A source in a subordinate clause does not cover the main one.
 */
export function judgeSentences(
	article: Article,
	quotes: readonly Quote[],
	attributions: readonly Attribution[],
	genre: Genre,
): readonly Judgement[] {
	const tokens = tokensOf(article);
	const segments = segmentsOf(article, tokens, quotes);
	const reach = contentsInOrder(attributions);
	let next = 0;
	let active: Covering[] = [];
	return article.sentences.map((sentence, index) => {
		if (active.length > 0) active = active.filter(covering => covering.span.end > sentence.start);
		while (next < reach.length && (reach[next] as Covering).span.start < sentence.end) {
			const covering = reach[next++] as Covering;
			if (covering.span.end > sentence.start) active.push(covering);
		}
		if (sentence.zone !== 'body') return outside(sentence);
		return judge(tokens, sentence, segments[index] as Segment, active, genre);
	});
}

interface Covering {
	readonly span: Span;
	readonly attribution: Attribution;
}

function contentsInOrder(attributions: readonly Attribution[]): readonly Covering[] {
	// What somebody is said to want is as much the writer's word as any other fact: only what is said, written, shown or
	// thought has a source.
	return attributions
		.filter(attribution => attribution.cueClass !== 'attitude')
		.flatMap(attribution => attribution.content.map(span => ({ span, attribution })))
		.sort((a, b) => a.span.start - b.span.start);
}

function outside(sentence: Sentence): Judgement {
	const { start, end, zone } = sentence;
	return {
		start,
		end,
		zone,
		status: 'other',
		claim: false,
		score: 0,
		rule: 'not-body',
		reason: `This is no body text (${zone}).`,
	};
}

function judge(
	tokens: Tokens,
	sentence: Sentence,
	segment: Segment,
	active: readonly Covering[],
	genre: Genre,
): Judgement {
	const { start, end, zone } = sentence;
	const mainVerb = mainVerbOf(tokens, segment);
	const reading = readClaim(tokens, segment, mainVerb, genre);
	const claim = reading.score >= CLAIM_THRESHOLD;
	const base = { start, end, zone, claim };
	const covering = active.filter(({ span }) => span.start < end && span.end > start);
	const main = mainVerb < 0 ? undefined : (segment.start[mainVerb] as number);
	const ruling = covering.filter(({ span, attribution }) => covers(segment, span, attribution, main));

	const named = ruling.find(({ attribution }) => attribution.source.length > 0 && !attribution.vague)?.attribution;
	if (named) {
		const source = named.source[0] as Span;
		const words = shorten(tokens.text.slice(source.start, source.end));
		return {
			...base,
			claim: true,
			status: 'sourced',
			score: 0.1,
			rule: 'attributed',
			reason: `It is given as what ${words} says.`,
			evidence: source,
		};
	}
	const vague = ruling[0]?.attribution;
	if (vague) {
		const source = vague.source[0] ?? vague.cue[0];
		const words = source ? shorten(tokens.text.slice(source.start, source.end)) : '';
		return {
			...base,
			claim: true,
			status: 'vague',
			score: 0.6,
			rule: vague.source.length > 0 ? 'unnamed-source' : 'hidden-source',
			reason:
				vague.source.length > 0
					? `Its source, “${words}”, cannot be found again: name a person, an office or a document.`
					: `“${words}” hides who says so: name the source.`,
			evidence: source,
		};
	}
	if (claim) {
		return {
			...base,
			status: 'unsourced',
			score: reading.score,
			rule: reading.rule,
			reason: `${claimRules[reading.rule]} and names no source: say who reports it, cite a document, or mark it as common knowledge.`,
			evidence: reading.evidence,
		};
	}
	return {
		...base,
		status: OPINION.has(reading.rule) ? 'opinion' : 'other',
		score: reading.score,
		rule: reading.rule,
		reason: `${claimRules[reading.rule]}.`,
		evidence: reading.evidence,
	};
}

const OPINION: ReadonlySet<ClaimReading['rule']> = new Set<ClaimReading['rule']>([
	'question',
	'first-person',
	'advice',
	'prediction',
	'hypothesis',
	'hedge',
	'evaluation',
	'interpretation',
	'state-of-things',
]);

/** Whether the attribution is the sentence's own: its content or its cue holds the main verb, or nothing else is there. */
function covers(segment: Segment, span: Span, attribution: Attribution, main: number | undefined): boolean {
	if (main === undefined) return true;
	if (span.start <= main && main < span.end) return true;
	if (attribution.cue.some(cue => cue.start <= main && main < cue.end)) return true;
	if (attribution.content.some(other => other.start <= main && main < other.end)) return true;
	if (followsShortClause(segment, attribution, main)) return true;
	// Another content of the same speaker, such as the quote that ends a sentence about how it was said.
	return attribution.kind !== 'indirect' && isMostly(segment, span);
}

/** "He laughed, and said that …": what somebody did while saying it needs no source of its own. */
function followsShortClause(segment: Segment, { cue, source }: Attribution, main: number): boolean {
	const first = cue[0];
	if (!first || first.start < main || source.length === 0) return false;
	let item = 0;
	while (item < SHORT && (segment.start[item] ?? first.start) < first.start) item++;
	return segment.start[item] === first.start && segment.tag[item - 1] === Tag.Conjunction;
}

/** In items: a subject, a verb, perhaps an adverb, a comma and "and". */
const SHORT = 6;

/** Whether the content takes up at least half of the sentence. */
function isMostly(segment: Segment, span: Span): boolean {
	const start = segment.start[0] as number;
	const end = segment.end[segment.end.length - 1] as number;
	return Math.min(end, span.end) - Math.max(start, span.start) >= (end - start) / 2;
}

const shorten = (words: string): string => {
	const start = words.length <= 60 ? words : `${words.slice(0, 59)}…`;
	return start.includes('\n') ? start.replace(/\s+/gu, ' ') : start;
};
