import type { Genre } from '../article/article';
import type { Span } from '../text/span';
import type { Segment } from './attribution/segments';
import { Use, usesByWord } from './claim-words';
import { Form } from './lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from './tokens';

/** What a sentence does in its narrator's own words. */
export interface ClaimReading {
	/** 0 to 1: how sure it is that the sentence asserts something that could be checked. */
	readonly score: number;
	/** The id of the rule that weighed most. */
	readonly rule: ClaimRule;
	readonly evidence?: Span;
}

export const claimRules = {
	'no-evidence': 'It says that there is no evidence, which can be checked',
	figure: 'It gives a figure or a date',
	'past-act': 'It reports what somebody did',
	event: 'It reports what happened',
	'state-of-things': 'It says how things are',
	cause: 'It says what caused something',
	comparison: 'It compares or ranks',
	question: 'It asks',
	'first-person': 'The author speaks of himself or herself and the reader',
	advice: 'It says what ought to be done',
	prediction: 'It speaks of what will, could or may be',
	hypothesis: 'It supposes something',
	hedge: 'It says how things seem',
	evaluation: 'It evaluates',
	interpretation: 'It interprets',
	fragment: 'It has no verb of its own',
} as const;
export type ClaimRule = keyof typeof claimRules;

const WEIGHT = {
	pastAct: 2.2,
	perfectAct: 2,
	pastState: 1.5,
	progressive: 1.1,
	presentAct: 0.5,
	presentState: -0.3,
	number: 1,
	/** A share or a sum of money. */
	amount: 2.6,
	time: 0.7,
	name: 0.9,
	comparison: 0.2,
	superlative: 1.2,
	cause: 0.3,
	noEvidence: 3,
	/** In the predicate: "was a disaster". */
	evaluation: -1.7,
	/** Elsewhere in the sentence. */
	colour: -0.5,
	/** Words that judge wherever they stand: contempt, disgrace. */
	strong: -1.4,
	/** A subject that is no person or thing: its impact, the mood. */
	abstract: -1,
	existential: 0.4,
	/** "Was furious": what an adjective says of somebody is mostly a judgement. */
	pastQuality: 0.7,
	interpretive: -1.6,
	hedge: -2.4,
	stance: -0.6,
	advice: -4,
	possibility: -2.8,
	hypothesis: -2.2,
	person: -2,
	generic: -0.6,
	short: -0.8,
	opinionPiece: -0.2,
	bias: -1.9,
} as const;

/** Weighs what speaks for and against a checkable assertion in a sentence. `mainVerb` is an item, −1 where there is none. */
export function readClaim(tokens: Tokens, segment: Segment, mainVerb: number, genre: Genre): ClaimReading {
	const uses = usesByWord(tokens);
	const size = segment.tag.length;
	const last = size > 0 ? (segment.token[size - 1] as number) : -1;
	if (last >= 0 && tokens.text[tokens.start[last] as number] === '?')
		return against('question', spanAt(segment, size - 1));
	if (mainVerb < 0) return against('fragment');

	let sum: number = WEIGHT.bias + (genre === 'opinion' ? WEIGHT.opinionPiece : 0);
	let strongest: ClaimRule = 'state-of-things';
	let strongestWeight = 0;
	let evidence: Span | undefined = spanAt(segment, mainVerb);
	const weigh = (weight: number, rule: ClaimRule, at: number): void => {
		sum += weight;
		if (
			Math.abs(weight) > Math.abs(strongestWeight) ||
			(weight < 0 && strongestWeight > 0 && -weight >= strongestWeight)
		) {
			strongest = rule;
			strongestWeight = weight;
			evidence = spanAt(segment, at);
		}
	};

	const verb = verbReading(tokens, segment, mainVerb);
	weigh(verb.weight, verb.rule, mainVerb);
	let numbers = 0;
	let names = 0;
	let times = 0;
	let evaluations = 0;
	let strong = 0;
	const limit = Math.min(size, 300);
	for (let at = 0; at < limit; at++) {
		const token = segment.token[at] as number;
		if (token < 0) continue;
		const tag = segment.tag[at] as number;
		const use = uses[tokens.word[token] as number] as number;
		if (tag === Tag.Number && isFigure(tokens, token)) {
			if (numbers++ === 0) weigh(figureWeight(tokens, token, verb.weight), 'figure', at);
		} else if (tag === Tag.Proper) {
			const isTime = (formsOf(tokens, token) & (Form.Weekday | Form.Month)) !== 0;
			if (isTime && times++ === 0) weigh(WEIGHT.time, 'figure', at);
			if (!isTime && names++ === 0) sum += WEIGHT.name;
		}
		if (tag !== Tag.Proper && isSuperlative(tokens, segment, at) && !nextEvaluates(uses, tokens, segment, at))
			weigh(WEIGHT.superlative, 'comparison', at);
		if (use === 0) continue;
		if (use & Use.Time && times++ === 0) sum += WEIGHT.time;
		if (use & Use.Evaluation && evaluations < 3) {
			evaluations++;
			weigh(evaluationWeight(segment, mainVerb, at), 'evaluation', at);
		}
		if (use & Use.Strong && strong++ === 0) weigh(WEIGHT.strong, 'evaluation', at);
		if (use & Use.Abstract && at < mainVerb && isSubjectHead(segment, mainVerb, at))
			weigh(WEIGHT.abstract, 'interpretation', at);
		if (use & Use.Interpretive && at === mainVerb) weigh(WEIGHT.interpretive, 'interpretation', at);
		if (use & Use.Hedge && (tag !== Tag.Adjective || at < mainVerb + 3))
			weigh(nearMain(at, mainVerb) ? WEIGHT.hedge : WEIGHT.colour, 'hedge', at);
		if (use & Use.Stance) weigh(WEIGHT.stance, 'interpretation', at);
		if (use & Use.Comparison) sum += WEIGHT.comparison;
		if (use & Use.Cause) sum += WEIGHT.cause;
		if (use & Use.Generic) sum += WEIGHT.generic;
		if (use & Use.Evidence && at > 0 && isNo(tokens, segment, at - 1) && reachesThat(segment, at))
			weigh(WEIGHT.noEvidence, 'no-evidence', at);
		if (use & (Use.FirstPerson | Use.SecondPerson) && at <= mainVerb) weigh(WEIGHT.person, 'first-person', at);
		else if (use & (Use.FirstPerson | Use.SecondPerson)) sum += WEIGHT.person / 3;
		if (use & Use.Conditional && tag === Tag.Subordinator)
			weigh(at <= 1 ? WEIGHT.hypothesis : WEIGHT.hypothesis / 2, 'hypothesis', at);
	}
	if (size < 8 && numbers === 0 && names === 0) sum += WEIGHT.short;
	return { score: 1 / (1 + Math.exp(-sum)), rule: strongest, evidence };
}

