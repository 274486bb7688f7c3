import type { Article } from '../../article/article';
import type { Span } from '../../text/span';
import { isWord } from '../attribution/items';
import type { Segment } from '../attribution/segments';
import words from '../lexicon/en/constructions.json';
import { listed, within } from '../lexicon/listed';
import { Tag, type Tokens } from '../tokens';
import { type Finding, type Findings, isPast, LONGEST, wordsBetween } from './findings';

const COURT = listed(words.courts);
/** What happens in court is news of its own, and no part of what was heard there. */
const PROCEEDINGS = listed(words.proceedings);

/** Without one of these there is no court to find. */
const NAMES = within(words.courts);

/** In sentences: a court report says at least so often that something was heard or told there. */
const LEAST = 2;
/** In paragraphs: how far behind that the story goes on that was told there. */
const REACH = 2;

/**
 * In the report of a trial or an inquest, for each sentence that goes on to tell what was heard there, the words that name
 * the court: "the jury heard that she drew £500 a day. She booked three cruises." Linear in the article's length.
 */
export function courtsBehind(article: Article, tokens: Tokens, segments: readonly Segment[]): Findings {
	const behind: (Finding | undefined)[] = new Array(segments.length).fill(undefined);
	if (!NAMES.test(article.text)) return behind;
	const named = segments.map((segment, index) =>
		article.sentences[index]?.zone === 'body' ? courtIn(tokens, segment) : undefined,
	);
	if (named.filter(Boolean).length < LEAST) return behind;
	let court: Span | undefined;
	let last = 0;
	for (const [index, { zone, paragraph }] of article.sentences.entries()) {
		court = named[index] ?? court;
		if (named[index]) last = paragraph;
		if (zone !== 'body' || !court || named[index] || paragraph - last > REACH) continue;
		if (tells(tokens, segments[index] as Segment)) behind[index] = { named: court, finding: 'words' };
	}
	return behind;
}

/** "The jury heard", "told the court", "the inquest was told". */
function courtIn(tokens: Tokens, segment: Segment): Span | undefined {
	const size = Math.min(segment.tag.length, LONGEST);
	for (let at = 0; at < size; at++) {
		const tag = segment.tag[at];
		if ((tag !== Tag.Noun && tag !== Tag.Proper) || !isWord(tokens, segment, at, COURT)) continue;
		const from = segment.tag[at - 1] === Tag.Determiner ? at - 1 : at;
		const heard =
			isWord(tokens, segment, at + 1, /^(?:heard|hears)$/iu) ||
			(segment.tag[at + 1] === Tag.Be && isWord(tokens, segment, at + 2, /^told$/iu)) ||
			isWord(tokens, segment, from - 1, /^(?:told|tells)$/iu);
		if (heard) return wordsBetween(segment, from, at);
	}
	return undefined;
}

/** Whether the sentence tells in the past, and nothing that was done in court. */
function tells(tokens: Tokens, segment: Segment): boolean {
	const size = Math.min(segment.tag.length, LONGEST);
	let past = false;
	for (let at = 0; at < size; at++) {
		if (isWord(tokens, segment, at, PROCEEDINGS)) return false;
		past ||= isPast(tokens, segment, at);
		// What is so now was not told of then.
		if (segment.tag[at] === Tag.Modal && !past) return false;
	}
	return past;
}
