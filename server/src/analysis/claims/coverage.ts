import { firstNot } from '../../text/first-not';
import type { Span } from '../../text/span';
import type { Attribution } from '../analysis';
import { isWord } from '../attribution/items';
import { QUOTE_SPEECH, type Segment } from '../attribution/segments';
import words from '../lexicon/en/constructions.json';
import speakers from '../lexicon/en/speakers.json';
import { type Cue, Form } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import type { Clause } from './clauses';
import { Use, useAt } from './words';

/** A content of an attribution. */
export interface Covering {
	readonly span: Span;
	readonly attribution: Attribution;
}

/** Whether the attribution is the sentence's own: its content or its cue holds the main verb, or nothing else is there. */
export function covers(
	tokens: Tokens,
	segment: Segment,
	span: Span,
	attribution: Attribution,
	main: Clause | undefined,
): boolean {
	if (main === undefined) return true;
	if (reaches(segment, { span, attribution }, main)) return true;
	const verb = segment.start[main.verb] as number;
	if (opensWithSource(segment, attribution)) return true;
	if (isAmongSpeakers(tokens, segment, attribution, main)) return true;
	// "The dockers who had left said": what looks like the main verb belongs to the source.
	if (attribution.source.some(source => holds(segment, source, main))) return true;
	if (followsShortClause(segment, attribution, verb)) return true;
	if (isParticipial(tokens, segment, attribution, main.verb)) return true;
	// Another content of the same speaker, such as the quote that ends a sentence about how it was said.
	return attribution.kind !== 'indirect' && isMostly(segment, span);
}

/** "According to the council, …", "in a poll by the institute, …": the sentence's first words say whose it is. */
const opensWithSource = (segment: Segment, { cue, cueClass }: Attribution): boolean =>
	cueClass === undefined && cue[0] !== undefined && cue[0].start <= (segment.start[OPENING] ?? 0);

/** "Lind is among those who say that": the main clause only says who they are. */
function isAmongSpeakers(tokens: Tokens, segment: Segment, { cue }: Attribution, { verb }: Clause): boolean {
	if (segment.tag[verb] !== Tag.Be || !isWord(tokens, segment, verb + 1, /^(?:among|one)$/u)) return false;
	const start = cue[0]?.start ?? 0;
	return start > (segment.start[verb] as number) && start <= (segment.start[verb + AMONG] ?? start);
}

/** In items: "among those who". */
const AMONG = 7;

/** In items: "but", a comma. */
const OPENING = 2;

/** Whether a clause is what is said, or says that it is said. */
export const reaches = (segment: Segment, { span, attribution }: Covering, clause: Clause): boolean =>
	holds(segment, span, clause) ||
	attribution.cue.some(other => holds(segment, other, clause)) ||
	attribution.content.some(other => holds(segment, other, clause));

/** "Prices are low, but “nobody buys,” said Lind": words whose speaker stands behind them. */
export const endsInSpeaker = ({ span, attribution }: Covering): boolean =>
	attribution.kind === 'direct' && (attribution.cue[0]?.start ?? 0) >= span.end;

const holds = (segment: Segment, span: Span, { verb }: Clause): boolean =>
	span.start <= (segment.start[verb] as number) && (segment.start[verb] as number) < span.end;

/**
 * "The mayor changed the plan, saying that …", "with Okafor asking", "released a letter condemning the plan": who acts
 * says so.
 */
function isParticipial(tokens: Tokens, segment: Segment, attribution: Attribution, main: number): boolean {
	const first = attribution.cue[0];
	if (!first || attribution.source.length === 0) return false;
	const item = itemFrom(segment, first.start);
	if (item <= main || segment.start[item] !== first.start) return false;
	let verb = item;
	while (segment.tag[verb] === Tag.Adverb) verb++;
	if (segment.tag[verb] !== Tag.Ing || !isSpeech(tokens, segment, attribution, verb)) return false;
	if (isWord(tokens, segment, verb, /^(?:saying|stating)$/u) || describesWords(tokens, segment, main, item))
		return true;
	// "Has spent the week telling them".
	for (let at = main; at < main + 3; at++) if (isWord(tokens, segment, at, /^sp(?:ends?|ent)$/iu)) return true;
	return (
		isJoined(tokens, segment, item) &&
		(isSaying(tokens, segment, attribution, verb) || isSomebodys(tokens, segment, attribution))
	);
}

