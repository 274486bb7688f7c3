import { frontedEnd } from './attribution/clauses';
import type { Segment } from './attribution/segments';
import { Tag, type Tokens, wordOf } from './tokens';

/**
 * The verb of the main clause, as an item: not the one of a fronted clause ("After the mayor vowed …, the Herald printed"),
 * of a relative clause or of a that-clause. −1 where there is none.
 */
export function mainVerbOf(tokens: Tokens, segment: Segment): number {
	const size = Math.min(segment.tag.length, 400);
	let below = 0;
	let fallback = -1;
	for (let at = Math.max(noticeEnd(segment), frontedEnd(tokens, segment)); at < size; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Subordinator || tag === Tag.That) below = 2;
		else if (tag === Tag.Wh) below = 1;
		else if (tag === Tag.Comma || tag === Tag.Dash || tag === Tag.Semicolon || tag === Tag.Colon) below = 0;
		else if (tag === Tag.OpenBracket && at > 0) {
			while (at + 1 < size && segment.tag[at] !== Tag.CloseBracket) at++;
		} else if (isFiniteTag(tag) && !isNonFinite(tokens, segment.token[at] as number)) {
			if (below === 0) return at;
			if (fallback < 0) fallback = at;
			if (below === 1) {
				// The relative clause has had its verb: the next one is the main clause's.
				while (at + 1 < size && isGroup(segment.tag[at + 1] as number)) at++;
				below = 0;
			}
		}
	}
	return fallback;
}

/** "It may be noted that", "it should be added that": the claim is what follows. 0 where the sentence opens otherwise. */
function noticeEnd(segment: Segment): number {
	if (
		segment.tag[0] !== Tag.Pronoun ||
		segment.tag[1] !== Tag.Modal ||
		segment.tag[2] !== Tag.Be ||
		segment.tag[3] !== Tag.Participle
	)
		return 0;
	for (let at = 4; at < 12; at++) if (segment.tag[at] === Tag.That) return at + 1;
	return 0;
}

const isFiniteTag = (tag: number): boolean =>
	tag === Tag.Finite || tag === Tag.Be || tag === Tag.Have || tag === Tag.Do || tag === Tag.Modal;
const isGroup = (tag: number): boolean =>
	isFiniteTag(tag) ||
	tag === Tag.Base ||
	tag === Tag.Participle ||
	tag === Tag.Ing ||
	tag === Tag.Adverb ||
	tag === Tag.Negation;

/** "Having begun", "being", "been": forms of auxiliaries that carry no clause. */
const isNonFinite = (tokens: Tokens, token: number): boolean =>
	/^(?:having|being|been|be|doing|done)$/iu.test(wordOf(tokens, token));
