import { Form } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { type Items, isHead, isNominal, isVerbTag, isWord, opensPhrase } from './items';
import { quantityStart } from './quantities';
import { isQuoteTag, type Segment } from './segments';

/** No phrase of prose is longer; keeps every search short in a text that is no prose. */
const REACH = 60;

/** The noun phrase that ends right before item `end`, or undefined: "the head of the union" before "said". */
export function nounPhraseBefore(tokens: Tokens, segment: Segment, end: number): Items | undefined {
	let at = end;
	let head = false;
	const limit = Math.max(0, end - REACH);
	// "Those surveyed", "the dockers asked".
	const described = segment.tag[at - 1] === Tag.Participle || isWord(tokens, segment, at - 1, INVOLVED);
	if (at - 1 > limit && described && isHeadOrThose(segment.tag[at - 2] as number)) at--;
	// "The dockers themselves".
	if (at - 2 >= limit && isHead(segment.tag[at - 2] as number) && isWord(tokens, segment, at - 1, EMPHATIC)) at--;
	while (at > limit) {
		const tag = segment.tag[at - 1] as number;
		if (tag === Tag.Pronoun || tag === Tag.Wh) {
			if (head) {
				// "Some of the dockers".
				const links =
					isOf(tokens, segment, at) ||
					(segment.tag[at] === Tag.Preposition && isWord(tokens, segment, at - 1, ANYBODY));
				if (tag === Tag.Pronoun && links) at--;
				break;
			}
			// "Two of them said", "a notice on it said".
			const counted =
				at - 2 > limit && segment.tag[at - 2] === Tag.Preposition && isWord(tokens, segment, at - 1, OBJECTS);
			const outer = counted ? nounPhraseBefore(tokens, segment, at - 2) : undefined;
			return { from: outer?.from ?? at - 1, to: end };
		}
		if (isNominal(tag)) {
			// "On 3 July Mara Holm wrote": a date goes before.
			if (at < end && tag === Tag.Proper && isDate(tokens, segment, at - 1)) break;
			// "On Tuesday the minister said": a new phrase cannot begin with a noun in front of an article.
			if (at < end && segment.tag[at] === Tag.Determiner) break;
			// "In the past three years Lind": nor with a time in front of a name.
			if (at < end && tag === Tag.Noun && segment.tag[at] === Tag.Proper && isTimeNoun(tokens, segment, at - 1)) break;
			head = true;
			at--;
		} else if (tag === Tag.Determiner) {
			if (at < end && (segment.tag[at] === Tag.Determiner || segment.tag[at] === Tag.Possessive)) break;
			head = true;
			at--;
		} else if (tag === Tag.Possessive) {
			head = true;
			at--;
			// A clitic goes with the noun before it; "his" opens the phrase.
			if (!isClitic(tokens, segment, at)) {
				if (continuesAcross(tokens, segment, at, limit)) {
					at--;
					continue;
				}
				break;
			}
		} else if ((tag === Tag.Participle || tag === Tag.Ing) && head && at >= 2 && isModifierPlace(segment, at - 1)) {
			at--;
		} else if (
			tag === Tag.Adverb &&
			head &&
			at >= 2 &&
			segment.tag[at - 2] === Tag.Determiner &&
			segment.tag[at] !== Tag.Determiner
		) {
			at--;
		} else if (tag === Tag.Preposition && head) {
			if (!continuesAcross(tokens, segment, at, limit)) break;
			at--;
		} else if (tag === Tag.Conjunction && head) {
			if (at < 2 || !isHead(segment.tag[at - 2] as number)) break;
			const listed = governedList(tokens, segment, at - 1, limit);
			if (listed === undefined && !reachesStart(tokens, segment, at - 1, limit)) break;
			at = listed ?? at - 1;
		} else if (tag === Tag.CloseBracket) {
			const open = openBracket(segment, at - 1);
			if (open === undefined || open === 0) break;
			at = open;
		} else break;
	}
	if (!head || at >= end) return undefined;
	while (at < end && segment.tag[at] === Tag.Adverb) at++;
	const last = segment.tag[end - 1] as number;
	if (last === Tag.Possessive && isClitic(tokens, segment, end - 1)) return undefined;
	return at < end ? { from: quantityStart(tokens, segment, at), to: end } : undefined;
}

