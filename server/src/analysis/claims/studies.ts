import type { Article } from '../../article/article';
import type { Span } from '../../text/span';
import { isWord } from '../attribution/phrases';
import type { Segment } from '../attribution/segments';
import words from '../lexicon/en/constructions.json';
import { Form } from '../lexicon/english';
import { listed } from '../lexicon/listed';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { type Finding, type Findings, HEAD, LONGEST, OPENING } from './findings';

const STUDY = listed(words.studies);
const SCHOLARS = listed(words.scholars);
/** Words that name a study once it is known to be one: a trial may be one of a court, a team one that plays. */
const AGAIN = listed(words.studiesAgain);
const SPECIMENS = listed(words.specimens);

/** Without one of these there is no study to find. */
const NAMES = /stud(?:y|ies)|research|experiment|scientist/iu;

/** In sentences that name it: what an article about a study has at least. */
const LEAST = 4;
/** In paragraphs: how far behind the study's last naming its story goes on. */
const REACH = 1;

/**
 * In an article about a study, for each sentence that goes on to tell how it was done and what came of it, the words that
 * name the study or those who made it: "the researchers kept 1,260 cultures", "mice that were given the drug lived longer".
 * Linear in the article's length.
 */
export function studiesBehind(article: Article, tokens: Tokens, segments: readonly Segment[]): Findings {
	const behind: (Finding | undefined)[] = new Array(segments.length).fill(undefined);
	if (!NAMES.test(article.text)) return behind;
	const named = segments.map(segment => studyIn(tokens, segment));
	if (!isAbout(article, named)) return behind;
	let study: Span | undefined;
	let last = 0;
	for (const [index, { zone, paragraph }] of article.sentences.entries()) {
		const segment = segments[index] as Segment;
		study = named[index] ?? study;
		if (named[index] || (study && goesOn(tokens, segment))) last = paragraph;
		if (zone !== 'body' || !study || paragraph - last > REACH) continue;
		if (tellsOfWork(tokens, segment)) behind[index] = { named: study, finding: 'words' };
	}
	return behind;
}

/** Whether it is named early, and again and again. */
function isAbout({ sentences }: Article, named: readonly (Span | undefined)[]): boolean {
	let paragraphs = 0;
	let last = -1;
	let opens = false;
	let count = 0;
	for (const [index, { zone, paragraph }] of sentences.entries()) {
		const isNamed = named[index] !== undefined;
		if (HEAD.has(zone)) opens ||= isNamed;
		if (zone !== 'body') continue;
		if (paragraph !== last) paragraphs++;
		last = paragraph;
		if (!isNamed) continue;
		count++;
		if (paragraphs <= OPENING) opens = true;
	}
	return opens && count >= LEAST;
}

/** "A new study by the institute", "the researchers". */
function studyIn(tokens: Tokens, segment: Segment): Span | undefined {
	const size = Math.min(segment.tag.length, LONGEST);
	for (let at = 0; at < size; at++) {
		if (segment.tag[at] !== Tag.Noun) continue;
		if (!isWord(tokens, segment, at, STUDY) && !isWord(tokens, segment, at, SCHOLARS)) continue;
		let from = at;
		while (from > 0 && PHRASE.has(segment.tag[from - 1] as number)) from--;
		return { start: segment.start[from] as number, end: segment.end[at] as number };
	}
	return undefined;
}

const PHRASE: ReadonlySet<number> = new Set([Tag.Noun, Tag.Proper, Tag.Adjective, Tag.Determiner, Tag.Possessive]);

/** "The team", "the authors", "the paper". */
function goesOn(tokens: Tokens, segment: Segment): boolean {
	const size = Math.min(segment.tag.length, LONGEST);
	for (let at = 0; at < size; at++) if (segment.tag[at] === Tag.Noun && isWord(tokens, segment, at, AGAIN)) return true;
	return false;
}

/** Whether the sentence tells in the past what was done with what is studied, or by those who study it. */
function tellsOfWork(tokens: Tokens, segment: Segment): boolean {
	const size = Math.min(segment.tag.length, LONGEST);
	let past = false;
	let specimens = false;
	let scholars = false;
	for (let at = 0; at < size; at++) {
		const tag = segment.tag[at] as number;
		// What happened in a year, or to somebody with a name, is another story.
		if (tag === Tag.Proper && !scholars) return false;
		if (tag === Tag.Number && isWord(tokens, segment, at, /^(?:19|20)\d\d$/u)) return false;
		if (tag === Tag.Finite && isPast(tokens, segment.token[at] as number)) past = true;
		if (tag === Tag.Be || tag === Tag.Have) past ||= isWord(tokens, segment, at, /^(?:was|were|had)$/iu);
		if (tag !== Tag.Noun) continue;
		if (isWord(tokens, segment, at, SCHOLARS)) scholars = true;
		else if (isWord(tokens, segment, at, SPECIMENS)) specimens = true;
	}
	return past && (specimens || scholars);
}

function isPast(tokens: Tokens, token: number): boolean {
	const forms = formsOf(tokens, token);
	return forms === 0 ? wordOf(tokens, token).endsWith('ed') : (forms & Form.Past) !== 0;
}
