import { isWord } from '../attribution/phrases';
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
	for (; at < verb + 6 && segment.tag[at] !== Tag.Base; at++) if (segment.tag[at] === Tag.Negation) negated = true;
	if (!negated) return false;
	if (isWord(tokens, segment, at, /^(?:respond|reply|elaborate|comment)$/iu)) return true;
	if (!isWord(tokens, segment, at, /^(?:return|answer)$/iu)) return false;
	for (let next = at + 1; next < at + 6; next++) if (isWord(tokens, segment, next, ENQUIRY)) return true;
	return false;
}

/** "The poll was conducted by telephone", "has a margin of error of 3 points": how something was measured. */
export function isMethod(tokens: Tokens, segment: Segment, verb: number, limit: number): boolean {
	for (let at = verb + 1; at < limit; at++) {
		if (isWord(tokens, segment, at, /^margin$/iu)) {
			for (let next = at + 1; next < at + 5; next++) if (isWord(tokens, segment, next, /^errors?$/iu)) return true;
		} else if (at < verb + 4 && isWord(tokens, segment, at, /^(?:conducted|surveyed|polled)$/iu)) {
			for (let before = verb - 1; before >= 0 && before > verb - 8; before--)
				if (isWord(tokens, segment, before, /^(?:polls?|surveys?|interviews|study)$/iu)) return true;
		}
	}
	return false;
}

const ENQUIRY = /^(?:calls?|requests?|messages?|e-?mails?|questions?|enquir(?:y|ies)|inquir(?:y|ies)|comments?)$/iu;
