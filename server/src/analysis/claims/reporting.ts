import { isWord } from '../attribution/items';
import type { Segment } from '../attribution/segments';
import { Tag, type Tokens, wordOf } from '../tokens';

/** Whether the words say on which terms somebody speaks to the reporter. */
export function isSourceNote(tokens: Tokens, segment: Segment, at: number): boolean {
	const word = wordOf(tokens, segment.token[at] as number).toLowerCase();
	if (word.startsWith('anonym') || word === 'pseudonym') return true;
	const terms = word.startsWith('author') ? SPEAKING_TERMS : PRINTING_TERMS;
	for (let next = at + 1; next < at + 5; next++) if (isWord(tokens, segment, next, terms)) return true;
	return false;
}

const PRINTING_TERMS = /^(?:published|used|printed|disclosed|withheld|revealed)$/u;
const SPEAKING_TERMS = /^(?:speak|discuss|comment|talk)$/u;

/** "Did not respond to questions", "did not return a call": that somebody was asked is the reporter's own account. */
export function isNoAnswer(tokens: Tokens, segment: Segment, verb: number): boolean {
	let at = verb;
	let negated = false;
	// "Referred questions to the harbour authority".
	if (isWord(tokens, segment, verb, /^(?:referred|directed|deferred)$/iu))
		return isWord(tokens, segment, verb + 1, ENQUIRY);
	for (; at < verb + 6 && segment.tag[at] !== Tag.Base; at++) {
		if (segment.tag[at] === Tag.Negation) negated = true;
		// "Could not be reached at the school", "was not available for comment".
		if (negated && isWord(tokens, segment, at, /^(?:reached|available)$/iu)) return true;
	}
	if (!negated) return false;
	if (isWord(tokens, segment, at, /^(?:respond|reply|elaborate|comment)$/iu)) return true;
	if (!isWord(tokens, segment, at, /^(?:return|answer)$/iu)) return false;
	for (let next = at + 1; next < at + 6; next++) if (isWord(tokens, segment, next, ENQUIRY)) return true;
	return false;
}

/**
 * "The poll was conducted by telephone", "the institute surveyed 1,031 voters", "has a margin of error of 3 points": how
 * something was measured.
 */
export function isMethod(tokens: Tokens, segment: Segment, from: number, verb: number, limit: number): boolean {
	for (let at = verb + 1; at < limit; at++) {
		// "Within the margin of error" is about those who are ahead.
		const length = (segment.end[at] as number) - (segment.start[at] as number);
		if (length !== 6 || !isWord(tokens, segment, at, /^margin$/iu) || isWithin(tokens, segment, at)) continue;
		for (let next = at + 1; next < at + 5; next++) if (isWord(tokens, segment, next, /^errors?$/iu)) return true;
	}
	let measures = -1;
	for (let at = verb; at < Math.min(limit, verb + 4) && measures < 0; at++)
		if (isWord(tokens, segment, at, MEASURES)) measures = at;
	if (measures < 0) return false;
	for (let before = measures - 1; before >= from && before > measures - 9; before--)
		if (isWord(tokens, segment, before, MEASURED)) return true;
	for (let next = measures + 1; next < limit && next < measures + 8; next++) {
		if (isWord(tokens, segment, next, MEASURED)) return true;
		if (segment.tag[next] === Tag.Number && isWord(tokens, segment, measures, /^(?:surveyed|polled)$/iu)) return true;
	}
	return false;
}

function isWithin(tokens: Tokens, segment: Segment, at: number): boolean {
	for (let before = at - 1; before > at - 5; before--) if (isWord(tokens, segment, before, /^within$/iu)) return true;
	return false;
}

const MEASURES = /^(?:conducts?|conducted|surveyed|polled|sampled|interviewed|based|included?s?|weighted)$/iu;
const MEASURED = /^(?:polls?|surveys?|interviews|study)$/iu;
const ENQUIRY = /^(?:calls?|requests?|messages?|e-?mails?|questions?|enquir(?:y|ies)|inquir(?:y|ies)|comments?)$/iu;