/** Whether the participle speaks, other than by what it does: "rejecting the appeal". */
function isSpeech(tokens: Tokens, segment: Segment, { cueClass }: Attribution, verb: number): boolean {
	const use = useAt(tokens, segment, verb);
	if (use & Use.Saying) return true;
	return !(use & Use.Ruling) && (cueClass === 'speech' || cueClass === 'writing' || cueClass === 'act');
}

/** "Saying that": whoever acts says so; so it is where words are quoted. */
const isSaying = (tokens: Tokens, segment: Segment, { kind }: Attribution, verb: number): boolean =>
	kind !== 'indirect' || (useAt(tokens, segment, verb) & Use.Saying) !== 0;

/** Whether the source is a name, "she" or "the union": no role, no plan. */
function isSomebodys(tokens: Tokens, segment: Segment, { source }: Attribution): boolean {
	const [who] = source as readonly [Span];
	for (
		let item = itemFrom(segment, who.start);
		item < segment.start.length && (segment.start[item] as number) < who.end;
		item++
	) {
		if (segment.tag[item] === Tag.Proper || isWord(tokens, segment, item, PERSON)) return true;
		const token = segment.token[item] as number;
		if (token >= 0 && formsOf(tokens, token) & Form.VagueNoun) return true;
	}
	return false;
}

const PERSON = new RegExp(`^(?:he|she|they|who|${speakers.spokesmen.replaceAll(' ', '|')})$`, 'iu');

/** Whether the participle follows a comma, or "with" and its subject. */
function isJoined(tokens: Tokens, segment: Segment, item: number): boolean {
	if (segment.tag[item - 1] === Tag.Comma || (segment.tag[item - 1] as number) >= QUOTE_SPEECH) return true;
	const joins = segment.tag[item - 1] === Tag.Conjunction;
	for (let before = item - 1; before > 0 && before > item - (joins ? 16 : 8); before--) {
		if (isWord(tokens, segment, before, /^with$/u)) return true;
		// "Left the town, thanking Lind and promising to return".
		if (joins && segment.tag[before] === Tag.Comma) return segment.tag[before + 1] === Tag.Ing;
	}
	return false;
}

/** "Released a letter on Monday condemning it": whether the participle says what is in what was written or spoken. */
function describesWords(tokens: Tokens, segment: Segment, main: number, item: number): boolean {
	if (segment.tag[item - 1] === Tag.Preposition) return false;
	for (let before = item - 1; before > main && before > item - 12; before--) {
		const token = segment.token[before] as number;
		if (segment.tag[before] !== Tag.Noun || token < 0) continue;
		if (formsOf(tokens, token) & Form.Document || useAt(tokens, segment, before) & Use.Statement) return true;
	}
	return false;
}

/** "Both sides agreed on a pier", "ordered 300 ships to Norland": what is done with words is done, and not told. */
export function isDeed(tokens: Tokens, segment: Segment, { cue, kind }: Attribution): boolean {
	if (kind !== 'indirect') return false;
	const [words] = cue;
	if (!words) return false;
	let deed = -1;
	for (let item = itemFrom(segment, words.start); item < segment.token.length; item++) {
		const start = segment.start[item] as number;
		if (start >= words.end && (deed < 0 || item >= deed + 7)) break;
		if ((segment.token[item] as number) < 0) continue;
		// What was agreed or ordered to be done, or that it be done, has been said in words.
		if (deed >= 0 && item < deed + 7 && (segment.tag[item] === Tag.To || segment.tag[item] === Tag.That)) return false;
		if (start < words.end && useAt(tokens, segment, item) & Use.Deed) deed = item;
	}
	return deed >= 0;
}

/** "Knew that the pier was lost", "is aware that": what can be known is told as a fact by whoever says that it is known. */
export function isKnown(tokens: Tokens, segment: Segment, { cue, cueClass, kind, source }: Attribution): boolean {
	if (kind !== 'indirect' || (cueClass !== 'belief' && cueClass !== undefined) || source.length === 0) return false;
	const [said] = cue as readonly [Span];
	for (let item = itemFrom(segment, said.start); (segment.start[item] ?? said.end) < said.end; item++) {
		const token = segment.token[item] as number;
		if (token < 0) continue;
		const index = tokens.lexicon.cueOf[tokens.word[token] as number] as number;
		if (KNOWING.has(index > 0 ? (tokens.lexicon.cues[index - 1] as Cue).lemma : wordOf(tokens, token))) return true;
	}
	return false;
}

const KNOWING: ReadonlySet<string> = new Set(words.knowing.split(' '));

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

/** The first item that begins at an offset or behind it. */
function itemFrom({ start }: Segment, offset: number): number {
	return firstNot(start.length, at => (start[at] as number) < offset);
}
