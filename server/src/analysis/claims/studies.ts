import type { Article } from '../../article/article';
import type { Span } from '../../text/span';
import { isWord } from '../attribution/items';
import type { Segment } from '../attribution/segments';
import words from '../lexicon/en/constructions.json';
import { listed } from '../lexicon/listed';
import { Tag, type Tokens } from '../tokens';
import { type Clause, clausesOf } from './clauses';
import { type Finding, type Findings, HEAD, isPast, LONGEST, OPENING, phraseStart, wordsBetween } from './findings';

const STUDY = listed(words.studies);
const SCHOLARS = listed(words.scholars);
/** Words that name a study once it is known to be one: a trial may be one of a court, a team one that plays. */
const AGAIN = listed(words.studiesAgain);
const SPECIMENS = listed(words.specimens);

/** Without one of these there is no study to find. Looks at all of a text, and is ten times as fast without \b and `u`. */
const NAMES = /stud(?:y|ies)|research|experiment|scientist|colleagues|team/i;
/** "The new work, published this week in Annals of Physiology": then a team and a paper are those of a study. */
const PUBLISHED =
	/published(?: [\w’'-]+){0,3} in (?:the journal\b|[^.]{0,60}\b(?:annals|journal|letters|proceedings|review|nature|science|research)\b)/i;

/** In sentences that name it: what an article about a study has at least. */
const LEAST = 4;
/** The same where it says in which journal the study was published. */
const LEAST_PUBLISHED = 2;
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
	const published = PUBLISHED.test(article.text);
	const named = segments.map(segment => studyIn(tokens, segment, published));
	if (!isAbout(article, named, published ? LEAST_PUBLISHED : LEAST)) return behind;
	let study: Span | undefined;
	let last = 0;
	for (const [index, { zone, paragraph }] of article.sentences.entries()) {
		const segment = segments[index] as Segment;
		study = named[index] ?? study;
		if (named[index] || (study && goesOn(tokens, segment))) last = paragraph;
		if (zone !== 'body' || !study || paragraph - last > REACH) continue;
		const before = article.sentences[index - 1]?.paragraph === paragraph ? index - 1 : -1;
		const goes = before >= 0 && (behind[before] !== undefined || (published && named[before] !== undefined));
		if (tellsOfWork(tokens, segment, goes)) behind[index] = { named: study, finding: 'words' };
	}
	return behind;
}

/** Whether it is named early, and again and again. */
function isAbout({ sentences }: Article, named: readonly (Span | undefined)[], least: number): boolean {
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
	return opens && count >= least;
}

/** "A new study by the institute", "the researchers". */
function studyIn(tokens: Tokens, segment: Segment, published: boolean): Span | undefined {
	const size = Math.min(segment.tag.length, LONGEST);
	for (let at = 0; at < size; at++) {
		if (segment.tag[at] !== Tag.Noun) continue;
		if (!isWord(tokens, segment, at, STUDY) && !isWord(tokens, segment, at, SCHOLARS)) {
			if (!published || !isWord(tokens, segment, at, AGAIN)) continue;
		}
		return wordsBetween(segment, phraseStart(segment, at), at);
	}
	return undefined;
}

/** "The team", "the authors", "the paper". */
function goesOn(tokens: Tokens, segment: Segment): boolean {
	const size = Math.min(segment.tag.length, LONGEST);
	for (let at = 0; at < size; at++) if (segment.tag[at] === Tag.Noun && isWord(tokens, segment, at, AGAIN)) return true;
	return false;
}

/**
 * Whether the sentence tells in the past what was done with what is studied, or by those who study it; where it goes on with
 * the work of the sentence before, what was done at all.
 */
function tellsOfWork(tokens: Tokens, segment: Segment, goes: boolean): boolean {
	const [clause] = clausesOf(tokens, segment);
	if (!clause) return false;
	const scholars = hasScholars(tokens, segment, clause);
	const size = Math.min(segment.tag.length, LONGEST);
	let past = false;
	let specimens = goes || scholars;
	for (let at = scholars ? clause.verb : 0; at < size; at++) {
		const tag = segment.tag[at] as number;
		// What happened in a year, or to somebody with a name, is another story.
		if (tag === Tag.Proper && !scholars) return false;
		if (tag === Tag.Number && isWord(tokens, segment, at, /^(?:19|20)\d\d$/u)) return false;
		past ||= isPast(tokens, segment, at);
		specimens ||= tag === Tag.Noun && isWord(tokens, segment, at, SPECIMENS);
	}
	return past && specimens;
}

/** "Mara Holm and her colleagues kept …", "a team led by the institute fired …": whether those who study do it. */
function hasScholars(tokens: Tokens, segment: Segment, { subject, verb }: Clause): boolean {
	for (let at = subject; at < verb; at++) {
		if (segment.tag[at] !== Tag.Noun) continue;
		if (isWord(tokens, segment, at, SCHOLARS) || isWord(tokens, segment, at, AGAIN)) return true;
	}
	return false;
}
