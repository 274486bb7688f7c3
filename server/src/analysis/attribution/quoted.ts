import { Tag, type Tokens } from '../tokens';
import { REACH } from './cue-phrase';
import type { Items } from './items';
import { isQuoteTag, QUOTE_SPEECH, type Segment } from './segments';

export function quoteNear(tokens: Tokens, segment: Segment, at: number): boolean {
	for (let before = at - 1; before >= 0 && before > at - 6; before--) {
		if (segment.tag[before] !== QUOTE_SPEECH) continue;
		return /,.?.?$/u.test(tokens.text.slice(segment.start[before], segment.end[before]).slice(-3));
	}
	return false;
}

/** The quote right before the source and cue, with a comma between at most. */
export function quoteBefore(segment: Segment, from: number): number | undefined {
	let at = from - 1;
	if (at >= 0 && (segment.tag[at] === Tag.Comma || segment.tag[at] === Tag.Dash)) at--;
	if (at < 0) return undefined;
	return isQuoteTag(segment.tag[at] as number) && (segment.tag[at] === QUOTE_SPEECH || at === 0) ? at : undefined;
}

export function quoteAfter(segment: Segment, from: number, limit: number, speech = true): Items | undefined {
	const reach = Math.min(limit, from + REACH);
	for (let at = from; at < reach; at++) {
		if (segment.tag[at] === QUOTE_SPEECH || (!speech && isQuoteTag(segment.tag[at] as number)))
			return { from: at, to: quotesFrom(segment, at, limit) };
	}
	return undefined;
}

/** Quotes one behind another, as where several sentences are quoted each in marks of its own. */
export function quotesFrom(segment: Segment, from: number, limit: number): number {
	let at = from;
	while (at < limit && isQuoteTag(segment.tag[at] as number)) at++;
	return at;
}
