import { isVerbTag, isWord } from '../attribution/items';
import type { Segment } from '../attribution/segments';
import { Form } from '../lexicon/english';
import { formsOf, type Tokens } from '../tokens';

/** In items: no heading is longer. */
const LONGEST = 30;

/**
 * Whether a sentence of the body reads as a heading of another story: "Lind Put On The Defensive Over Harbour Policy.",
 * "Why all the fish are leaving."
 */
export const isHeading = (tokens: Tokens, segment: Segment): boolean =>
	segment.tag.length <= LONGEST && (hasTitleCase(tokens, segment) || isTeaser(tokens, segment));

/** Every longer word has a capital, and so has a word that has none inside a sentence: "On The". */
function hasTitleCase(tokens: Tokens, segment: Segment): boolean {
	let long = 0;
	let small = false;
	for (let at = 0; at < segment.tag.length; at++) {
		const token = segment.token[at] as number;
		if (token < 0) continue;
		const capital = tokens.capital[token] === 1;
		const length = (segment.end[at] as number) - (segment.start[at] as number);
		const letter = /\p{L}/u.test(tokens.text[segment.start[at] as number] as string);
		if (letter && length >= 4) {
			if (!capital) return false;
			long++;
		}
		if (at > 0 && capital && formsOf(tokens, token) & CLOSED && length > 1) small = true;
	}
	return small && long >= 4;
}

const CLOSED =
	Form.Determiner | Form.Preposition | Form.Subordinator | Form.Possessive | Form.Be | Form.Have | Form.Modal;

/** "How the plan was made.": one clause that asks, and no question mark. */
function isTeaser(tokens: Tokens, segment: Segment): boolean {
	if (!isWord(tokens, segment, 0, /^(?:why|how|what)$/iu)) return false;
	let verbs = 0;
	for (let at = 0; at < segment.tag.length; at++)
		if (isVerbTag(segment.tag[at] as number) && !isVerbTag(segment.tag[at - 1] ?? 0)) verbs++;
	return verbs === 1;
}
