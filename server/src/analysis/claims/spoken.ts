import { isWord } from '../attribution/items';
import words from '../lexicon/en/constructions.json';
import type { Cue } from '../lexicon/english';
import { listed } from '../lexicon/listed';
import { Tag, wordOf } from '../tokens';
import { cueOf, mainItem, type Read } from './clause-read';
import { Use, useAt } from './words';

// Speech that is told as an act: that somebody spoke, attacked, went on television, and not what was said.

/** "Speaking to reporters, …", "Asked about the pier, …": what follows is about what somebody said. */
export const opensWithSpeech = ({ tokens, segment, clause: { from, subject } }: Read): boolean =>
	subject > from &&
	isWord(tokens, segment, from, /^(?:speaking|asked|addressing|answering|responding|writing|appearing)$/iu);

/** "In May, she wrote:": what is told stands behind the colon. */
export function isTelling(read: Read): boolean {
	const cue = cueOf(read, mainItem(read));
	return cue?.class === 'speech' || cue?.class === 'writing';
}

/** "Is one of many slamming the plan", "was back to boasting about it", "began by thanking them": an act of speech. */
export function speaksInPassing(read: Read): boolean {
	const { tokens, segment, clause } = read;
	const among =
		segment.tag[clause.verb] === Tag.Be && isWord(tokens, segment, clause.verb + 1, /^(?:one|among)$/iu) ? 8 : 5;
	for (let at = clause.verb + 1; at < Math.min(read.limit, clause.verb + among); at++) {
		if (segment.tag[at] === Tag.Comma) return false;
		if (segment.tag[at] !== Tag.Ing || useAt(tokens, segment, at) & Use.Ruling) continue;
		const before = segment.tag[at - 1];
		if (among === 5 && before !== Tag.Preposition && before !== Tag.Finite) return false;
		const cue = cueOf(read, at);
		return cue !== undefined && cue.frames !== 0 && (cue.class === 'speech' || cue.class === 'act');
	}
	return false;
}

/**
 * "Took to the radio to denounce it", "went on television and chided Lind", "held a rally on Friday to protest it": what
 * somebody did in order to speak.
 */
export function actsToSpeak(read: Read): boolean {
	const { tokens, segment, subject, clause } = read;
	if (subject.kind !== 'person' && subject.kind !== 'name' && segment.tag[subject.head] !== Tag.Noun) return false;
	const verb = mainItem(read);
	if (!isWord(tokens, segment, verb, OCCASION)) return false;
	for (let at = verb + 1; at < verb + MOST_TO_SPEAK && at + 1 < segment.tag.length; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Number || tag === Tag.Comma || tag === Tag.That || tag === Tag.Wh) return false;
		const next = segment.tag[at + 1];
		const speaks = tag === Tag.To ? next === Tag.Base : tag === Tag.Conjunction && next === Tag.Finite;
		if (!speaks && at >= clause.to) return false;
		if (speaks) return isSpeech(cueOf(read, at + 1)) && !(useAt(tokens, segment, at + 1) & Use.Deed);
	}
	return false;
}

/** In items, between what is done and what is said. */
const MOST_TO_SPEAK = 12;
const OCCASION = listed(words.occasions);

const isSpeech = (cue: Cue | undefined): boolean =>
	cue !== undefined &&
	cue.frames !== 0 &&
	cue.lemma !== 'discuss' &&
	(cue.class === 'speech' || cue.class === 'act' || cue.class === 'writing');

/** "Used the phrase at a meeting", "made these remarks in May": that somebody spoke. */
export function utters(read: Read): boolean {
	const { tokens, segment } = read;
	const verb = mainItem(read);
	if (!isWord(tokens, segment, verb, UTTERING)) return false;
	for (let at = verb + 1; at < Math.min(read.limit, verb + 6); at++) {
		if (segment.tag[at] === Tag.Preposition || segment.tag[at] === Tag.Comma) return false;
		if (isWord(tokens, segment, at, UTTERANCES)) return segment.tag[at + 1] !== Tag.Noun;
	}
	return false;
}

/** "Lind agreed.": that somebody spoke, and nothing of what was said. */
export function onlySpeaks(read: Read): boolean {
	const verb = mainItem(read);
	const next = read.segment.tag[verb + 1];
	for (let at = read.clause.verb; at < verb; at++) if (read.segment.tag[at] === Tag.Be) return false;
	return (next === Tag.Stop || next === undefined) && isSpeech(cueOf(read, verb));
}

const UTTERING = listed(words.uttering);
export const UTTERANCES = listed(words.utterances);

/** "Attacked Lind over the plan", "is doubling down on it": what somebody said, told as what he or she did. */
export function fightsInWords(read: Read): boolean {
	const { tokens, segment, subject } = read;
	if (subject.kind !== 'person' && segment.tag[subject.head] !== Tag.Proper) return false;
	const verb = mainItem(read);
	if (isPair(read, verb)) return true;
	// "Traded charges".
	if (isWord(tokens, segment, verb, /^trad(?:e|es|ed|ing)$/iu)) return isWord(tokens, segment, verb + 1, TRADED);
	if (!isWord(tokens, segment, verb, VERBAL)) return false;
	// "Attacked the council for selling the pier".
	if (blames(read, verb)) return true;
	// States and soldiers do some of it with arms: then the words must show that words were meant.
	if (subject.kind !== 'person' && isWord(tokens, segment, verb, BLOWS)) return isAboutSomething(read, verb);
	const next = segment.tag[verb + 1];
	return next === Tag.Proper || next === Tag.Possessive || next === Tag.Pronoun || next === Tag.Preposition;
}

const BLOWS = listed(words.blows);

/** "Attacked Lind over the sale", "attacked her as a fraud", "attacked what Lind “calls a plan”". */
function isAboutSomething({ tokens, segment, limit }: Read, verb: number): boolean {
	for (let at = verb + 1; at < limit && at < verb + 10; at++) {
		if (segment.tag[at] === Tag.Comma) return false;
		if ((segment.token[at] as number) < 0 || isWord(tokens, segment, at, /^(?:over|as|about)$/iu)) return true;
	}
	return false;
}

/** Whether "for" and what is held against somebody follow, or it was charges that were traded. */
function blames({ tokens, segment, limit }: Read, verb: number): boolean {
	for (let at = verb + 1; at + 1 < limit && at < verb + 12; at++) {
		if (segment.tag[at] === Tag.Comma) return false;
		const held = segment.tag[at + 1] === Tag.Ing || isWord(tokens, segment, at + 1, /^being$/iu);
		if (held && isWord(tokens, segment, at, /^for$/iu)) return true;
	}
	return false;
}

const VERBAL = listed(words.verbal);
const TRADED = listed(words.traded);
const PHRASES: ReadonlyMap<string, string> = new Map(Object.entries(words.verbalPhrases));

function isPair({ tokens, segment }: Read, at: number): boolean {
	const verb = segment.token[at] ?? -1;
	const particle = segment.token[at + 1] ?? -1;
	if (verb < 0 || particle < 0) return false;
	return PHRASES.get(wordOf(tokens, verb)) === wordOf(tokens, particle);
}