const isTimeNoun = (tokens: Tokens, segment: Segment, at: number): boolean => {
	const token = segment.token[at] as number;
	return token >= 0 && (formsOf(tokens, token) & Form.TimeNoun) !== 0;
};

/** The month of "3 July", "July 3" and "2 June 2023". */
function isDate(tokens: Tokens, segment: Segment, at: number): boolean {
	const token = segment.token[at] as number;
	return token >= 0 && (formsOf(tokens, token) & Form.Month) !== 0 && segment.tag[at - 1] === Tag.Number;
}

/** Participles behind a noun that the tagger may take for its verb: "the ministers involved conceded". */
const INVOLVED = /^(?:involved|concerned|affected)$/iu;
const OBJECTS = /^(?:it|them|him|her|us|me|you)$/iu;
const EMPHATIC = /^(?:himself|herself|itself|themselves)$/iu;

/** The noun phrase that begins at item `from`; `appositions` adds what commas set off behind it. */
export function nounPhraseAfter(
	tokens: Tokens,
	segment: Segment,
	from: number,
	appositions: boolean,
): Items | undefined {
	const limit = Math.min(segment.tag.length, from + REACH);
	let at = from;
	let head = false;
	while (at < limit) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Pronoun) {
			if (head && !isOfBefore(tokens, segment, at)) break;
			if (!head) return { from, to: at + 1 };
			at++;
		} else if (isHead(tag)) {
			head = true;
			at++;
		} else if (tag === Tag.Determiner) {
			if (head && segment.tag[at - 1] !== Tag.Preposition && segment.tag[at - 1] !== Tag.Conjunction) break;
			at++;
		} else if (tag === Tag.Possessive) {
			if (
				head &&
				!isClitic(tokens, segment, at) &&
				segment.tag[at - 1] !== Tag.Preposition &&
				segment.tag[at - 1] !== Tag.Conjunction
			)
				break;
			at++;
		} else if (tag === Tag.Adjective || tag === Tag.Number) at++;
		else if (
			(tag === Tag.Participle || tag === Tag.Ing || (tag === Tag.Finite && at === from)) &&
			at + 1 < limit &&
			isNominal(segment.tag[at + 1] as number) &&
			(!head || segment.tag[at - 1] === Tag.Preposition)
		)
			at++;
		else if (tag === Tag.Preposition && head) {
			if (!isPhraseLink(tokens, segment, at) || at + 1 >= limit || !opensPhrase(segment.tag[at + 1] as number)) break;
			// "Said Lind at the time".
			if (isWord(tokens, segment, at, /^at$/iu) && isWord(tokens, segment, at + 2, /^(?:time|moment)$/iu)) break;
			at++;
		} else if (tag === Tag.Conjunction && head) {
			if (at + 1 >= limit || !opensPhrase(segment.tag[at + 1] as number) || verbFollows(segment, at + 1, limit)) break;
			at++;
		} else if (tag === Tag.OpenBracket && head) {
			const close = closeBracket(segment, at);
			if (close === undefined) break;
			at = close + 1;
		} else break;
	}
	while (
		at > from &&
		!isHead(segment.tag[at - 1] as number) &&
		segment.tag[at - 1] !== Tag.CloseBracket &&
		segment.tag[at - 1] !== Tag.Number &&
		segment.tag[at - 1] !== Tag.Adjective &&
		segment.tag[at - 1] !== Tag.Pronoun
	)
		at--;
	if (at <= from) return undefined;
	if (!head)
		return segment.tag[at - 1] === Tag.Number || segment.tag[at - 1] === Tag.Adjective ? { from, to: at } : undefined;
	return { from, to: appositions ? appositionEnd(tokens, segment, at, limit) : at };
}

