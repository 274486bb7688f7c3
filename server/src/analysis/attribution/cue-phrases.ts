import { type Cue, Form, Frame, isInward, makeCue } from '../lexicon/english';
import { formsOf, Tag, type Tokens } from '../tokens';
import { account, estimated, hearsay, ownFigure, toWhom } from './accounts';
import { clauseAround } from './clauses';
import type { CuePhrase } from './cue-phrase';
import { type Items, isHead, isVerbTag, isWord } from './items';
import { leaningAdjective, leaningNoun } from './leanings';
import { inMeasurement, measuredIn, polledHad, provision } from './measurements';
import {
	accordingTo,
	adjectiveCue,
	announcement,
	emergence,
	introduction,
	isMark,
	isStance,
	nameColon,
	nounCue,
} from './other-cues';
import { quoteNear } from './quoted';
import type { Segment } from './segments';
import { verbPhrase } from './verb-cues';

/** All attributions that a segment's own words make. */
export function findCuePhrases(tokens: Tokens, segment: Segment): readonly CuePhrase[] {
	const found: CuePhrase[] = [];
	const size = segment.tag.length;
	const question = size > 0 && isQuestion(tokens, segment, size - 1);
	for (let at = 0; at < size; at++) {
		if ((segment.token[at] as number) < 0) continue;
		const phrase = phraseAt(tokens, segment, at);
		if (phrase && !(question && segment.tag[at] !== Tag.Colon && !quotesSomething(phrase)))
			found.push(oneLayout(phrase));
	}
	if (size > 1 && !found.some(phrase => phrase.content.some(items => items.to >= size))) {
		const phrase = introduction(tokens, segment, size);
		if (phrase) found.push(oneLayout(phrase));
	}
	return outermost(
		endAtNextCue(
			tokens,
			found.filter((_, index) => isOwn(found, index)),
		),
		size,
	);
}

/** Whether a cue is not the same as the one before it, or the one behind. */
function isOwn(found: readonly CuePhrase[], index: number): boolean {
	const phrase = found[index] as CuePhrase;
	if (isHabit(phrase, found[index + 1])) return false;
	const before = found[index - 1];
	return before === undefined || !goesOn(before, phrase) || isHabit(before, phrase);
}

/** Each kind of cue makes phrases with other fields: here they get all of them, for the sake of all that reads them. */
const oneLayout = (phrase: CuePhrase): CuePhrase => {
	const { cue, segment, source, words, content, clause, nested, mood, hidden } = phrase;
	return { cue, segment, source, words, content, clause, nested, mood, hidden };
};

/**
 * "Blasted the plan, calling it a farce", "said that it was late and asked for calm": where the same speaker's next cue
 * comes, what the first one introduces is over.
 */
function endAtNextCue(tokens: Tokens, found: readonly CuePhrase[]): readonly CuePhrase[] {
	if (found.length < 2) return found;
	const kept: CuePhrase[] = [];
	let opening: CuePhrase | undefined;
	for (const [index, phrase] of found.entries()) {
		let content = phrase.content;
		for (let later = index + 1; later < found.length && later < index + NEXT_CUES; later++) {
			const end = endBefore(phrase, found[later] as CuePhrase);
			if (end !== undefined) content = contentUpTo(phrase, content, end);
		}
		// "Responded, calling it a farce": one cue, where the first verb has nothing left of its own.
		const words = opening && opening.source?.from === phrase.source?.from ? opening.words : phrase.words;
		opening = content.length === 0 && phrase.content.length > 0 ? phrase : undefined;
		if (opening) continue;
		const isSame = words === phrase.words && content === phrase.content;
		const to = phrase.words.to;
		kept.push(isSame ? phrase : oneLayout({ ...phrase, words: { from: words.from, to }, content }));
	}
	return partAtLinks(tokens, kept);
}

