import type { Genre } from '../../article/article';
import type { Span } from '../../text/span';
import { isWord } from '../attribution/items';
import type { Segment } from '../attribution/segments';
import { Form } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import type { Clause } from './clauses';
import { constructionsIn, isOwnView } from './constructions';
import { isAge, isFigure, isRoughly } from './figures';
import { isName } from './initial-names';
import { isSourceNote } from './reporting';
import type { ClaimRule } from './rules';
import { readSubject, type Subject, type SubjectKind } from './subject';
import { nextVerbal, readVerb, type VerbKind } from './verb-reading';
import { isAmount, isCausing, isFigurative, isNoJudgement, Use, usesByWord } from './words';

/** What a clause does in its narrator's own words. */
export interface ClaimReading {
	/** 0 to 1: how sure it is that the clause asserts something that could be checked. */
	readonly score: number;
	/** The rule that weighed most for a claim and the one that weighed most against it. */
	readonly rule: ClaimRule;
	readonly against?: ClaimRule;
	/** The words that made the rule apply. */
	readonly evidence?: Span;
	readonly againstEvidence?: Span;
}

/** What is known about a sentence from outside it. */
export interface Surroundings {
	readonly genre: Genre;
	/** Whether a quotation follows that the sentence may introduce. */
	readonly introduces: boolean;
	/** Whether it ends in a colon. */
	readonly colon: boolean;
}

/**
 * Weights on a logarithmic scale, as in a logistic model, set by hand: a clause is a claim where they sum to more than 0.
 * Reports say how things are; opinion pieces say so too, and mostly mean how they see it.
 */
const BIAS: Readonly<Record<Genre, number>> = { news: -1.5, opinion: -2.1 };

const VERB: Readonly<Record<VerbKind, Readonly<Record<Genre, number>>>> = {
	'past-act': { news: 2.2, opinion: 2.2 },
	perfect: { news: 2, opinion: 2 },
	'past-state': { news: 1.5, opinion: 1.5 },
	'past-quality': { news: 0.9, opinion: 0.7 },
	progressive: { news: 1.3, opinion: 1.1 },
	arranged: { news: 2, opinion: 2 },
	'present-act': { news: 1.2, opinion: 0.5 },
	/** "Jokes are told", "the plan is blocked". */
	'present-passive': { news: 1.7, opinion: 0.8 },
	'present-state': { news: 0.5, opinion: -0.3 },
	ability: { news: 0.8, opinion: -0.4 },
	possibility: { news: -2.8, opinion: -2.8 },
	future: { news: -2.1, opinion: -2.8 },
	'going-to': { news: -2.4, opinion: -2.4 },
	obligation: { news: -4, opinion: -4 },
	imperative: { news: -4, opinion: -4 },
};

const SUBJECT: Readonly<Record<SubjectKind, number>> = {
	name: 0.3,
	person: 0.2,
	pronoun: -0.4,
	there: 0,
	self: -2,
	anyone: -0.8,
	quantity: 0.5,
	abstract: -1,
	thing: 0,
	none: -0.3,
};

const WEIGHT = {
	number: 1,
	/** A share or a sum of money. */
	amount: 2.6,
	time: 0.7,
	name: 0.8,
	/** "Lind is the founder of Norrail": a second name behind "is". */
	related: 0.2,
	comparison: 0.4,
	/** "The most dramatic week": a rank that nobody can measure. */
	taste: -1.2,
	/** "It was", "this is": what is said again in other words. */
	resumed: -0.6,
	superlative: 1.2,
	cause: 0.3,
	/** "Smoking causes": a cause in the main verb. */
	causing: 1.2,
	noEvidence: 3,
	/** In the predicate: "was a disaster". */
	evaluation: { news: -1.3, opinion: -1.7 },
	/** Elsewhere in the clause. */
	colour: -0.5,
	/** Words that judge wherever they stand: contempt, disgrace. */
	strong: -1.4,
	existential: 0.4,
	/** "There was the storm of 1987": what the reader knows is called to mind. */
	recalled: -1.6,
	interpretive: -1.6,
	hedge: -2.4,
	stance: -0.6,
	hypothesis: -2.2,
	/** "We", "you" in the predicate. */
	self: -0.7,
	/** "In my opinion", "I suspect". */
	ownView: -3,
	generic: -0.6,
	short: -0.6,
	/** Words in quotation marks are somebody's. */
	quoted: -0.6,
	/** What a reporter saw: "laughed", "waved"; "stage", "banners". */
	scene: -1.6,
	sceneThing: -0.4,
	/** "Opened the door", "turned the page". */
	figurative: -1.7,
	/** "Both governments want": where somebody stands. */
	position: 1.3,
	statement: -1,
	introduction: -1.6,
	/** "She did not want her name published", "on condition of anonymity". */
	sourceNote: -3,
	/** "Will be charged on Monday", "will have a term of ten years". */
	scheduled: 2.2,
} as const;

