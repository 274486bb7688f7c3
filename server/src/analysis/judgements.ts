import type { Article, Genre, Sentence } from '../article/article';
import { type Span, textOf } from '../text/span';
import type { Attribution, Judgement, Quote, SentenceStatus } from './analysis';
import { QUOTE_SPEECH, type Segment, segmentsOf } from './attribution/segments';
import { type Clause, clausesOf } from './claims/clauses';
import { courtsBehind } from './claims/courts';
import { type Covering, covers, endsInSpeaker, isDeed, isKnown, reaches } from './claims/coverage';
import { creditsOf } from './claims/credits';
import type { Finding } from './claims/findings';
import { givesFurtherFigures } from './claims/further-figures';
import { isHeading } from './claims/headings';
import { pollsBehind } from './claims/polls';
import { publishedFiguresBehind } from './claims/published-figures';
import { type ClaimReading, readClaim, type Surroundings } from './claims/reading';
import { resultsBehind } from './claims/results';
import { type ClaimRule, opinionRules, ruleReason, unsourcedReason } from './claims/rules';
import { studiesBehind } from './claims/studies';
import { interviewOf } from './interview';
import { tokensOf } from './tagging/tokens-of';
import { Tag, type Tokens } from './tokens';

/** From this score on a sentence counts as a claim. */
export const CLAIM_THRESHOLD = 0.5;
/** From this score on a claim counts that stands beside what somebody said. */
const PLAIN_CLAIM = 0.9;

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
	const interview = interviewOf(article);
	const polls = pollsBehind(article, tokens, segments);
	const studies = studiesBehind(article, tokens, segments);
	const courts = courtsBehind(article, tokens, segments);
	const results = resultsBehind(article, tokens, segments);
	const figures = publishedFiguresBehind(article, tokens, segments);
	const credits = creditsOf(article);
	let next = 0;
	let active: Covering[] = [];
	const judgementOf = (sentence: Sentence, index: number): Judgement => {
		if (active.length > 0) active = active.filter(covering => covering.span.end > sentence.start);
		while (next < reach.length && (reach[next] as Covering).span.start < sentence.end) {
			const covering = reach[next++] as Covering;
			if (covering.span.end > sentence.start) active.push(covering);
		}
		if (sentence.zone !== 'body') return outside(sentence);
		const covering = active.filter(({ span }) => span.start < sentence.end && span.end > sentence.start);
		const introduces = opensWithQuote(segments[index + 1]);
		const segment = segments[index] as Segment;
		const sourced = covering.filter(
			({ attribution }) => !isDeed(tokens, segment, attribution) && !isKnown(tokens, segment, attribution),
		);
		const judgement = judge(tokens, sentence, segment, sourced, {
			genre,
			introduces,
			colon: article.text[sentence.end - 1] === ':',
		});
		if (interview?.questions.has(sentence.paragraph)) return question(judgement, interview.labelled);
		const credit = judgement.status === 'unsourced' ? credits.get(sentence.paragraph) : undefined;
		const found = polls[index] ?? studies[index] ?? courts[index] ?? results[index] ?? figures[index];
		return withFinding(tokens.text, credit ? credited(tokens.text, judgement, credit) : judgement, found);
	};
	const judgements: Judgement[] = [];
	for (const [index, sentence] of article.sentences.entries()) {
		const judgement = judgementOf(sentence, index);
		const before = isBeside(article.sentences, index) ? figuresBefore(judgements, segments, index) : undefined;
		const goesOn =
			before && judgement.status === 'unsourced' && givesFurtherFigures(tokens, segments[index] as Segment);
		judgements.push(goesOn ? withFinding(tokens.text, judgement, { named: before, finding: 'words' }) : judgement);
	}
	return judgements;
}

/** Whether the sentence before stands in the same paragraph. */
const isBeside = (sentences: readonly Sentence[], index: number): boolean =>
	sentences[index - 1]?.paragraph === sentences[index]?.paragraph;

/** The source of the sentence before, where it has one and gives a figure. */
function figuresBefore(
	judgements: readonly Judgement[],
	segments: readonly Segment[],
	index: number,
): Span | undefined {
	const before = judgements[index - 1];
	return before?.status === 'sourced' && segments[index - 1]?.tag.includes(Tag.Number) ? before.evidence : undefined;
}