/** "Prices rose, Lind said, while wages fell, Okafor said": each says the clause in front of it. */
function partAtLinks(tokens: Tokens, kept: CuePhrase[]): readonly CuePhrase[] {
	for (let index = 1; index < kept.length; index++) {
		const before = kept[index - 1] as CuePhrase;
		const phrase = kept[index] as CuePhrase;
		const [said] = phrase.content;
		const [left] = before.content;
		if (!before.source || !said || !left || left.to > before.source.from) continue;
		const link = Math.max(before.words.to, before.source.to);
		if (said.from > left.from || said.to < link + 2 || phrase.segment.tag[link] !== Tag.Comma) continue;
		const joins = phrase.segment.tag[link + 1];
		const contrasts = isWord(tokens, phrase.segment, link + 1, /^(?:while|whereas|although|though)$/iu);
		if (joins !== Tag.Conjunction && !contrasts) continue;
		kept[index - 1] = oneLayout({ ...before, content: [left] });
		const rest = { from: link + 2, to: said.to };
		kept[index] = oneLayout({ ...phrase, content: [rest, ...phrase.content.slice(1)] });
	}
	return kept;
}

/** Where a cue's content ends because of a later one, if it does. */
function endBefore(phrase: CuePhrase, next: CuePhrase): number | undefined {
	const { words, source, cue } = phrase;
	if (!next.source || next.words.from < words.to) return undefined;
	// "The ministry plans to close it, Lind said": all of it is what Lind said, but for "Lind said".
	const opens = Math.min(next.source.from, next.words.from);
	if (next.content.some(({ from, to }) => from <= words.from && words.from < to && to <= opens)) return opens;
	if (!source || !cue || !next.cue) return undefined;
	if (next.source.from === source.from)
		return isInward(next.cue) && !isInward(cue) ? undefined : beforeSetting(next.segment, next.words.from);
	// "Those who think it is safe stressed": a clause within the next source.
	if (next.source.from <= words.from && words.to <= next.source.to) return next.source.to;
	// "Lind, who said that it was late, added": a clause between the next source and its verb.
	if (next.source.from < words.from && next.source.to < next.words.from) return next.words.from;
	if (isInward(next.cue) || next.source.from < words.to) return undefined;
	// "…, and the council said", "though the dockers say": a clause of its own; "although he said …, she says": the main one.
	const from = beforeSetting(next.segment, next.source.from);
	const link = next.segment.tag[from - 1] as number;
	if (link === Tag.Comma)
		return opensSubordinate(next.segment) || isCounted(next) || isWithin(phrase, source) ? from : undefined;
	if (link === Tag.Dash && from === next.source.from && opensSubordinate(next.segment)) return from;
	return link === Tag.Conjunction || link === Tag.Subordinator ? from : undefined;
}

/** Where a clause whose subject or verb is at an item begins: there, or with when and where: "and in May he called". */
function beforeSetting(segment: Segment, from: number): number {
	let at = from;
	while (at > 1 && at > from - MOST_SETTING && SETTING.has(segment.tag[at - 1] as number)) at--;
	const opens = at < from && segment.tag[at] === Tag.Preposition;
	return opens && LINK.has(segment.tag[at - 1] as number) ? at : from;
}

/** In items: "on Tuesday night", "in a later interview". */
const MOST_SETTING = 6;
const SETTING: ReadonlySet<number> = new Set([
	Tag.Preposition,
	Tag.Determiner,
	Tag.Adjective,
	Tag.Noun,
	Tag.Proper,
	Tag.Number,
]);

/** "520 members say that they back Lind, 39 that …": one group beside another, as polls count them. */
const isCounted = ({ segment, source }: CuePhrase): boolean =>
	source !== undefined && segment.tag[source.from] === Tag.Number;

/** Whether a cue is in a relative clause that no comma sets off: "Like all who foresee a loss, Lind said". */
const isWithin = ({ segment }: CuePhrase, { from, to }: Items): boolean =>
	to - from === 1 && segment.tag[from] === Tag.Wh && segment.tag[from - 1] !== Tag.Comma;

