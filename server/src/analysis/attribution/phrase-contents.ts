import cueData from '../lexicon/en/cues.json';
import { type Cue, Form, Frame, isInward } from '../lexicon/english';
import { listed } from '../lexicon/listed';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { anyForm, anyWord, headOf, isTime, isVerbTag, isWord, opensPhrase } from './items';
import { hasComplement, namedBefore } from './naming';
import { nounPhraseAfter } from './phrases';
import { isQuoteTag, QUOTE_SPEECH, type Segment } from './segments';
import { isThing } from './things';
import { type Content, type Place, rest, type VerbCue } from './verb-cue';

/** "Called for calm", "described it as a farce". */
export function governedContent(verb: VerbCue, { next, tag, limit, governed }: Place): Content | undefined {
	const { tokens, segment, cue } = verb;
	if (cue.frames & Frame.As && next < limit) {
		const named = namedBefore(verb, next, limit);
		if (named) return rest(verb, named.from, named.to);
		if ((opensPhrase(tag) || tag === Tag.Wh) && hasComplement(tokens, segment, cue, next, limit))
			return rest(verb, next, beforeNextVerb(verb, next, limit));
	}
	const preposition = governed ?? prepositionOf(tokens, segment, cue, next, limit);
	if (preposition === undefined || preposition + 1 >= limit) return undefined;
	return rest(verb, preposition + 1, beforeNextVerb(verb, preposition + 1, limit), preposition + 1);
}

/** "Vowed to stop it", "urged the council to act"; of wants all of it: "wants the mayor to go". */
export function infinitiveContent(verb: VerbCue, { next, limit }: Place): Content | undefined {
	const { tokens, segment, cue } = verb;
	if (!(cue.frames & Frame.Infinitive)) return undefined;
	const wanted = isInward(cue) && nounPhraseAfter(tokens, segment, next, false) !== undefined;
	for (let to = next; to < Math.min(limit, next + 12); to++) {
		const tag = segment.tag[to] as number;
		if (tag === Tag.To || isInfinitive(tokens, segment, to)) return rest(verb, wanted ? next : to, limit);
		if (tag === Tag.Comma || isVerbTag(tag)) return undefined;
		if (!(cue.frames & Frame.Addressee) && to > next + 1) return undefined;
	}
	return undefined;
}

/** "Condemned the attack", "denied knowing him"; of reports also "showed a fall". */
export function objectContent(verb: VerbCue, place: Place): Content | undefined {
	const { next, tag, limit } = promised(verb, place);
	const { tokens, segment, cue, source, relative } = verb;
	if (cue.frames & Frame.Gerund && tag === Tag.Ing) return rest(verb, next, limit);
	if (!(cue.frames & Frame.Object) || next >= limit) return undefined;
	// "Described how the port was lost", "questioned whether it was".
	if (!relative && cue.class !== 'finding' && isWord(tokens, segment, next, HOW)) return rest(verb, next, limit);
	// "Condemned “what looks like a crime”".
	if (tag !== QUOTE_SPEECH && !opensObject(segment, next)) return undefined;
	if (cue.class === 'finding') return isFinding(verb, next, limit) ? rest(verb, next, limit) : undefined;
	if (cue.lemma === 'see' && !isOutlook(verb, next, limit)) return undefined;
	if (cue.lemma === 'post' && !hasResult(verb, next, limit)) return undefined;
	if (isGain(verb, next) || isCallBack(verb, next) || (GIVES.has(cue.lemma) && !isGivenInWords(verb, next)))
		return undefined;
	if (EXPRESSES.test(cue.lemma) && !relative) {
		const feeling = feelingEnd(verb, next, limit);
		if (feeling !== undefined) return rest(verb, feeling, limit, feeling);
	}
	const thing = source.to - source.from === 1 && isWord(tokens, segment, source.from, THING);
	return relative || thing ? undefined : rest(verb, next, beforeNextVerb(verb, next, limit));
}

/** "Promised 400 homes by May": what looks like somebody spoken to is what is said. */
function promised({ tokens, segment, cue, outer }: VerbCue, place: Place): Pick<Place, 'next' | 'tag' | 'limit'> {
	if (!THING_OBJECTS.has(cue.lemma) || place.next === outer.to) return place;
	const object = nounPhraseAfter(tokens, segment, outer.to, false);
	if (!object || !isThing(tokens, segment, headOf(segment, object))) return place;
	return { ...place, next: outer.to, tag: segment.tag[outer.to] as number };
}

const THING_OBJECTS: ReadonlySet<string> = new Set(cueData.findings.thingObjects.split(' '));

