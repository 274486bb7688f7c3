import { Tag, type Tokens } from '../tokens';
import { isWord } from './items';
import type { Segment } from './segments';

const ABOUT = /^(?:about|nearly|almost|roughly|only|even|just|over|around|approximately|virtually|fully)$/iu;
/** What those words are tagged as. */
const MODIFIES: ReadonlySet<number> = new Set([
	Tag.Adverb,
	Tag.Adjective,
	Tag.Preposition,
	Tag.Subordinator,
	Tag.Conjunction,
]);
const MORE = /^(?:more|less|fewer|greater|better)$/iu;

/**
 * Where a phrase begins with the words that say how sure its number is: "more than half", "as many as 40 percent", "only
 * about four in 10". `from` is the item of the number, or of its article: "nearly a third".
 */
export function quantityStart(tokens: Tokens, segment: Segment, from: number): number {
	let at = from;
	if (!MODIFIES.has(segment.tag[from - 1] as number)) return from;
	const first = segment.tag[from];
	if (first !== Tag.Number && !isWord(tokens, segment, from, /^(?:an?|half|all)$/iu)) return from;
	for (;;) {
		if (isWord(tokens, segment, at - 1, ABOUT)) at--;
		else if (isWord(tokens, segment, at - 1, /^than$/iu) && isWord(tokens, segment, at - 2, MORE)) at -= 2;
		else if (isWord(tokens, segment, at - 1, /^(?:least|most)$/iu) && isWord(tokens, segment, at - 2, /^at$/iu))
			at -= 2;
		else if (isWord(tokens, segment, at - 1, /^to$/iu) && isWord(tokens, segment, at - 2, /^up$/iu)) at -= 2;
		else if (isWord(tokens, segment, at - 1, /^but$/iu) && isWord(tokens, segment, at - 2, /^all$/iu)) at -= 2;
		else if (
			isWord(tokens, segment, at - 1, /^as$/iu) &&
			isWord(tokens, segment, at - 2, /^(?:many|much|few)$/iu) &&
			isWord(tokens, segment, at - 3, /^as$/iu)
		)
			at -= 3;
		else return at;
	}
}
