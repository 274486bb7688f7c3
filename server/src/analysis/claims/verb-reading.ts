import { isWord } from '../attribution/items';
import type { Segment } from '../attribution/segments';
import { Form } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import type { ClaimRule } from './rules';
import { Use, usesByWord } from './words';

/** What a clause's verb says: that something happened, is, will or ought to be. */
export interface VerbReading {
	readonly kind: VerbKind;
	readonly rule: ClaimRule;
}

export type VerbKind =
	| 'past-act'
	| 'perfect'
	| 'past-state'
	| 'past-quality'
	| 'progressive'
	/** "Is to visit Norland". */
	| 'arranged'
	| 'present-act'
	| 'present-passive'
	| 'present-state'
	| 'ability'
	| 'possibility'
	| 'future'
	| 'going-to'
	| 'obligation'
	| 'imperative';

/** Reads the verb group that begins at item `verb`: its form, its auxiliaries and, behind "be", what follows. */
export function readVerb(tokens: Tokens, segment: Segment, verb: number): VerbReading {
	const uses = usesByWord(tokens);
	const tag = segment.tag[verb] as number;
	const token = segment.token[verb] as number;
	const next = behindDegree(tokens, segment, nextVerbal(segment, verb + 1));
	const nextTag = next < 0 ? -1 : (segment.tag[next] as number);
	const word = wordOf(tokens, token).toLowerCase();
	switch (tag) {
		case Tag.Modal:
			return readModal(tokens, segment, verb, uses[tokens.word[token] as number] as number);
		case Tag.Have:
			// "Had to look it up": what somebody was made to do, and did.
			if (nextTag === Tag.To) return word === 'had' ? { kind: 'past-state', rule: 'event' } : OBLIGATION;
			if (nextTag === Tag.Participle || nextTag === Tag.Be || nextTag === Tag.Finite || nextTag === Tag.Have)
				return { kind: 'perfect', rule: 'past-act' };
			// "Nor have the boats gone".
			if (isInverted(tokens, segment, verb)) return { kind: 'perfect', rule: 'past-act' };
			return word === 'had' ? { kind: 'past-state', rule: 'event' } : { kind: 'present-act', rule: 'state-of-things' };
		case Tag.Be:
			return readBe(tokens, segment, next, word === 'was' || word === 'were');
		case Tag.Do:
			return word === 'did' ? PAST : { kind: 'present-act', rule: 'state-of-things' };
	}
	if (isImperative(tokens, segment, verb)) return { kind: 'imperative', rule: 'advice' };
	if (tag === Tag.Participle || isPast(tokens, segment, verb)) return PAST;
	if ((uses[tokens.word[token] as number] as number) & Use.ObligationPhrase && nextTag === Tag.To) return OBLIGATION;
	// "Remains in last place": as things are.
	if (/^remains?$/u.test(word)) return { kind: 'present-state', rule: 'state-of-things' };
	return { kind: 'present-act', rule: 'state-of-things' };
}

/** "Has more than doubled": the item behind the words that say by how much. */
function behindDegree(tokens: Tokens, segment: Segment, at: number): number {
	const than = isWord(tokens, segment, at, /^(?:more|less)$/iu) && isWord(tokens, segment, at + 1, /^than$/iu);
	return than && at + 2 < segment.tag.length ? at + 2 : at;
}

/** Whether "nor" or "neither" turns subject and auxiliary round, and a participle follows. */
function isInverted(tokens: Tokens, segment: Segment, verb: number): boolean {
	if (!isWord(tokens, segment, verb - 1, /^(?:nor|neither)$/iu)) return false;
	for (let at = verb + 2; at < Math.min(segment.tag.length, verb + 9); at++)
		if (segment.tag[at] === Tag.Participle || segment.tag[at] === Tag.Be) return true;
	return false;
}

const OBLIGATION: VerbReading = { kind: 'obligation', rule: 'advice' };
const PAST: VerbReading = { kind: 'past-act', rule: 'past-act' };

