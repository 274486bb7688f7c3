import type { Article, Genre, Sentence } from '../article/article';
import type { Span } from '../text/span';
import type { Attribution, Judgement, Quote } from './analysis';
import { QUOTE_SPEECH, type Segment, segmentsOf } from './attribution/segments';
import { type Clause, clausesOf } from './claims/clauses';
import { type ClaimReading, readClaim, type Surroundings } from './claims/reading';
import { type ClaimRule, opinionRules, ruleReason, unsourcedReason } from './claims/rules';
import { Use, usesByWord } from './claims/words';
import { interviewOf } from './interview';
import { tokensOf } from './tagging/tokens-of';
import { Tag, type Tokens, wordOf } from './tokens';

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
	let next = 0;
	let active: Covering[] = [];
	return article.sentences.map((sentence, index) => {
		if (active.length > 0) active = active.filter(covering => covering.span.end > sentence.start);
		while (next < reach.length && (reach[next] as Covering).span.start < sentence.end) {
			const covering = reach[next++] as Covering;
			if (covering.span.end > sentence.start) active.push(covering);
		}
		if (sentence.zone !== 'body') return outside(sentence);
		const covering = active.filter(({ span }) => span.start < sentence.end && span.end > sentence.start);
		const introduces = opensWithQuote(segments[index + 1]);
		const segment = segments[index] as Segment;
		const sourced = covering.filter(({ attribution }) => !isDeed(tokens, segment, attribution));
		const judgement = judge(tokens, sentence, segment, sourced, {
			genre,
			introduces,
			colon: article.text[sentence.end - 1] === ':',
		});
		return interview?.questions.has(sentence.paragraph) ? question(judgement, interview.labelled) : judgement;
	});
}

const opensWithQuote = (segment: Segment | undefined): boolean => segment?.tag[0] === QUOTE_SPEECH;

interface Covering {
	readonly span: Span;
	readonly attribution: Attribution;
}

function contentsInOrder(attributions: readonly Attribution[]): readonly Covering[] {
	// What somebody is said to want is as much the writer's word as any other fact: only what is said, written, shown or
	// thought has a source, and not what somebody could say.
	return attributions
		.filter(({ cueClass, mood }) => cueClass !== 'attitude' && mood !== 'hypothetical' && !isUnknown(cueClass, mood))
		.flatMap(attribution => attribution.content.map(span => ({ span, attribution })))
		.sort((a, b) => a.span.start - b.span.start);
}

/** "Did not know that it fell": that it fell is told by the writer. */
const isUnknown = (cueClass: Attribution['cueClass'], mood: Attribution['mood']): boolean =>
	cueClass === 'belief' && mood === 'negated';

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

/** What an interviewer says is there to be answered, but for what is said to be somebody else's. */
function question(judgement: Judgement, labelled: boolean): Judgement {
	const { start, end, zone, status } = judgement;
	if (status === 'sourced' && !labelled) return judgement;
	const reason = ruleReason('interview-question');
	return { start, end, zone, status: 'other', claim: false, score: 0.05, rule: 'interview-question', reason };
}

function judge(
	tokens: Tokens,
	sentence: Sentence,
	segment: Segment,
	covering: readonly Covering[],
	around: Surroundings,
): Judgement {
	const clauses = asks(tokens, segment) ? [] : clausesOf(tokens, segment);
	const main = clauses[0];
	const ruling = covering.filter(({ span, attribution }) => covers(tokens, segment, span, attribution, main));
	if (ruling.length > 0) return attributed(tokens, sentence, ruling);
	const read: readonly Own[] = clauses
		.filter(clause => clause === main || !covering.some(one => reaches(segment, one, clause)))
		.map(clause => ({ clause, reading: readClaim(tokens, segment, clause, around) }));
	// "I would add one reason: nobody remembers it": what the author announces is the author's view.
	const own = read[0]?.reading.against === 'first-person' ? read.filter(one => !isAnnounced(segment, one)) : read;
	// Beside what somebody said, only the first clause counts, and only as a plain claim.
	const beside = covering.filter(one => clauses.some(clause => reaches(segment, one, clause)));
	const best = beside.length > 0 ? own[0] : strongest(own);
	if (best && best.reading.score >= (beside.length > 0 ? PLAIN_CLAIM : CLAIM_THRESHOLD))
		return unsourced(sentence, segment, best, clauses.length > 1);
	if (beside.length > 0) return attributed(tokens, sentence, beside);
	return noClaim(sentence, best?.reading ?? withoutClause(tokens, segment));
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
	const { start, end, zone } = sentence;
	const said = ruling.filter(({ attribution }) => attribution.mood !== 'negated');
	if (said.length === 0) return unsaid(tokens, sentence, (ruling[0] as Covering).attribution);
	const named = said.find(({ attribution }) => attribution.source.length > 0 && !attribution.vague)?.attribution;
	if (named) {
		const source = named.source[0] as Span;
		const words = shorten(tokens.text.slice(source.start, source.end));
		return {
			start,
			end,
			zone,
			claim: true,
			status: 'sourced',
			score: 0.1,
			rule: 'attributed',
			reason: `It is given as what ${words} says.`,
			evidence: source,
		};
	}
	const vague = (said[0] as Covering).attribution;
	const source = vague.source[0] ?? vague.cue[0];
	const words = source ? shorten(tokens.text.slice(source.start, source.end)) : '';
	return {
		start,
		end,
		zone,
		claim: true,
		status: 'vague',
		score: 0.6,
		rule: vague.source.length > 0 ? 'unnamed-source' : 'hidden-source',
		reason:
			vague.source.length > 0
				? `Its source, “${words}”, cannot be found again: name a person, an office or a document.`
				: words
					? `“${words}” hides who says so: name the source.`
					: 'It is an answer, and nothing tells whose: name who is interviewed.',
		evidence: source,
	};
}

