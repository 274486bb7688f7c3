import type { Article } from '../../article/article';
import type { Span } from '../../text/span';
import { isWord } from '../attribution/items';
import type { Segment } from '../attribution/segments';
import words from '../lexicon/en/constructions.json';
import { listed, within } from '../lexicon/listed';
import { Tag, type Tokens } from '../tokens';
import { type Finding, type Findings, isOfPhrase, isPast, LONGEST, wordsBetween } from './findings';
import { isAmount } from './words';

/** Without one of these there are no figures to find. */
const NAMES = within(words.publishedFigures);

/**
 * For each sentence that goes on to give figures that somebody has published, the words for them: "The customs office published
 * its August figures. Trade came to 155 million, up 32 percent." Linear in the article's length.
 */
export function publishedFiguresBehind(article: Article, tokens: Tokens, segments: readonly Segment[]): Findings {
	const behind: (Finding | undefined)[] = new Array(segments.length).fill(undefined);
	if (!NAMES.test(article.text)) return behind;
	let figures: Span | undefined;
	let last = 0;
	for (const [index, { zone, paragraph }] of article.sentences.entries()) {
		if (zone !== 'body') continue;
		const segment = segments[index] as Segment;
		const published = figuresIn(tokens, segment);
		const near = figures !== undefined && paragraph - last <= REACH;
		if (published) figures = published;
		else if (figures && near && givesFigures(tokens, segment)) behind[index] = { named: figures, finding: 'figure' };
		else continue;
		last = paragraph;
	}
	return behind;
}

/** "The customs office published its August figures on Thursday": the words for them. */
function figuresIn(tokens: Tokens, segment: Segment): Span | undefined {
	const size = Math.min(segment.tag.length, LONGEST);
	for (let at = 0; at < size; at++) {
		const tag = segment.tag[at];
		if ((tag !== Tag.Finite && tag !== Tag.Participle) || !isWord(tokens, segment, at, PUBLISHING)) continue;
		for (let noun = at + 1; noun < Math.min(size, at + REACH_TO_FIGURES); noun++) {
			if (isWord(tokens, segment, noun, FIGURES)) return wordsBetween(segment, at + 1, noun);
			if (!isOfPhrase(segment.tag[noun] as number)) break;
		}
	}
	return undefined;
}

const PUBLISHING = listed(words.publishing);
const FIGURES = listed(words.publishedFigures);
/** In items, from the verb. */
const REACH_TO_FIGURES = 7;
/** In paragraphs: a subheading may stand between. */
const REACH = 2;

/** A share or a sum in the past: "trade came to 155 billion, up 32 percent". */
function givesFigures(tokens: Tokens, segment: Segment): boolean {
	const size = Math.min(segment.tag.length, LONGEST);
	let past = false;
	let figure = false;
	for (let at = 0; at < size; at++) {
		past ||= isPast(tokens, segment, at);
		const token = segment.token[at] as number;
		figure ||= token >= 0 && isAmount(tokens, token);
	}
	return past && figure;
}