function readModal(tokens: Tokens, segment: Segment, verb: number, use: number): VerbReading {
	if (use & Use.Obligation) return OBLIGATION;
	const word = wordOf(tokens, segment.token[verb] as number).toLowerCase();
	// "Cannot hear", "could not find": what somebody is not able to do is a fact; what may be is none.
	const negated = word === 'cannot' || segment.tag[verb + 1] === Tag.Negation;
	if (negated && /^(?:cannot|can|ca|could)$/u.test(word)) return { kind: 'ability', rule: 'state-of-things' };
	if (/^(?:will|'ll|’ll|wo)$/u.test(word)) return { kind: 'future', rule: 'prediction' };
	return { kind: 'possibility', rule: 'prediction' };
}

function readBe(tokens: Tokens, segment: Segment, next: number, past: boolean): VerbReading {
	const nextTag = next < 0 ? -1 : (segment.tag[next] as number);
	const nextToken = next < 0 ? -1 : (segment.token[next] as number);
	const nextUse = nextToken < 0 ? 0 : (usesByWord(tokens)[tokens.word[nextToken] as number] as number);
	// "Is to visit Norland next week" is an arrangement that can be checked; "is going to" is a prediction.
	if (nextTag === Tag.To) return { kind: past ? 'past-state' : 'arranged', rule: 'event' };
	// "Was expected to take years": a forecast.
	if (past && nextToken >= 0 && segment.tag[next + 1] === Tag.To && isWord(tokens, segment, next, /^expected$/iu))
		return { kind: 'going-to', rule: 'prediction' };
	// "There are about 40 boats" forecasts nothing.
	const counts = isWord(tokens, segment, next, /^about$/iu) && !isWord(tokens, segment, next + 1, /^to$/iu);
	// "Is set out in the plan" neither.
	const stands = isWord(tokens, segment, next, /^(?:set|due|bound)$/iu) && segment.tag[next + 1] !== Tag.To;
	if (nextUse & Use.GoingTo && !past && !counts && !stands) return { kind: 'going-to', rule: 'prediction' };
	// "Were wretched": a quality, whatever the word ends in.
	if (nextTag === Tag.Participle && nextUse & Use.Evaluation)
		return past ? { kind: 'past-quality', rule: 'event' } : { kind: 'present-state', rule: 'state-of-things' };
	if (nextTag === Tag.Participle || nextTag === Tag.Ing) {
		if (past) return PAST;
		return { kind: nextTag === Tag.Ing ? 'progressive' : 'present-passive', rule: 'event' };
	}
	if (!past) return { kind: 'present-state', rule: 'state-of-things' };
	return { kind: nextTag === Tag.Adjective ? 'past-quality' : 'past-state', rule: 'event' };
}

/** "Listen to the recording", "Just ask the dockers": a plain verb with nothing before it but adverbs. */
function isImperative(tokens: Tokens, segment: Segment, verb: number): boolean {
	if (!(formsOf(tokens, segment.token[verb] as number) & Form.Base)) return false;
	for (let at = 0; at < verb; at++)
		if (segment.tag[at] !== Tag.Adverb && segment.tag[at] !== Tag.Conjunction) return false;
	return true;
}

/** "Put", "hit" and "set" are past where a third person singular goes before: the present would end in s. */
function isPast(tokens: Tokens, segment: Segment, verb: number): boolean {
	const token = segment.token[verb] as number;
	const forms = formsOf(tokens, token);
	if (forms === 0) return wordOf(tokens, token).endsWith('ed');
	if (!(forms & Form.Past)) return false;
	if (!(forms & (Form.Base | Form.Third))) return true;
	const before = segment.token[verb - 1] ?? -1;
	return before >= 0 && (segment.tag[verb - 1] === Tag.Proper || /^(?:he|she|it)$/iu.test(wordOf(tokens, before)));
}

/** The next word of the verb group, adverbs and negations skipped; −1 where none follows. */
export function nextVerbal(segment: Segment, from: number): number {
	for (let at = from; at < segment.tag.length && at < from + 5; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Adverb || tag === Tag.Negation || tag === Tag.Conjunction) continue;
		return at;
	}
	return -1;
}
