import { Tag, type Tokens } from '../tokens';
import { REACH } from './cue-phrase';
import { type Items, isVerbTag, isWord, opensPhrase } from './items';
import { nounPhraseAfter } from './phrases';
import { isQuoteTag, QUOTE_SPEECH, type Segment } from './segments';

/** No clause of prose has more items; what is longer is no prose, and stays linear to read. */
export const CLAUSE_REACH = 250;

/** In items: what is said in one sentence of prose is no longer, and stays linear to read. */
export const LONGEST_CONTENT = 400;

/** The segment's items without its closing full stop. */
export function lastItem(segment: Segment): number {
	let size = segment.tag.length;
	while (size > 0 && segment.tag[size - 1] === Tag.Stop) size--;
	return size;
}

export function trimmed(segment: Segment, from: number, to: number): number {
	let end = to;
	while (
		end > from + 1 &&
		(segment.tag[end - 1] === Tag.Stop ||
			segment.tag[end - 1] === Tag.Comma ||
			segment.tag[end - 1] === Tag.Semicolon ||
			segment.tag[end - 1] === Tag.Dash)
	)
		end--;
	return end;
}

/**
 * Where a clause in front of the main one ends: "After the mayor vowed …, the Herald printed …", "Assuming that …, it
 * would …". The item of its comma, or 0 where the sentence begins with the main clause.
 */
export function frontedEnd(tokens: Tokens, segment: Segment): number {
	const first = segment.tag[0] === Tag.Conjunction || segment.tag[0] === Tag.Adverb ? 1 : 0;
	// "Should the report find that …", "had the mayor said so, …": a condition turned round.
	let opens = isWord(tokens, segment, 0, /^(?:should|had|were)$/iu) || opensWithTime(tokens, segment, first);
	for (let at = first; at < first + 5 && !opens; at++) {
		const tag = segment.tag[at];
		if (
			tag === Tag.Subordinator ||
			(at === first &&
				(tag === Tag.Ing || tag === Tag.Participle || isWord(tokens, segment, at, /^(?:having|being)$/iu)))
		)
			opens = true;
		else if (tag === Tag.Preposition && segment.tag[at + 1] === Tag.Ing) opens = true;
		else if (
			tag !== Tag.Determiner &&
			tag !== Tag.Number &&
			tag !== Tag.Adverb &&
			!(tag === Tag.Noun && at > 0 && segment.tag[at - 1] === Tag.Determiner)
		)
			return 0;
	}
	if (!opens) return 0;
	// The last comma with a phrase behind it.
	let opened = 0;
	for (let at = first + 1; at + 1 < segment.tag.length && at < REACH; at++) {
		if (segment.tag[at] === Tag.OpenBracket) {
			while (at + 1 < segment.tag.length && segment.tag[at] !== Tag.CloseBracket) at++;
			continue;
		}
		const tag = segment.tag[at] as number;
		// "As the fury grew, a smaller but louder movement has risen, with shouts, threats, pushing": the first that has a verb.
		if (opened > 0 && isVerbTag(tag)) return opened;
		if (opened > 0 && (tag === Tag.Wh || tag === Tag.That || tag === Tag.Subordinator || tag === Tag.Ing)) opened = 0;
		if (tag !== Tag.Comma && !(tag === QUOTE_SPEECH && at > first + 1)) continue;
		if (!opensPhrase(segment.tag[at + 1] as number)) continue;
		if (tag === Tag.Comma) opened = at;
		const phrase = nounPhraseAfter(tokens, segment, at + 1, true);
		let verb = phrase ? phrase.to : at + 1;
		while (segment.tag[verb] === Tag.Adverb || segment.tag[verb] === Tag.Comma) verb++;
		if (phrase && (isVerbTag(segment.tag[verb] ?? Tag.Other) || segment.tag[verb] === Tag.Ing))
			return tag === Tag.Comma ? at : at + 1;
	}
	return 0;
}

/** "By the time the votes ended, …", "the moment she saw it, …". */
function opensWithTime(tokens: Tokens, segment: Segment, first: number): boolean {
	const article = isWord(tokens, segment, first, /^by$/iu) ? first + 1 : first;
	return (
		isWord(tokens, segment, article, /^(?:the|every|each)$/iu) &&
		isWord(tokens, segment, article + 1, /^(?:time|moment|minute|instant)$/iu) &&
		opensPhrase(segment.tag[article + 2] ?? Tag.Other)
	);
}

/** How a cue's clause is set off from the main one: by commas around a relative clause or around a participle. */
export type Aside = 'relative' | 'participle' | undefined;

/** Where the clause of a cue ends: at a semicolon, or at the comma that closes what is set off. */
export function clauseLimit(segment: Segment, from: number, size: number, aside: Aside): number {
	const reach = Math.min(size, from + CLAUSE_REACH);
	for (let at = from; at < reach; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Semicolon) return at;
		if (tag !== Tag.Comma || aside === undefined) continue;
		if (aside === 'relative' || isVerbTag(segment.tag[at + 1] ?? Tag.Other)) return at;
	}
	return reach;
}

