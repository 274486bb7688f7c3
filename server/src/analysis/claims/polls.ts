import type { Article, Sentence } from '../../article/article';
import type { Span } from '../../text/span';
import { isWord } from '../attribution/items';
import type { Segment } from '../attribution/segments';
import claimData from '../lexicon/en/claims.json';
import { within } from '../lexicon/listed';
import { Tag, type Tokens, wordOf } from '../tokens';
import { type Finding, type Findings, HEAD, LONGEST, OPENING, phraseStart, wordsBetween } from './findings';
import { Use, useAt } from './words';

/** Without one of these there is no poll to find. */
const NAMES = within(claimData.polls);

/** In an article about polls, so many paragraphs may go by between two that give findings without figures. */
const WHOLE_REACH = 3;

/**
 * For each sentence the words that name the poll whose figures it goes on to give, where it does; else undefined. Once a
 * poll has been named, what "voters", "respondents" and "46 percent" say is its finding, up to where a paragraph neither
 * names it nor gives such figures; in an article about polls, to its end. Linear in the article's length.
 */
export function pollsBehind(article: Article, tokens: Tokens, segments: readonly Segment[]): Findings {
	const behind: (Finding | undefined)[] = new Array(segments.length).fill(undefined);
	if (!NAMES.test(article.text)) return behind;
	const named = segments.map(segment => pollIn(tokens, segment));
	if (!named.some(span => span)) return behind;
	const whole = isAbout(article, tokens, segments, named);
	let poll = whole ? inHeadline(article, named) : undefined;
	let last = poll ? firstOfBody(article) : 0;
	for (const [index, sentence] of article.sentences.entries()) {
		if (sentence.zone !== 'body') continue;
		// What is named at a paragraph's end stands behind its first figures, too.
		const own = named[index];
		if (own) {
			if (!poll || !isRepeated(article.text, own)) poll = own;
			for (let before = index - 1; before >= 0 && isBeside(article, before, sentence); before--)
				if (!behind[before] && findingIn(tokens, segments[before] as Segment, false))
					behind[before] = { named: own, finding: 'figure' };
		}
		if (!poll) continue;
		const near = sentence.paragraph - last <= (whole ? WHOLE_REACH : 1);
		if (own) last = sentence.paragraph;
		else if (!near && !whole) poll = undefined;
		if (!poll) continue;
		const finding = findingIn(
			tokens,
			segments[index] as Segment,
			own !== undefined || (whole && near) || sentence.paragraph === last,
			own !== undefined,
		);
		if (!finding || !(near || own || finding === 'figure')) continue;
		behind[index] = { named: poll, finding };
		last = sentence.paragraph;
	}
	return behind;
}

const inHeadline = ({ sentences }: Article, named: readonly (Span | undefined)[]): Span | undefined =>
	named.find((poll, index) => poll && HEAD.has((sentences[index] as Sentence).zone));

const firstOfBody = ({ sentences }: Article): number => sentences.find(({ zone }) => zone === 'body')?.paragraph ?? 0;

const isBeside = ({ sentences }: Article, before: number, { paragraph }: Sentence): boolean =>
	(sentences[before] as Sentence).paragraph === paragraph;

/**
 * Whether an article is about polls: its headline names one, or it begins with one and a third of its paragraphs name it
 * or give such figures.
 */
function isAbout(
	{ sentences }: Article,
	tokens: Tokens,
	segments: readonly Segment[],
	named: readonly (Span | undefined)[],
): boolean {
	let paragraphs = 0;
	let giving = 0;
	let last = -1;
	let lastGiving = -1;
	let opens = false;
	for (const [index, { zone, paragraph }] of sentences.entries()) {
		const poll = named[index] !== undefined;
		if (poll && HEAD.has(zone)) return true;
		if (zone !== 'body') continue;
		if (paragraph !== last) paragraphs++;
		last = paragraph;
		if (poll && paragraphs <= OPENING) opens = true;
		if (paragraph === lastGiving || !(poll || findingIn(tokens, segments[index] as Segment, false) === 'figure'))
			continue;
		giving++;
		lastGiving = paragraph;
	}
	return opens && giving >= 3 && giving * 3 >= paragraphs;
}