/** Whether a sentence begins with a clause below its main one: "Although …", "But when …", "Where …". */
function opensSubordinate({ tag }: Segment): boolean {
	const first = tag[0] === Tag.Conjunction || tag[0] === Tag.Adverb ? tag[1] : tag[0];
	return first === Tag.Subordinator || first === Tag.Wh;
}

function contentUpTo({ segment, words }: CuePhrase, content: readonly Items[], end: number): readonly Items[] {
	return content.flatMap(items => {
		if (items.to <= words.from || items.to <= end) return [items];
		return items.from < end ? [{ from: items.from, to: beforeLink(segment, items.from, end) }] : [];
	});
}

/** "Refused to say": what was refused says it all. */
const goesOn = (phrase: CuePhrase, next: CuePhrase): boolean =>
	next.source?.from === phrase.source?.from && next.words.from === phrase.words.from;

/**
 * "She liked to say", "went on to praise", "wrote a letter thanking": what was liked, gone on with or written says nothing,
 * and what was said all.
 */
const isHabit = (phrase: CuePhrase, next: CuePhrase | undefined): boolean => {
	if (next === undefined || !phrase.cue || !next.cue || !goesOn(phrase, next)) return false;
	if (/^(?:like|love)$/u.test(phrase.cue.lemma)) return next.cue.class === 'speech';
	return phrase.cue.class === 'writing' || /^(?:go_on|continue)$/u.test(phrase.cue.lemma);
};

/** So many cues of a sentence are compared with each other. */
const NEXT_CUES = 6;

/** Where a clause ends before the words that join the next one to it: ", and then", "while". */
function beforeLink(segment: Segment, from: number, to: number): number {
	let end = to;
	while (end > from + 1 && LINK.has(segment.tag[end - 1] as number)) end--;
	return end;
}

const LINK: ReadonlySet<number> = new Set([
	Tag.Comma,
	Tag.Dash,
	Tag.Conjunction,
	Tag.Adverb,
	Tag.Preposition,
	Tag.Subordinator,
]);

