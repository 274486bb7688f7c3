import { isWord } from '../attribution/items';
import type { Segment } from '../attribution/segments';
import { Tag, type Tokens, wordOf } from '../tokens';

/** Whether a number is one that somebody would check: "40", "fourteen", but not "one", "a third". */
export function isFigure(tokens: Tokens, token: number): boolean {
	const first = tokens.text.charCodeAt(tokens.start[token] as number);
	if (first < 0x41) return true;
	return !/^(?:one|half|second|third|two)$/iu.test(wordOf(tokens, token));
}

/** "Ines Okafor, 61, left": an age is no figure that anybody would check. */
export const isAge = (segment: Segment, at: number): boolean =>
	segment.tag[at - 1] === Tag.Comma && segment.tag[at + 1] === Tag.Comma && segment.tag[at - 2] === Tag.Proper;

/** "Perhaps a third", "maybe 40": a rough number, not a doubtful claim. */
export const isRoughly = (tokens: Tokens, segment: Segment, at: number): boolean =>
	isWord(tokens, segment, at, /^(?:perhaps|maybe|possibly|probably)$/iu) &&
	(segment.tag[at + 1] === Tag.Number ||
		(segment.tag[at + 1] === Tag.Determiner &&
			isWord(tokens, segment, at + 2, /^(?:third|quarter|half|fifth|tenth|dozen|hundred|thousand|million)$/iu)));