/**
 * The words that name a poll: "a new poll by the institute", "three recent surveys"; not "the polls", at which people vote
 * or which say nothing in particular, nor "poll workers".
 */
function pollIn(tokens: Tokens, segment: Segment): Span | undefined {
	const size = Math.min(segment.tag.length, LONGEST);
	for (let at = 0; at < size; at++) {
		if (!(useAt(tokens, segment, at) & Use.Poll)) continue;
		const tag = segment.tag[at] as number;
		const label = at === 0 && segment.tag[1] === Tag.Colon;
		if ((tag !== Tag.Noun && tag !== Tag.Proper && !label) || isWord(tokens, segment, at + 1, OF_VOTING)) continue;
		const from = phraseStart(segment, at);
		const told = segment.tag[from] === Tag.Determiner ? at - from > 1 : at > from;
		if (isWord(tokens, segment, at, /s$/iu) && !told) continue;
		return wordsBetween(segment, from, at);
	}
	return undefined;
}

const OF_VOTING =
	/^(?:stations?|places?|workers?|watchers?|booths?|tax|taxes|clerks?|officials?|sites?|locations?|observers?|takers?|numbers?|ratings?)$/iu;

/** "The poll": what has been named before. */
const isRepeated = (text: string, { start, end }: Span): boolean =>
	/^(?:the|that|this|its|their)?\s?(?:new |same )?\p{Ll}+$/iu.test(text.slice(start, end));

/**
 * What a sentence gives of what a poll found: a share or a lead of those that are asked; close to where one is named also
 * who is ahead, and what voters favour. Not the result of a vote.
 */
function findingIn(tokens: Tokens, segment: Segment, close: boolean, own = false): Finding['finding'] | undefined {
	let figure = false;
	let share = false;
	let result = false;
	let supposed = false;
	let asked = 0;
	let standing = 0;
	const size = Math.min(segment.tag.length, LONGEST);
	for (let at = 0; at < size; at++) {
		const token = segment.token[at] as number;
		if (token < 0) continue;
		if (segment.tag[at] === Tag.Number && YEAR.test(wordOf(tokens, token))) return undefined;
		if (isFigure(tokens, segment, at)) figure = true;
		if (segment.tag[at] === Tag.Modal) supposed = true;
		if (isOfVote(tokens, segment, at)) result = true;
		const use = useAt(tokens, segment, at);
		if (use === 0) continue;
		if (use & Use.Tally) return undefined;
		if (use & Use.Asked) asked++;
		if (use & Use.Standing) standing++;
		if (use & Use.Quantifier) share = true;
		if (isWord(tokens, segment, at, RESPONDENT)) return 'figure';
	}
	if (result && !supposed) return undefined;
	if (figure) return asked > 0 || standing > 0 || close ? 'figure' : undefined;
	if (standing === 0) return undefined;
	return (asked > 0 && (share || close)) || (close && standing > 1) || own ? 'words' : undefined;
}

/** "Took 46 percent of the vote": what was counted. */
const isOfVote = (tokens: Tokens, segment: Segment, at: number): boolean =>
	isWord(tokens, segment, at, /^votes?$/iu) &&
	isWord(tokens, segment, at - 2, /^of$/iu) &&
	segment.tag[at - 1] === Tag.Determiner;

const YEAR = /^(?:19|20)\d\d$/u;
const RESPONDENT = /^(?:respondents?|surveyed|polled)$/iu;

/** "46 percent", "62%", "8 points", "a 4-point edge", "62%-32%". */
function isFigure(tokens: Tokens, segment: Segment, at: number): boolean {
	const token = segment.token[at] as number;
	const word = wordOf(tokens, token);
	if (/[-–]points?$/u.test(word)) return true;
	if (segment.tag[at] !== Tag.Number && !/^\d/u.test(word)) return false;
	if (word.includes('%')) return true;
	return isWord(tokens, segment, at + 1, /^(?:percent|percentage|points?|%|per)$/iu);
}