/** Where the appositions behind a name end: ", a former adviser to the council and head of the union". */
function appositionEnd(tokens: Tokens, segment: Segment, end: number, limit: number): number {
	let at = end;
	while (at + 1 < limit && (segment.tag[at] === Tag.Comma || segment.tag[at] === Tag.Wh)) {
		const next = segment.tag[at] === Tag.Wh ? at : at + 1;
		const tag = segment.tag[next] as number;
		if (tag === Tag.Wh) {
			// A relative clause runs to the next comma or the end.
			let to = next + 1;
			while (
				to < limit &&
				segment.tag[to] !== Tag.Comma &&
				segment.tag[to] !== Tag.Stop &&
				segment.tag[to] !== Tag.Semicolon &&
				!isQuoteTag(segment.tag[to] as number)
			)
				to++;
			at = to;
			continue;
		}
		if (tag === Tag.Participle && next + 1 < limit && segment.tag[next + 1] === Tag.Preposition) break;
		const phrase = opensPhrase(tag) && tag !== Tag.Pronoun ? nounPhraseAfter(tokens, segment, next, false) : undefined;
		if (!phrase) break;
		let verb = phrase.to;
		while (segment.tag[verb] === Tag.Adverb) verb++;
		if (isVerbTag(segment.tag[verb] ?? Tag.Other)) break;
		// "According to Lind, boats and nets have been sold": two subjects.
		if (segment.tag[verb] === Tag.Conjunction && verbFollows(segment, verb + 1, limit)) break;
		// "According to the council, 46 percent of the voters": a count begins something else, an age does not.
		if (tag === Tag.Number && segment.tag[phrase.to] !== Tag.Comma) break;
		// "According to Lind, Harbour probing showed": the next clause begins with what is done.
		if (phrase.to - next === 1 && tag === Tag.Proper && segment.tag[phrase.to] === Tag.Ing) break;
		at = phrase.to;
	}
	return at;
}

const isHeadOrThose = (tag: number): boolean => isHead(tag) || tag === Tag.Determiner || tag === Tag.Pronoun;

/** A participle or -ing form inside a noun phrase: "the proposed law", "two warring parties". */
function isModifierPlace(segment: Segment, at: number): boolean {
	const before = segment.tag[at - 1] as number;
	return (
		before === Tag.Determiner ||
		before === Tag.Possessive ||
		before === Tag.Adjective ||
		before === Tag.Number ||
		before === Tag.Preposition
	);
}

export function isClitic(tokens: Tokens, segment: Segment, at: number): boolean {
	const first = tokens.text.charCodeAt(segment.start[at] as number);
	return first === 0x27 || first === 0x2019;
}

/** Whether the preposition or article at `at - 1` hangs on a noun to its left: "head of the union". */
function continuesAcross(tokens: Tokens, segment: Segment, at: number, limit: number): boolean {
	if (at - 1 <= limit) return false;
	if (segment.tag[at - 1] !== Tag.Preposition) return false;
	if (!isPhraseLink(tokens, segment, at - 1)) return false;
	const before = segment.tag[at - 2] as number;
	return (
		isHead(before) ||
		before === Tag.Number ||
		// "People close to the mayor", "a person familiar with the matter".
		(before === Tag.Adjective &&
			(isTo(tokens, segment, at - 1) || (at > 3 && isHead(segment.tag[at - 3] as number)))) ||
		(before === Tag.Pronoun && (isOf(tokens, segment, at - 1) || isWord(tokens, segment, at - 2, ANYBODY))) ||
		// "Few in the town".
		(before === Tag.Determiner && isWord(tokens, segment, at - 2, SOME))
	);
}

const ANYBODY = /^(?:nobody|none|everybody|everyone|anybody|anyone|somebody|someone|many|few|most|some|those)$/iu;
const SOME = /^(?:many|few|most|some|all|several|those)$/iu;

const LINKS = new Set([
	'of',
	'for',
	'in',
	'at',
	'from',
	'to',
	'on',
	'with',
	'within',
	'behind',
	'against',
	'between',
	'near',
	'inside',
	'under',
	'across',
	'around',
	'close',
	'about',
	'over',
	'by',
	'per',
	'like',
	'among',
	'outside',
]);