function phraseAt(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	const tag = segment.tag[at] as number;
	const token = segment.token[at] as number;
	switch (tag) {
		case Tag.Finite:
		case Tag.Base:
		case Tag.Ing:
		case Tag.Participle: {
			const index = tokens.lexicon.cueOf[tokens.word[token] as number] as number;
			const emerging = tag === Tag.Ing ? undefined : emergence(tokens, segment, at);
			if (emerging) return emerging;
			const estimate = tag === Tag.Participle ? estimated(tokens, segment, at) : undefined;
			if (estimate) return estimate;
			if (index > 0) {
				const phrase = verbPhrase(tokens, segment, at, tokens.lexicon.cues[index - 1] as Cue);
				return (
					phrase ?? (tag === Tag.Participle || tag === Tag.Finite ? likeAdjective(tokens, segment, at) : undefined)
				);
			}
			if (tag === Tag.Finite && quoteNear(tokens, segment, at)) return verbPhrase(tokens, segment, at, ANY_VERB);
			if (tag === Tag.Participle || tag === Tag.Finite) return likeAdjective(tokens, segment, at);
			return tag === Tag.Ing ? accordingTo(tokens, segment, at) : undefined;
		}
		case Tag.Noun: {
			// "“…,” the dockers state in a letter": behind a quote and its speaker the word is a verb.
			const verb = tokens.lexicon.cueOf[tokens.word[token] as number] as number;
			const isVerb =
				verb > 0 && (formsOf(tokens, token) & (Form.Base | Form.Third)) !== 0 && quoteNear(tokens, segment, at);
			if (
				(isVerb && endsPhrase(segment, at + 1)) ||
				(verb > 0 &&
					(isVerbOfMany(tokens, segment, at) || isVerbAtEnd(tokens, segment, at) || isVerbOfLink(tokens, segment, at)))
			) {
				const phrase = verbPhrase(tokens, segment, at, tokens.lexicon.cues[verb - 1] as Cue);
				if (phrase) return phrase;
			}
			const figure = ownFigure(tokens, segment, at);
			if (figure) return figure;
			if (formsOf(tokens, token) & (Form.CueNoun | Form.CueNounOf) || isStance(tokens, segment, at)) {
				const phrase = nounCue(tokens, segment, at);
				if (phrase) return phrase;
			}
			return leaningNoun(tokens, segment, at) ?? accordingTo(tokens, segment, at);
		}
		case Tag.Adjective:
			return (
				(formsOf(tokens, token) & Form.CueAdjective ? adjectiveCue(tokens, segment, at) : undefined) ??
				leaningAdjective(tokens, segment, at)
			);
		case Tag.Adverb:
			if (!(formsOf(tokens, token) & Form.Hearsay)) return undefined;
			return {
				cue: undefined,
				segment,
				words: { from: at, to: at + 1 },
				content: clauseAround(segment, at),
				hidden: true,
			};
		case Tag.Colon:
			return nameColon(tokens, segment, at) ?? announcement(tokens, segment, at);
		case Tag.Preposition:
			return (
				inMeasurement(tokens, segment, at) ??
				provision(tokens, segment, at) ??
				measuredIn(tokens, segment, at) ??
				account(tokens, segment, at) ??
				toWhom(tokens, segment, at) ??
				accordingTo(tokens, segment, at)
			);
		case Tag.Have:
			return polledHad(tokens, segment, at);
		case Tag.Pronoun:
			return hearsay(tokens, segment, at);
		case Tag.Proper:
		case Tag.Other:
			return accordingTo(tokens, segment, at);
		default:
			return undefined;
	}
}