/** "The biggest error": ranking what is an opinion is one. */
function nextEvaluates(uses: Uint32Array, tokens: Tokens, segment: Segment, at: number): boolean {
	const token = segment.token[at + 1] ?? -1;
	return token >= 0 && ((uses[tokens.word[token] as number] as number) & Use.Evaluation) !== 0;
}

/** Whether a noun is the head of the main verb's subject: right before it, or before a prepositional phrase that hangs on it. */
function isSubjectHead(segment: Segment, mainVerb: number, at: number): boolean {
	const behind = segment.tag[at + 1] as number;
	if (at + 1 === mainVerb) return true;
	if (behind !== Tag.Preposition && behind !== Tag.Adverb) return false;
	for (let next = 0; next < at; next++)
		if (segment.tag[next] === Tag.Noun || segment.tag[next] === Tag.Preposition) return false;
	return true;
}

const against = (rule: ClaimRule, evidence?: Span): ClaimReading => ({ score: 0.05, rule, evidence });

function evaluationWeight(segment: Segment, mainVerb: number, at: number): number {
	if (!isPredicate(segment, mainVerb, at)) return WEIGHT.colour;
	// "The biggest error was that": what the sentence is about is itself an evaluation.
	return at < mainVerb && segment.tag[mainVerb] === Tag.Be ? WEIGHT.evaluation - 1 : WEIGHT.evaluation;
}

/** Whether a word is said of the subject: beside the main verb, or anywhere near it where that is a form of "be". */
function isPredicate(segment: Segment, mainVerb: number, at: number): boolean {
	if (segment.tag[mainVerb] === Tag.Be && nextVerbal(segment, mainVerb + 1) >= 0) {
		const next = segment.tag[nextVerbal(segment, mainVerb + 1)];
		if (next !== Tag.Participle && next !== Tag.Ing) return at < mainVerb + 6;
	}
	return at > mainVerb - 2 && at < mainVerb + 4;
}

const nearMain = (at: number, mainVerb: number): boolean => Math.abs(at - mainVerb) <= 3;

interface VerbReading {
	readonly weight: number;
	readonly rule: ClaimRule;
}

