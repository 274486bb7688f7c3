import { isWord } from '../attribution/items';
import type { Segment } from '../attribution/segments';
import words from '../lexicon/en/constructions.json';
import { listed } from '../lexicon/listed';
import { Tag, type Tokens } from '../tokens';
import { clausesOf } from './clauses';

/** "The figure", "turnout": what is counted with what has been given before. */
const COUNT = listed(words.furtherCounts);
/** "Most", "the rest", "another", "half": a part of what has been counted before. */
const PART = listed(words.furtherParts);

/**
 * Whether a sentence only goes on with the figures of the one before it: "The figure was 79 percent", "Most are sheltering in
 * schools", "Another 40 were hurt", "Nearly three times as many had begun it". Its source is the other's.
 */
export function givesFurtherFigures(tokens: Tokens, segment: Segment): boolean {
	const [clause] = clausesOf(tokens, segment);
	if (!clause) return false;
	let from = clause.subject;
	while (isLead(segment.tag[from] as number)) from++;
	// "In the north, where the water rose first, the figure was 40."
	if (
		isWord(tokens, segment, clause.verb - 2, /^(?:the|that|its|their)$/iu) &&
		isWord(tokens, segment, clause.verb - 1, COUNT)
	)
		return true;
	if (isWord(tokens, segment, from, COUNT) && segment.tag.includes(Tag.Number))
		return endsAt(segment, from + 1, clause.verb);
	// "Of those, 300 were children."
	if (isWord(tokens, segment, 0, /^of$/iu) && isWord(tokens, segment, 1, OF_THEM)) return true;
	if (isWord(tokens, segment, from, /^(?:the|an?)$/iu)) from++;
	if (!isWord(tokens, segment, from, PART)) return isAsMany(tokens, segment, from, clause.verb);
	// "Most voters", "another committee" are others.
	return (
		endsAt(segment, from + 1, clause.verb) ||
		(isWord(tokens, segment, from + 1, /^of$/iu) && isWord(tokens, segment, from + 2, OF_THEM)) ||
		segment.tag[from + 1] === Tag.Number
	);
}

const OF_THEM = /^(?:them|these|those)$/iu;
const isLead = (tag: number): boolean => tag === Tag.Conjunction || tag === Tag.Adverb;

/** Whether the subject ends there, but for adverbs. */
function endsAt(segment: Segment, at: number, verb: number): boolean {
	let end = at;
	while (end < verb && segment.tag[end] === Tag.Adverb) end++;
	return end === verb;
}

/** "Twice as many", "three times as many". */
function isAsMany(tokens: Tokens, segment: Segment, from: number, verb: number): boolean {
	for (let at = from; at + 1 < verb && at < from + 5; at++)
		if (isWord(tokens, segment, at, /^as$/iu) && isWord(tokens, segment, at + 1, /^(?:many|much|few)$/iu))
			return endsAt(segment, at + 2, verb);
	return false;
}