/**
 * Whether who shows, finds or reckons something tells it: a document; somebody who estimates; "inspectors found 14 faults", but
 * not "they found a seat"; a body that counts, "the police recorded 409 burglaries", but not "she recorded two songs".
 */
function isFinding({ tokens, segment, cue, source }: VerbCue, next: number, limit: number): boolean {
	if (anyForm(tokens, segment, source, Form.Document)) return true;
	const head = headOf(segment, source);
	if (RECKONING.has(cue.lemma)) return hasNumber(segment, next, limit);
	if (cue.lemma === 'find') return isWord(tokens, segment, head, INVESTIGATORS);
	if (!COUNTING.has(cue.lemma) || segment.tag[next] !== Tag.Number) return false;
	const isNamed = segment.tag[head] === Tag.Proper && VERIFIED.has(cue.lemma);
	return isNamed || isWord(tokens, segment, head, COUNTERS);
}

const RECKONING: ReadonlySet<string> = new Set(cueData.findings.reckoning.split(' '));
const COUNTING: ReadonlySet<string> = new Set(cueData.findings.counting.split(' '));
const INVESTIGATORS = listed(cueData.findings.investigators);
/** What a body does that has a name, and a person does not: "the UN has documented 400 deaths". */
const VERIFIED: ReadonlySet<string> = new Set(cueData.findings.verified.split(' '));
const COUNTERS = listed(`${cueData.findings.investigators} ${cueData.findings.counters}`);

/** "Sees growth of 8 percent this year": what somebody reckons with. */
function isOutlook({ tokens, segment, source }: VerbCue, next: number, limit: number): boolean {
	if (isThing(tokens, segment, headOf(segment, source))) return false;
	const reach = Math.min(limit, next + 8);
	for (let at = next; at + 1 < reach; at++) {
		if (segment.tag[at] !== Tag.Number) continue;
		if (isWord(tokens, segment, at, /%$/u) || isWord(tokens, segment, at + 1, /^(?:%|percent|per)$/iu)) return true;
	}
	return false;
}

/** "Posted a loss of 40 million crowns": what a firm makes known of its year. */
function hasResult({ tokens, segment }: VerbCue, next: number, limit: number): boolean {
	for (let at = next; at < limit && at < next + 6; at++) if (isWord(tokens, segment, at, RESULTS)) return true;
	return false;
}

const HOW = /^(?:how|what|why|whether)$/u;

/** "Put out a denial", "offered an explanation", but not "put out a fire", "offered a seat". */
function isGivenInWords({ tokens, segment }: VerbCue, next: number): boolean {
	const given = nounPhraseAfter(tokens, segment, next, false);
	// "Are putting out a warning: …": what it says stands behind the colon.
	// "Offered no apology".
	if (!given || isWord(tokens, segment, next, /^no$/iu)) return false;
	for (let at = given.to; at < segment.tag.length && at < given.to + 20; at++)
		if (segment.tag[at] === Tag.Colon) return false;
	const head = headOf(segment, given);
	return anyForm(tokens, segment, { from: head, to: head + 1 }, Form.CueNoun) || isWord(tokens, segment, head, ANSWERS);
}

const GIVES: ReadonlySet<string> = new Set(cueData.gives.verbs.split(' '));
const ANSWERS = listed(cueData.gives.nouns);

const RESULTS = listed(cueData.findings.results);

function hasNumber(segment: Segment, from: number, limit: number): boolean {
	for (let at = from; at < limit && at < from + 24; at++) if (segment.tag[at] === Tag.Number) return true;
	return false;
}

/** "Expressed sharp reservations about", "voiced confidence that": behind the feeling and its preposition. */
function feelingEnd({ tokens, segment }: VerbCue, next: number, limit: number): number | undefined {
	let at = next;
	while (at < limit && FEELING.has(segment.tag[at] as number)) at++;
	if (at === next || at + 1 >= limit || segment.tag[at - 1] !== Tag.Noun) return undefined;
	if (segment.tag[at] === Tag.Preposition) return isWord(tokens, segment, at, TOWARDS) ? at + 1 : undefined;
	return segment.tag[at] === Tag.That || segment.tag[at] === Tag.To ? at : undefined;
}

const TOWARDS = /^(?:about|over|with|at|for|against|towards?|to)$/u;
const EXPRESSES = /^(?:express|voice|signal)$/u;
const FEELING: ReadonlySet<number> = new Set([
	Tag.Noun,
	Tag.Adjective,
	Tag.Determiner,
	Tag.Possessive,
	Tag.Conjunction,
]);

