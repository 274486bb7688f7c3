import type { ZoneKind } from '../../article/article';
import type { Span } from '../../text/span';
import { isWord } from '../attribution/items';
import type { Segment } from '../attribution/segments';
import { Form } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';

/** What a sentence takes from a poll, a study or a trial that another one names. */
export interface Finding {
	/** The words that name it, or those who made it. */
	readonly named: Span;
	/** Whether it is a figure, or only says who is ahead, what voters think, what was done and what came of it. */
	readonly finding: 'figure' | 'words';
}

/** For each sentence of an article what it takes, where it does. */
export type Findings = readonly (Finding | undefined)[];

/** What stands before the body: who is named there is what the article is about. */
export const HEAD: ReadonlySet<ZoneKind> = new Set<ZoneKind>(['headline', 'standfirst']);

/** In paragraphs: what is named so early may be what the article is about. */
export const OPENING = 5;

/** In items: a sentence that is longer is no prose, and stays linear to read. */
export const LONGEST = 300;

/** Whether an item is a finite verb in the past, or an auxiliary in it. */
export function isPast(tokens: Tokens, segment: Segment, at: number): boolean {
	const tag = segment.tag[at];
	if (tag === Tag.Be || tag === Tag.Have) return isWord(tokens, segment, at, /^(?:was|were|had)$/iu);
	if (tag !== Tag.Finite) return false;
	const token = segment.token[at] as number;
	const forms = formsOf(tokens, token);
	return forms === 0 ? wordOf(tokens, token).endsWith('ed') : (forms & Form.Past) !== 0;
}

/** The words between two items of a segment, both taken in. */
export const wordsBetween = (segment: Segment, from: number, last: number): Span => ({
	start: segment.start[from] as number,
	end: segment.end[last] as number,
});

/** The first item of the noun phrase that ends at an item: "three recent surveys", "the institute’s new study". */
export function phraseStart(segment: Segment, last: number): number {
	let from = last;
	while (from > 0 && isOfPhrase(segment.tag[from - 1] as number)) from--;
	return from;
}

export const isOfPhrase = (tag: number): boolean => PHRASE.has(tag);

const PHRASE: ReadonlySet<number> = new Set([
	Tag.Noun,
	Tag.Proper,
	Tag.Adjective,
	Tag.Determiner,
	Tag.Possessive,
	Tag.Number,
]);