/** "Prices, Lind said, had risen"; "Prices had risen, Lind said." */
export function aroundParenthesis(
	segment: Segment,
	outer: Items,
	next: number,
	size: number,
): readonly Items[] | undefined {
	if (outer.from < 2) return undefined;
	const left = segment.tag[outer.from - 1] as number;
	if (left !== Tag.Comma && left !== Tag.Dash) return undefined;
	const content: Items[] = [];
	const start = Math.max(0, outer.from - CLAUSE_REACH);
	const end = Math.min(size, next + CLAUSE_REACH);
	const to = trimmed(segment, start, outer.from - 1);
	let verbs = false;
	for (let at = Math.max(0, to - 200); at < to; at++) {
		const tag = segment.tag[at] as number;
		if (isVerbTag(tag) || isQuoteTag(tag)) verbs = true;
	}
	const rest = next + 1 < size && segment.tag[next] === Tag.Comma;
	if (!verbs && !rest) return undefined;
	content.push({ from: start, to });
	if (rest) content.push({ from: next + 1, to: trimmed(segment, next + 1, end) });
	return content;
}

/** The clause that "as X says" comments on. */
export function commentedClause(segment: Segment, as: number, size: number): readonly Items[] | undefined {
	const opens = as === 0 || (as === 1 && (segment.tag[0] === Tag.Conjunction || segment.tag[0] === Tag.Adverb));
	const end = Math.min(size, as + CLAUSE_REACH);
	let close = as + 1;
	while (close < size && close < as + REACH && segment.tag[close] !== Tag.Comma && segment.tag[close] !== Tag.Dash)
		close++;
	if (opens) return close + 1 < end ? [{ from: close + 1, to: trimmed(segment, close + 1, end) }] : undefined;
	const before = segment.tag[as - 1] as number;
	if (before !== Tag.Comma && before !== QUOTE_SPEECH) return undefined;
	const start = Math.max(0, as - CLAUSE_REACH);
	const content: Items[] = [{ from: start, to: trimmed(segment, start, as - 1) }];
	if (close + 1 < end && segment.tag[close] === Tag.Comma)
		content.push({ from: close + 1, to: trimmed(segment, close + 1, end) });
	return content;
}

/** The start of the clause that holds an item: behind a semicolon, or the segment's beginning. */
export function clauseStart(segment: Segment, before: number): number {
	const limit = Math.max(0, before - CLAUSE_REACH);
	for (let at = before - 1; at > limit; at--) if (segment.tag[at] === Tag.Semicolon) return at + 1;
	return limit;
}

export function clauseAround(segment: Segment, at: number): readonly Items[] {
	const size = Math.min(lastItem(segment), at + CLAUSE_REACH);
	const from = clauseStart(segment, at);
	return [{ from, to: trimmed(segment, from, size) }];
}

/** Where a reported clause ends before its sentence does: "said that it was late, but the mayor left"; a bracket closes. */
export function clauseEnd(_tokens: Tokens, segment: Segment, { from, to }: Items): number {
	let depth = 0;
	for (let at = from; at < to; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.OpenBracket) depth++;
		else if (tag === Tag.CloseBracket && --depth < 0) return at;
	}
	return to;
}

/**
 * Where what somebody speaks of ends, a thing or an act rather than a clause: at a dash, at a comma before "which", a
 * participle, "while" or "though", or before "and" with a clause of its own. A quote behind it belongs to it.
 */
export function phraseEnd(tokens: Tokens, segment: Segment, items: Items): number {
	const to = clauseEnd(tokens, segment, items);
	const list = segment.tag[items.from] === Tag.Ing;
	let dashes = 0;
	for (let at = items.from; at < to; at++) if (segment.tag[at] === Tag.Dash) dashes++;
	for (let at = items.from + 1; at < to; at++) {
		if (!endsPhrase(tokens, segment, at, to, list, dashes)) continue;
		for (let later = at; later < to; later++) if (segment.tag[later] === QUOTE_SPEECH) return to;
		return at;
	}
	return to;
}

function endsPhrase(tokens: Tokens, segment: Segment, at: number, to: number, list: boolean, dashes: number): boolean {
	const tag = segment.tag[at] as number;
	// What dashes set off on both sides is part of it.
	if (tag === Tag.Dash) return dashes % 2 === 1 && segment.tag.lastIndexOf(Tag.Dash, to - 1) === at;
	if (tag !== Tag.Comma) return false;
	const next = segment.tag[at + 1] as number;
	if (next === Tag.Ing) return !list;
	if (next === Tag.Wh) return isWord(tokens, segment, at + 1, /^which$/iu);
	if (next === Tag.Subordinator) return isWord(tokens, segment, at + 1, /^(?:while|though|although)$/iu);
	return next === Tag.Conjunction && opensMainClause(tokens, segment, at + 2);
}

/** Whether a subject and its verb follow. */
function opensMainClause(tokens: Tokens, segment: Segment, from: number): boolean {
	const phrase = nounPhraseAfter(tokens, segment, from, false);
	if (!phrase) return false;
	let verb = phrase.to;
	while (segment.tag[verb] === Tag.Adverb) verb++;
	return isVerbTag(segment.tag[verb] ?? Tag.Other);
}