const opensWithQuote = (segment: Segment | undefined): boolean => segment?.tag[0] === QUOTE_SPEECH;

function contentsInOrder(attributions: readonly Attribution[]): readonly Covering[] {
	// What somebody is said to want is as much the writer's word as any other fact: only what is said, written, shown or
	// thought has a source, and not what somebody could say.
	const found: Covering[] = [];
	for (const attribution of attributions) {
		const { cueClass, mood, content } = attribution;
		if (cueClass === 'attitude' || mood === 'hypothetical' || isUnknown(cueClass, mood)) continue;
		for (const span of content) found.push({ span, attribution });
	}
	return found.sort((a, b) => a.span.start - b.span.start);
}

/** "Did not know that it fell": that it fell is told by the writer. */
const isUnknown = (cueClass: Attribution['cueClass'], mood: Attribution['mood']): boolean =>
	cueClass === 'belief' && mood === 'negated';

/** All judgements have the same fields in the same order, so that code which reads many of them is compiled once. */
const judged = (
	{ start, end, zone }: Pick<Sentence, 'start' | 'end' | 'zone'>,
	status: SentenceStatus,
	claim: boolean,
	score: number,
	rule: string,
	reason: string,
	evidence?: Span,
	clause?: Span,
): Judgement => ({ start, end, zone, status, claim, score, rule, reason, evidence, clause });

const outside = (sentence: Sentence): Judgement =>
	judged(sentence, 'other', false, 0, 'not-body', `This is no body text (${sentence.zone}).`);

/** What an interviewer says is there to be answered, but for what is said to be somebody else's. */
function question(judgement: Judgement, labelled: boolean): Judgement {
	if (judgement.status === 'sourced' && !labelled) return judgement;
	return judged(judgement, 'other', false, 0.05, 'interview-question', ruleReason('interview-question'));
}

/** A figure or a finding of the poll, the study or the trial that has been named before or behind; other judgements as they are. */
function withFinding(text: string, judgement: Judgement, found: Finding | undefined): Judgement {
	const { status } = judgement;
	if (!found || !(status === 'unsourced' || (status === 'opinion' && found.finding === 'figure'))) return judgement;
	const reason = `It goes on with what is known from “${shorten(textOf(text, found.named))}”.`;
	return judged(judgement, 'sourced', true, 0.1, 'finding', reason, found.named);
}

/** An item of a digest, with its source in brackets behind it. */
function credited(text: string, judgement: Judgement, credit: Span): Judgement {
	const reason = `Its source stands in brackets behind it: “${shorten(textOf(text, credit))}”.`;
	return judged(judgement, 'sourced', true, 0.1, 'credit', reason, credit);
}

function judge(
	tokens: Tokens,
	sentence: Sentence,
	segment: Segment,
	covering: readonly Covering[],
	around: Surroundings,
): Judgement {
	const heading = isHeading(tokens, segment);
	const clauses = heading || asks(tokens, segment) ? [] : clausesOf(tokens, segment);
	const main = clauses[0];
	const ruling = covering.filter(({ span, attribution }) => covers(tokens, segment, span, attribution, main));
	if (ruling.length > 0) return attributed(tokens, sentence, ruling);
	const read: Own[] = [];
	for (const clause of clauses) {
		const isOwn = clause === main || !covering.some(one => reaches(segment, one, clause));
		if (isOwn) read.push({ clause, reading: readClaim(tokens, segment, clause, around) });
	}
	// "I would add one reason: nobody remembers it": what the author announces is the author's view.
	const own = read[0]?.reading.against === 'first-person' ? read.filter(one => !isAnnounced(segment, one)) : read;
	// Beside what somebody said, only the first clause counts, and only as a plain claim.
	const beside = covering.filter(one => endsInSpeaker(one) || clauses.some(clause => reaches(segment, one, clause)));
	const best = beside.length > 0 ? own[0] : strongest(own);
	if (best && best.reading.score >= (beside.length > 0 ? PLAIN_CLAIM : CLAIM_THRESHOLD))
		return unsourced(sentence, segment, best, clauses.length > 1);
	if (beside.length > 0) return attributed(tokens, sentence, beside);
	return noClaim(
		sentence,
		best?.reading ?? (heading ? { score: 0.05, rule: 'heading' } : withoutClause(tokens, segment)),
	);
}