/** What the main verb's form says: a past act, a state, a prediction, an obligation. */
function verbReading(tokens: Tokens, segment: Segment, mainVerb: number): VerbReading {
	const uses = usesByWord(tokens);
	const tag = segment.tag[mainVerb] as number;
	const token = segment.token[mainVerb] as number;
	const use = uses[tokens.word[token] as number] as number;
	if (tag === Tag.Modal) {
		if (use & Use.Obligation) return { weight: WEIGHT.advice, rule: 'advice' };
		return { weight: WEIGHT.possibility, rule: 'prediction' };
	}
	const next = nextVerbal(segment, mainVerb + 1);
	const nextTag = next < 0 ? -1 : (segment.tag[next] as number);
	const word = wordOf(tokens, token).toLowerCase();
	if (tag === Tag.Have) {
		if (nextTag === Tag.To) return { weight: WEIGHT.advice, rule: 'advice' };
		if (nextTag === Tag.Participle || nextTag === Tag.Be || nextTag === Tag.Finite)
			return { weight: WEIGHT.perfectAct, rule: 'past-act' };
		return word === 'had'
			? { weight: WEIGHT.pastState, rule: 'event' }
			: { weight: WEIGHT.presentAct, rule: 'state-of-things' };
	}
	if (tag === Tag.Be) {
		const past = word === 'was' || word === 'were';
		const nextUse = next < 0 ? 0 : (uses[tokens.word[segment.token[next] as number] as number] as number);
		// "Is to visit Norland next week" is an arrangement that can be checked; "is going to" is a prediction.
		if (nextTag === Tag.To) return { weight: past ? WEIGHT.pastState : WEIGHT.progressive, rule: 'event' };
		if (nextUse & Use.GoingTo && !past) return { weight: WEIGHT.hedge, rule: 'prediction' };
		if (nextTag === Tag.Participle) return { weight: past ? WEIGHT.pastAct : WEIGHT.progressive, rule: 'past-act' };
		if (nextTag === Tag.Ing) return { weight: past ? WEIGHT.pastAct : WEIGHT.progressive, rule: 'past-act' };
		if (past && nextTag === Tag.Adjective) return { weight: WEIGHT.pastQuality, rule: 'event' };
		if (past && isThere(tokens, segment, mainVerb - 1)) {
			return { weight: WEIGHT.pastState + WEIGHT.existential, rule: 'event' };
		}
		return past
			? { weight: WEIGHT.pastState, rule: 'event' }
			: { weight: WEIGHT.presentState, rule: 'state-of-things' };
	}
	if (tag === Tag.Do)
		return word === 'did'
			? { weight: WEIGHT.pastAct, rule: 'past-act' }
			: { weight: WEIGHT.presentAct, rule: 'state-of-things' };
	const forms = formsOf(tokens, token);
	const past = (forms & Form.Past) !== 0 || (forms === 0 && word.endsWith('ed'));
	if (past && !(forms & (Form.Base | Form.Third))) return { weight: WEIGHT.pastAct, rule: 'past-act' };
	if (use & Use.ObligationPhrase && nextTag === Tag.To) return { weight: WEIGHT.advice, rule: 'advice' };
	return { weight: WEIGHT.presentAct, rule: 'state-of-things' };
}

/** The next word of the verb group, adverbs and negations skipped; −1 where none follows. */
function nextVerbal(segment: Segment, from: number): number {
	for (let at = from; at < segment.tag.length && at < from + 5; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Adverb || tag === Tag.Negation || tag === Tag.Conjunction) continue;
		return at;
	}
	return -1;
}

function isFigure(tokens: Tokens, token: number): boolean {
	const first = tokens.text.charCodeAt(tokens.start[token] as number);
	if (first < 0x41) return true;
	return !/^(?:one|half|second|third|two)$/iu.test(wordOf(tokens, token));
}

/** "The longest", "the highest", "the first": what ranks can be checked; "the best" is an opinion and has its own list. */
function isSuperlative(tokens: Tokens, segment: Segment, at: number): boolean {
	const token = segment.token[at] as number;
	if (
		at === 0 ||
		segment.tag[at - 1] !== Tag.Determiner ||
		(tokens.end[token] as number) - (tokens.start[token] as number) < 6
	)
		return false;
	return (
		wordOf(tokens, token).endsWith('est') &&
		!/^(?:honest|modest|earnest|forest|interest|request|protest|conquest|harvest|inquest|manifest|latest|greatest|contest)$/u.test(
			wordOf(tokens, token),
		)
	);
}

function isThere(tokens: Tokens, segment: Segment, at: number): boolean {
	const token = segment.token[at] ?? -1;
	return token >= 0 && /^there$/iu.test(wordOf(tokens, token));
}

/** A share or a sum is a claim in any tense; other numbers date or count, and say less in the present. */
function figureWeight(tokens: Tokens, token: number, verbWeight: number): number {
	if (isAmount(tokens, token)) return WEIGHT.amount;
	return verbWeight > WEIGHT.presentAct ? WEIGHT.number : WEIGHT.number / 2;
}

function isAmount(tokens: Tokens, token: number): boolean {
	const word = wordOf(tokens, token);
	if (/^[$£€]|%$/u.test(word)) return true;
	return (
		token + 1 < tokens.count &&
		/^(?:%|percent|per|million|billion|dollars|euros|pounds)$/u.test(wordOf(tokens, token + 1))
	);
}

function isNo(tokens: Tokens, segment: Segment, at: number): boolean {
	const token = segment.token[at] as number;
	return token >= 0 && /^(?:no|little|any|scant)$/iu.test(wordOf(tokens, token));
}

function reachesThat(segment: Segment, at: number): boolean {
	for (let next = at + 1; next < segment.tag.length && next < at + 4; next++)
		if (segment.tag[next] === Tag.That || segment.tag[next] === Tag.Preposition || segment.tag[next] === Tag.Determiner)
			return true;
	return false;
}

const spanAt = (segment: Segment, at: number): Span => ({
	start: segment.start[at] as number,
	end: segment.end[at] as number,
});