function unsaid(tokens: Tokens, { start, end, zone }: Sentence, { source }: Attribution): Judgement {
	const [who] = source;
	const words = who ? shorten(tokens.text.slice(who.start, who.end)) : 'somebody';
	return {
		start,
		end,
		zone,
		claim: false,
		status: 'other',
		score: 0.2,
		rule: 'not-said',
		reason: `It says that ${words} did not say this.`,
		evidence: who,
	};
}

function unsourced(sentence: Sentence, segment: Segment, { clause, reading }: Own, several: boolean): Judgement {
	const { start, end, zone } = sentence;
	return {
		start,
		end,
		zone,
		claim: true,
		status: 'unsourced',
		score: reading.score,
		rule: reading.rule,
		reason: unsourcedReason(reading.rule),
		evidence: reading.evidence,
		clause: several ? clauseSpan(segment, clause) : undefined,
	};
}

function clauseSpan(segment: Segment, { from, to }: Clause): Span {
	let last = to - 1;
	while (last > from && MARKS.has(segment.tag[last] as number)) last--;
	return { start: segment.start[from] as number, end: segment.end[last] as number };
}

const MARKS: ReadonlySet<number> = new Set([Tag.Comma, Tag.Stop, Tag.Semicolon, Tag.Colon, Tag.Dash]);

function noClaim({ start, end, zone }: Sentence, reading: ClaimReading): Judgement {
	const rule: ClaimRule = reading.against ?? reading.rule;
	return {
		start,
		end,
		zone,
		claim: false,
		status: opinionRules.has(rule) ? 'opinion' : 'other',
		score: reading.score,
		rule,
		reason: ruleReason(rule),
		evidence: reading.againstEvidence ?? reading.evidence,
	};
}

/** Whether the attribution is the sentence's own: its content or its cue holds the main verb, or nothing else is there. */
function covers(
	tokens: Tokens,
	segment: Segment,
	span: Span,
	attribution: Attribution,
	main: Clause | undefined,
): boolean {
	if (main === undefined) return true;
	if (reaches(segment, { span, attribution }, main)) return true;
	const verb = segment.start[main.verb] as number;
	if (followsShortClause(segment, attribution, verb)) return true;
	if (isParticipial(tokens, segment, attribution, verb)) return true;
	// Another content of the same speaker, such as the quote that ends a sentence about how it was said.
	return attribution.kind !== 'indirect' && isMostly(segment, span);
}

/** Whether a clause is what is said, or says that it is said. */
const reaches = (segment: Segment, { span, attribution }: Covering, clause: Clause): boolean =>
	holds(segment, span, clause) ||
	[...attribution.cue, ...attribution.content].some(other => holds(segment, other, clause));

const holds = (segment: Segment, span: Span, { verb }: Clause): boolean =>
	span.start <= (segment.start[verb] as number) && (segment.start[verb] as number) < span.end;

/** "The mayor changed the plan, saying that …", "with Okafor asking": who acts says so. */
function isParticipial(tokens: Tokens, segment: Segment, { cue, source }: Attribution, verb: number): boolean {
	const first = cue[0];
	if (!first || first.start < verb || source.length === 0) return false;
	for (let item = 1; item < segment.start.length && (segment.start[item] as number) <= first.start; item++)
		if (segment.start[item] === first.start) return isSpeaking(tokens, segment, item);
	return false;
}

function isSpeaking(tokens: Tokens, segment: Segment, item: number): boolean {
	const token = segment.token[item] as number;
	if (token < 0 || segment.tag[item] !== Tag.Ing || !SPEAKING.test(wordOf(tokens, token))) return false;
	if (segment.tag[item - 1] === Tag.Comma) return true;
	for (let before = item - 1; before > 0 && before > item - 8; before--) {
		const word = segment.token[before] as number;
		if (word >= 0 && wordOf(tokens, word) === 'with') return true;
	}
	return false;
}

const SPEAKING =
	/^(?:saying|telling|adding|asking|arguing|insisting|noting|warning|declaring|claiming|writing|tweeting|promising|pledging|vowing|quipping|explaining|stating|complaining|admitting|acknowledging|replying|urging)$/u;

/** "Both sides agreed on a pier", "ordered 300 ships to Norland": what is done with words is done, and not told. */
function isDeed(tokens: Tokens, segment: Segment, { cue, kind }: Attribution): boolean {
	if (kind !== 'indirect') return false;
	const uses = usesByWord(tokens);
	let deed = -1;
	for (let item = 0; item < segment.token.length; item++) {
		const token = segment.token[item] as number;
		if (token < 0) continue;
		// What was agreed or ordered to be done, or that it be done, has been said in words.
		if (deed >= 0 && item < deed + 7 && (segment.tag[item] === Tag.To || segment.tag[item] === Tag.That)) return false;
		const start = segment.start[item] as number;
		if (
			(uses[tokens.word[token] as number] as number) & Use.Deed &&
			cue.some(span => span.start <= start && start < span.end)
		)
			deed = item;
	}
	return deed >= 0;
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