/** Weighs what speaks for and against a checkable assertion in a clause. */
export function readClaim(tokens: Tokens, segment: Segment, clause: Clause, around: Surroundings): ClaimReading {
	const uses = usesByWord(tokens);
	const { verb } = clause;
	const sum = new Sum(segment, BIAS[around.genre]);
	const reading = readVerb(tokens, segment, verb);
	const act = VERB[reading.kind][around.genre];
	sum.add(act, reading.rule, verb);
	const subject = readSubject(tokens, segment, clause);
	weighSubject(sum, subject);
	if (subject.kind === 'there' && isWord(tokens, segment, verb + 1, /^the$/iu))
		sum.add(WEIGHT.recalled, 'interpretation', verb);
	else if (subject.kind === 'there' && reading.kind === 'past-state') sum.add(WEIGHT.existential, 'event', verb);
	if (subject.kind === 'pronoun' && isLinking(reading.kind) && segment.tag[verb] === Tag.Be)
		sum.add(WEIGHT.resumed, 'interpretation', subject.head);
	const first = tokens.firstOf[segment.sentence] as number;
	let numbers = 0;
	let figure = 0;
	let names = 0;
	let times = 0;
	let evaluations = 0;
	let strong = 0;
	let scenes = 0;
	let things = 0;
	let related = 0;
	let statements = 0;
	let selves = subject.kind === 'self' ? 1 : 0;
	const limit = Math.min(clause.to, clause.from + 300);
	for (let at = clause.from; at < limit; at++) {
		const token = segment.token[at] as number;
		if (token < 0) {
			if (at > verb) sum.add(WEIGHT.quoted, 'statement', at);
			continue;
		}
		const tag = segment.tag[at] as number;
		const use = uses[tokens.word[token] as number] as number;
		if (tag === Tag.Number && isFigure(tokens, token) && !isAge(segment, at)) {
			const weight = figureWeight(tokens, token);
			// "In 2021 it was five per cent": the share counts, not the year in front of it.
			if (weight > figure) sum.add(weight - figure, 'figure', at);
			figure = Math.max(figure, weight);
			numbers++;
		} else if (tag === Tag.Proper && (formsOf(tokens, token) & (Form.Weekday | Form.Month)) !== 0) {
			if (times++ === 0) sum.add(WEIGHT.time, 'figure', at);
		} else if (isName(tokens, token, first)) {
			if (names++ === 0) sum.add(WEIGHT.name);
			if (names > 1 && at > verb && isLinking(reading.kind) && related++ === 0)
				sum.add(WEIGHT.related, 'state-of-things', at);
		}
		if (tag !== Tag.Proper && isSuperlative(tokens, segment, at) && !nextEvaluates(uses, tokens, segment, at))
			sum.add(WEIGHT.superlative, 'comparison', at);
		if (use === 0) continue;
		if (use & Use.Time && times++ === 0) sum.add(WEIGHT.time);
		if (use & Use.Evaluation && !isNoJudgement(tokens, token, tag) && evaluations++ < 3)
			sum.add(evaluationWeight(segment, verb, at, around.genre), 'evaluation', at);
		if (use & Use.Strong && strong++ < 2) sum.add(WEIGHT.strong, 'evaluation', at);
		if (use & Use.Interpretive && isOfVerb(tag, verb, at)) sum.add(WEIGHT.interpretive, 'interpretation', at);
		if (use & Use.Hedge && (tag !== Tag.Adjective || at < verb + 3) && !isRoughly(tokens, segment, at))
			sum.add(Math.abs(at - verb) <= 3 ? WEIGHT.hedge : WEIGHT.colour, 'hedge', at);
		if (use & Use.Stance) sum.add(WEIGHT.stance, 'interpretation', at);
		if (use & Use.Comparison) {
			if (ranksByTaste(tokens, segment, at)) sum.add(WEIGHT.taste, 'evaluation', at);
			else sum.add(WEIGHT.comparison, 'comparison', at);
		}
		if (use & Use.Cause && !(tag === Tag.Noun && isCausing(tokens, token)))
			sum.add(isCausing(tokens, token) && isOfVerb(tag, verb, at) ? WEIGHT.causing : WEIGHT.cause, 'cause', at);
		if (use & Use.Generic && !(reading.kind === 'perfect' && isWord(tokens, segment, at, /^(?:ever|never)$/iu)))
			sum.add(WEIGHT.generic, 'generality', at);
		if (use & Use.Evidence && at > 0 && isNo(tokens, segment, at - 1) && reachesThat(segment, at))
			sum.add(WEIGHT.noEvidence, 'no-evidence', at);
		if (use & (Use.FirstPerson | Use.SecondPerson) && selves++ === 0) sum.add(WEIGHT.self, 'first-person', at);
		if (use & Use.Conditional && tag === Tag.Subordinator && !isBelow(segment, verb, at))
			sum.add(WEIGHT.hypothesis * suppositionOf(reading.kind, at <= clause.from + 1, around.genre), 'hypothesis', at);
		// "Stands at 2.4 times its earnings".
		const measured = segment.tag[at + 2] === Tag.Number && isWord(tokens, segment, at + 1, /^at$/iu);
		if (
			use & Use.Scene &&
			around.genre === 'news' &&
			reading.kind !== 'perfect' &&
			isOfVerb(tag, verb, at) &&
			!measured &&
			scenes++ === 0
		)
			sum.add(WEIGHT.scene, 'scene', at);
		if (use & Use.SceneThing && around.genre === 'news' && things++ < 2) sum.add(WEIGHT.sceneThing, 'scene', at);
		if (use & Use.Position && reading.kind === 'present-act' && isOfVerb(tag, verb, at) && isSomebody(subject))
			sum.add(WEIGHT.position, 'position', at);
		if (use & Use.Statement && tag === Tag.Noun && at > verb && at < verb + 12 && statements++ === 0)
			sum.add(WEIGHT.statement, 'statement', at);
		if (use & Use.SourceNote && isSourceNote(tokens, segment, at)) sum.add(WEIGHT.sourceNote, 'source-note', at);
		if (use & Use.Figurative && isFigureOfSpeech(tokens, segment, verb, at))
			sum.add(WEIGHT.figurative, 'interpretation', at);
	}
	const read = { tokens, segment, clause, verb: reading, subject, limit, colon: around.colon };
	if (selves > 0 && isOwnView(read)) sum.add(WEIGHT.ownView, 'first-person', clause.from);
	for (const { weight, rule, at } of constructionsIn(read)) sum.add(weight, rule, at);
	const sure = isPassive(segment, verb) && segment.tag[verb + 1] !== Tag.Negation;
	if (reading.kind === 'future' && (numbers > 0 || times > 0 || sure)) sum.add(WEIGHT.scheduled, 'event', verb);
	const size = clause.to - clause.from;
	if (size < 8 && numbers === 0 && times === 0) sum.add(WEIGHT.short, 'generality', verb);
	if (around.colon || (around.introduces && size < 20 && numbers === 0 && times === 0))
		sum.add(WEIGHT.introduction, 'introduction', verb);
	return sum.reading();
}