/** "Condemned the plan and left": an object ends where a conjunction brings the same subject's next verb. */
function beforeNextVerb({ segment }: VerbCue, from: number, limit: number): number {
	for (let at = from; at + 1 < limit; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.That || tag === Tag.Wh || tag === Tag.Subordinator) return limit;
		if (tag === Tag.Conjunction && isVerbTag(segment.tag[at + 1] as number)) return at;
	}
	return limit;
}

/** "To forcibly close", "to “cease and desist”": where the tagger saw a preposition. */
export function isInfinitive(tokens: Tokens, segment: Segment, at: number): boolean {
	if (!isWord(tokens, segment, at, /^to$/iu)) return false;
	let next = at + 1;
	while (segment.tag[next] === Tag.Adverb) next++;
	const token = segment.token[next] ?? -1;
	if (token < 0) return isQuoteTag(segment.tag[next] ?? Tag.Other);
	return segment.tag[next] === Tag.Base || (next > at + 1 && (formsOf(tokens, token) & Form.Base) !== 0);
}

/** "Described cascading changes": a participle in front of its noun opens a phrase, too. */
export function opensObject(segment: Segment, at: number): boolean {
	const tag = segment.tag[at] as number;
	if (opensPhrase(tag)) return true;
	const next = segment.tag[at + 1];
	return (
		(tag === Tag.Ing || tag === Tag.Participle) &&
		(next === Tag.Noun || next === Tag.Adjective || next === Tag.Conjunction || next === Tag.Ing)
	);
}

/** "Recalled two of its ambassadors": who or what is called back. */
function isCallBack({ tokens, segment, cue }: VerbCue, next: number): boolean {
	if (cue.lemma !== 'recall') return false;
	for (let at = next; at < next + 6 && !isVerbTag(segment.tag[at] ?? Tag.Stop); at++)
		// "Recalled cars burning along the pier" is a memory.
		if (isWord(tokens, segment, at, CALLED_BACK))
			return segment.tag[at + 1] !== Tag.Ing && segment.tag[at + 1] !== Tag.Participle;
	return false;
}

const CALLED_BACK = listed(cueData.calledBack);

/** "Claimed 41 percent of the vote", "denied her the post": no words of anybody's. */
function isGain({ tokens, segment, cue }: VerbCue, next: number): boolean {
	if (cue.lemma === 'claim') {
		if (segment.tag[next] === Tag.Number || tokens.text[segment.start[next] as number] === '$') return true;
		const gain = nounPhraseAfter(tokens, segment, next, false);
		return gain !== undefined && anyWord(tokens, segment, gain, GAINS);
	}
	if (cue.lemma !== 'deny') return false;
	const phrase = nounPhraseAfter(tokens, segment, next, false);
	return phrase !== undefined && segment.tag[phrase.to] === Tag.Determiner;
}

const GAINS = new RegExp(`^(?:${cueData.gains.replaceAll(' ', '|')})$`, 'iu');
const THING = /^(?:it|this|that|these|those|which)$/iu;

/** "Called again for", "complained to aides about", "spoke Tuesday of", but not "spoke the language of". */
export function prepositionOf(
	tokens: Tokens,
	segment: Segment,
	cue: Cue,
	next: number,
	limit: number,
): number | undefined {
	if (cue.prepositions.length === 0) return undefined;
	const reach = Math.min(limit, next + 8);
	let at = next;
	while (at < reach) {
		const tag = segment.tag[at] as number;
		const token = segment.token[at] as number;
		if (token < 0) return undefined;
		const linking = tag === Tag.Preposition || tag === Tag.Subordinator;
		if (
			(linking || tag === Tag.To || tag === Tag.Adverb) &&
			cue.prepositions.includes(wordOf(tokens, token).toLowerCase())
		)
			return at;
		const forms = formsOf(tokens, token);
		if (tag === Tag.Adverb || forms & Form.Adverb || isTime(forms)) at++;
		else if (linking) {
			const phrase = nounPhraseAfter(tokens, segment, at + 1, false);
			if (!phrase) return undefined;
			// The phrase may have taken the preposition in: "appealed to the council for".
			const inner = cue.prepositions.find(
				word => word !== 'of' && indexOfWord(tokens, segment, word, at + 1, phrase.to) > 0,
			);
			if (inner) return indexOfWord(tokens, segment, inner, at + 1, phrase.to);
			at = phrase.to;
		} else return undefined;
	}
	return undefined;
}

function indexOfWord(tokens: Tokens, segment: Segment, word: string, from: number, to: number): number {
	for (let at = from; at < to; at++) {
		const token = segment.token[at] as number;
		if (token >= 0 && wordOf(tokens, token).toLowerCase() === word) return at;
	}
	return -1;
}