/** "If the board is to be believed", "was convinced that", "is worried about": a participle that is used as an adjective. */
const likeAdjective = (tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined =>
	hearsay(tokens, segment, at) ??
	(formsOf(tokens, segment.token[at] as number) & Form.CueAdjective ? adjectiveCue(tokens, segment, at) : undefined) ??
	leaningAdjective(tokens, segment, at);

/**
 * What somebody is reported to have said that others think is one attribution: the outer one. What others say is kept,
 * and marked as nested.
 */
function outermost(found: readonly CuePhrase[], size: number): readonly CuePhrase[] {
	if (found.length < 2) return found;
	const sourced = found.filter(phrase => phrase.cue && phrase.source && !phrase.hidden);
	const depth = depthOf(sourced, size);
	const clauses = depthOf(
		found.filter(phrase => phrase.clause && phrase.source && !phrase.hidden),
		size,
	);
	return found
		.filter(phrase => !(phrase.cue && isInward(phrase.cue)) || (depth[phrase.words.from] as number) === 0)
		.map(phrase => ((clauses[phrase.words.from] as number) > 0 ? oneLayout({ ...phrase, nested: true }) : phrase));
}

/** In how many contents each item is. */
function depthOf(phrases: readonly CuePhrase[], size: number): Int32Array {
	const depth = new Int32Array(size + 1);
	for (const { content } of phrases) {
		for (const { from, to } of content) {
			depth[from] = (depth[from] as number) + 1;
			depth[to] = (depth[to] as number) - 1;
		}
	}
	for (let at = 1; at <= size; at++) depth[at] = (depth[at] as number) + (depth[at - 1] as number);
	return depth;
}

/** "Files show that", "voters fear the plan": behind many and before a clause or an article a base form is a verb. */
function isVerbOfMany(tokens: Tokens, segment: Segment, at: number): boolean {
	const token = segment.token[at] as number;
	const forms = formsOf(tokens, token);
	if (at === 0) return false;
	const next = segment.tag[at + 1];
	// "An average of polls shows Lind ahead".
	const document = (formsOf(tokens, segment.token[at - 1] ?? -1) ?? 0) & Form.Document;
	if (document && forms & Form.Third && (next === Tag.Proper || next === Tag.Determiner || next === Tag.That))
		return true;
	if (!(forms & Form.Base)) return false;
	const ends = next === Tag.Stop && segment.tag[at - 2] === Tag.Determiner;
	if (next !== Tag.That && next !== Tag.Determiner && next !== Tag.Possessive && next !== Tag.Pronoun && !ends)
		return false;
	if (next === Tag.Possessive && isMark(tokens, segment, at + 1)) return false;
	return next === Tag.That ? isHead(segment.tag[at - 1] as number) : isWord(tokens, segment, at - 1, MANY);
}

/** "The pier is closed, the Harbour Herald reports", "…, a new poll shows", "the pier, the budget papers show, is closed". */
function isVerbAtEnd(tokens: Tokens, segment: Segment, at: number): boolean {
	const next = segment.tag[at + 1];
	if (next !== undefined && next !== Tag.Stop && next !== Tag.Comma) return false;
	const forms = formsOf(tokens, segment.token[at] as number);
	const before = segment.token[at - 1] ?? -1;
	const document = before >= 0 && (formsOf(tokens, before) & Form.Document) !== 0;
	const many = document && isWord(tokens, segment, at - 1, MANY) && !isWord(tokens, segment, at - 1, /[iu]s$/iu);
	if (!(forms & (many ? Form.Base : Form.Third))) return false;
	let from = at;
	while (from > 0 && PHRASE.has(segment.tag[from - 1] as number)) from--;
	// "…, as a monitoring group reports."
	if (from < at && next !== Tag.Comma && isWord(tokens, segment, from - 1, /^as$/iu))
		return segment.tag[from - 2] === Tag.Comma;
	// "Hundreds of members, Holm notes, applaud": what it parts is a subject and its verb.
	const parts = next === Tag.Comma && segment.tag[at - 1] === Tag.Proper && isVerbTag(segment.tag[at + 2] ?? Tag.Stop);
	if (next === Tag.Comma ? !document && !parts : segment.tag[at - 1] !== Tag.Proper && !document) return false;
	return segment.tag[from - 1] === Tag.Comma;
}

/** "Which Lind claims affirmed the plan": between a name behind "which" and a verb. */
function isVerbOfLink(tokens: Tokens, segment: Segment, at: number): boolean {
	if (!(formsOf(tokens, segment.token[at] as number) & Form.Third)) return false;
	if (!isVerbTag(segment.tag[at + 1] ?? Tag.Stop)) return false;
	let from = at;
	while (from > 0 && segment.tag[from - 1] === Tag.Proper) from--;
	return from < at && isWord(tokens, segment, from - 1, /^(?:which|who|that)$/iu);
}

const PHRASE: ReadonlySet<number> = new Set([Tag.Proper, Tag.Determiner, Tag.Noun, Tag.Adjective, Tag.Ing]);

const MANY = /(?:[^s]s|people|men|women|half|percent|themselves)$/iu;

const endsPhrase = (segment: Segment, at: number): boolean => {
	const tag = segment.tag[at];
	return tag === undefined || tag === Tag.Stop || tag === Tag.Comma || tag === Tag.Preposition || tag === Tag.Adverb;
};

/** A question asserts nothing: only what is quoted in it is somebody's. */
function isQuestion(tokens: Tokens, segment: Segment, last: number): boolean {
	const token = segment.token[last] as number;
	return token >= 0 && tokens.text[segment.start[last] as number] === '?';
}

const quotesSomething = (phrase: CuePhrase): boolean =>
	phrase.content.some(items => (phrase.segment.quote[items.from] as number) >= 0);

/** Any verb is a cue between a quote that ends in a comma and its speaker: "…," he surmised. */
const ANY_VERB: Cue = makeCue('', 'speech', Frame.Quote | Frame.Invert);