/** Adds weights up and remembers which weighed most on either side. */
class Sum {
	private total: number;
	private for: Weighed | undefined;
	private against: Weighed | undefined;

	constructor(
		private readonly segment: Segment,
		bias: number,
	) {
		this.total = bias;
	}

	add(weight: number, rule?: ClaimRule, at = -1): void {
		this.total += weight;
		if (!rule) return;
		if (weight > 0 && weight > (this.for?.weight ?? 0)) this.for = { weight, rule, at };
		if (weight < 0 && weight < (this.against?.weight ?? 0)) this.against = { weight, rule, at };
	}

	reading(): ClaimReading {
		const pro = this.for;
		const contra = this.against;
		return {
			score: 1 / (1 + Math.exp(-this.total)),
			rule: pro?.rule ?? contra?.rule ?? 'state-of-things',
			evidence: this.spanOf(pro ?? contra),
			against: contra?.rule,
			againstEvidence: this.spanOf(contra),
		};
	}

	private spanOf(weighed: Weighed | undefined): Span | undefined {
		if (!weighed || weighed.at < 0) return undefined;
		return { start: this.segment.start[weighed.at] as number, end: this.segment.end[weighed.at] as number };
	}
}

interface Weighed {
	readonly weight: number;
	readonly rule: ClaimRule;
	readonly at: number;
}

/** How much a condition supposes: "if she leaves, she keeps her seat" tells, in a report, how things are. */
function suppositionOf(kind: VerbKind, opens: boolean, genre: Genre): number {
	const tells = genre === 'news' && kind === 'present-act' ? 0.4 : 1;
	return opens ? tells : tells / 2;
}

function weighSubject(sum: Sum, { kind, head }: Subject): void {
	const weight = SUBJECT[kind];
	if (kind === 'self') sum.add(weight, 'first-person', head);
	else if (kind === 'abstract') sum.add(weight, 'interpretation', head);
	else if (kind === 'anyone') sum.add(weight, 'generality', head);
	else sum.add(weight);
}

/** Whether the clause says what its subject is: with a form of "be" and no further verb. */
const isLinking = (kind: VerbKind): boolean =>
	kind === 'present-state' || kind === 'past-state' || kind === 'past-quality';

const isSomebody = ({ kind }: Subject): boolean => kind === 'name' || kind === 'quantity' || kind === 'person';