interface Own {
	readonly clause: Clause;
	readonly reading: ClaimReading;
}

const isAnnounced = (segment: Segment, { clause }: Own): boolean => segment.tag[clause.from - 1] === Tag.Colon;

function strongest(own: readonly Own[]): Own | undefined {
	let best = own[0];
	for (const other of own) if (other.reading.score > (best as Own).reading.score) best = other;
	return best;
}

function asks(tokens: Tokens, segment: Segment): boolean {
	const last = segment.token[segment.token.length - 1] ?? -1;
	return last >= 0 && tokens.text[tokens.start[last] as number] === '?';
}

function withoutClause(tokens: Tokens, segment: Segment): ClaimReading {
	return { score: 0.05, rule: asks(tokens, segment) ? 'question' : 'fragment' };
}

function attributed(tokens: Tokens, sentence: Sentence, ruling: readonly Covering[]): Judgement {
	const said = ruling.filter(({ attribution }) => attribution.mood !== 'negated');
	if (said.length === 0) return unsaid(tokens, sentence, (ruling[0] as Covering).attribution);
	const named = said.find(({ attribution }) => attribution.source.length > 0 && !attribution.vague)?.attribution;
	if (named) {
		const source = named.source[0] as Span;
		const words = shorten(tokens.text.slice(source.start, source.end));
		return judged(sentence, 'sourced', true, 0.1, 'attributed', `It is given as what ${words} says.`, source);
	}
	const vague = (said[0] as Covering).attribution;
	const source = vague.source[0] ?? vague.cue[0];
	const words = source ? shorten(tokens.text.slice(source.start, source.end)) : '';
	const reason =
		vague.source.length > 0
			? `Its source, “${words}”, cannot be found again: name a person, an office or a document.`
			: words
				? `“${words}” hides who says so: name the source.`
				: 'It is an answer, and nothing tells whose: name who is interviewed.';
	const rule = vague.source.length > 0 ? 'unnamed-source' : 'hidden-source';
	return judged(sentence, 'vague', true, 0.6, rule, reason, source);
}

function unsaid(tokens: Tokens, sentence: Sentence, { source }: Attribution): Judgement {
	const [who] = source;
	const words = who ? shorten(tokens.text.slice(who.start, who.end)) : 'somebody';
	return judged(sentence, 'other', false, 0.2, 'not-said', `It says that ${words} did not say this.`, who);
}

function unsourced(sentence: Sentence, segment: Segment, { clause, reading }: Own, several: boolean): Judgement {
	const { score, rule, evidence } = reading;
	const reason = unsourcedReason(rule);
	return judged(
		sentence,
		'unsourced',
		true,
		score,
		rule,
		reason,
		evidence,
		several ? clauseSpan(segment, clause) : undefined,
	);
}

function clauseSpan(segment: Segment, { from, to }: Clause): Span {
	let last = to - 1;
	while (last > from && MARKS.has(segment.tag[last] as number)) last--;
	return { start: segment.start[from] as number, end: segment.end[last] as number };
}

const MARKS: ReadonlySet<number> = new Set([Tag.Comma, Tag.Stop, Tag.Semicolon, Tag.Colon, Tag.Dash]);

function noClaim(sentence: Sentence, reading: ClaimReading): Judgement {
	const rule: ClaimRule = reading.against ?? reading.rule;
	const status = opinionRules.has(rule) ? 'opinion' : 'other';
	const evidence = reading.againstEvidence ?? reading.evidence;
	return judged(sentence, status, false, reading.score, rule, ruleReason(rule), evidence);
}

const shorten = (words: string): string => {
	const start = words.length <= 60 ? words : `${words.slice(0, 59)}…`;
	return start.includes('\n') ? start.replace(/\s+/gu, ' ') : start;
};