function isPhraseLink(tokens: Tokens, segment: Segment, at: number): boolean {
	const token = segment.token[at] as number;
	return token >= 0 && LINKS.has(wordOf(tokens, token).toLowerCase());
}

function isTo(tokens: Tokens, segment: Segment, at: number): boolean {
	const token = segment.token[at] as number;
	return token >= 0 && wordOf(tokens, token) === 'to';
}

function isOf(tokens: Tokens, segment: Segment, at: number): boolean {
	const token = segment.token[at] as number;
	return token >= 0 && wordOf(tokens, token).toLowerCase() === 'of';
}

const isOfBefore = (tokens: Tokens, segment: Segment, at: number): boolean => at > 0 && isOf(tokens, segment, at - 1);

/** "Voters in Norland, Sudland and Derry": where a list begins that a preposition joins to a noun. */
function governedList(tokens: Tokens, segment: Segment, end: number, limit: number): number | undefined {
	let at = end;
	let list = segment.tag[end - 1] === Tag.Proper && segment.tag[end + 1] === Tag.Proper;
	while (at > limit) {
		const tag = segment.tag[at - 1] as number;
		const comma = tag === Tag.Comma && isHead(segment.tag[at - 2] as number);
		if (!comma && !isHead(tag) && tag !== Tag.Adjective) break;
		list ||= comma;
		at--;
	}
	return list && at < end && continuesAcross(tokens, segment, at, limit) ? at : undefined;
}

/** Whether the words before a conjunction are one phrase back to where the clause begins: "Okafor and Lind said". */
function reachesStart(tokens: Tokens, segment: Segment, end: number, limit: number): boolean {
	let at = end;
	while (at > limit) {
		const tag = segment.tag[at - 1] as number;
		if (isNominal(tag) || tag === Tag.Determiner || tag === Tag.Possessive || tag === Tag.Adverb) at--;
		else if (tag === Tag.Preposition && isOf(tokens, segment, at - 1)) at--;
		else if (tag === Tag.Comma && at - 1 > limit && isHead(segment.tag[at - 2] as number)) at--;
		else break;
	}
	if (at === 0 || (at === 1 && segment.tag[0] === Tag.Conjunction)) return true;
	const before = segment.tag[at - 1] as number;
	return (
		before === Tag.That ||
		before === Tag.Subordinator ||
		before === Tag.Comma ||
		isQuoteTag(before) ||
		before === Tag.Dash ||
		before === Tag.Semicolon
	);
}

function verbFollows(segment: Segment, from: number, limit: number): boolean {
	let at = from;
	while (
		at < limit &&
		(isNominal(segment.tag[at] as number) ||
			segment.tag[at] === Tag.Determiner ||
			segment.tag[at] === Tag.Possessive ||
			segment.tag[at] === Tag.Pronoun ||
			segment.tag[at] === Tag.Adverb)
	)
		at++;
	return at < limit && isVerbTag(segment.tag[at] as number);
}

/** The item of the bracket that another one closes; undefined where none is near. */
export function openBracket(segment: Segment, close: number): number | undefined {
	for (let at = close - 1; at >= 0 && at > close - REACH; at--) if (segment.tag[at] === Tag.OpenBracket) return at;
	return undefined;
}

function closeBracket(segment: Segment, open: number): number | undefined {
	for (let at = open + 1; at < segment.tag.length && at < open + REACH; at++)
		if (segment.tag[at] === Tag.CloseBracket) return at;
	return undefined;
}

/** Whose something is, in front of "'s": "of Lind" in "the denial of Lind's claim" is whose claim it is. */
export function possessorBefore(tokens: Tokens, segment: Segment, mark: number): Items | undefined {
	const phrase = nounPhraseBefore(tokens, segment, mark);
	if (!phrase) return undefined;
	let from = phrase.from;
	for (let at = phrase.from + 1; at < phrase.to - 1; at++)
		if (isWord(tokens, segment, at, /^of$/iu) && segment.tag[at - 1] === Tag.Noun) from = at + 1;
	return { from, to: phrase.to };
}