/** Whether a word is the verb, or the one that its auxiliaries carry. */
const isOfVerb = (tag: number, verb: number, at: number): boolean =>
	at >= verb && at <= verb + 3 && (tag === Tag.Finite || tag === Tag.Ing || tag === Tag.Participle || tag === Tag.Base);

/** Whether the word belongs to a that-clause: "they accept that, if …". */
function isBelow(segment: Segment, verb: number, at: number): boolean {
	for (let before = at - 1; before > verb && before > at - 4; before--)
		if (segment.tag[before] === Tag.That) return true;
	return false;
}

/** Whether a noun makes a figure of speech with the verb or another verb right before it. */
function isFigureOfSpeech(tokens: Tokens, segment: Segment, verb: number, at: number): boolean {
	const noun = wordOf(tokens, segment.token[at] as number).toLowerCase();
	for (let before = at - 1; before >= verb && before > at - 18; before--) {
		const token = segment.token[before] as number;
		if (token >= 0 && isFigurative(wordOf(tokens, token).toLowerCase(), noun)) return true;
	}
	return false;
}

function isPassive(segment: Segment, verb: number): boolean {
	const be = nextVerbal(segment, verb + 1);
	if (be < 0 || segment.tag[be] !== Tag.Be) return false;
	const next = nextVerbal(segment, be + 1);
	return next >= 0 && segment.tag[next] === Tag.Participle;
}

/** "The biggest error": ranking what is an opinion is one. */
function nextEvaluates(uses: Uint32Array, tokens: Tokens, segment: Segment, at: number): boolean {
	const token = segment.token[at + 1] ?? -1;
	return token >= 0 && ((uses[tokens.word[token] as number] as number) & Use.Evaluation) !== 0;
}

function evaluationWeight(segment: Segment, verb: number, at: number, genre: Genre): number {
	if (!isPredicate(segment, verb, at)) return WEIGHT.colour;
	// "The biggest error was that": what the sentence is about is itself an evaluation.
	const weight = WEIGHT.evaluation[genre];
	return at < verb && segment.tag[verb] === Tag.Be ? weight - 1 : weight;
}

/** Whether a word is said of the subject: beside the main verb, or anywhere near it where that is a form of "be". */
function isPredicate(segment: Segment, verb: number, at: number): boolean {
	const next = nextVerbal(segment, verb + 1);
	if (
		segment.tag[verb] === Tag.Be &&
		next >= 0 &&
		segment.tag[next] !== Tag.Participle &&
		segment.tag[next] !== Tag.Ing
	)
		return at < verb + 6;
	return at > verb - 2 && at < verb + 4;
}

/** A share or a sum is a claim in any tense; other numbers date or count. */
const figureWeight = (tokens: Tokens, token: number): number =>
	isAmount(tokens, token) ? WEIGHT.amount : WEIGHT.number;

/** "The longest", "the highest", "the first": what ranks can be checked; "the best" is an opinion and has its own list. */
function isSuperlative(tokens: Tokens, segment: Segment, at: number): boolean {
	const token = segment.token[at] as number;
	if (
		at === 0 ||
		segment.tag[at - 1] !== Tag.Determiner ||
		(tokens.end[token] as number) - (tokens.start[token] as number) < 6
	)
		return false;
	const word = wordOf(tokens, token);
	return word.endsWith('est') && !NO_SUPERLATIVE.test(word);
}

/** "The most dramatic", but not "the most populous", "most voters". */
const ranksByTaste = (tokens: Tokens, segment: Segment, at: number): boolean =>
	isWord(tokens, segment, at, /^most$/iu) &&
	segment.tag[at + 1] === Tag.Adjective &&
	segment.tag[at - 1] !== Tag.Preposition &&
	(segment.tag[at - 1] === Tag.Determiner || segment.tag[at - 1] === Tag.Possessive) &&
	!isWord(tokens, segment, at + 1, MEASURABLE);

const MEASURABLE =
	/^(?:populous|expensive|common|recent|deadly|frequent|senior|valuable|costly|numerous|lucrative|profitable|violent|northern|southern|eastern|western)$/iu;

const NO_SUPERLATIVE =
	/^(?:likeliest|unlikeliest|finest|wisest|strangest|oddest|saddest|happiest|honest|modest|earnest|forest|interest|request|protest|conquest|harvest|inquest|manifest|latest|greatest|contest)$/u;

const isNo = (tokens: Tokens, segment: Segment, at: number): boolean =>
	isWord(tokens, segment, at, /^(?:no|little|any|scant)$/iu);

function reachesThat(segment: Segment, at: number): boolean {
	for (let next = at + 1; next < segment.tag.length && next < at + 4; next++)
		if (segment.tag[next] === Tag.That || segment.tag[next] === Tag.Preposition || segment.tag[next] === Tag.Determiner)
			return true;
	return false;
}
