import type { Article } from '../../article/article';
import type { Span } from '../../text/span';
import { isWord } from '../attribution/items';
import type { Segment } from '../attribution/segments';
import words from '../lexicon/en/constructions.json';
import { listed } from '../lexicon/listed';
import { Tag, type Tokens } from '../tokens';
import { clausesOf } from './clauses';
import { type Finding, type Findings, isPast, LONGEST, OPENING, phraseStart, wordsBetween } from './findings';

/** What a company's accounts give: "revenue", "pre-tax profit", "the dividend". */
const MEASURE = listed(words.measures);
/** "Reported", "posted": how results are told first. */
const REPORTING = listed(words.reportingResults);
const COMPANY = listed(words.companies);
/** What a company does in its results: "held its dividend", "cut its guidance". */
const DECISION = listed(words.companyDecisions);
const DECIDED = listed(words.companyPlans);

/** Without one of these there are no results to find. Looks at all of a text, and is five times as fast without \b and `u`. */
const NAMES = /profit|loss|revenue|earnings|sales|turnover|income/i;

/** In items: how far behind "reported" stands what was reported. */
const REACH = 14;

/**
 * In the report of a company’s results, for each sentence that goes on to give them, the words that tell of them first:
 * "Hald reported a fall in profit on Thursday. Revenue slipped 4 percent to 311 million." Linear in the article's length.
 */
export function resultsBehind(article: Article, tokens: Tokens, segments: readonly Segment[]): Findings {
	const behind: (Finding | undefined)[] = new Array(segments.length).fill(undefined);
	if (!NAMES.test(article.text)) return behind;
	let results: Span | undefined;
	let paragraphs = 0;
	let last = -1;
	for (const [index, { zone, paragraph }] of article.sentences.entries()) {
		if (zone !== 'body') continue;
		if (paragraph !== last) paragraphs++;
		last = paragraph;
		const segment = segments[index] as Segment;
		if (results && givesResults(tokens, segment)) behind[index] = { named: results, finding: 'words' };
		else if (!results && paragraphs <= OPENING) results = resultsIn(tokens, segment);
	}
	return behind;
}

/** "Reported a 31 percent fall in third-quarter profit", "… to 412 million, the company said": with a figure in the sentence. */
function resultsIn(tokens: Tokens, segment: Segment): Span | undefined {
	const size = Math.min(segment.tag.length, LONGEST);
	if (!segment.tag.includes(Tag.Number)) return undefined;
	let verb = -1;
	let measured = false;
	for (let at = 0; at < size; at++) {
		if (segment.tag[at] === Tag.Finite && isWord(tokens, segment, at, REPORTING)) verb = at;
		else if (isWord(tokens, segment, at, MEASURE)) {
			if (verb >= 0 && at - verb <= REACH) return wordsBetween(segment, verb, at);
			measured = true;
		} else if (measured && isWord(tokens, segment, at, /^said$/iu) && isWord(tokens, segment, at - 1, COMPANY)) {
			return wordsBetween(segment, phraseStart(segment, at - 1), at - 1);
		}
	}
	return undefined;
}

/** "Revenue slipped 4 percent", "it held its dividend at 4 crowns a share". */
function givesResults(tokens: Tokens, segment: Segment): boolean {
	const [clause] = clausesOf(tokens, segment);
	if (!clause) return false;
	let head = -1;
	for (let at = clause.subject; at < clause.verb; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Noun || tag === Tag.Proper || tag === Tag.Pronoun) head = at;
		else if (head >= 0) break;
	}
	if (head < 0) return false;
	if (isWord(tokens, segment, head, MEASURE))
		return segment.tag.includes(Tag.Number) && isPast(tokens, segment, clause.verb);
	if (!isWord(tokens, segment, clause.verb, DECISION) && !isWord(tokens, segment, clause.verb + 1, DECISION))
		return false;
	const size = Math.min(clause.to, clause.verb + REACH);
	for (let at = clause.verb + 1; at < size; at++)
		if (isWord(tokens, segment, at, MEASURE) || isWord(tokens, segment, at, DECIDED)) return true;
	return false;
}
